"""Before the first year: rates, awards, and a bloc with its boards, officers and signatories."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache

from django.contrib.auth.hashers import make_password

from awards.enums import AwardLevel, Base, Certainty, Rounding, RuleKind
from awards.models import Award, AwardRule
from blocs.domain.pledge.defaults import DEFAULT_TEXT
from blocs.enums import MilestoneKind
from blocs.models import Bloc, CalendarRule, Membership
from boards.enums import DocumentKind, RateKind, Role
from boards.models import (
    Board,
    BoardAlias,
    Document,
    ExchangeRate,
    Officer,
    Province,
    Signatory,
)
from config.demo.decade.cast import (
    COUNCIL,
    COUNCIL_EN,
    FICTION,
    FICTIONAL,
    Place,
    Troupe,
)
from config.demo.decade.size import Size
from config.demo.decade.stage import kept
from config.demo.first_year import PASSWORD

FLAG, MERIT = "hc-co-thi-dua", "hc-bang-khen"
AWARDS = (
    (FLAG, "Cờ thi đua của Vùng Thí Dụ", "Emulation flag of Example Region", 910),
    (MERIT, "Bằng khen của Vùng Thí Dụ", "Certificate of merit of Example Region", 920),
)
MERITS = 34
"""Certificates in a hundred members at most."""
SOURCE = f"Quy chế chạy thử của Vùng Thí Dụ {FICTION}"
CALENDAR = (
    (MilestoneKind.NOTICE, 3, 1, 0),
    (MilestoneKind.SCHEME, 3, 5, 0),
    (MilestoneKind.PLEDGE, 3, 20, 0),
    (MilestoneKind.SELF_SCORING, 12, 15, 0),
    (MilestoneKind.CONFERENCE, 1, 6, 1),
    (MilestoneKind.SUBMISSION, 2, 5, 1),
)
RATE, RISE = 20_400, 230
"""Invented đồng per dollar in the first year, and how much more in each later one."""


def found_region(size: Size) -> Document:
    """What all blocs share; the paper keeps the size, so that a later run goes on with it."""
    paper = kept(
        Document(
            slug=PAPER,
            kind=DocumentKind.REGULATION,
            number="HC-00",
            issued_on=date(size.first_year, 1, 2),
            issuer=COUNCIL,
            title=f"Quy chế thi đua chạy thử {FICTION}",
            note=size.written,
        )
    )
    _rates(size)
    for slug, name, name_en, order in AWARDS:
        award = kept(
            Award(
                slug=slug,
                name=f"{name} {FICTION}",
                name_en=f"{name_en} {FICTIONAL}",
                level=AwardLevel.PROVINCE,
                grantor=COUNCIL,
                order=order,
            )
        )
        _rules(award, size)
    return paper


PAPER = "hc-quy-che-chay-thu"


def _rates(size: Size) -> None:
    """A rate for each year that has none: what is recorded already stays the rate of its year."""
    known = ExchangeRate.objects.filter(kind=RateKind.PERIOD_END).values_list("year", flat=True)
    there = {*known}
    years = range(size.first_year - 1, size.first_year + size.years)
    for year in [year for year in years if year not in there]:
        kept(
            ExchangeRate(
                currency="USD",
                year=year,
                kind=RateKind.PERIOD_END,
                vnd_per_unit=Decimal(RATE + RISE * (year - years[0])),
                source=f"Tỷ giá quy ước của dữ liệu chạy thử {FICTION}",
                source_en=f"Conventional rate of the demonstration {FICTIONAL}",
            )
        )


def _rules(award: Award, size: Size) -> None:
    said = {"starts_on": date(size.first_year, 1, 1), "source": SOURCE}
    said |= {"certainty": Certainty.UNVERIFIED}
    if award.slug == FLAG:
        kept(AwardRule(award=award, kind=RuleKind.QUOTA_FIXED, number=1, **said))
        kept(
            AwardRule(
                award=award,
                kind=RuleKind.THRESHOLD,
                share=Decimal(50),
                base=Base.PRESENT,
                strict=True,
                **said,
            )
        )
    else:
        kept(
            AwardRule(
                award=award,
                kind=RuleKind.QUOTA_PERCENT,
                share=Decimal(MERITS),
                base=Base.MEMBERS,
                rounding=Rounding.DOWN,
                **said,
            )
        )


def found_bloc(troupe: Troupe, size: Size, paper: Document) -> Bloc:
    """The bloc with its calendar and its first members; each has somebody who signs for it."""
    bloc = kept(
        Bloc(
            slug=troupe.slug,
            name=f"Khối thi đua Ban Quản lý các khu công nghiệp {troupe.short}",
            name_en=f"Emulation bloc of industrial zones boards, {troupe.english} {FICTIONAL}",
            short_name=troupe.short,
            short_name_en=f"{troupe.english} {FICTIONAL}",
            council=COUNCIL,
            council_en=COUNCIL_EN,
            pledge_text=f"{DEFAULT_TEXT.vi}\n\nVăn bản chạy thử {FICTION}.",
            pledge_text_en=f"{DEFAULT_TEXT.en}\n\nA trial text {FICTIONAL}.",
        )
    )
    for kind, month, day, later in CALENDAR:
        rule = CalendarRule(bloc=bloc, kind=kind, month=month, day=day, years_later=later)
        rule.document = paper
        kept(rule)
    for seat, place in enumerate(troupe.first[: size.boards], start=1):
        join(bloc, place, seat, date(size.first_year, 1, 1), paper)
    return bloc


def join(bloc: Bloc, place: Place, seat: int, on: date, paper: Document) -> Board:
    """A new board with its seat in the bloc."""
    province = kept(Province(slug=place.slug, name=f"{place.name} {FICTION}"))
    board = kept(
        Board(
            slug=place.slug,
            name=place.full,
            name_en=place.english,
            short_name=place.name,
            province=province,
            founded_on=on,
        )
    )
    kept(Membership(bloc=bloc, board=board, seat=seat, starts_on=on, document=paper))
    people(board, place, on, paper)
    return board


@cache
def known_password() -> str:
    """The password that everybody knows, made unreadable once: it takes its time."""
    return make_password(PASSWORD)


def people(board: Board, place: Place, on: date, paper: Document) -> None:
    """Its aliases, an officer with the password that everybody knows, and a signatory."""
    for alias in place.aliases:
        kept(BoardAlias(board=board, text=alias))
    Officer.objects.create(
        username=place.slug,
        password=known_password(),
        last_name="Cán bộ thử",
        first_name=place.name,
        role=Role.BOARD,
        board=board,
        is_staff=True,
    )
    kept(
        Signatory(
            board=board,
            name=f"Người ký thử {place.name}",
            post=f"Trưởng ban {FICTION}",
            starts_on=on,
            document=paper,
        )
    )

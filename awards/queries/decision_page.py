"""The permanent pages of a decision and of an award."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from awards.models import Award, AwardRule, Conferral, Decision, Ending
from awards.queries.roll import Wanted, cited, conferrals, honours, in_order, name_of, told
from blocs.queries.honours import Honour
from blocs.queries.reader import Reader

SHOWN = 50
"""So many holders of an award stand on its page; the roll has all."""


@dataclass(frozen=True, slots=True)
class DecisionPage:
    """A decision with what it gave, and what it ended of earlier ones."""

    slug: str
    citation: str
    number: str
    title: str
    issued_on: date | None
    issuer: str
    signed_by: str
    url: str
    has_file: bool
    year: int
    bloc: str
    bloc_name: str
    given: tuple[Honour, ...]
    ended: tuple[Honour, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A legal rule of an award, with its days, its source, and how sure we are of it."""

    kind: str
    says: str
    starts_on: date
    ends_on: date | None
    source: str
    certainty: str


@dataclass(frozen=True, slots=True)
class AwardPage:
    """What an award is, by which rules, and who held it."""

    slug: str
    name: str
    level: str
    grantor: str
    rules: tuple[Rule, ...]
    holders: tuple[Honour, ...]
    count: int


def decision_page(slug: str, reader: Reader) -> DecisionPage | None:
    """A decision by the code of its paper. Seven queries; nothing where there is none."""
    rows = Decision.objects.select_related("document", "cycle__bloc")
    decision = rows.filter(document__slug=slug).first()
    if decision is None:
        return None
    paper, bloc = decision.document, decision.cycle.bloc
    ended = Ending.objects.filter(decision=decision).values("conferral")
    given = Conferral.objects.filter(decision=decision)
    return DecisionPage(
        slug=paper.slug,
        citation=cited(paper),
        number=paper.number,
        title=paper.title,
        issued_on=paper.issued_on,
        issuer=paper.issuer,
        signed_by=decision.signed_by,
        url=paper.url,
        has_file=bool(paper.file),
        year=decision.cycle.year,
        bloc=bloc.slug,
        bloc_name=bloc.short_name_en if reader.english else bloc.short_name,
        given=_rows(given, reader),
        ended=_rows(Conferral.objects.filter(pk__in=ended), reader),
    )


def _rows(rows: QuerySet[Conferral], reader: Reader) -> tuple[Honour, ...]:
    return tuple(honours(told(in_order(rows)), reader))


def award_page(slug: str, reader: Reader) -> AwardPage | None:
    """An award. Six queries; nothing where there is none."""
    award = Award.objects.filter(slug=slug).first()
    if award is None:
        return None
    rows = conferrals(Wanted(award=slug))
    return AwardPage(
        slug=award.slug,
        name=name_of(award, reader),
        level=str(award.get_level_display()),
        grantor=award.grantor,
        rules=tuple(_rules(award, reader)),
        holders=tuple(honours(told(rows)[:SHOWN], reader)),
        count=rows.count(),
    )


def _rules(award: Award, reader: Reader) -> list[Rule]:
    """Those in force first, then by the day from which they held."""
    rows = sorted(award.rules.all(), key=lambda rule: (rule.ends_on is not None, rule.kind))
    return [
        Rule(
            kind=str(rule.get_kind_display()),
            says=rule.wording or _figure(rule, reader),
            starts_on=rule.starts_on,
            ends_on=rule.ends_on,
            source=rule.source,
            certainty=str(rule.get_certainty_display()),
        )
        for rule in rows
    ]


def _figure(rule: AwardRule, reader: Reader) -> str:
    """``1``, or ``50 % (the electors who are present)``; nothing where a rule needs no figure."""
    if rule.share is None:
        return "" if rule.number is None else str(rule.number)
    share = reader.exact(f"{rule.share:f}".rstrip("0").rstrip("."))
    more = f"{_('more than')} " if rule.strict else ""
    return f"{more}{share} % ({rule.get_base_display()})"

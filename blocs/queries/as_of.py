"""A bloc as it was on a day: members by the names of that day, leaders, rules, pledges, papers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import pgettext

from blocs.enums import (
    DeclinedTurn,
    MandateRole,
    MandateStatus,
    MilestoneKind,
    RotationRule,
)
from blocs.models import Bloc, Cycle, Mandate, Membership, Milestone, Pledge, Scheme
from blocs.queries.blocs import Paper, paper
from blocs.queries.reader import Reader
from boards.models import Board, Change, Signatory

RULE = ("rotation_rule", "deputies", "years_running", "declined_turn")


@dataclass(frozen=True, slots=True)
class MemberOn:
    """A board on its seat, called as it was called that day."""

    seat: int
    slug: str
    name: str
    full_name: str
    province: str
    was: str
    """The province of its name, where that had merged into another by the day."""
    starts_on: date
    paper: Paper
    signatories: tuple[str, ...] = ()
    ended_on: date | None = None
    """When the board had ended by the day, if nobody has decided on its seat yet."""


@dataclass(frozen=True, slots=True)
class LeaderOn:
    """A board in office: chair, acting chair or deputy of a year."""

    year: int
    role: str
    slug: str
    name: str
    starts_on: date
    paper: Paper


@dataclass(frozen=True, slots=True)
class YearOn:
    """A year of the bloc that was under way, with the rules that were in force for it."""

    year: int
    scheme: str
    illustrative: bool
    scheme_paper: Paper | None
    pledge: str
    pledge_paper: Paper | None


@dataclass(frozen=True, slots=True)
class RuleOn:
    """The rule of rotation, as the site kept it on that day."""

    kind: str
    deputies: int
    years_running: int | None
    declined_turn: str


@dataclass(frozen=True, slots=True)
class BlocOn:
    """Everything that the page of a day shows."""

    slug: str
    name: str
    short_name: str
    council: str
    day: date
    members: tuple[MemberOn, ...]
    leaders: tuple[LeaderOn, ...]
    years: tuple[YearOn, ...]
    rule: RuleOn
    regulations: tuple[Paper, ...]
    names_signatories: bool


def bloc_as_of(bloc: Bloc, day: date, reader: Reader, *, signatories: bool) -> BlocOn:
    """The page in a fixed number of queries; who could sign is named only where asked for."""
    memberships = list(_memberships(bloc, day))
    signing = _signing(memberships, day) if signatories else {}
    leaders = [each for each in _mandates(bloc) if each.holds_on(day)]
    return BlocOn(
        slug=bloc.slug,
        name=bloc.name_en if reader.english else bloc.name,
        short_name=bloc.short_name_en if reader.english else bloc.short_name,
        council=bloc.council_en if reader.english else bloc.council,
        day=day,
        members=tuple(_member(each, day, reader, signing) for each in memberships),
        leaders=tuple(_leader(each, day) for each in leaders),
        years=tuple(_years(bloc, day, reader, {each.cycle.year for each in leaders})),
        rule=_rule(bloc, day),
        regulations=tuple(_regulations(bloc, day)),
        names_signatories=signatories,
    )


def _memberships(bloc: Bloc, day: date) -> Iterable[Membership]:
    rows = Membership.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gt=day), bloc=bloc, starts_on__lte=day
    )
    return (
        rows.select_related("board__province__merged_into__merged_into", "document")
        .prefetch_related("board__names")
        .order_by("seat")
    )


def _mandates(bloc: Bloc) -> Iterable[Mandate]:
    rows = Mandate.objects.filter(cycle__bloc=bloc).select_related("board", "cycle", "document")
    return rows.prefetch_related("board__names").order_by("cycle__year", "role", "starts_on")


def _member(
    membership: Membership, day: date, reader: Reader, signing: Mapping[int, tuple[str, ...]]
) -> MemberOn:
    board = membership.board
    province = board.province.on(day)
    return MemberOn(
        seat=membership.seat,
        slug=board.slug,
        name=board.short_name_on(day),
        full_name=_full_name(board, day, reader),
        province=str(province),
        was="" if province == board.province else str(board.province),
        starts_on=membership.starts_on,
        paper=paper(membership.document),
        signatories=signing.get(board.pk, ()),
        ended_on=None if board.exists_on(day) else board.dissolved_on,
    )


def _full_name(board: Board, day: date, reader: Reader) -> str:
    """In English only where it is that of the present name: earlier ones are known in one."""
    name = board.name_on(day)
    return board.name_en if reader.english and board.name_en and name == board.name else name


def _signing(memberships: Iterable[Membership], day: date) -> dict[int, tuple[str, ...]]:
    """Who could sign for each board, by name and post."""
    rows = Signatory.objects.filter(board__in=[each.board_id for each in memberships])
    found: dict[int, list[str]] = defaultdict(list)
    for each in rows.order_by("starts_on", "name"):
        if each.may_sign_on(day):
            found[each.board_id].append(str(each))
    return {board: tuple(names) for board, names in found.items()}


def _leader(mandate: Mandate, day: date) -> LeaderOn:
    acting = mandate.role == MandateRole.CHAIR and mandate.status == MandateStatus.ACTING
    board: Board = mandate.board
    return LeaderOn(
        year=mandate.cycle.year,
        role=pgettext("role", "acting chair") if acting else str(mandate.get_role_display()),
        slug=board.slug,
        name=board.short_name_on(day),
        starts_on=mandate.starts_on,
        paper=paper(mandate.document),
    )


def _years(bloc: Bloc, day: date, reader: Reader, led: set[int]) -> Iterable[YearOn]:
    """The year of the day, and those that somebody led on it: years overlap in the calendar."""
    cycles = list(Cycle.objects.filter(bloc=bloc, year__in=led | {day.year}).order_by("year"))
    issued = Scheme.objects.filter(cycle__in=cycles, issued_on__lte=day)
    rows = issued.select_related("document").order_by("issued_on", "version")
    schemes = {each.cycle_id: each for each in rows}
    versions = Pledge.objects.filter(cycle__in=cycles).select_related("document")
    pledges = {each.cycle_id: each for each in versions.order_by("version") if _stood(each, day)}
    for cycle in cycles:
        scheme, pledge = schemes.get(cycle.pk), pledges.get(cycle.pk)
        yield YearOn(
            year=cycle.year,
            scheme=_scheme_name(scheme, reader) if scheme else "",
            illustrative=bool(scheme and scheme.illustrative),
            scheme_paper=paper(scheme.document) if scheme and scheme.document else None,
            pledge=str(pledge.version) if pledge else "",
            pledge_paper=paper(pledge.document) if pledge and pledge.document else None,
        )


def _scheme_name(scheme: Scheme, reader: Reader) -> str:
    return scheme.name_en if reader.english else scheme.name


def _stood(pledge: Pledge, day: date) -> bool:
    """Whether members could sign the version that day, or had: not before, not once it ended."""
    opened = timezone.localdate(pledge.opened_at) if pledge.opened_at else pledge.signed_on
    ended = timezone.localdate(pledge.ended_at) if pledge.ended_at else None
    return opened is not None and opened <= day and (ended is None or day < ended)


def _rule(bloc: Bloc, day: date) -> RuleOn:
    """The rule before everything that was changed in it since, the latest change first."""
    midnight = datetime.combine(day + timedelta(1), time(), timezone.get_current_timezone())
    since = Change.objects.filter(
        model=bloc._meta.label_lower, object_id=str(bloc.pk), at__gte=midnight
    )
    said = {name: getattr(bloc, name) for name in RULE}
    for before in since.order_by("-pk").values_list("before", flat=True):
        said |= {name: before[name] for name in RULE if name in before}
    return RuleOn(
        kind=str(RotationRule(said["rotation_rule"]).label),
        deputies=said["deputies"],
        years_running=said["years_running"],
        declined_turn=str(DeclinedTurn(said["declined_turn"]).label),
    )


def _regulations(bloc: Bloc, day: date) -> Iterable[Paper]:
    """The regulations that were issued by the day, of the latest year first; each once."""
    rows = Milestone.objects.filter(
        cycle__bloc=bloc,
        kind=MilestoneKind.REGULATION,
        done_on__lte=day,
        result__isnull=False,
    )
    documents = (each.result for each in rows.select_related("result").order_by("-cycle__year"))
    yield from map(paper, dict.fromkeys(filter(None, documents)))

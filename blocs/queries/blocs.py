"""A bloc through the years: its members, its leaders, its cycles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet, prefetch_related_objects
from django.utils.text import capfirst

from blocs.domain.stages import is_over, next_stages
from blocs.enums import MandateStatus, Stage
from blocs.models import Bloc, Cycle, Edition, Mandate, Membership
from blocs.queries.reader import Reader
from boards.domain.years import short_date
from boards.models import Document


@dataclass(frozen=True, slots=True)
class Paper:
    """A basis document as a page cites it."""

    citation: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Seat:
    """A board's membership."""

    seat: int
    board: str
    name: str
    starts_on: date
    ends_on: date | None
    paper: Paper


@dataclass(frozen=True, slots=True)
class Lead:
    """A board's mandate as chair or deputy."""

    year: int
    role: str
    board: str
    name: str
    status: str
    proposed: bool
    starts_on: date
    ends_on: date | None
    paper: Paper

    @property
    def was_proposal(self) -> bool:
        """Whether this was a proposal that something else has replaced."""
        return self.proposed and self.ends_on is not None


@dataclass(frozen=True, slots=True)
class Year:
    """One cycle of a bloc: how far it has come, its members and what was published."""

    year: int
    stage: str
    next_stage: str
    over: bool
    conference_on: date | None
    conference_place: str
    edition: int | None
    members: tuple[Seat, ...]
    leaders: tuple[Lead, ...]


@dataclass(frozen=True, slots=True)
class BlocPage:
    """Everything a bloc's own page shows."""

    slug: str
    name: str
    short_name: str
    council: str
    years: tuple[Year, ...]
    seats: tuple[Seat, ...]
    leaders: tuple[Lead, ...]


def bloc_page(slug: str, reader: Reader) -> BlocPage | None:
    """The page of a bloc in six queries; nothing when there is no such bloc."""
    bloc = Bloc.objects.filter(slug=slug).first()
    if bloc is None:
        return None
    memberships = list(_memberships().filter(bloc=bloc))
    leaders = leads(_mandates().filter(cycle__bloc=bloc), memberships)
    published = Edition.objects.published().filter(cycle__bloc=bloc).order_by("number")
    numbers = dict(published.values_list("cycle__year", "number"))
    years = tuple(
        year_of(cycle, memberships, leaders, numbers.get(cycle.year))
        for cycle in bloc.cycles.order_by("-year")
    )
    return _page(bloc, reader, years, tuple(seat(each) for each in memberships), tuple(leaders))


def _page(
    bloc: Bloc,
    reader: Reader,
    years: tuple[Year, ...],
    seats: tuple[Seat, ...],
    leaders: tuple[Lead, ...],
) -> BlocPage:
    return BlocPage(
        slug=bloc.slug,
        name=bloc.name_en if reader.english else bloc.name,
        short_name=bloc.short_name_en if reader.english else bloc.short_name,
        council=bloc.council_en if reader.english else bloc.council,
        years=years,
        seats=seats,
        leaders=leaders,
    )


def open_year(slug: str, year: int, reader: Reader) -> BlocPage | None:
    """A year of which nothing is published yet: its stage, members and leaders. Four queries."""
    cycle = Cycle.objects.at(slug, year).first()
    if cycle is None:
        return None
    bloc = cycle.bloc
    memberships = list(_memberships().filter(bloc=bloc))
    leaders = leads(_mandates().filter(cycle=cycle), memberships)
    this_year = year_of(cycle, memberships, leaders, None)
    return _page(bloc, reader, (this_year,), this_year.members, this_year.leaders)


def year_of(
    cycle: Cycle, memberships: Iterable[Membership], leads: Iterable[Lead], edition: int | None
) -> Year:
    """A cycle with the members of its day and the leaders of its year."""
    return Year(
        year=cycle.year,
        stage=str(cycle.get_stage_display()),
        next_stage=_next_stage(Stage(cycle.stage)),
        over=is_over(Stage(cycle.stage)),
        conference_on=cycle.conference_on,
        conference_place=cycle.conference_place,
        edition=edition,
        members=tuple(
            seat(each, each.board.short_name_on(cycle.members_on))
            for each in memberships
            if each.starts_on <= cycle.members_on
            and (each.ends_on is None or cycle.members_on < each.ends_on)
        ),
        leaders=tuple(lead for lead in leads if lead.year == cycle.year and not lead.was_proposal),
    )


def _next_stage(stage: Stage) -> str:
    """Where the cycle goes from here; nowhere from the last stage."""
    forward = [move.stage for move in next_stages(stage) if not move.needs_reason]
    return "".join(str(each.label) for each in forward)


def paper(document: Document) -> Paper:
    """A document as a page cites it: by number, or by kind and day; the title is at hand."""
    head = document.number or capfirst(document.get_kind_display())
    day = document.issued_on
    return Paper(f"{head}, {short_date(day)}" if day else head, document.title, document.url)


def seat(membership: Membership, name: str = "") -> Seat:
    """A membership as a row, under the present name of its board or one of another day."""
    return Seat(
        seat=membership.seat,
        board=membership.board.slug,
        name=name or membership.board.short_name,
        starts_on=membership.starts_on,
        ends_on=membership.ends_on,
        paper=paper(membership.document),
    )


def _memberships() -> QuerySet[Membership]:
    return Membership.objects.select_related("board", "document").order_by("seat", "starts_on")


def _mandates() -> QuerySet[Mandate]:
    rows = Mandate.objects.select_related("board", "document", "cycle")
    return rows.order_by("-cycle__year", "role", "starts_on")


def leads(mandates: Iterable[Mandate], memberships: Iterable[Membership] = ()) -> list[Lead]:
    """Mandates as rows, each under the name that its board bore when it began.

    The names of members are read along, in the one query that both take.
    """
    rows = list(mandates)
    boards = [*(each.board for each in rows), *(each.board for each in memberships)]
    prefetch_related_objects(boards, "names")
    return [_lead(each) for each in rows]


def _lead(mandate: Mandate) -> Lead:
    return Lead(
        year=mandate.cycle.year,
        role=str(mandate.get_role_display()),
        board=mandate.board.slug,
        name=mandate.board.short_name_on(mandate.starts_on),
        status=str(mandate.get_status_display()),
        proposed=mandate.status == MandateStatus.PROPOSED,
        starts_on=mandate.starts_on,
        ends_on=mandate.ends_on,
        paper=paper(mandate.document),
    )

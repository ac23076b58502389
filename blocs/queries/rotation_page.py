"""The page of rotation: who leads next and why, how fair it was, and twenty years from here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from blocs.domain.rotation import Proposal, Tally, simulate, spread, tallies
from blocs.models import Bloc, Mandate
from blocs.queries.blocs import Lead, Seat, leads, seat
from blocs.queries.reader import Reader
from blocs.queries.rotation import Known, known


@dataclass(frozen=True, slots=True)
class Name:
    """A board as a link."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class PlannedYear:
    """Who would lead in a year, the reason of every step, and what is known of its course."""

    year: int
    chair: Name | None
    deputies: tuple[Name, ...]
    said: tuple[str, ...]
    foreseen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Turns:
    """In which years a board led; ``later`` is how often it is chair in those computed."""

    board: Name
    chair: tuple[int, ...]
    deputy: tuple[int, ...]
    acting: tuple[int, ...]
    last: int | None
    later: int


@dataclass(frozen=True, slots=True)
class RotationPage:
    """Everything that the page of rotation shows."""

    slug: str
    name: str
    short_name: str
    rule: str
    deputies: int
    years_running: int | None
    declined_turn: str
    years: tuple[PlannedYear, ...]
    waiting: tuple[Name, ...]
    fairness: tuple[Turns, ...]
    spread: int
    spread_later: int
    proposed: tuple[int, ...]
    leaders: tuple[Lead, ...]
    seats: tuple[Seat, ...]

    @property
    def somebody_acted(self) -> bool:
        """Whether any member was ever acting chair."""
        return any(row.acting for row in self.fairness)

    @property
    def next(self) -> PlannedYear | None:
        """The first year that is computed; none while nothing is known of any year."""
        return self.years[0] if self.years else None


def rotation_page(slug: str, reader: Reader) -> RotationPage | None:
    """The page in at most eight queries; nothing when there is no such bloc."""
    bloc = Bloc.objects.filter(slug=slug).first()
    if bloc is None:
        return None
    facts = known(bloc)
    first = facts.next_year
    proposals = () if first is None else simulate(facts.rotation, first=first)
    boards = _members(facts, proposals)
    past, future = facts.rotation.past, [proposal.led() for proposal in proposals]
    before, after = tallies(boards, past), tallies(boards, future)
    staying = [board for board in boards if proposals and board in proposals[-1].asked]
    return RotationPage(
        slug=bloc.slug,
        name=bloc.name_en if reader.english else bloc.name,
        short_name=bloc.short_name_en if reader.english else bloc.short_name,
        rule=str(bloc.get_rotation_rule_display()),
        deputies=bloc.deputies,
        years_running=bloc.years_running,
        declined_turn=str(bloc.get_declined_turn_display()),
        years=tuple(_planned(facts, proposal, reader) for proposal in proposals),
        waiting=_names(facts, proposals[0].asked) if proposals else (),
        fairness=tuple(
            _turns(facts, tally, later) for tally, later in zip(before, after, strict=True)
        ),
        spread=spread(before),
        spread_later=spread(tallies(staying, future)),
        proposed=tuple(sorted(facts.proposed)),
        leaders=tuple(leads(sorted(facts.mandates, key=_newest_first))),
        seats=tuple(seat(each) for each in facts.memberships),
    )


def _newest_first(mandate: Mandate) -> tuple[int, str, date]:
    return (-mandate.cycle.year, mandate.role, mandate.starts_on)


def _members(facts: Known, proposals: Iterable[Proposal]) -> list[int]:
    """The members of the first year that is computed, by seat; without one, whoever has a seat."""
    seated = list(dict.fromkeys(membership.board_id for membership in facts.memberships))
    first = next(iter(proposals), None)
    return [board for board in seated if first is None or board in first.asked]


def _names(facts: Known, boards: Iterable[int]) -> tuple[Name, ...]:
    rows = (facts.boards[board] for board in boards)
    return tuple(Name(row.slug, row.short_name) for row in rows)


def _planned(facts: Known, proposal: Proposal, reader: Reader) -> PlannedYear:
    return PlannedYear(
        year=proposal.year,
        chair=next(iter(_names(facts, proposal.chairs)), None),
        deputies=_names(facts, proposal.deputies),
        said=tuple(facts.said(proposal.steps, reader.language)),
        foreseen=tuple(facts.said(proposal.foreseen, reader.language)),
    )


def _turns(facts: Known, tally: Tally, later: Tally) -> Turns:
    (board,) = _names(facts, [tally.board])
    return Turns(board, tally.chair, tally.deputy, tally.acting, tally.last, len(later.chair))

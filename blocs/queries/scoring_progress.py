"""How far an officer has come with the points of a year: boards beside criteria."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from blocs.enums import Layer
from blocs.models import Criterion, Cycle, Group, Membership, Opinion, Scheme
from blocs.queries.opinions import opinions_within_reach
from blocs.queries.scoring_words import in_points, named
from blocs.queries.seats import Seats, seats_of
from blocs.queries.substitutes import counted
from blocs.queries.tree_order import in_tree_order
from blocs.refusals import Refusal
from boards.models import Board, Officer
from boards.queries.reach import kinship

Key = tuple[int, int]
"""A board and a criterion."""


@dataclass(frozen=True, slots=True)
class ProgressCell:
    """One criterion of one board, as far as the officer is concerned with it."""

    criterion: Criterion
    state: str
    """``done``, ``abstained`` or ``open``."""
    points: str = ""

    @property
    def name(self) -> str:
        """The name of the criterion."""
        return named(self.criterion)


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """One member: its cells where the officer gives it points, else why not."""

    board: Board
    name: str
    seat: int
    cells: tuple[ProgressCell, ...]
    why_not: Refusal | None = None

    @property
    def done(self) -> int:
        """How many criteria have an answer: points, or an abstention."""
        return sum(cell.state != "open" for cell in self.cells)

    @property
    def next(self) -> ProgressCell | None:
        """The first criterion that waits."""
        return next((cell for cell in self.cells if cell.state == "open"), None)


@dataclass(frozen=True, slots=True)
class Progress:
    """The members by seat, at one layer; other layers that the officer could choose."""

    criteria: tuple[str, ...]
    rows: tuple[ProgressRow, ...]
    layer: Layer | None
    layers: tuple[Layer, ...]

    @property
    def of(self) -> int:
        """How many points the officer has to give."""
        return sum(len(row.cells) for row in self.rows)

    @property
    def done(self) -> int:
        """How many of them have an answer."""
        return sum(row.done for row in self.rows)

    @property
    def left(self) -> int:
        """How many wait."""
        return self.of - self.done

    @property
    def next(self) -> tuple[ProgressRow, ProgressCell] | None:
        """Where to go on."""
        waiting = ((row, row.next) for row in self.rows)
        return next(((row, cell) for row, cell in waiting if cell), None)


class ScoringYear:
    """A cycle that is scored, for one officer: what its pages read once."""

    def __init__(self, cycle: Cycle, officer: Officer) -> None:
        self.cycle = cycle
        self.officer = officer
        self.scheme: Scheme | None = cycle.schemes.in_force().first()
        self.groups: Mapping[int, Group] = {}
        self.criteria: tuple[Criterion, ...] = ()
        if self.scheme is not None:
            self.scheme.cycle = cycle
            self.groups = {each.pk: each for each in self.scheme.groups.all()}
            rows = self.scheme.criteria.select_related("indicator")
            self.criteria = tuple(counted(in_tree_order(rows, self.groups)))
            for criterion in self.criteria:
                criterion.scheme = self.scheme
        self.memberships: Sequence[Membership] = list(
            cycle.memberships().prefetch_related("board__names")
        )
        self.members = frozenset(each.board_id for each in self.memberships)
        self.seats: Mapping[int, Seats] = self._seats()

    def _seats(self) -> dict[int, Seats]:
        if not self.criteria:
            return {}
        first = self.criteria[0]
        return {
            each.board_id: seats_of(self.officer, each.board, first, self.members)
            for each in self.memberships
        }

    def is_own(self, board: int) -> bool:
        """Whether the officer writes for the board."""
        return board in kinship(self.officer).own

    @property
    def layers(self) -> tuple[Layer, ...]:
        """Every layer at which the officer gives points to some board now."""
        open_ones = {layer for seats in self.seats.values() for layer in seats.layers}
        return tuple(layer for layer in Layer if layer in open_ones)

    def layer(self, wanted: str) -> Layer | None:
        """The layer that an address names, if the officer gives points there; else the first."""
        layers = self.layers
        chosen = next((layer for layer in layers if layer.value == wanted), None)
        return chosen or next(iter(layers), None)

    def own(self, layer: Layer) -> dict[Key, Opinion]:
        """What was given at that layer from where the officer stands, by board and criterion."""
        rows = opinions_within_reach(self.officer).filter(criterion__in=self.criteria, layer=layer)
        return {
            (each.board_id, each.criterion_id): each
            for each in rows
            if each.board_id in self.seats
            and each.by_board_id == self.seats[each.board_id].giver(layer, each.board_id)
        }


def progress(year: ScoringYear, wanted: str = "") -> Progress:
    """The state of every point that the officer has to give at a layer."""
    layer = year.layer(wanted)
    given = year.own(layer) if layer else {}
    rows = tuple(_row(each, year, layer, given) for each in year.memberships)
    return Progress(tuple(map(named, year.criteria)), rows, layer, year.layers)


def _row(
    membership: Membership,
    year: ScoringYear,
    layer: Layer | None,
    given: Mapping[Key, Opinion],
) -> ProgressRow:
    board = membership.board
    name = board.name_on(year.cycle.members_on)
    seats = year.seats.get(board.pk)
    if seats is None or layer not in seats.layers:
        why_not = seats.why_not if seats else Refusal.NO_SCHEME
        return ProgressRow(board, name, membership.seat, (), why_not)
    cells = (_cell(each, given.get((board.pk, each.pk))) for each in year.criteria)
    return ProgressRow(board, name, membership.seat, tuple(cells))


def _cell(criterion: Criterion, opinion: Opinion | None) -> ProgressCell:
    if opinion is None:
        return ProgressCell(criterion, "open")
    if opinion.points is None:
        return ProgressCell(criterion, "abstained")
    return ProgressCell(criterion, "done", in_points(opinion.points))

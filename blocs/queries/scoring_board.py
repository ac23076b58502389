"""The page on which an officer gives one board its points: the criteria, and one of them open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from blocs.enums import Layer
from blocs.models import Criterion, Group, Membership
from blocs.queries.scoring_card import Card, card
from blocs.queries.scoring_progress import ProgressCell, ProgressRow, ScoringYear, progress
from blocs.queries.scoring_words import named
from blocs.queries.seats import Seats
from boards.models import Board


@dataclass(frozen=True, slots=True)
class Section:
    """Criteria of one group, below the names of the groups that it stands in."""

    names: tuple[str, ...]
    cells: tuple[ProgressCell, ...]


@dataclass(frozen=True, slots=True)
class BoardSheet:
    """One board: its criteria by group with their state, and the card of one of them."""

    board: Board
    name: str
    layer: Layer | None
    seats: Seats
    row: ProgressRow
    sections: tuple[Section, ...]
    card: Card
    following: Criterion | None
    """The next criterion that waits; none where this is the last one."""
    skipping: Criterion
    """The next criterion in order, whatever its state."""
    next_board: Board | None
    """The next board that waits for points on the same criterion."""


def board_sheet(
    year: ScoringYear, membership: Membership, *, wanted: str = "", code: str = ""
) -> BoardSheet:
    """The sheet of a member; without a code the first criterion that waits is open."""
    board = membership.board
    layers = year.seats[board.pk].layers
    layer = next((each for each in layers if each.value == wanted), next(iter(layers), None))
    overview = progress(year, layer.value if layer else "")
    row = next(each for each in overview.rows if each.board.pk == board.pk)
    cells = row.cells if layer else tuple(ProgressCell(each, "read") for each in year.criteria)
    chosen = _chosen(cells, code)
    return BoardSheet(
        board=board,
        name=row.name,
        layer=layer,
        seats=year.seats[board.pk],
        row=row,
        sections=_sections(cells, year.groups),
        card=card(year, board, chosen, layer),
        following=_after(cells, chosen, waiting=True),
        skipping=_after(cells, chosen) or chosen,
        next_board=_next_board(overview.rows, board, chosen),
    )


def _chosen(cells: Sequence[ProgressCell], code: str) -> Criterion:
    """The criterion of the address, else the first that waits, else the first."""
    named = (each.criterion for each in cells if each.criterion.code == code)
    waits = (each.criterion for each in cells if each.state == "open")
    return next(named, None) or next(waits, cells[0].criterion)


def _after(
    cells: Sequence[ProgressCell], chosen: Criterion, *, waiting: bool = False
) -> Criterion | None:
    """The next criterion in order, from the end on to the beginning, without the chosen one."""
    place = next(at for at, each in enumerate(cells) if each.criterion.pk == chosen.pk)
    rest = [*cells[place + 1 :], *cells[:place]]
    found = (each.criterion for each in rest if not waiting or each.state == "open")
    return next(found, None)


def _next_board(rows: Sequence[ProgressRow], board: Board, chosen: Criterion) -> Board | None:
    """The next member by seat whose points on the criterion wait."""
    place = next(at for at, row in enumerate(rows) if row.board.pk == board.pk)
    rest = [*rows[place + 1 :], *rows[:place]]
    waiting = (
        row.board
        for row in rest
        for cell in row.cells
        if cell.criterion.pk == chosen.pk and cell.state == "open"
    )
    return next(waiting, None)


def _sections(cells: Sequence[ProgressCell], groups: Mapping[int, Group]) -> tuple[Section, ...]:
    """Criteria that follow each other in the same group stand together."""
    return tuple(
        Section(_path(key, groups), tuple(some))
        for key, some in groupby(cells, key=lambda cell: cell.criterion.group_id)
    )


def _path(key: int | None, groups: Mapping[int, Group]) -> tuple[str, ...]:
    """The names of a group and of those that it stands in, the outermost first."""
    names: list[str] = []
    while key is not None:
        names.insert(0, named(groups[key]))
        key = groups[key].parent_id
    return tuple(names)

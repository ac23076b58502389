"""The rows of a leaderboard: a board, its place, points and amounts, and what is told of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from blocs.queries.bars import Segment
from blocs.queries.choices import BOARD, POINTS, Choice, Order
from blocs.queries.measures import Cell
from blocs.queries.moved import Moved, moved
from blocs.queries.published import Opened
from blocs.queries.reader import Json
from blocs.queries.rescaled import rescaled
from blocs.queries.stacks import criteria_names, full_length, segments
from blocs.queries.views import Cells, Sight
from blocs.queries.year_before import YearBefore
from boards.domain.names import sort_key
from boards.domain.sentences import Recorded


@dataclass(frozen=True, slots=True)
class Part:
    """The points of one criterion, which lead to their explanation."""

    code: str
    name: str
    points: str


@dataclass(frozen=True, slots=True)
class Remark:
    """What a board or the data keeper noted beside a figure that is shown."""

    label: str
    text: Recorded


@dataclass(frozen=True, slots=True)
class Reason:
    """Why cells hold no number, under the sign that they bear."""

    sign: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """One board: its place and points, what they are made of, and its amounts."""

    board: str
    name: str
    place: int | None
    points: str
    exact: Fraction | None
    segments: tuple[Segment, ...]
    parts: tuple[Part, ...]
    rescaled: str
    cells: tuple[Cell, ...]
    remarks: tuple[Remark, ...] = ()
    moved: Moved | None = None


def rows_of(opened: Opened, sight: Sight, before: YearBefore | None) -> list[Row]:
    """By place, as the edition has them."""
    found = moved(opened, before)
    members = {member["board"]: member for member in opened.document["members"]}
    scale = full_length(opened.document)
    return [
        Row(
            board=standing["board"],
            name=members[standing["board"]]["short_name"],
            place=standing["place"],
            points=opened.reader.exact(standing["points"]),
            exact=None if standing["exact"] is None else Fraction(standing["exact"]),
            segments=segments(opened, standing, scale),
            parts=_parts(opened, standing),
            rescaled=rescaled(opened, standing),
            cells=tuple(sight.cell(standing["board"], code) for code in sight.codes),
            remarks=_remarks(opened, standing["board"], sight.codes),
            moved=found.get(standing["board"]),
        )
        for standing in opened.document["standings"]
    ]


def _remarks(opened: Opened, board: str, codes: Sequence[str]) -> tuple[Remark, ...]:
    """The notes beside the figures that the columns are made of, each once."""
    names = {row["code"]: opened.reader.text(row, "name") for row in opened.document["indicators"]}
    found = (
        Remark(names[row["indicator"]], opened.reader.text(row, "note"))
        for row in opened.document["figures"]
        if row["board"] == board and row["indicator"] in codes and row["note"]
    )
    return tuple(dict.fromkeys(found))


def explained(rows: Iterable[Row]) -> tuple[list[Row], tuple[Reason, ...]]:
    """The rows, each reason in them under a sign, and the reasons by sign in reading order."""
    told = [*rows]
    found = dict.fromkeys(cell.why for row in told for cell in row.cells if cell.why)
    signs = {why: f"{at}" for at, why in enumerate(found, start=1)}
    signed = [
        replace(row, cells=tuple(replace(each, sign=signs.get(each.why, "")) for each in row.cells))
        for row in told
    ]
    return signed, tuple(Reason(sign, why) for why, sign in signs.items())


def _parts(opened: Opened, standing: Json) -> tuple[Part, ...]:
    names = zip(criteria_names(opened), standing["criteria"], strict=True)
    return tuple(
        Part(line["code"], name, opened.reader.exact(line["points"])) for name, line in names
    )


def ordered(rows: list[Row], choice: Choice, cells: Cells) -> list[Row]:
    """By the chosen column; what has no amount comes last in either order."""
    if choice.sort == BOARD:
        return sorted(rows, key=lambda row: sort_key(row.name), reverse=choice.order is Order.DESC)
    keyed = [(_amount(row, choice, cells), row) for row in rows]
    known = [(amount, row) for amount, row in keyed if amount is not None]
    known.sort(key=lambda pair: pair[0], reverse=choice.order is Order.DESC)
    return [row for _amount, row in known] + [row for amount, row in keyed if amount is None]


def _amount(row: Row, choice: Choice, cells: Cells) -> Fraction | None:
    if choice.sort == POINTS:
        return row.exact if row.place is not None else None
    return cells(row.board, choice.sort).amount

"""The table of a trend: boards beside years, each with its place and points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from blocs.queries.published import Head, Opened
from blocs.queries.reader import Json


@dataclass(frozen=True, slots=True)
class YearHead:
    """A column: the edition that it is read from, and the sign of the break before it."""

    head: Head
    total: str
    sign: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A board in a year; empty where it was no member."""

    year: int
    member: bool
    place: str
    points: str
    sign: str


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A board through the years."""

    board: str
    name: str
    cells: tuple[Cell, ...]


def names_of(years: Sequence[Opened], wanted: set[str]) -> dict[str, str]:
    """The boards, those of the last year first and by their places; names as last published."""
    found: dict[str, str] = {}
    for year in reversed(years):
        members = {row["board"]: row["short_name"] for row in year.document["members"]}
        for row in year.document["standings"]:
            if row["board"] in wanted:
                found.setdefault(row["board"], members[row["board"]])
    return found


def head_of(year: Opened, sign: str) -> YearHead:
    """The column of a year."""
    return YearHead(year.head, year.reader.exact(year.document["scheme"]["total"]), sign)


def row_of(years: Sequence[Opened], board: str, name: str, signs: Mapping[int, str]) -> BoardRow:
    """The row of a board."""
    return BoardRow(
        board=board,
        name=name,
        cells=tuple(
            cell_of(year, standing_of(year, board), signs.get(year.head.year, "")) for year in years
        ),
    )


def standing_of(year: Opened, board: str) -> Json | None:
    """Where the board stands in that year; nothing where it was no member."""
    rows: list[Json] = year.document["standings"]
    return next((row for row in rows if row["board"] == board), None)


def cell_of(year: Opened, standing: Json | None, sign: str) -> Cell:
    """A board in a year, in words."""
    place = standing["place"] if standing else None
    return Cell(
        year=year.head.year,
        member=standing is not None,
        place="–" if place is None else f"{place}",
        points=year.reader.exact(standing["points"]) if standing else "",
        sign=sign,
    )

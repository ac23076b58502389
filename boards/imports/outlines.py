"""Where the table of a sheet begins, and what its columns were taken for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from boards.imports.columns import Heading, Headings, year_of
from boards.spreadsheets.cells import Cell, column_letter
from boards.spreadsheets.faults import HEADING_ROWS
from boards.spreadsheets.reading import Row, Table

FEWEST_KNOWN = 2
LONGEST_HEADING = 120

_NUMBERING = re.compile(r"\(?[A-Za-z0-9]{1,2}\)?")
_YEAR = re.compile(r"(?<![0-9])20[0-9]{2}(?![0-9])")


@dataclass(slots=True)
class ColumnOutline:
    """A column of the file: where it stands, its heading, and what it was taken for."""

    at: int
    """Counted from 0."""
    text: str
    use: str = ""
    nearest: str = ""
    remembered: str = ""
    hidden: bool = False

    @property
    def letter(self) -> str:
        """As the spreadsheet program names it."""
        return column_letter(self.at + 1)


@dataclass(slots=True)
class Outline:
    """A table of the file: which row is its heading, what stands below."""

    name: str
    head: int
    size: int
    hidden: bool = False
    hidden_rows: int = 0
    numbering: int = 0
    """The row under the heading that only counts the columns: (1), (2), (3). None: 0."""
    merged: list[str] = field(default_factory=list)
    """Ranges below the heading of which all but one cell are empty."""
    years: list[int] = field(default_factory=list)
    columns: list[ColumnOutline] = field(default_factory=list)

    @property
    def has_hidden(self) -> bool:
        """Whether rows or columns are hidden: the officer says what becomes of them."""
        return self.hidden_rows > 0 or any(column.hidden for column in self.columns)

    @property
    def headings(self) -> list[str]:
        """The texts of the headings, in order."""
        return [column.text for column in self.columns]

    def kept(self) -> dict[str, Any]:
        """As JSON."""
        return asdict(self)

    @staticmethod
    def of(kept: Mapping[str, Any]) -> Outline:
        """From JSON."""
        columns = [ColumnOutline(**column) for column in kept["columns"]]
        return Outline(**{**kept, "columns": columns})


def outline(table: Table, headings: Headings) -> Outline:
    """Find the heading of a table within its first rows and read it.

    A table in which no heading is known begins with its first row: the officer says the rest.
    """
    number, texts = _heading_row(table, headings)
    below = [row for row in table.rows if row[0] > number]
    numbering = _numbering(below)
    body = [row for row in below if row[0] != numbering]
    return Outline(
        name=table.name,
        head=number,
        size=len(body),
        hidden=table.hidden,
        hidden_rows=sum(row[0] in table.hidden_rows for row in body),
        numbering=numbering,
        merged=_merged_below(table, number),
        years=_years(table, number, texts),
        columns=[
            _column(headings.read(text), at, hidden=at + 1 in table.hidden_columns)
            for at, text in enumerate(texts)
            if text or any(len(cells) > at and _filled(cells[at]) for _number, cells in body)
        ],
    )


def body_of(table: Table, told: Outline) -> Iterator[tuple[int, list[Cell], bool]]:
    """The rows below the heading, each with whether it is hidden."""
    for number, cells in table.rows:
        if number > told.head and number != told.numbering:
            yield number, cells, number in table.hidden_rows


def above(table: Table, told: Outline) -> Iterator[Cell]:
    """The cells above the heading: national heading, title, the mark of a template."""
    for number, cells in table.rows:
        if number < told.head:
            yield from cells


def _heading_row(table: Table, headings: Headings) -> tuple[int, list[str]]:
    best: tuple[int, Row] | None = None
    for number, cells in table.rows:
        if number > HEADING_ROWS:
            break
        texts = _texts(table, number, cells)
        spanned = _spanned(table, number)
        known = [
            weight
            for at, text in enumerate(texts)
            if at not in spanned and (weight := headings.weight(text))
        ]
        if len(known) >= FEWEST_KNOWN and (best is None or sum(known) > best[0]):
            best = sum(known), (number, [*texts])
    if best is None:
        number, cells = table.rows[0]
        return number, _texts(table, number, cells)
    number, found = best[1]
    return number, [str(text) for text in found]


def _spanned(table: Table, number: int) -> set[int]:
    """The columns of cells that are merged across: titles over headings, which stand below."""
    return {
        first_column - 1
        for first_row, first_column, _last_row, last_column in table.merged
        if first_row == number and last_column > first_column
    }


def _texts(table: Table, number: int, cells: list[Cell]) -> list[str]:
    """The headings of a row; a cell that is merged with one above it has its text."""
    texts = [" ".join(str(cell).split())[:LONGEST_HEADING] if cell else "" for cell in cells]
    for first_row, first_column, last_row, last_column in table.merged:
        if first_row < number <= last_row:
            text = _at(table, first_row, first_column)
            for column in range(first_column, min(last_column, len(texts)) + 1):
                texts[column - 1] = texts[column - 1] or text
    return texts


def _at(table: Table, row: int, column: int) -> str:
    cells: Iterable[Cell] = next((cells for number, cells in table.rows if number == row), [])
    found = [*cells][column - 1 : column]
    return " ".join(str(found[0]).split())[:LONGEST_HEADING] if found and found[0] else ""


def _column(heading: Heading, at: int, *, hidden: bool) -> ColumnOutline:
    return ColumnOutline(
        at, heading.text, heading.use, heading.nearest, heading.remembered, hidden=hidden
    )


def _filled(cell: Cell) -> bool:
    return cell is not None and bool(str(cell).strip())


def _numbering(below: list[Row]) -> int:
    """The number of a row such as ``(1) (2) (3)`` or ``A B 1 2`` right under the heading."""
    if not below:
        return 0
    number, cells = below[0]
    filled = [str(cell).strip() for cell in cells if _filled(cell)]
    counts = len(filled) > FEWEST_KNOWN and all(_NUMBERING.fullmatch(text) for text in filled)
    return number if counts and len(set(filled)) == len(filled) else 0


def _merged_below(table: Table, head: int) -> list[str]:
    last = table.rows[-1][0]
    return [
        f"{column_letter(first_column)}{first_row}:{column_letter(last_column)}{last_row}"
        for first_row, first_column, last_row, last_column in table.merged
        if last_row > head and first_row <= last
    ]


def _years(table: Table, head: int, texts: list[str]) -> list[int]:
    """The years that a heading names; else those of the lines above."""
    named = {year for text in texts if (year := year_of(text))}
    if not named:
        lines = [cell for number, cells in table.rows if number < head for cell in cells]
        named = {int(year) for line in lines if line for year in _YEAR.findall(str(line))}
    return sorted(named)

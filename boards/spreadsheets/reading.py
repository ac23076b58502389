"""Reading uploaded tables: small enough, whole, of the right kind, before any library sees them.

A table is told as it stands: which rows and columns are hidden, what is merged, computed, an error
or a percentage. What to make of it is for the caller; nothing is left out here but blank rows.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any
from unicodedata import normalize

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from boards.refusals import Refused
from boards.spreadsheets.archive import check_zip
from boards.spreadsheets.cells import Cell, Computed, ErrorValue, Percent, Uncomputed, moment
from boards.spreadsheets.faults import (
    LAST_ROW,
    MAX_BYTES,
    MAX_CELL,
    MAX_COLUMNS,
    MAX_SHEETS,
    FileFault,
)
from boards.spreadsheets.structure import Range, Structure, structures

Row = tuple[int, list[Cell]]

RUNS = ("=", "+", "-", "@", "\t", "\r")
"""What a text begins with that a spreadsheet program would run."""
SNIFFED = 30
"""Lines of a CSV file by which its separator is told."""


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet, or a whole CSV file: its rows that are not blank, with their numbers in the file."""

    name: str
    rows: list[Row]
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[Range, ...] = field(default=())
    legacy: bool = False
    """Whether the text was in the code page of old Vietnamese Windows, and so was guessed."""


def read_workbook(data: bytes) -> list[Table]:
    """The sheets of a workbook that have any rows. Raises ``Refused`` with a ``FileFault``."""
    _check_size(data)
    check_zip(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            told = structures(archive)
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            tables = [_table(book, about, told) for about in _worksheets(book)]
    except (CalamineError, IndexError, MemoryError) as error:
        raise Refused(FileFault.NOT_A_WORKBOOK) from error
    except BaseException as error:
        # A panic of the library, which is written in Rust, is no ``Exception`` and has no module.
        if type(error).__name__ == "PanicException":
            raise Refused(FileFault.NOT_A_WORKBOOK) from error
        raise
    kept = [table for table in tables if table.rows]
    if not any(len(table.rows) > 1 for table in kept):
        raise Refused(FileFault.EMPTY)
    return kept


def read_csv(data: bytes) -> list[Table]:
    """The one table of a CSV file: UTF-8, UTF-16 with its mark, or old Vietnamese Windows.

    The separator is the one that splits most lines alike. Raises ``Refused``.
    """
    _check_size(data)
    text, legacy = _decoded(data)
    text, separator = _separator(text)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        rows: list[Row] = [(lines.line_num, [_unguarded(cell) for cell in row]) for row in lines]
    except csv.Error as error:
        raise Refused(FileFault.CELL_TOO_LONG) from error
    kept = list(_not_blank(rows))
    if len(kept) < 2:
        raise Refused(FileFault.EMPTY)
    return [Table("", kept, legacy=legacy)]


def _check_size(data: bytes) -> None:
    if len(data) > MAX_BYTES:
        raise Refused(FileFault.TOO_LARGE)


def _worksheets(book: CalamineWorkbook) -> list[Any]:
    sheets = [about for about in book.sheets_metadata if about.typ == SheetTypeEnum.WorkSheet]
    if len(sheets) > MAX_SHEETS:
        raise Refused(FileFault.TOO_MANY_SHEETS)
    return sheets


def _table(book: CalamineWorkbook, about: Any, told: dict[str, Structure]) -> Table:
    structure = told.get(about.name, Structure())
    rows = book.get_sheet_by_name(about.name).iter_rows()
    return Table(
        name=about.name,
        rows=list(_not_blank(_told_apart(rows, structure))),
        hidden=about.visible != SheetVisibleEnum.Visible,
        hidden_rows=frozenset(structure.hidden_rows),
        hidden_columns=frozenset(structure.hidden_columns),
        merged=tuple(structure.merged),
    )


def _told_apart(rows: Iterable[list[Any]], structure: Structure) -> Iterator[Row]:
    """The rows, with the cells that the library reads as plain values or as nothing put right."""
    special: dict[int, set[int]] = {}
    for place_row, column in (
        *structure.errors,
        *structure.computed,
        *structure.uncomputed,
        *structure.percents,
    ):
        special.setdefault(place_row, set()).add(column)
    last = 0
    for last, row in enumerate(rows, start=1):
        yield last, _put_right([_restored(value) for value in row], last, special, structure)
    # The library ends with the last row in which it sees a value.
    for number in sorted(number for number in special if number > last):
        yield number, _put_right([], number, special, structure)


def _put_right(
    cells: list[Cell], number: int, special: dict[int, set[int]], structure: Structure
) -> list[Cell]:
    for column in special.get(number, ()):
        cells += [None] * (column - len(cells))
        cells[column - 1] = _special(cells[column - 1], (number, column), structure)
    return cells


def _special(cell: Any, place: tuple[int, int], structure: Structure) -> Cell:
    if place in structure.errors:
        return ErrorValue(structure.errors[place] or "#N/A")
    if place in structure.uncomputed:
        return Uncomputed()
    if place in structure.percents and isinstance(cell, int | Decimal):
        cell = Percent(Decimal(cell))
    return Computed(cell) if place in structure.computed else cell


def _restored(value: Any) -> Cell:
    """The library gives every number as a float: whole ones become whole again, digits stay.

    A text may spell out NUL as ``_x0000_``, which no database keeps.
    """
    if isinstance(value, str):
        return value.replace("\x00", "") or None
    if isinstance(value, float):
        exact = Decimal(repr(value))
        return int(exact) if exact == exact.to_integral_value() else exact
    if isinstance(value, date | time | timedelta):
        return moment(value)
    restored: Cell = value
    return restored


def _decoded(data: bytes) -> tuple[str, bool]:
    """The text, composed, and whether its code page was guessed.

    Old Vietnamese Windows wrote the signs of tones apart from their letters.
    """
    legacy = False
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            text = data.decode("utf-16")
        else:
            text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise Refused(FileFault.NOT_TEXT) from error
        try:
            text, legacy = data.decode("cp1258"), True
        except UnicodeDecodeError:
            raise Refused(FileFault.NOT_TEXT) from error
    if "\x00" in text:
        raise Refused(FileFault.NOT_TEXT)
    return normalize("NFC", text), legacy


def _separator(text: str) -> tuple[str, str]:
    """The text without a line ``sep=;`` that programs write, and the separator of its cells."""
    first, _, rest = text.partition("\n")
    said = first.strip().strip('"').lower()
    if said.startswith("sep=") and len(said) == 5:
        return "\n" + rest, said[4]
    head = text.splitlines()[:SNIFFED]
    return text, max(";,\t", key=lambda separator: _alike(head, separator))


def _alike(lines: list[str], separator: str) -> int:
    """How many cells a separator makes in the lines that have equally many of them."""
    widths = Counter(line.count(separator) for line in lines)
    return max((width * times for width, times in widths.items()), default=0)


def _unguarded(cell: str) -> str:
    """Without the apostrophe by which exports keep a text from being run."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(RUNS) else cell


def _not_blank(rows: Iterable[tuple[int, list[Cell]]]) -> Iterator[Row]:
    for number, cells in rows:
        if number > LAST_ROW or len(cells) > MAX_COLUMNS:
            raise Refused(FileFault.TOO_MANY_ROWS)
        if any(isinstance(cell, str) and len(cell) > MAX_CELL for cell in cells):
            raise Refused(FileFault.CELL_TOO_LONG)
        if any(cell is not None and str(cell).strip() for cell in cells):
            yield number, cells

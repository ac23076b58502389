"""Reading uploaded tables: small enough, whole, of the right kind, before any library sees them.

A workbook is a zip: it may be a bomb (a few kilobytes that unpack to gigabytes), truncated, or
name a cell so far out that the table around it fills the memory. All are refused with a sentence.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from datetime import date, time, timedelta
from decimal import Decimal
from typing import IO, Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from python_calamine import CalamineError, CalamineWorkbook

from boards.refusals import Refused

MAX_BYTES = 10 * 1024 * 1024
MAX_UNPACKED = 100 * 1024 * 1024
MAX_MEMBERS = 500
MAX_ROWS = 100_000
MAX_COLUMNS = 100
MAX_CELL = 2_000

Cell = str | int | Decimal | bool | date | time | timedelta | None
Row = tuple[int, list[Cell]]

_PIECE = 64 * 1024
_OVERLAP = 64
_REFERENCE = re.compile(rb"\br\s*=\s*[\"']([A-Z]{0,7})([0-9]{1,10})[\"']")


class FileFault(models.TextChoices):
    """Why an uploaded table is not read."""

    TOO_LARGE = "too_large", _("The file is too large: split it.")
    NOT_A_WORKBOOK = (
        "not_a_workbook",
        _("This is not an .xlsx workbook, or it is damaged: open it, save it again and retry."),
    )
    BOMB = "bomb", _("The workbook unpacks to far more than it should: it is not read.")
    TOO_MANY_ROWS = "too_many_rows", _("The table is too large: it has too many rows or columns.")
    NOT_TEXT = "not_text", _("The file is not text in UTF-8: save it as “CSV UTF-8”.")
    CELL_TOO_LONG = "cell_too_long", _("A cell holds far more text than a figure needs.")
    EMPTY = "empty", _("The file has no rows below its heading.")


def read_workbook(data: bytes) -> list[Row]:
    """The rows of the first sheet that are not blank, each with its number in the file.

    Raises ``Refused`` with a ``FileFault``.
    """
    _check_size(data)
    _check_zip(data)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            sheet = book.get_sheet_by_index(0)
            rows = [[_restored(cell) for cell in row] for row in sheet.iter_rows()]
    except (CalamineError, IndexError) as error:
        raise Refused(FileFault.NOT_A_WORKBOOK) from error
    return _checked(enumerate(rows, start=1))


def read_csv(data: bytes) -> list[Row]:
    """The rows of a CSV file in UTF-8 that are not blank, separated by commas or semicolons.

    Raises ``Refused`` with a ``FileFault``.
    """
    _check_size(data)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused(FileFault.NOT_TEXT) from error
    if "\x00" in text:
        raise Refused(FileFault.NOT_TEXT)
    heading = text.partition("\n")[0]
    delimiter = max(",;\t", key=heading.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        rows: list[Row] = [(lines.line_num, [*row]) for row in lines]
    except csv.Error as error:
        raise Refused(FileFault.CELL_TOO_LONG) from error
    return _checked(rows)


def _check_size(data: bytes) -> None:
    if len(data) > MAX_BYTES:
        raise Refused(FileFault.TOO_LARGE)


def _check_zip(data: bytes) -> None:
    """Unpack piece by piece without keeping anything: sizes in the directory may lie."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if len(members) > MAX_MEMBERS:
                raise Refused(FileFault.BOMB)
            left = MAX_UNPACKED
            for member in members:
                with archive.open(member) as unpacked:
                    sheet = member.filename.startswith("xl/worksheets/")
                    left = _unpacked(unpacked, left, sheet=sheet)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise Refused(FileFault.NOT_A_WORKBOOK) from error


def _unpacked(member: IO[bytes], left: int, *, sheet: bool) -> int:
    """How many bytes are still allowed after this member."""
    tail = b""
    while piece := member.read(_PIECE):
        left -= len(piece)
        if left < 0:
            raise Refused(FileFault.BOMB)
        if sheet:
            _check_references(tail + piece)
            tail = piece[-_OVERLAP:]
    return left


def _check_references(xml: bytes) -> None:
    for letters, digits in _REFERENCE.findall(xml):
        if int(digits) > MAX_ROWS or _column(letters) > MAX_COLUMNS:
            raise Refused(FileFault.TOO_MANY_ROWS)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _restored(value: Any) -> Cell:
    """The library gives every number as a float: whole ones become whole again, digits stay."""
    if isinstance(value, float):
        exact = Decimal(repr(value))
        return int(exact) if exact == exact.to_integral_value() else exact
    restored: Cell = None if value == "" else value
    return restored


def _checked(rows: Iterable[tuple[int, list[Cell]]]) -> list[Row]:
    kept = list(_not_blank(rows))
    if len(kept) < 2:
        raise Refused(FileFault.EMPTY)
    return kept


def _not_blank(rows: Iterable[tuple[int, list[Cell]]]) -> Iterator[Row]:
    for number, cells in rows:
        if number > MAX_ROWS or len(cells) > MAX_COLUMNS:
            raise Refused(FileFault.TOO_MANY_ROWS)
        if any(isinstance(cell, str) and len(cell) > MAX_CELL for cell in cells):
            raise Refused(FileFault.CELL_TOO_LONG)
        if any(cell is not None and str(cell).strip() for cell in cells):
            yield number, cells

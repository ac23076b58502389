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
MAX_AREA = 2_000_000
"""Rows times columns: the library keeps the whole rectangle, empty cells and all."""
MAX_CELL = 2_000

Cell = str | int | Decimal | bool | date | time | timedelta | None
Row = tuple[int, list[Cell]]

_PIECE = 64 * 1024
_OVERLAP = 256
_SPACE = re.compile(rb"\s+")
_SHEET = b"sheetData"
_TOKEN = re.compile(rb"[<:](row|c)[ />]|(?<![\w:.-])r ?= ?[\"']([^\"']{0,13})")
_REFERENCE = re.compile(rb"([A-Za-z]*)([0-9]+)")
_LONGEST_REFERENCE = 12
_OTHER_BOOKS = {"content.xml", "mimetype", "xl/workbook.bin"}
"""Members by which the library would take a zip for another kind of table."""


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
    except (CalamineError, IndexError, MemoryError) as error:
        raise Refused(FileFault.NOT_A_WORKBOOK) from error
    except BaseException as error:
        # A panic of the library, which is written in Rust, is no ``Exception`` and has no module.
        if type(error).__name__ == "PanicException":
            raise Refused(FileFault.NOT_A_WORKBOOK) from error
        raise
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
    if not data.startswith(b"PK"):
        raise Refused(FileFault.NOT_A_WORKBOOK)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if len(members) > MAX_MEMBERS:
                raise Refused(FileFault.BOMB)
            if any(member.filename.lower() in _OTHER_BOOKS for member in members):
                raise Refused(FileFault.NOT_A_WORKBOOK)
            left = MAX_UNPACKED
            for member in members:
                with archive.open(member) as unpacked:
                    left = _unpacked(unpacked, left)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise Refused(FileFault.NOT_A_WORKBOOK) from error


def _unpacked(member: IO[bytes], left: int) -> int:
    """How many bytes are still allowed after this member.

    A sheet may have any name, so every member is looked at; white space is collapsed so that no
    reference is torn apart by the pieces.
    """
    extent = _Extent()
    is_sheet = False
    tail = b""
    while piece := member.read(_PIECE):
        left -= len(piece)
        if left < 0:
            raise Refused(FileFault.BOMB)
        xml = _SPACE.sub(b" ", tail + piece)
        known = len(tail)
        if not is_sheet:
            known = max(known, xml.find(_SHEET))
            is_sheet = _SHEET in xml
        if is_sheet:
            extent.read(xml, known=known)
        tail = xml[-_OVERLAP:]
    return left


class _Extent:
    """How far the cells of a sheet reach, named or counted, as the library will place them."""

    def __init__(self) -> None:
        self.row = self.column = 0
        self.last_row = self.last_column = 0
        self.in_cell = False

    def read(self, xml: bytes, *, known: int) -> None:
        """Follow tags and references; those that end within ``known`` bytes were followed before.

        Raises ``Refused`` where the sheet reaches too far.
        """
        for token in _TOKEN.finditer(xml):
            if token.end() > known:
                self._follow(*token.groups())
        if (
            self.last_row > MAX_ROWS
            or self.last_column > MAX_COLUMNS
            or self.last_row * self.last_column > MAX_AREA
        ):
            raise Refused(FileFault.TOO_MANY_ROWS)

    def _follow(self, tag: bytes | None, reference: bytes) -> None:
        if tag is None:
            self._place(reference)
        elif tag == b"c":
            self.in_cell = True
            self.column += 1
        else:
            self.in_cell = False
            self.row, self.column = self.row + 1, 0
        if self.row > self.last_row:
            self.last_row = self.row
        if self.column > self.last_column:
            self.last_column = self.column

    def _place(self, reference: bytes) -> None:
        """What bears a reference stands there; what bears none, after the one before."""
        if len(reference) > _LONGEST_REFERENCE:
            raise Refused(FileFault.TOO_MANY_ROWS)
        named = _REFERENCE.fullmatch(reference)
        if named is None:
            return  # No address: the library refuses it, or it is text.
        letters, digits = named.groups()
        row = int(digits)
        if self.in_cell:
            self.column = _column(letters)
            if row > self.last_row:
                self.last_row = row
        else:
            self.row = row


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
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

"""The zip around a workbook: small enough, whole and of the right kind before a library sees it.

It may be a bomb (a few kilobytes that unpack to gigabytes), truncated, or name a cell so far out
that the table around it fills the memory. All are refused with a sentence.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import IO

from boards.domain.packing import is_plain
from boards.refusals import Refused
from boards.spreadsheets.faults import (
    LAST_ROW,
    MAX_AREA,
    MAX_COLUMNS,
    MAX_MEMBERS,
    MAX_UNPACKED,
    FileFault,
)

_PIECE = 64 * 1024
_OVERLAP = 256
_SPACE = re.compile(rb"\s+")
_SHEET = b"sheetData"
_TOKEN = re.compile(rb"[<:](row|c)[ />]|(?<![\w:.-])r ?= ?[\"']([^\"']{0,13})")
_REFERENCE = re.compile(rb"([A-Za-z]*)([0-9]+)")
_LONGEST_REFERENCE = 12
_OTHER_BOOKS = {"content.xml", "mimetype", "xl/workbook.bin"}
"""Members by which the library would take a zip for another kind of table."""
_COMPOUND = b"\xd0\xcf\x11\xe0"


def check_zip(data: bytes) -> None:
    """Unpack piece by piece without keeping anything: sizes in the directory may lie."""
    if data.startswith(_COMPOUND):
        raise Refused(FileFault.OTHER_WORKBOOK)
    if not data.startswith(b"PK"):
        raise Refused(FileFault.NOT_A_WORKBOOK)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if len(members) > MAX_MEMBERS:
                raise Refused(FileFault.BOMB)
            names = {member.filename.lower() for member in members}
            if not is_plain(members) or _OTHER_BOOKS & names:
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
            self.last_row > LAST_ROW
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

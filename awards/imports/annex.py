"""The annex of a decision as somebody pasted it: which board and award each row names.

A row names a board, an award, or both. A row that names an award and nothing else is a heading: it
holds for the rows below it. What names neither is told, unless it is the head of a column.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath

from django.utils.translation import gettext as _

from awards.domain.annex import Line
from awards.models import Award
from boards.domain.names import fold
from boards.imports.board_names import BoardNames
from boards.imports.names import Unknown
from boards.spreadsheets.reading import read_csv, read_workbook

HEADS = frozenset(
    (
        *("stt", "tt", "stt tt", "so tt", "so thu tu", "ten don vi", "don vi", "ten tap the"),
        *("tap the", "hinh thuc", "hinh thuc khen thuong", "danh hieu", "danh hieu thi dua"),
        *("khen thuong", "phu luc", "danh sach", "ghi chu", "tinh", "dia chi", "thanh tich"),
        *("tom tat thanh tich", "no", "board", "award", "note"),
    )
)
"""Folded heads of columns, which name nobody."""
_CUT = re.compile(r"[\t;|]| {2,}")
_IN_BRACKETS = re.compile(r"\(.*\)")
"""An aside, which names nobody: *(2 tập thể)*."""
_NUMBERED = re.compile(r"^\s*(?:[0-9]+|[IVXivx]+|[a-zđ])\s*(?:[.)/-]\s*|$)")
SHOWN = 160
"""Characters of a row that are kept."""


def pasted(data: bytes, name: str) -> str:
    """The rows of an uploaded table, as they would be pasted. Raises ``Refused``."""
    read = read_csv if PurePath(name).suffix.lower() == ".csv" else read_workbook
    rows = (cells for table in read(data) for _number, cells in table.rows)
    return "\n".join("\t".join(" ".join(str(cell or "").split()) for cell in row) for row in rows)


def read(text: str, year: int) -> tuple[Line, ...]:
    """Every row of an annex on a year."""
    return AnnexReader(list(Award.objects.all()), year).read(text)


class AnnexReader:
    """Boards by every name and alias, awards by their names; read once for a whole annex."""

    def __init__(self, awards: Sequence[Award], year: int) -> None:
        self._names = BoardNames()
        self._year = year
        named = [
            (fold(text), award.pk)
            for award in awards
            for text in (award.name, award.name_en, award.slug)
        ]
        # The longest first: the flag of the Government is no flag.
        self._awards = sorted(named, key=lambda each: -len(each[0]))

    def read(self, text: str) -> tuple[Line, ...]:
        """Every row that names something, and every one that ought to."""
        return tuple(self._lines(text.splitlines()))

    def _lines(self, rows: Iterable[str]) -> Iterator[Line]:
        heading: int | None = None
        for number, row in enumerate(rows, start=1):
            cells = [cell for cell in map(_bare, _CUT.split(row)) if cell]
            board, guess = self._board(cells)
            award = self._award(cells)
            shown = " ".join(row.split())[:SHOWN]
            if board is None and award is not None and not self._besides(cells):
                heading = award
            elif board is not None:
                yield self._understood(number, shown, board, award or heading)
            elif cells:
                yield Line(number, shown, fault=guess)

    def _understood(self, number: int, shown: str, board: int, award: int | None) -> Line:
        if award is None:
            return Line(number, shown, fault=_("It names no award, and no heading above does."))
        return Line(number, shown, (board, award))

    def _board(self, cells: Sequence[str]) -> tuple[int | None, str]:
        """The first cell that names a board; else why the first one does not."""
        faults = []
        for cell in cells:
            try:
                return self._names.find(cell, self._year).board.pk, ""
            except Unknown as unknown:
                faults.append(str(unknown))
        return None, faults[0] if faults else ""

    def _besides(self, cells: Sequence[str]) -> list[str]:
        """What a row says besides an award: a board that nobody knows by its name is no heading."""
        return [cell for cell in cells if self._award([cell]) is None]

    def _award(self, cells: Iterable[str]) -> int | None:
        texts = [f" {fold(cell)} " for cell in cells]
        found = (pk for name, pk in self._awards if any(f" {name} " in text for text in texts))
        return next(found, None)


def _bare(cell: str) -> str:
    """A cell without the number of its row; nothing where it names nobody: heads, numbers."""
    text = _NUMBERED.sub("", cell).strip()
    named = any(mark.isalpha() for mark in text)
    return text if named and fold(text) not in HEADS and not _IN_BRACKETS.fullmatch(text) else ""

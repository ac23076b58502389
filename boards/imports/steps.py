"""An import step by step: receive the file, settle its layout, read it in portions, re-read it.

Each step ends within seconds, so that a page can show how far it has come; no worker is needed.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _

from boards.domain.marks import Defaced, Mark
from boards.imports.columns import (
    BOARD_PREFIX,
    INDICATOR_PREFIX,
    READ,
    Headings,
    key_of,
    plain_use,
)
from boards.imports.layouts import LEAVE_HIDDEN, Layout, lay_out
from boards.imports.lookups import Lookups
from boards.imports.matching import Placed, Stored, judge
from boards.imports.outlines import body_of
from boards.imports.rows import FigureRow, read_row
from boards.imports.whole import faults_across
from boards.models import Board, Intake, IntakePart, Officer
from boards.queries.intakes import remembered_headings
from boards.queries.reach import own_boards
from boards.refusals import Refused
from boards.services.intakes import (
    finish_reading,
    keep_rows,
    receive_intake,
    seldom_collected,
    settle_layout,
)
from boards.spreadsheets.cells import Cell, column_letter, packed, unpacked
from boards.spreadsheets.faults import MAX_ROWS, FileFault
from boards.spreadsheets.reading import Table, read_csv, read_workbook

# Who knows which scheme holds for a board or a bloc in a year: the blocs, which stand above this
# app, add their rule here when they are ready. A rule answers with a reason to refuse, or nothing.
MarkRule = Callable[[Mark], str]
MARK_RULES: list[MarkRule] = []

AT_ONCE = 2.0
"""Seconds of reading in one request."""
PORTION = 10
"""Parts of the file that are read and matched together."""
LEFT_OUT, BLANK, PARTS = "left_out", "blank", "parts"
"""What is counted beside the states of the rows."""


class NotThisTemplate(ValueError):
    """A template for another scheme, year or board; its text is the sentence to show."""


def headings() -> Headings:
    """The headings that are known today."""
    lookups = Lookups()
    return Headings(
        boards={key: board.slug for key, board in lookups.boards.codes().items()},
        indicators={key: each.code for key, each in lookups.indicators.codes().items()},
        remembered=remembered_headings(),
    )


def receive(*, file_name: str, data: bytes, officer: Officer) -> Intake:
    """Take a file in, and read it at once where nothing has to be asked.

    Raises ``Refused`` for a file that is not read, ``NotThisTemplate`` for one made for another
    scheme, year or board.
    """
    reads = read_csv if file_name.lower().endswith(".csv") else read_workbook
    tables = reads(data)
    own = own_boards(officer)
    usual = officer.board.slug if own and officer.board else ""
    try:
        layout = lay_out(tables, headings(), own_board=usual)
    except Defaced as error:
        raise NotThisTemplate(_("The mark of the template was changed: take a new one.")) from error
    if layout.mark:
        _check_mark(Mark(**layout.mark), own)
    intake = receive_intake(
        officer=officer,
        file_name=file_name,
        data=data,
        layout=layout.kept(),
        tables=[_kept_rows(table, at, layout) for at, table in enumerate(tables)],
    )
    return settle(intake=intake, layout=layout) if layout.is_settled else intake


def settle(*, intake: Intake, layout: Layout) -> Intake:
    """Keep the answers; headings that the officer explained are remembered."""
    pivots = sum(use.startswith((BOARD_PREFIX, INDICATOR_PREFIX)) for use in layout.uses)
    if layout.size * max(1, pivots) > MAX_ROWS:
        raise Refused(FileFault.TOO_MANY_ROWS)
    known = headings()
    remember = {
        key_of(column.text): column.use
        for column in layout.read_columns
        if column.text and plain_use(known.read(column.text).use) != plain_use(column.use)
    }
    return settle_layout(intake=intake, layout=layout.kept(), total=layout.size, remember=remember)


def advance(*, intake: Intake, seconds: float = AT_ONCE) -> Intake:
    """Read on for some seconds; at the end of the file the preview is ready.

    Rows are judged by the rights of whoever uploaded the file.
    """
    until = time.monotonic() + seconds
    officer = intake.officer
    reader = _Reader(Layout.of(intake.layout), own_boards(officer))
    while intake.rows_read < intake.rows_total or not intake.counts:
        with seldom_collected():
            intake = reader.portion(intake)
        if time.monotonic() > until and intake.rows_read < intake.rows_total:
            return intake
    faults, again = faults_across(intake)
    return finish_reading(intake=intake, faults=faults, again=again)


class _Reader:
    """Reads portions of one file, with what all of them refer to."""

    def __init__(self, layout: Layout, own: Collection[int] | None) -> None:
        self.layout = layout
        self.own = own
        self.lookups = Lookups()
        self.taken: set[int] = set()

    def portion(self, intake: Intake) -> Intake:
        """The next portion: read, matched, kept."""
        counts = {LEFT_OUT: 0, BLANK: 0, PARTS: 0, **intake.counts}
        parts = self._parts(intake, counts[PARTS])
        rows: list[FigureRow] = []
        places: list[Placed] = []
        read = 0
        for part in parts:
            sheet = self.layout.tables[part.sheet].name if len(self.layout.chosen) > 1 else ""
            for number, cells, hidden in part.rows:
                read += 1
                if hidden and self.layout.hidden == LEAVE_HIDDEN:
                    counts[LEFT_OUT] += 1
                    continue
                for column, said in self._figures([unpacked(cell) for cell in cells]):
                    found = read_row(said, number, self.lookups, form=self.layout.is_form)
                    texts = {name: str(cell) for name, cell in said.items() if cell is not None}
                    rows += found
                    places += [Placed(sheet, number, column, texts)] * len(found)
        judged = judge(rows, places, Stored(rows), own_boards=self.own, taken=self.taken)
        counts[BLANK] += sum(row.is_blank for row in rows)
        counts[PARTS] += len(parts)
        return keep_rows(intake=intake, rows=judged, read=read, counts=counts)

    def _parts(self, intake: Intake, start: int) -> Sequence[IntakePart]:
        parts = intake.parts.filter(sheet__in=self.layout.chosen)
        return list(parts.order_by("sheet", "number")[start : start + PORTION])

    def _figures(self, cells: Sequence[Cell]) -> Iterator[tuple[str, dict[str, Cell]]]:
        """The figures of a row: one, or one under each board or indicator that stands across."""
        said: dict[str, Cell] = {}
        across: list[tuple[int, str]] = []
        if self.layout.board:
            said["board"] = self.layout.board
        if self.layout.year:
            said["year"] = self.layout.year
        for column in self.layout.read_columns:
            if column.use in READ:
                said[column.use] = cells[column.at] if column.at < len(cells) else None
            elif column.use.startswith((BOARD_PREFIX, INDICATOR_PREFIX)):
                across.append((column.at, column.use))
        if not across:
            yield "", said
        for at, use in across:
            name, _colon, code = use.partition(":")
            cell = cells[at] if at < len(cells) else None
            yield column_letter(at + 1), {**said, name: code, "as_printed": cell}


def _kept_rows(table: Table, at: int, layout: Layout) -> Iterator[list[Any]]:
    for number, cells, hidden in body_of(table, layout.tables[at]):
        yield [number, [packed(cell) for cell in cells], hidden]


def _check_mark(mark: Mark, own: Collection[int] | None) -> None:
    """Refuse a template of another board, or one that no longer fits the scheme of its year."""
    if own is not None and mark.board and not _is_of(mark.board, own):
        raise NotThisTemplate(_("This template was made for another board."))
    reason = next((said for rule in MARK_RULES if (said := rule(mark))), "")
    if reason:
        raise NotThisTemplate(reason)


def _is_of(slug: str, own: Collection[int]) -> bool:
    """Whether the code is that of one of these boards."""
    return Board.objects.filter(slug=slug, pk__in=own).exists()

"""How a file is to be read: what was recognised, what the officer answered, what is still open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from boards.domain.marks import Mark, find_mark
from boards.imports.columns import (
    BOARD_PREFIX,
    IGNORED,
    INDICATOR_PREFIX,
    Headings,
    faults_of,
)
from boards.imports.outlines import ColumnOutline, Outline, above, outline
from boards.spreadsheets.reading import Table

READ_HIDDEN, LEAVE_HIDDEN = "read", "leave"


@dataclass(slots=True)
class Layout:
    """The answers that lead from a file to its figures."""

    tables: list[Outline]
    chosen: list[int] = field(default_factory=list)
    hidden: str = ""
    board: str = ""
    """The code of the board of all rows, where no column says it."""
    year: int = 0
    """The year of all rows, where no column says it."""
    mark: dict[str, Any] = field(default_factory=dict)
    legacy: bool = False

    def kept(self) -> dict[str, Any]:
        """As JSON."""
        return {
            "tables": [table.kept() for table in self.tables],
            "chosen": self.chosen,
            "hidden": self.hidden,
            "board": self.board,
            "year": self.year,
            "mark": self.mark,
            "legacy": self.legacy,
        }

    @staticmethod
    def of(kept: Mapping[str, Any]) -> Layout:
        """From JSON."""
        return Layout(**{**kept, "tables": [Outline.of(table) for table in kept["tables"]]})

    @property
    def columns(self) -> list[ColumnOutline]:
        """The columns of the chosen tables, which have the same headings."""
        return self.tables[self.chosen[0]].columns if self.chosen else []

    @property
    def read_columns(self) -> list[ColumnOutline]:
        """Those that are read: a hidden one only where the officer said so."""
        left_out = self.hidden == LEAVE_HIDDEN
        return [column for column in self.columns if not (column.hidden and left_out)]

    @property
    def uses(self) -> list[str]:
        """What the columns are used for."""
        return [column.use for column in self.read_columns]

    @property
    def is_wide(self) -> bool:
        """Whether boards or indicators stand across."""
        return any(use.startswith((BOARD_PREFIX, INDICATOR_PREFIX)) for use in self.uses)

    @property
    def is_form(self) -> bool:
        """Whether an empty cell says nothing: in a form of one board, and in a wide table."""
        return self.is_wide or bool(self.mark)

    @property
    def size(self) -> int:
        """The rows of the chosen tables."""
        return sum(self.tables[at].size for at in self.chosen)

    @property
    def together(self) -> bool:
        """Whether all tables have the same headings, so that they can be read as one."""
        first = self.tables[0].headings
        return len(self.tables) > 1 and all(each.headings == first for each in self.tables)

    @property
    def asks_table(self) -> bool:
        """Whether the officer must say which sheet is meant."""
        return not self.chosen

    @property
    def asks_hidden(self) -> bool:
        """Whether the officer must say what becomes of hidden rows and columns."""
        return not self.hidden and any(self.tables[at].has_hidden for at in self.chosen)

    @property
    def asks_board(self) -> bool:
        """Whether no column says whose figures they are."""
        return not self.board and not any(
            use == "board" or use.startswith(BOARD_PREFIX) for use in self.uses
        )

    @property
    def asks_year(self) -> bool:
        """Whether no column says of which year the figures are."""
        return not self.year and "year" not in self.uses

    @property
    def open_columns(self) -> list[ColumnOutline]:
        """The columns of which nobody knows yet what they mean."""
        return [column for column in self.read_columns if not column.use]

    @property
    def is_settled(self) -> bool:
        """Whether nothing is left to ask."""
        return not (
            self.asks_table
            or self.asks_hidden
            or self.asks_board
            or self.asks_year
            or self.open_columns
            or self.faults
        )

    @property
    def faults(self) -> list[str]:
        """What cannot be read as it stands, as sentences."""
        merged = [
            f"{table.name} {area}".strip()
            for table in (self.tables[at] for at in self.chosen)
            for area in table.merged
        ]
        faults = []
        if merged:
            faults.append(
                _("Cells are merged below the heading (%(ranges)s): unmerge and fill them.")
                % {"ranges": ", ".join(merged[:10])}
            )
        if self.chosen and not self.open_columns:
            faults += faults_of([use for use in self.uses if use != IGNORED])
        return faults


def lay_out(tables: Sequence[Table], headings: Headings, *, own_board: str = "") -> Layout:
    """What can be told of a file without asking. ``own_board`` is that of a board officer.

    Raises ``Defaced`` for the mark of a template that was typed over.
    """
    outlines = [outline(table, headings) for table in tables]
    outlines = [_undecided(told) for told in outlines]
    marks = [
        mark
        for table, told in zip(tables, outlines, strict=True)
        if (mark := find_mark(above(table, told)))
    ]
    layout = Layout(outlines, legacy=any(table.legacy for table in tables))
    if len(outlines) == 1 and not outlines[0].hidden:
        layout.chosen = [0]
    if marks:
        _take_mark(layout, marks[0])
        layout.chosen = [0]
    settle_year(layout)
    if own_board and layout.chosen and layout.asks_board:
        layout.board = own_board
    return layout


def settle_year(layout: Layout) -> None:
    """Take the year that a heading names beyond doubt; a year in a title is only proposed."""
    if layout.chosen and layout.asks_year:
        years = layout.tables[layout.chosen[0]].years
        named = any(str(years[0]) in column.text for column in layout.columns) if years else False
        if len(years) == 1 and named:
            layout.year = years[0]


def _take_mark(layout: Layout, mark: Mark) -> None:
    layout.year, layout.board = mark.year, mark.board
    layout.mark = {
        "year": mark.year,
        "board": mark.board,
        "bloc": mark.bloc,
        "scheme": mark.scheme,
        "version": mark.version,
    }


def _undecided(told: Outline) -> Outline:
    """``Đơn vị`` over a column beside boards that stand across may well mean the unit: asked."""
    uses = [column.use for column in told.columns]
    if "board" in uses and any(use.startswith(BOARD_PREFIX) for use in uses):
        for column in told.columns:
            if column.use == "board":
                column.use, column.nearest = "", "unit"
    return told

"""The leaderboard of a published edition, as finished rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from django.utils.translation import gettext as _

from blocs.queries.bars import Bar, Chart, Segment, line, percent
from blocs.queries.choices import BOARD, POINTS, Choice, Order, View
from blocs.queries.leaderboard_rows import Reason, Row, explained, ordered, rows_of
from blocs.queries.measures import Cell, Measures
from blocs.queries.published import Opened
from blocs.queries.stacks import legend
from blocs.queries.views import Cells, Sight, offered
from blocs.queries.year_before import YearBefore

NARROW = 4
"""So many columns of amounts have room beside what stands at the right of the page."""


@dataclass(frozen=True, slots=True)
class Column:
    """A head that sorts: where its link goes and how the rows stand now."""

    code: str
    label: str
    unit: str
    href: str
    sorted: str
    sign: str


@dataclass(frozen=True, slots=True)
class Tab:
    """One of the views of the same edition."""

    label: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Leaderboard:
    """All that the table, its tabs, its legend and its chart show."""

    choice: Choice
    last: int
    tabs: tuple[Tab, ...]
    note: str
    year_before: YearBefore | None
    breaks: tuple[str, ...]
    reasons: tuple[Reason, ...]
    board_column: Column
    columns: tuple[Column, ...]
    points_column: Column
    rows: tuple[Row, ...]
    legend: tuple[Segment, ...]
    chart: Chart

    @property
    def wide(self) -> bool:
        """Whether the table needs the whole width of the page."""
        return self.choice.view is View.ABSOLUTE or len(self.columns) > NARROW

    @property
    def drawn(self) -> bool:
        """Whether bars show the order: a loss has no length, so growth stands in the table only."""
        return not self.grows or self.choice.sort in {POINTS, BOARD}

    @property
    def grows(self) -> bool:
        """Whether two years stand side by side in the columns."""
        return self.choice.view is View.GROWTH

    @property
    def scored(self) -> bool:
        """Whether the columns are about the points."""
        return self.choice.view is View.POINTS


def leaderboard(
    opened: Opened, query: Mapping[str, str], before: YearBefore | None = None
) -> Leaderboard:
    """The leaderboard of ``opened`` in the view and order that an address asks for."""
    measures = Measures(opened)
    sights = offered(opened, measures, before)
    choice = Choice.read(query, views=set(sights), codes=set(measures.indicators))
    sight = sights[choice.view]
    rows = ordered(rows_of(opened, sight, before), choice, sight.cell)
    rows, reasons = explained(rows)
    head = partial(_column, choice)
    return Leaderboard(
        choice=choice,
        last=opened.head.year - 1,
        tabs=_tabs(choice, sights.values()),
        note=sight.note,
        year_before=before,
        breaks=_breaks(opened, before),
        reasons=reasons,
        board_column=head(BOARD, _("Board"), ""),
        columns=tuple(
            head(code, measures.label(code), sight.cell(rows[0].board, code).unit)
            for code in sight.codes
        ),
        points_column=head(POINTS, _("Points"), ""),
        rows=tuple(rows),
        legend=legend(opened),
        chart=_chart(opened, rows, choice, measures, sight.cell),
    )


def _breaks(opened: Opened, before: YearBefore | None) -> tuple[str, ...]:
    """Why nothing is said of how boards moved since the year before."""
    causes = before.breaks(opened) if before else ()
    return tuple(cause.in_language(opened.reader.language) for cause in causes)


def _column(choice: Choice, code: str, label: str, unit: str) -> Column:
    chosen = code == choice.sort
    down = choice.order is Order.DESC
    return Column(
        code=code,
        label=label,
        unit=unit,
        href=choice.by(code).query,
        sorted=("descending" if down else "ascending") if chosen else "",
        sign=("▼" if down else "▲") if chosen else "↕",
    )


def _tabs(choice: Choice, sights: Iterable[Sight]) -> tuple[Tab, ...]:
    return tuple(
        Tab(sight.label, choice.seen_as(sight.view).query, choice.view is sight.view)
        for sight in sights
    )


def _chart(
    opened: Opened, rows: Sequence[Row], choice: Choice, measures: Measures, cells: Cells
) -> Chart:
    """The chosen order as bars: of points by criterion, or of one indicator."""
    if choice.sort in {POINTS, BOARD}:
        bars = [line(at, row.name, row.points, row.segments) for at, row in enumerate(rows)]
        return Chart(_("Points by criterion"), _("points"), tuple(bars))
    column = [cells(row.board, choice.sort) for row in rows]
    largest = max((cell.amount for cell in column if cell.amount), default=Fraction(1))
    return Chart(
        title=measures.label(choice.sort),
        unit=column[0].unit,
        bars=tuple(
            _bar(at, row.name, cell, largest)
            for at, (row, cell) in enumerate(zip(rows, column, strict=True))
        ),
    )


def _bar(at: int, name: str, cell: Cell, largest: Fraction) -> Bar:
    text = f"{cell.mark} {cell.text}".strip()
    if cell.amount is None:
        return line(at, name, text, ())
    width = percent(cell.amount, abs(largest))
    return line(at, name, text, (Segment(1, cell.label, text, "0%", width),))

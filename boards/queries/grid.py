"""The grid: indicators down, reports across, and what stands beside a board's own figures."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from boards.domain.units import UNITS
from boards.enums import CheckKind
from boards.language import spoken
from boards.models import Check, Figure, Indicator, Officer, Report
from boards.queries.baselines import Restated, reorganised
from boards.queries.beside import Beside, beside_of
from boards.queries.cells import EMPTY, CellKey, StoredCell, by_cell, stored_cells
from boards.queries.findings import FindingRow, findings_of
from boards.queries.lock_words import lock_words
from boards.queries.locks import Locks, locks_of_all
from boards.queries.reach import kinship
from boards.queries.sheets import EARLIER, PEER_RULES, key_of
from boards.refusals import Refusal

# Who knows which indicators count for a report: the blocs, which stand above this app, add their
# rule here when they are ready. Where no rule names any, every indicator is a row.
RowRule = Callable[[Sequence[Report]], Collection[int]]
ROW_RULES: list[RowRule] = []


@dataclass(frozen=True, slots=True)
class Column:
    """A report across the grid, with the short words at its head."""

    report: Report
    head: str
    place: str
    """Where a cell of the column stands, said after its indicator: *Yên Bái*, *year 2021*."""
    counted: bool = True
    """Whether its cells are to be filled now; those of earlier years stand there to compare."""
    note: str = ""
    """What is said under its head."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of the grid: what is stored, whether it may be written, what the checks find."""

    key: CellKey
    column: Column
    label: str
    stored: StoredCell
    choice: str = ""
    closed: str = ""
    findings: tuple[FindingRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """An indicator: its cells, and what stands beside them."""

    indicator: Indicator
    name: str
    unit: str
    cells: tuple[GridCell, ...]
    beside: Beside | None = None
    restated: tuple[Restated, ...] = ()
    """What the board is compared with in each year in which it was another one."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Which cells a grid has."""

    columns: tuple[Column, ...]
    indicators: tuple[Indicator, ...]
    basis: str
    narrowed: bool = False
    """Whether there are more indicators than rows."""
    subject: Report | None = None
    """The report that is compared with its targets and peers, if it is one board's grid."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of the cells that are to be filled say something."""

    filled: int
    of: int


@dataclass(frozen=True, slots=True)
class Grid:
    """The whole table."""

    layout: Layout
    rows: tuple[Row, ...]
    restated: tuple[int, ...] = ()
    """The years before the board came to be what it is, the latest first."""

    @property
    def columns(self) -> tuple[Column, ...]:
        """The reports across."""
        return self.layout.columns

    @property
    def pledged(self) -> bool:
        """Whether any indicator has a target."""
        return any(row.beside is not None and row.beside.target for row in self.rows)

    @property
    def compared(self) -> bool:
        """Whether there is anything that the peers report and the reader may see."""
        return any(row.beside is not None and row.beside.median for row in self.rows)

    @property
    def closed(self) -> list[tuple[str, str]]:
        """Columns that are closed as a whole, and why: each reason once."""
        said: dict[str, list[str]] = {}
        for place, column in enumerate(self.columns):
            reasons = {row.cells[place].closed for row in self.rows}
            if len(reasons) == 1 and (reason := reasons.pop()):
                said.setdefault(reason, []).append(column.head)
        return [(", ".join(heads), reason) for reason, heads in said.items()]

    @property
    def progress(self) -> Progress:
        """What is filled, and what is to be."""
        cells = [cell for row in self.rows for cell in row.cells if cell.column.counted]
        return Progress(sum(cell.stored.filled for cell in cells), len(cells))


def own_reports(report: Report) -> list[Report]:
    """The report, and those of the same board for up to five earlier years, the latest first."""
    years = range(report.year - EARLIER, report.year)
    earlier = Report.objects.filter(board=report.board_id, year__in=years)
    return [report, *earlier.select_related("board").order_by("-year")]


def report_layout(report: Report, *, basis: str, everything: bool = False) -> Layout:
    """One board's form: this year and the earlier ones across."""
    columns = (
        Column(each, f"{each.year}", _year(each.year), counted=each == report)
        for each in own_reports(report)
    )
    return _layout(columns, [report], basis, everything, subject=report)


def matrix_layout(reports: Sequence[Report], *, basis: str, everything: bool = False) -> Layout:
    """The reports of one year side by side, boards across."""
    columns = (Column(each, str(each.board), str(each.board)) for each in reports)
    return _layout(columns, reports, basis, everything)


def _layout(
    columns: Iterable[Column],
    reports: Sequence[Report],
    basis: str,
    everything: bool,
    subject: Report | None = None,
) -> Layout:
    indicators = list(Indicator.objects.all())
    shown = indicators if everything else rows_of(reports, indicators)
    narrowed = len(shown) < len(indicators)
    return Layout(tuple(columns), tuple(shown), basis, narrowed, subject)


def rows_of(reports: Sequence[Report], indicators: Sequence[Indicator]) -> list[Indicator]:
    """The indicators that count for these reports: scored, required, or reported of late."""
    scored = {pk for rule in ROW_RULES for pk in rule(reports)}
    if not scored:
        return list(indicators)
    required = Check.objects.filter(kind=CheckKind.REQUIRED, active=True)
    asked = set(required.values_list("indicator", flat=True))
    wanted = scored | asked | _reported(reports)
    return [each for each in indicators if None in asked or each.pk in wanted]


def _reported(reports: Sequence[Report]) -> set[int]:
    """The indicators that these boards and their peers have reported in this or earlier years."""
    keys = {key_of(report) for report in reports}
    boards = {board for board, _year in keys}
    for rule in PEER_RULES:
        boards = boards.union(*rule(keys).values())
    years = {year for _board, year in keys}
    figures = Figure.objects.filter(
        report__board__in=boards,
        report__year__range=(min(years, default=0) - EARLIER, max(years, default=0)),
    )
    return set(figures.order_by().values_list("indicator", flat=True).distinct())


def grid(layout: Layout, *, officer: Officer) -> Grid:
    """The cells of a layout, in the same few queries for one column and for many."""
    past = _past(layout)
    layout = replace(layout, columns=tuple(_noted(each, past) for each in layout.columns))
    reports = [column.report for column in layout.columns]
    stored = stored_cells([report.pk for report in reports])
    found = by_cell(findings_of(reports))
    locks = locks_of_all(reports)
    writers = writable(reports, officer, locks)
    beside = beside_of(layout.subject, layout.indicators, officer) if layout.subject else {}

    def cell(column: Column, indicator: Indicator) -> GridCell:
        key = CellKey(column.report.pk, indicator.pk, layout.basis)
        held = stored.get(key, EMPTY)
        return GridCell(
            key=key,
            column=column,
            label=f"{indicator}, {column.place}",
            stored=held,
            choice=held.choice(indicator),
            closed=_closed(locks[key.report], key, key.report in writers),
            # What is still to be filled is counted above the table, not said in every cell.
            findings=found.get(str(key), ()) if held.filled else (),
        )

    return Grid(
        layout,
        tuple(
            Row(
                indicator,
                str(indicator),
                unit_of(indicator),
                tuple(cell(column, indicator) for column in layout.columns),
                beside.get(indicator.pk),
                tuple(of[indicator.pk] for of in past.values()),
            )
            for indicator in layout.indicators
        ),
        tuple(past),
    )


def _past(layout: Layout) -> dict[int, Mapping[int, Restated]]:
    """The earlier years in which the subject was another board, if anything is known of them."""
    subject = layout.subject
    if subject is None:
        return {}
    years = range(subject.year - EARLIER, subject.year)
    found = reorganised(subject, years, layout.indicators)
    return {
        year: found[year]
        for year in sorted(found, reverse=True)
        if any(each.mark or each.text for each in found[year].values())
    }


def _noted(column: Column, past: Collection[int]) -> Column:
    """A column of the board's own past, which is not what it is compared with."""
    if column.counted or column.report.year not in past:
        return column
    return replace(column, note=_("before the reorganisation"))


def progress(layout: Layout) -> Progress:
    """What is filled, asked without the rest of the grid: every save tells it."""
    counted = [column.report.pk for column in layout.columns if column.counted]
    said = Figure.objects.filter(
        report__in=counted, indicator__in=[each.pk for each in layout.indicators]
    ).filter(basis=layout.basis)
    cells = said.order_by().values("report", "indicator").distinct().count()
    return Progress(cells, len(counted) * len(layout.indicators))


def unit_of(indicator: Indicator) -> str:
    """The unit of a number without words."""
    unit = UNITS[indicator.unit]
    return unit.vi if spoken().startswith("vi") else unit.en_plural


def writable(reports: Iterable[Report], officer: Officer, locks: Mapping[int, Locks]) -> set[int]:
    """The reports whose open cells the officer may write.

    Reports of other boards in one year that nothing locks stand at the same stage, so one of them
    is asked about for all: a grid of fifty boards costs no more than one of three. Where a review
    or an exemption opens single cells, each report is asked about. The service that writes asks
    for every one.
    """
    own = kinship(officer).own
    asked: dict[object, bool] = {}
    may = set()
    for report in reports:
        alike = (report.year, report.board_id if report.board_id in own else None)
        key = alike if locks[report.pk].whole is None else report.pk
        if key not in asked:
            asked[key] = officer.has_perm("boards.change_figure", report)
        if asked[key]:
            may.add(report.pk)
    return may


def _year(year: int) -> str:
    return _("year %(year)d") % {"year": year}


def _closed(locks: Locks, key: CellKey, may: bool) -> str:
    lock = locks.on(key.indicator, key.basis)
    if lock is not None:
        return str(lock_words(lock))
    return "" if may else str(Refusal.CELL_READ_ONLY.label)

"""Everything about one cell: what it says, what is asked of it, what rests on it, what was said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from boards.domain.sentences import Sentence
from boards.enums import Basis, FilingOutcome, Severity
from boards.language import spoken
from boards.models import Evidence, Figure, Indicator, Remark, Report, ReturnedCell
from boards.queries.baselines import Restated, reorganised
from boards.queries.cells import EMPTY, StoredCell, grouped
from boards.queries.filings import standing_round
from boards.queries.findings import FindingRow, findings
from boards.queries.lock_words import LockWords, lock_words
from boards.queries.locks import locks_of
from boards.queries.sheets import EARLIER


@dataclass(frozen=True, slots=True)
class Earlier:
    """What the same board said of an indicator for an earlier year."""

    year: int
    cell: StoredCell
    restated: Restated | None = None
    """What the board is compared with, if it was another one in that year."""


@dataclass(frozen=True, slots=True)
class CellPage:
    """One cell with all that stands beside it."""

    report: Report
    indicator: Indicator
    basis: Basis
    cell: StoredCell
    beside: StoredCell
    """The same indicator on the other basis: the actual beside the estimate."""
    earlier: list[Earlier]
    lock: LockWords | None
    returned: ReturnedCell | None
    findings: list[FindingRow]
    evidence: list[Evidence]
    remarks: list[Remark]

    @property
    def other_basis(self) -> Basis:
        """The basis of the cell beside this one."""
        return Basis.ESTIMATE if self.basis is Basis.ACTUAL else Basis.ACTUAL

    @property
    def doubts(self) -> list[tuple[Figure, str]]:
        """The figures that somebody doubted, each with the reason in the reader's language."""
        return [
            (figure, Sentence(figure.doubt_reason, english).in_language(spoken()))
            for figure in self.cell.figures
            if figure.doubt and (english := figure.doubt_reason_en or figure.doubt_reason)
        ]

    @property
    def open_remarks(self) -> int:
        """How many remarks wait for an answer."""
        return sum(remark.resolved_at is None for remark in self.remarks)

    @property
    def to_explain(self) -> list[FindingRow]:
        """The findings in this cell that an explanation answers, whether one is there or not."""
        return [
            row
            for row in self.findings
            if row.severity == Severity.EXPLAIN and row.indicator_id == self.indicator.pk
        ]


def cell_page(report: Report, indicator: Indicator, basis: Basis) -> CellPage:
    """The page of one cell, in a fixed number of queries."""
    figures = Figure.objects.filter(
        report__board=report.board_id,
        report__year__range=(report.year - EARLIER, report.year),
        indicator=indicator,
    ).select_related("report", "source")
    by_year = _by_year(figures.order_by("pk"))
    now = by_year.get(report.year, {})
    past = reorganised(report, range(report.year - EARLIER, report.year), [indicator])
    of_cell = {"report": report, "indicator": indicator, "basis": basis}
    lock = locks_of(report).on(indicator.pk, basis)
    other = Basis.ESTIMATE if basis is Basis.ACTUAL else Basis.ACTUAL
    return CellPage(
        report=report,
        indicator=indicator,
        basis=basis,
        cell=now.get(basis, EMPTY),
        beside=now.get(other, EMPTY),
        earlier=_earlier(report, indicator, by_year, past),
        lock=lock_words(lock) if lock else None,
        returned=_returned(report, indicator, basis),
        findings=[row for row in findings(report) if row.concerns(indicator.pk, basis)],
        evidence=list(Evidence.objects.filter(**of_cell).select_related("officer")),
        remarks=list(
            Remark.objects.filter(**of_cell).select_related("officer__board", "resolved_by")
        ),
    )


def _earlier(
    report: Report,
    indicator: Indicator,
    by_year: Mapping[int, Mapping[str, StoredCell]],
    past: Mapping[int, Mapping[int, Restated]],
) -> list[Earlier]:
    """The years that say something, the latest first."""
    every = [
        Earlier(
            year,
            by_year.get(year, {}).get(Basis.ACTUAL, EMPTY),
            past[year][indicator.pk] if year in past else None,
        )
        for year in range(report.year - 1, report.year - EARLIER - 1, -1)
    ]
    return [each for each in every if each.cell.filled or (each.restated and each.restated.mark)]


def _by_year(figures: Iterable[Figure]) -> dict[int, dict[str, StoredCell]]:
    rows = list(figures)
    years = {figure.report_id: figure.report.year for figure in rows}
    by_year: dict[int, dict[str, StoredCell]] = {year: {} for year in years.values()}
    for key, cell in grouped(rows).items():
        by_year[years[key.report]][key.basis] = cell
    return by_year


def _returned(report: Report, indicator: Indicator, basis: Basis) -> ReturnedCell | None:
    """Why the cell was returned, while the report has not come back."""
    filing = standing_round(report)
    if filing is None or filing.outcome != FilingOutcome.RETURNED:
        return None
    return filing.returned_cells.filter(indicator=indicator, basis=basis).first()

"""A report as its reviewer reads it: every cell beside last year's, with all that was said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from boards.domain.numbers import format_number
from boards.domain.quantities import Quantity
from boards.enums import Basis
from boards.language import spoken
from boards.models import Evidence, Figure, Indicator, Remark, Report, ReturnedCell
from boards.queries.baselines import Restated, reorganised
from boards.queries.cells import EMPTY, StoredCell, grouped
from boards.queries.filings import changed_since_verified, review_token
from boards.queries.findings import FindingRow, findings
from boards.queries.locks import Cell


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One cell with what a reviewer weighs."""

    indicator: Indicator
    basis: Basis
    cell: StoredCell
    before: StoredCell
    restated: Restated | None
    """What the year before is compared with, if the board was another one then."""
    findings: list[FindingRow]
    evidence: list[Evidence]
    remarks: list[Remark]
    """Those that are open."""
    returned: str
    """Why the last round returned it; empty where it did not."""
    changed: bool
    """Whether it was written since the report was verified."""

    @property
    def key(self) -> str:
        """The cell, as fields of a form name it."""
        return f"{self.indicator.pk}-{self.basis}"

    @property
    def change(self) -> str:
        """By how much it differs from the year before, where the two can be compared."""
        past = self.restated.baseline.parts if self.restated else self.before.quantities
        share = change_between(past, self.cell.quantities)
        if share is None:
            return ""
        sign = "+" if share > 0 else ""
        return f"{sign}{format_number(share, language=spoken())} %"

    @property
    def asks(self) -> bool:
        """Whether something about it waits for the reviewer's eye."""
        return bool(self.findings or self.remarks or self.returned or self.changed)


@dataclass(frozen=True, slots=True)
class ReviewSheet:
    """The report, cell by cell, and the fingerprint of what is shown."""

    rows: list[ReviewRow]
    token: str


def review_sheet(report: Report) -> ReviewSheet:
    """Every indicator's actual figure, and each estimate that was given, in a few queries."""
    token = review_token(report)
    figures = Figure.objects.filter(
        report__board=report.board_id, report__year__in=(report.year - 1, report.year)
    )
    cells = grouped(figures.order_by("pk"))
    now = {
        (key.indicator, key.basis): cell for key, cell in cells.items() if key.report == report.pk
    }
    before = {
        (key.indicator, key.basis): cell for key, cell in cells.items() if key.report != report.pk
    }
    indicators = list(Indicator.objects.all())
    past = reorganised(report, [report.year - 1], indicators).get(report.year - 1, {})
    found: dict[Cell, list[FindingRow]] = defaultdict(list)
    for row in findings(report):
        found[row.indicator_id, row.basis].append(row)
    evidence: dict[Cell, list[Evidence]] = defaultdict(list)
    for paper in Evidence.objects.filter(report=report):
        evidence[paper.indicator_id, paper.basis].append(paper)
    remarks: dict[Cell, list[Remark]] = defaultdict(list)
    for remark in Remark.objects.filter(report=report, resolved_at__isnull=True).select_related(
        "officer"
    ):
        remarks[remark.indicator_id, remark.basis].append(remark)
    returned = _returned(report)
    changed = {
        (cell.indicator_id, cell.basis)
        for cells in changed_since_verified([report]).values()
        for cell in cells
    }
    rows = [
        ReviewRow(
            indicator=indicator,
            basis=basis,
            cell=now.get((indicator.pk, basis), EMPTY),
            before=before.get((indicator.pk, Basis.ACTUAL), EMPTY),
            restated=past.get(indicator.pk),
            findings=found[indicator.pk, basis],
            evidence=evidence[indicator.pk, basis],
            remarks=remarks[indicator.pk, basis],
            returned=returned.get((indicator.pk, basis), ""),
            changed=(indicator.pk, basis) in changed,
        )
        for indicator in indicators
        for basis in Basis
        if basis is Basis.ACTUAL or (indicator.pk, basis) in now
    ]
    return ReviewSheet(rows, token)


def change_between(before: Sequence[Quantity], now: Sequence[Quantity]) -> Decimal | None:
    """In percent, rounded half up to one decimal; nothing where either is no single amount.

    Amounts of two currencies are not compared here: no rate is chosen in passing.
    """
    if len(before) != 1 or len(now) != 1:
        return None
    [old], [new] = before, now
    if old.unit.currency != new.unit.currency or not old.base:
        return None
    share = (new.base - old.base) / abs(old.base) * 100
    return share.quantize(Decimal("0.1"), ROUND_HALF_UP)


def _returned(report: Report) -> dict[Cell, str]:
    """The reasons of the latest round that returned cells."""
    cells = list(ReturnedCell.objects.filter(report=report).select_related("filing"))
    latest = max((cell.filing.number for cell in cells), default=0)
    return {
        (cell.indicator_id, cell.basis): cell.reason
        for cell in cells
        if cell.filing.number == latest
    }

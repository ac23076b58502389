"""Why a cell cannot be written, and who can open it: one answer for every page and service."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from boards.enums import FilingOutcome, LockKind, ReportState
from boards.models import Exemption, Filing, Report, ReturnedCell

Cell = tuple[int, str]
"""An indicator and a basis, in one report."""


@dataclass(frozen=True, slots=True)
class Lock:
    """A closed cell: why, since when, and the words that were said when it was closed."""

    kind: LockKind
    since: datetime | None
    by: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Locks:
    """The locks of one report at one moment; the same three facts answer for all its cells."""

    whole: Lock | None
    returned: frozenset[Cell]
    opened: frozenset[int | None]
    """Indicators that an exemption opens; ``None`` stands for all of them."""

    def on(self, indicator_id: int, basis: str) -> Lock | None:
        """What closes the cell; nothing where it may be written."""
        if self.whole is None or {None, indicator_id} & self.opened:
            return None
        if self.whole.kind is LockKind.NOT_RETURNED and (indicator_id, basis) in self.returned:
            return None
        return self.whole


def locks_of(report: Report) -> Locks:
    """The locks of one report, in at most three queries."""
    return locks_of_all([report])[report.pk]


def locks_of_all(reports: Iterable[Report]) -> dict[int, Locks]:
    """The locks of many reports by their key, in three queries however many there are."""
    known = {report.pk: report for report in reports}
    filings: dict[int, Filing] = {}
    for filing in Filing.objects.filter(report__in=known).select_related(
        "submitted_by", "decided_by"
    ):
        # The latest round that was not withdrawn; rounds come newest first.
        if filing.outcome != FilingOutcome.WITHDRAWN:
            filings.setdefault(filing.report_id, filing)
    returned: dict[int, set[Cell]] = {pk: set() for pk in known}
    for cell in ReturnedCell.objects.filter(filing__in=filings.values()).values_list(
        "report", "indicator", "basis"
    ):
        returned[cell[0]].add(cell[1:])
    opened: dict[int, set[int | None]] = {pk: set() for pk in known}
    holding = Exemption.objects.holding(timezone.now()).filter(report__in=known)
    for report_id, indicator_id in holding.values_list("report", "indicator"):
        opened[report_id].add(indicator_id)
    return {
        pk: Locks(_whole(report, filings.get(pk)), frozenset(returned[pk]), frozenset(opened[pk]))
        for pk, report in known.items()
    }


def _whole(report: Report, filing: Filing | None) -> Lock | None:
    """What closes the report as a whole: first the stage of its year, then the review."""
    if report.locked:
        return Lock(LockKind.STAGE, report.locked_at, detail=report.lock_reason)
    if filing is None or report.state == ReportState.DRAFT:
        return None
    match ReportState(report.state):
        case ReportState.SUBMITTED:
            return Lock(LockKind.SUBMITTED, filing.submitted_at, str(filing.submitted_by))
        case ReportState.RETURNED:
            return Lock(
                LockKind.NOT_RETURNED, filing.decided_at, str(filing.decided_by), filing.reason
            )
        case _:
            return Lock(LockKind.VERIFIED, filing.decided_at, str(filing.decided_by))

"""What an officer can do with a report now; and why not, for what the officer cannot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from boards.enums import FilingOutcome, LockKind, ReportState
from boards.models import Filing, Officer, Report
from boards.queries.filings import (
    ChangedCell,
    Rounds,
    changed_since_verified,
    due_dates,
    open_remarks,
    progress_of,
    rounds_of,
    untouched_cells,
)
from boards.queries.findings import FindingRow, findings
from boards.queries.grid import Progress
from boards.queries.lock_words import LockWords, lock_words
from boards.queries.locks import Locks, locks_of
from boards.queries.reach import kinship
from boards.queries.sheets import key_of
from boards.refusals import Refusal

STEPS: Mapping[str, Promise] = MappingProxyType(
    {
        "fill": _("Enter figures"),
        "submit": _("Submit for review"),
        "withdraw": _("Withdraw"),
        "review": _("Review"),
        "exempt": _("Open for a while"),
    }
)

CLOSED: Mapping[LockKind, Refusal | None] = MappingProxyType(
    {
        LockKind.STAGE: Refusal.REPORT_LOCKED,
        LockKind.SUBMITTED: Refusal.REPORT_UNDER_REVIEW,
        LockKind.NOT_RETURNED: None,
        LockKind.VERIFIED: Refusal.REPORT_VERIFIED,
    }
)
"""Why nothing of a report can be written; of a returned one, the returned cells can."""


@dataclass(frozen=True, slots=True)
class Step:
    """One act: possible now, or refused for a reason."""

    name: str
    refusal: Refusal | None = None
    detail: str = ""

    @property
    def label(self) -> Promise:
        """What the button says."""
        return STEPS[self.name]

    @property
    def address(self) -> str:
        """The name of the page where it is done."""
        return f"admin:boards_report_{'grid' if self.name == 'fill' else self.name}"

    @property
    def why_not(self) -> str:
        """The reason, in a sentence; empty where it is possible."""
        if self.refusal is None:
            return ""
        return f"{self.refusal.label} ({self.detail})" if self.detail else str(self.refusal.label)


@dataclass(frozen=True, slots=True)
class ReportHead:
    """Where a report stands, who has it since when, and what comes next."""

    report: Report
    progress: Progress
    due: date | None
    rounds: Rounds
    findings: list[FindingRow]
    changed: list[ChangedCell]
    remarks: int
    lock: LockWords | None
    untouched: list[str]
    steps: list[Step]

    @property
    def held_back(self) -> list[FindingRow]:
        """The findings that must be answered before it is submitted."""
        return [row for row in self.findings if row.holds_back]

    @property
    def has_it(self) -> Filing | None:
        """The round that says who has had it since when; nothing before the first."""
        return self.rounds.latest

    @property
    def possible(self) -> list[Step]:
        """What can be done now."""
        return [step for step in self.steps if step.refusal is None]

    @property
    def refused(self) -> list[Step]:
        """What cannot, each with its reason."""
        return [step for step in self.steps if step.refusal is not None]


def report_head(report: Report, officer: Officer) -> ReportHead:
    """The head of a report's page, for who reads it."""
    rounds = rounds_of(report)
    found = findings(report)
    changed = changed_since_verified([report]).get(report.pk, [])
    locks = locks_of(report)
    standing = next(
        (each for each in rounds.filings if each.outcome != FilingOutcome.WITHDRAWN), None
    )
    untouched = (
        [str(cell.indicator) for cell in untouched_cells(standing)]
        if standing and standing.outcome == FilingOutcome.RETURNED
        else []
    )
    return ReportHead(
        report=report,
        progress=progress_of([report])[report.pk],
        due=due_dates([report]).get(key_of(report)),
        rounds=rounds,
        findings=found,
        changed=changed,
        remarks=open_remarks([report])[report.pk],
        lock=lock_words(locks.whole) if locks.whole else None,
        untouched=untouched,
        steps=[
            _fill(report, officer, locks),
            _submit(report, officer, found, untouched),
            _withdraw(report, officer),
            _review(report, officer, rounds.latest, changed),
            _exempt(report, officer, locks),
        ],
    )


def _fill(report: Report, officer: Officer, locks: Locks) -> Step:
    if not officer.has_perm("boards.change_report", report):
        return Step("fill", Refusal.NOT_ALLOWED)
    if locks.whole is None or locks.opened:
        return Step("fill")
    return Step("fill", CLOSED[locks.whole.kind])


def _submit(
    report: Report, officer: Officer, found: Sequence[FindingRow], untouched: Sequence[str]
) -> Step:
    held = sum(row.holds_back for row in found)
    match ReportState(report.state):
        case ReportState.SUBMITTED:
            return Step("submit", Refusal.ALREADY_SUBMITTED)
        case ReportState.VERIFIED:
            return Step("submit", Refusal.ALREADY_VERIFIED)
    if not officer.has_perm("boards.submit_report", report):
        return Step("submit", Refusal.NOT_ALLOWED)
    if untouched:
        return Step("submit", Refusal.RETURNED_UNTOUCHED, "; ".join(untouched))
    return Step("submit", Refusal.FINDINGS_HOLD_BACK, str(held)) if held else Step("submit")


def _withdraw(report: Report, officer: Officer) -> Step:
    if report.state != ReportState.SUBMITTED:
        return Step("withdraw", Refusal.NOT_UNDER_REVIEW)
    allowed = officer.has_perm("boards.submit_report", report)
    return Step("withdraw", None if allowed else Refusal.NOT_ALLOWED)


def _review(
    report: Report, officer: Officer, filing: Filing | None, changed: Sequence[ChangedCell]
) -> Step:
    if filing is None or not (report.state == ReportState.SUBMITTED or changed):
        return Step("review", Refusal.NOT_UNDER_REVIEW)
    if filing.submitted_by_id == officer.pk:
        return Step("review", Refusal.REVIEW_BY_SUBMITTER)
    if report.board_id in kinship(officer).judges_itself_in:
        return Step("review", Refusal.REVIEW_OF_OWN_BOARD)
    allowed = officer.has_perm("boards.verify_report", report)
    return Step("review", None if allowed else Refusal.NOT_ALLOWED)


def _exempt(report: Report, officer: Officer, locks: Locks) -> Step:
    if locks.whole is None:
        return Step("exempt", Refusal.NOTHING_LOCKED)
    if report.board_id in kinship(officer).judges_itself_in:
        return Step("exempt", Refusal.EXEMPTION_OF_OWN_BOARD)
    allowed = officer.has_perm("boards.grant_exemption", report)
    return Step("exempt", None if allowed else Refusal.NOT_ALLOWED)

"""Submitting, withdrawing, returning and verifying reports: two persons, one report at a time.

The report is locked in the database first, so that of two reviewers one decides and the other is
told. Its state and that of its round move together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from boards.acting import acting, actor
from boards.enums import FilingOutcome, ReportState
from boards.models import Filing, Indicator, Officer, Report, ReturnedCell
from boards.queries.filings import (
    changed_since_verified,
    review_token,
    standing_round,
    untouched_cells,
    waiting_round,
)
from boards.queries.findings import findings
from boards.queries.reach import kinship
from boards.refusals import Refusal, Refused
from boards.services.gate import locked_report
from boards.services.saying import in_words

Returned = tuple[Indicator, str, str]
"""A cell to return: the indicator, the basis and the reason."""


@transaction.atomic
def submit_report(*, report: Report, officer: Officer, note: str = "") -> Filing:
    """Hand a complete report to the reviewers: from now on its cells are closed.

    Raises ``Refused`` where a finding blocks or waits for its explanation, each named, and where a
    returned cell was neither corrected nor answered.
    """
    report = locked_report(report)
    match ReportState(report.state):
        case ReportState.SUBMITTED:
            raise Refused(Refusal.ALREADY_SUBMITTED)
        case ReportState.VERIFIED:
            raise Refused(Refusal.ALREADY_VERIFIED)
    _require_right(officer, "boards.submit_report", report)
    said = in_words(note, Filing, "note", needed=False)
    _require_touched(report)
    _require_complete(report)
    last = report.filings.aggregate(Max("number"))["number__max"] or 0
    with acting(reason=said or actor().reason):
        filing = Filing.objects.create(
            report=report,
            number=last + 1,
            note=said,
            submitted_by=officer,
            submitted_at=timezone.now(),
        )
        _move(report, ReportState.SUBMITTED)
    return filing


@transaction.atomic
def withdraw_filing(*, report: Report, officer: Officer) -> Filing:
    """Take a report back while nobody has decided on it: it is open as it was before."""
    report = locked_report(report)
    filing = _waiting(report)
    _require_right(officer, "boards.submit_report", report)
    _decide(filing, FilingOutcome.WITHDRAWN, officer)
    # Cells that an earlier round returned are still those that are open.
    _move(report, ReportState.RETURNED if standing_round(report) else ReportState.DRAFT)
    return filing


@transaction.atomic
def return_report(
    *, report: Report, officer: Officer, cells: Sequence[Returned], reason: str, token: str
) -> Filing:
    """Send named cells back, each with its reason: only those are open again."""
    report = locked_report(report)
    filing = _reviewed(report, officer, "boards.return_report", token)
    if not cells:
        raise Refused(Refusal.NOTHING_RETURNED)
    said = in_words(reason, Filing, "reason")
    returned = {(indicator.pk, basis): why for indicator, basis, why in cells}
    with acting(reason=said):
        _decide(filing, FilingOutcome.RETURNED, officer, said)
        ReturnedCell.objects.bulk_create(
            ReturnedCell(
                report=report,
                filing=filing,
                indicator_id=indicator,
                basis=basis,
                reason=in_words(why, ReturnedCell, "reason"),
            )
            for (indicator, basis), why in returned.items()
        )
        _move(report, ReportState.RETURNED)
    return filing


@transaction.atomic
def verify_report(*, report: Report, officer: Officer, token: str) -> Filing:
    """Accept the report as it was read: its cells stay closed."""
    report = locked_report(report)
    filing = _reviewed(report, officer, "boards.verify_report", token)
    _decide(filing, FilingOutcome.VERIFIED, officer)
    _move(report, ReportState.VERIFIED)
    return filing


@transaction.atomic
def verify_again(*, report: Report, officer: Officer, token: str) -> Filing:
    """Accept what was changed under an exemption since the verification, without a new round.

    Neither whoever changed the cells can, nor whoever had submitted the report; and what the checks
    find now must be answered as before a submission.
    """
    report = locked_report(report)
    if report.state != ReportState.VERIFIED:
        raise Refused(Refusal.NOT_VERIFIED)
    filing = Filing.objects.filter(report=report, outcome=FilingOutcome.VERIFIED).latest("number")
    _require_second_person(filing, officer)
    changed = changed_since_verified([report])[report.pk]
    if not changed:
        raise Refused(Refusal.NOTHING_CHANGED)
    if any(officer.pk in cell.officers for cell in changed):
        raise Refused(Refusal.VERIFY_OWN_CHANGE)
    _require_right(officer, "boards.verify_report", report)
    _require_token(report, token)
    _require_complete(report)
    _decide(filing, FilingOutcome.VERIFIED, officer)
    return filing


def _reviewed(report: Report, officer: Officer, right: str, token: str) -> Filing:
    """The round that the officer may decide on now, of a report that is what was shown."""
    filing = _waiting(report)
    _require_second_person(filing, officer)
    _require_right(officer, right, report)
    _require_token(report, token)
    return filing


def _waiting(report: Report) -> Filing:
    """The round that waits. A colleague who decided first leaves none."""
    filing = waiting_round(report)
    if filing is None:
        raise Refused(Refusal.NOT_UNDER_REVIEW, str(report.get_state_display()))
    return filing


def _decide(filing: Filing, outcome: FilingOutcome, officer: Officer, reason: str = "") -> None:
    filing.outcome = outcome
    filing.decided_by = officer
    filing.decided_at = timezone.now()
    filing.reason = reason
    filing.save(update_fields=["outcome", "decided_by", "decided_at", "reason"])


def _move(report: Report, state: ReportState) -> None:
    report.state = state
    report.save(update_fields=["state"])


def _require_second_person(filing: Filing, officer: Officer) -> None:
    """No round is decided by whoever submitted it, nor by an officer of the board or its kin."""
    if filing.submitted_by_id == officer.pk:
        raise Refused(Refusal.REVIEW_BY_SUBMITTER)
    if filing.report.board_id in kinship(officer).judges_itself_in:
        raise Refused(Refusal.REVIEW_OF_OWN_BOARD)


def _require_right(officer: Officer, right: str, report: Report) -> None:
    if not officer.has_perm(right, report):
        raise Refused(Refusal.NOT_ALLOWED)


def _require_token(report: Report, token: str) -> None:
    if token != review_token(report):
        raise Refused(Refusal.REVIEW_STALE)


def _require_complete(report: Report) -> None:
    _require_none(
        Refusal.FINDINGS_HOLD_BACK, (row.sentence for row in findings(report) if row.holds_back)
    )


def _require_touched(report: Report) -> None:
    """Whatever the last round returned has been looked at."""
    filing = standing_round(report)
    if filing is not None:
        _require_none(
            Refusal.RETURNED_UNTOUCHED, (str(cell.indicator) for cell in untouched_cells(filing))
        )


def _require_none(refusal: Refusal, named: Iterable[str]) -> None:
    """Refuse for every one that is named, so that nobody comes back for the second."""
    said = list(named)
    if said:
        raise Refused(refusal, "; ".join(said))

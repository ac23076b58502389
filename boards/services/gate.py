"""The one gate before whatever belongs to a cell: locked means locked on every path."""

from __future__ import annotations

from django.utils import timezone

from boards.enums import Basis, LockKind
from boards.models import Indicator, Report
from boards.queries.locks import Lock, locks_of
from boards.refusals import Refusal, Refused

SENTENCES = {
    LockKind.STAGE: Refusal.REPORT_LOCKED,
    LockKind.SUBMITTED: Refusal.REPORT_UNDER_REVIEW,
    LockKind.NOT_RETURNED: Refusal.CELL_NOT_RETURNED,
    LockKind.VERIFIED: Refusal.REPORT_VERIFIED,
}


def locked_report(report: Report) -> Report:
    """The report, locked in the database until the transaction ends: one writer at a time."""
    return Report.objects.select_for_update(of=("self",)).select_related("board").get(pk=report.pk)


def require_open(
    report: Report, indicator: Indicator | int, basis: Basis | str = Basis.ACTUAL
) -> None:
    """Refuse where the cell is closed: by the stage of its year, or by the review.

    An exemption that holds now opens it. Raises ``Refused``.
    """
    pk = indicator if isinstance(indicator, int) else indicator.pk
    lock = locks_of(report).on(pk, basis)
    if lock is not None:
        raise Refused(SENTENCES[lock.kind], lock_detail(lock))


def lock_detail(lock: Lock) -> str:
    """The stage that closes the year; of a review the day, the officer and what was said."""
    if lock.kind is LockKind.STAGE or lock.since is None:
        return lock.detail
    since = f"{timezone.localtime(lock.since):%d/%m/%Y}"
    return ", ".join(part for part in (since, lock.by, lock.detail) if part)

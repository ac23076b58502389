"""Opening a lock for a while: for a reason, in sight of all members, ending by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from boards.acting import acting, actor
from boards.enums import ReportState
from boards.models import Exemption, Indicator, Officer, Report
from boards.queries.locks import locks_of
from boards.queries.reach import kinship
from boards.refusals import Refusal, Refused
from boards.services.gate import locked_report
from boards.services.saying import in_words

LONGEST = timedelta(days=30)
"""So long an exemption lasts at most."""


@transaction.atomic
def grant_exemption(
    *,
    report: Report,
    officer: Officer,
    reason: str,
    expires_at: datetime,
    indicator: Indicator | None = None,
) -> Exemption:
    """Open one indicator of a locked report, or all of them, until a moment.

    The chair and the council grant it, never for the own board. Raises ``Refused`` without a
    reason, for more than 30 days, and where nothing is locked.
    """
    report = locked_report(report)
    _require_right(officer, report)
    now = timezone.now()
    if expires_at <= now:
        raise Refused(Refusal.EXEMPTION_IN_THE_PAST)
    if expires_at > now + LONGEST:
        raise Refused(Refusal.EXEMPTION_TOO_LONG)
    said = in_words(reason, Exemption, "reason")
    if locks_of(report).whole is None:
        raise Refused(Refusal.NOTHING_LOCKED)
    with acting(reason=said):
        return Exemption.objects.create(
            report=report,
            indicator=indicator,
            reason=said,
            granted_by=officer,
            granted_at=now,
            expires_at=expires_at,
        )


@transaction.atomic
def end_exemption(*, exemption: Exemption, officer: Officer) -> Exemption:
    """Close again before the time is up."""
    report = locked_report(exemption.report)
    _require_right(officer, report)
    exemption = Exemption.objects.select_for_update(of=("self",)).get(pk=exemption.pk)
    now = timezone.now()
    if exemption.ended_at is not None or exemption.expires_at <= now:
        raise Refused(Refusal.EXEMPTION_ENDED)
    exemption.ended_at = now
    exemption.save(update_fields=["ended_at"])
    return exemption


class Opened:
    """Why cells of closed reports are open now, for one report or many, in one query at most."""

    def __init__(self, reports: Iterable[Report]) -> None:
        closed = [each for each in reports if each.locked or each.state != ReportState.DRAFT]
        self._reasons: dict[tuple[int, int | None], str] = {}
        if closed:
            holding = Exemption.objects.holding(timezone.now()).filter(report__in=closed)
            for each in holding.order_by("-pk"):
                self._reasons[each.report_id, each.indicator_id] = each.reason

    def reason(self, report: int, indicator: int) -> str:
        """The reason; empty where no exemption holds.

        The exemption of this very indicator says more than that of all of them.
        """
        every = self._reasons.get((report, None), "")
        return self._reasons.get((report, indicator), every)


@contextmanager
def under_exemption(report: Report, indicator: Indicator | int) -> Iterator[None]:
    """Whatever is written inside keeps the reason of the exemption that opens the cell.

    Where nothing is locked, or somebody said why already, nothing is added.
    """
    reason = "" if actor().reason else _reason(report, indicator)
    if not reason:
        yield
        return
    with acting(reason=reason):
        yield


def _reason(report: Report, indicator: Indicator | int) -> str:
    pk = indicator if isinstance(indicator, int) else indicator.pk
    return Opened([report]).reason(report.pk, pk)


def _require_right(officer: Officer, report: Report) -> None:
    if report.board_id in kinship(officer).judges_itself_in:
        raise Refused(Refusal.EXEMPTION_OF_OWN_BOARD)
    if not officer.has_perm("boards.grant_exemption", report):
        raise Refused(Refusal.NOT_ALLOWED)

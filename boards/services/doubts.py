"""Raising and settling doubts: whoever doubts a figure cannot be the one who clears it."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from boards.acting import acting
from boards.enums import Doubt
from boards.models import Figure, Officer
from boards.queries.reach import kinship
from boards.refusals import Refusal, Refused


@transaction.atomic
def raise_doubt(
    *,
    figure: Figure,
    doubt: Doubt,
    reason: str,
    reason_en: str = "",
    officer: Officer | None = None,
) -> Figure:
    """Doubt a figure, with the reason. A blocking doubt keeps it out of the ranking.

    An earlier settlement falls away: the figure is open again. Whoever doubted it first stays the
    one who cannot settle it.
    """
    figure = _open(figure)
    if not (figure.open_doubt and figure.doubt_raised_by):
        figure.doubt_raised_by = officer
    figure.doubt = doubt
    figure.doubt_reason = reason
    figure.doubt_reason_en = reason_en
    figure.settled_by = figure.settled_at = None
    figure.settlement = ""
    with acting(reason=reason):
        figure.save()
    return figure


@transaction.atomic
def settle_doubt(*, figure: Figure, officer: Officer, settlement: str) -> Figure:
    """Answer for a doubted figure; from now on it counts again.

    Neither whoever raised the doubt can, nor the board whose figure it is.
    """
    figure = _open(figure)
    if not figure.open_doubt:
        raise Refused(Refusal.NO_DOUBT_TO_SETTLE)
    if figure.doubt_raised_by_id == officer.pk:
        raise Refused(Refusal.DOUBT_SETTLED_BY_RAISER)
    if figure.report.board_id in kinship(officer).judges_itself_in:
        raise Refused(Refusal.DOUBT_OF_OWN_BOARD)
    figure.settled_by = officer
    figure.settled_at = timezone.now()
    figure.settlement = settlement
    with acting(reason=settlement):
        figure.save()
    return figure


def _open(figure: Figure) -> Figure:
    """The figure, locked for writing, of a report that is open."""
    figure = (
        Figure.objects.select_for_update(of=("self",)).select_related("report").get(pk=figure.pk)
    )
    if figure.report.locked:
        raise Refused(Refusal.REPORT_LOCKED, figure.report.lock_reason)
    return figure

"""When anything that a calendar is computed from changed last."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time

from django.db.models import Q
from django.utils import timezone

from blocs.models import Cycle, Mandate
from boards.models import Change

MODELS = (
    "blocs.bloc",
    "blocs.criterion",
    "blocs.cycle",
    "blocs.cycle_pledged_indicators",
    "blocs.handover",
    "blocs.mandate",
    "blocs.membership",
    "blocs.milestone",
    "blocs.pledge",
    "blocs.scheme",
    "blocs.signature",
    "blocs.target",
    "boards.board",
    "boards.document",
    "boards.officer",
    "boards.report",
)
"""Tables that the history knows, any row of which may alter who owes what until when."""


def changed_at(cycles: Iterable[Cycle], today: date, since: datetime) -> datetime:
    """The latest change, or the day on which a mandate began or ended; never before ``since``."""
    latest = Change.objects.filter(model__in=MODELS).order_by("-pk").values_list("at", flat=True)
    moments = [since, *latest[:1]]
    mandates = Mandate.objects.filter(Q(starts_on__lte=today) | Q(ends_on__lte=today))
    for day in {
        day
        for days in mandates.filter(cycle__in=cycles).values_list("starts_on", "ends_on")
        for day in days
        if day is not None and day <= today
    }:
        moments.append(timezone.make_aware(datetime.combine(day, time.min)))
    return max(moments).replace(microsecond=0)

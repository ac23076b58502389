"""Filters of the lists of reports and figures."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from boards.enums import Doubt
from boards.models import Figure

OPEN = Q(settled_at__isnull=True) & ~Q(doubt=Doubt.NONE)

URGENCY = Case(
    When(OPEN & Q(doubt=Doubt.BLOCKING), then=Value(0)),
    When(OPEN, then=Value(1)),
    default=Value(2),
    output_field=IntegerField(),
)
"""Blocking doubts first, then the noted ones, then the figures that nobody doubts."""

STATES = {
    "open": OPEN,
    "blocking": OPEN & Q(doubt=Doubt.BLOCKING),
    "settled": Q(settled_at__isnull=False),
    "none": Q(doubt=Doubt.NONE),
}


class DoubtFilter(admin.SimpleListFilter):
    """Open, blocking, settled or no doubt."""

    title = _("doubt")
    parameter_name = "doubt_state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """The states."""
        return [
            ("open", _("open doubt")),
            ("blocking", _("open and blocking")),
            ("settled", _("settled")),
            ("none", _("no doubt")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Figure]) -> QuerySet[Figure] | None:
        """The figures in the chosen state."""
        state = STATES.get(self.value() or "")
        return queryset.filter(state) if state is not None else None

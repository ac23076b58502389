"""Decisions of the authority, and what they conferred."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from awards.models import Conferral, Decision
from boards.admin.base import HouseAdmin, HouseTabular


class ConferralInline(HouseTabular[Conferral, Decision]):
    """What the decision gives, and to whom."""

    model = Conferral
    fk_name = "decision"
    autocomplete_fields = ["board", "award", "nomination"]


@admin.register(Decision)
class DecisionAdmin(HouseAdmin[Decision]):
    """Decisions, the latest first."""

    list_display = ["document", "cycle", "signed_by", "conferral_count"]
    list_filter = ["cycle__year", "cycle__bloc"]
    list_select_related = ["document", "cycle__bloc"]
    search_fields = ["document__search_text", "document__number", "signed_by"]
    autocomplete_fields = ["document", "cycle"]
    inlines = [ConferralInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Decision]:
        """With the number of awards given."""
        return super().get_queryset(request).annotate(given=Count("conferrals"))

    @admin.display(description=_("conferrals"), ordering="given")
    def conferral_count(self, decision: Decision) -> int:
        """How many awards the decision gives."""
        given: int = decision.given  # type: ignore[attr-defined]
        return given


@admin.register(Conferral)
class ConferralAdmin(HouseAdmin[Conferral]):
    """Awards that were given, the latest decision first."""

    list_display = ["board", "award", "decision"]
    list_display_links = ["board", "award"]
    list_filter = ["award", "decision__cycle__year", "decision__cycle__bloc"]
    list_select_related = ["board", "award", "decision__document"]
    search_fields = ["board__search_text", "award__name", "award__slug"]
    autocomplete_fields = ["decision", "board", "award", "nomination"]
    ordering = ["-decision__document__issued_on", "award__order", "board__sort_key"]

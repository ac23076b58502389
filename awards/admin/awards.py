"""Awards with the dated legal rules that limit them."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import Count, F, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from awards.models import Award, AwardRule, PieceRule
from boards.admin.base import HouseAdmin, HouseTabular


class AwardRuleInline(HouseTabular[AwardRule, Award]):
    """Each legal figure with its source and how sure we are of it."""

    model = AwardRule


class PieceRuleInline(HouseTabular[PieceRule, Award]):
    """Each paper that the dossier of the award consists of, with its source."""

    model = PieceRule


@admin.register(Award)
class AwardAdmin(HouseAdmin[Award]):
    """Awards in the order of official lists."""

    list_display = ["name", "level", "grantor", "nomination_count", "order"]
    list_filter = ["level"]
    search_fields = ["name", "name_en", "slug", "grantor"]
    inlines = [AwardRuleInline, PieceRuleInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Award]:
        """With the number of nominations of all years."""
        return super().get_queryset(request).annotate(nominated=Count("nominations"))

    @admin.display(description=_("nominations"), ordering="nominated")
    def nomination_count(self, award: Award) -> int:
        """How often the award was proposed."""
        nominated: int = award.nominated  # type: ignore[attr-defined]
        return nominated


@admin.register(AwardRule)
class AwardRuleAdmin(HouseAdmin[AwardRule]):
    """Rules in force come first; those nobody verified can be filtered out to be checked."""

    list_display = [
        "award",
        "kind",
        "number",
        "share",
        "base",
        "wording",
        "starts_on",
        "ends_on",
        "certainty",
        "checked_on",
    ]
    list_display_links = ["award", "kind"]
    list_filter = ["certainty", "kind", ("ends_on", admin.EmptyFieldListFilter), "award"]
    list_select_related = ["award"]
    search_fields = ["award__name", "award__slug", "wording", "source"]
    autocomplete_fields = ["award"]
    ordering = [F("ends_on").desc(nulls_first=True), "award__order", "kind", "-starts_on"]

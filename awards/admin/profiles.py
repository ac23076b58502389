"""Profiles of the nomination list: which columns, in which order, under which headings."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from awards.forms.profiles import ColumnFormSet
from awards.models import ListColumn, ListProfile
from boards.admin.base import HouseAdmin, HouseTabular


class ListColumnInline(HouseTabular[ListColumn, ListProfile]):
    """The columns from left to right."""

    model = ListColumn
    formset = ColumnFormSet


@admin.register(ListProfile)
class ListProfileAdmin(HouseAdmin[ListProfile]):
    """The profiles, the one that is offered first on top."""

    list_display = ["name", "made_for", "column_count", "is_default"]
    search_fields = ["name", "made_for"]
    inlines = [ListColumnInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[ListProfile]:
        """With the number of columns."""
        return super().get_queryset(request).annotate(held=Count("columns"))

    @admin.display(description=_("columns"), ordering="held")
    def column_count(self, profile: ListProfile) -> int:
        """How many columns the list has."""
        count: int = profile.held  # type: ignore[attr-defined]
        return count

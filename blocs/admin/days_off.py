"""Days on which offices are closed: decided anew each year, so typed or loaded, never computed."""

from __future__ import annotations

from django.contrib import admin

from blocs.models import DayOff
from boards.admin.base import HouseAdmin


@admin.register(DayOff)
class DayOffAdmin(HouseAdmin[DayOff]):
    """The latest first."""

    list_display = ["day", "name", "document"]
    list_select_related = ["document"]
    date_hierarchy = "day"
    search_fields = ["name"]
    autocomplete_fields = ["document"]
    ordering = ["-day"]

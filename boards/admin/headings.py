"""How headings of uploaded files were once read: looked up, and forgotten where it was wrong."""

from __future__ import annotations

from django.contrib import admin

from boards.admin.base import HouseAdmin
from boards.models import HeadingMemory


@admin.register(HeadingMemory)
class HeadingMemoryAdmin(HouseAdmin[HeadingMemory]):
    """Remembered by the imports themselves; a wrong one is deleted and asked again."""

    list_display = ["heading", "column", "officer"]
    list_select_related = ["officer"]
    search_fields = ["heading"]

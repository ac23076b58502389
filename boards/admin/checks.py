"""The checks that reports go through, each read as a sentence."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from boards.admin.amounts import NOTHING
from boards.admin.base import HouseAdmin
from boards.domain.checks.declared import check_of
from boards.language import spoken
from boards.models import Check
from boards.queries.sheets import declared


@admin.register(Check)
class CheckAdmin(HouseAdmin[Check]):
    """Checks in use come first, in the order in which their findings are told."""

    list_display = ["rule", "severity", "kind", "active", "code"]
    list_display_links = ["rule"]
    list_filter = ["active", "severity", "kind", "indicator"]
    list_select_related = ["indicator", "other"]
    search_fields = ["code", "indicator__search_text", "other__search_text", "instruction"]
    autocomplete_fields = ["indicator", "other"]
    readonly_fields = ["rule"]
    ordering = ["-active", "order", "code"]
    fieldsets = [
        (None, {"fields": ["rule", "code", "kind", "severity", "active", "order"]}),
        (_("What is compared"), {"fields": ["indicator", "other"]}),
        (_("Limits"), {"fields": [("minimum", "maximum"), "factor"]}),
        (_("What to do"), {"fields": ["instruction", "instruction_en"]}),
    ]

    @admin.display(description=_("rule"))
    def rule(self, check: Check) -> str:
        """The check in words; nothing for one that is new, or that the form still refuses."""
        if check.pk is None:
            return NOTHING
        try:
            return check_of(declared(check)).sentence().in_language(spoken())
        except ValueError:
            return NOTHING

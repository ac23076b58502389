"""Pledges, signatures and targets: what the members promised."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from blocs.admin.staged import StagedAdmin, StagedTabular
from blocs.enums import Act
from blocs.models import Pledge, Signature, Target
from boards.admin.amounts import shown


class SignatureInline(StagedTabular[Signature, Pledge]):
    """Who signed, and when."""

    model = Signature
    act = Act.RECORD_PLEDGE
    parent_path = "cycle"
    autocomplete_fields = ["board", "source"]


@admin.register(Pledge)
class PledgeAdmin(StagedAdmin[Pledge]):
    """Pledges, the latest year first, with the number of signatures."""

    act = Act.RECORD_PLEDGE
    list_display = ["cycle", "version", "signed_on", "signature_count", "document"]
    list_filter = ["cycle__bloc", "cycle__year"]
    list_select_related = ["cycle__bloc", "document"]
    search_fields = ["cycle__bloc__search_text", "cycle__year"]
    autocomplete_fields = ["cycle", "document"]
    inlines = [SignatureInline]
    ordering = ["-cycle__year", "cycle__bloc__sort_key", "-version"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Pledge]:
        """With the number of signatures."""
        return super().get_queryset(request).annotate(signed=Count("signatures"))

    @admin.display(description=_("signatures"), ordering="signed")
    def signature_count(self, pledge: Pledge) -> int:
        """How many members signed."""
        signed: int = pledge.signed  # type: ignore[attr-defined]
        return signed


@admin.register(Signature)
class SignatureAdmin(StagedAdmin[Signature]):
    """Signatures, the latest first."""

    act = Act.RECORD_PLEDGE
    path = "pledge.cycle"
    list_display = ["board", "pledge", "kind", "signed_on", "signed_by"]
    list_filter = ["kind", "pledge__cycle__bloc", "pledge__cycle__year"]
    list_select_related = ["board", "pledge__cycle__bloc"]
    date_hierarchy = "signed_on"
    search_fields = ["board__search_text", "signed_by"]
    autocomplete_fields = ["pledge", "board", "source"]
    ordering = ["-signed_on", "board__sort_key"]


@admin.register(Target)
class TargetAdmin(StagedAdmin[Target]):
    """Targets, the latest year first."""

    act = Act.RECORD_PLEDGE
    list_display = ["board", "cycle", "indicator", "promised", "unit", "as_printed"]
    list_filter = ["cycle__year", "cycle__bloc", "indicator"]
    list_select_related = ["board", "cycle__bloc", "indicator"]
    search_fields = ["board__search_text", "indicator__search_text"]
    autocomplete_fields = ["cycle", "board", "indicator"]
    ordering = ["-cycle__year", "board__sort_key", "indicator__order"]

    @admin.display(description=_("amount"), ordering="amount")
    def promised(self, target: Target) -> str:
        """The amount, without idle zeros."""
        return shown(target.amount)

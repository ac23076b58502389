"""Pledges, signatures and targets: what the members promised."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from blocs.admin.staged import StagedAdmin, StagedTabular
from blocs.enums import Act, PledgeState
from blocs.forms.recording import RecordedSignatureForm, RecordedTargetForm
from blocs.models import Pledge, Signature, Target
from blocs.queries.targets import targets_are_sealed
from blocs.refusals import Refusal
from boards.admin.amounts import shown

SEALED = (
    "code",
    "reason",
    "fingerprint",
    "file_sha256",
    "opened_at",
    "opened_by",
    "frozen_at",
    "ended_at",
    "end_reason",
)
"""What the services write, and nobody else."""


class SignatureInline(StagedTabular[Signature, Pledge]):
    """Who signed, and when; an opened pledge is signed on its own pages."""

    model = Signature
    act = Act.RECORD_PLEDGE
    parent_path = "cycle"
    autocomplete_fields = ["board", "source"]

    def is_open(self, parent: Pledge) -> bool:
        """Whether signatures are recorded by hand."""
        return not parent.content and super().is_open(parent)


@admin.register(Pledge)
class PledgeAdmin(StagedAdmin[Pledge]):
    """Pledges, the latest year first, with the number of signatures.

    Pledges that were signed elsewhere are recorded here. One that was opened for signature has its
    own page; nobody writes to it by hand.
    """

    act = Act.RECORD_PLEDGE
    list_display = ["cycle", "version", "state", "code", "signed_on", "signature_count", "document"]
    list_display_links = ["cycle", "version"]
    list_filter = ["cycle__bloc", "cycle__year"]
    list_select_related = ["cycle__bloc", "document"]
    search_fields = ["cycle__bloc__search_text", "cycle__year"]
    autocomplete_fields = ["cycle", "document"]
    inlines = [SignatureInline]
    ordering = ["-cycle__year", "cycle__bloc__sort_key", "-version"]

    def refusal(self, obj: Pledge) -> str:
        """What was opened for signature stands."""
        return str(Refusal.PLEDGE_NOT_DRAFT.label) if obj.content else super().refusal(obj)

    def get_readonly_fields(self, request: HttpRequest, obj: Pledge | None = None) -> list[str]:
        """The state is nobody's to type; what only an opened version has is shown of such."""
        return ["state", *(SEALED if obj and obj.content else ())]

    def save_model(self, request: HttpRequest, obj: Pledge, form: Any, change: bool) -> None:
        """What is recorded with the day on which all signed is signed by all."""
        if obj.state in (PledgeState.DRAFT, PledgeState.SIGNED):
            obj.state = PledgeState.SIGNED if obj.signed_on else PledgeState.DRAFT
        super().save_model(request, obj, form, change)

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
    form = RecordedSignatureForm
    list_display = ["board", "pledge", "kind", "signed_on", "signed_by"]
    list_filter = ["kind", "pledge__cycle__bloc", "pledge__cycle__year"]
    list_select_related = ["board", "pledge__cycle__bloc"]
    date_hierarchy = "signed_on"
    search_fields = ["board__search_text", "signed_by"]
    autocomplete_fields = ["pledge", "board", "source"]
    ordering = ["-signed_on", "board__sort_key"]

    def refusal(self, obj: Signature) -> str:
        """A signature on an opened pledge is made and ended on its own pages."""
        return str(Refusal.SIGNED_ON_ITS_PAGE.label) if obj.pledge.content else super().refusal(obj)


@admin.register(Target)
class TargetAdmin(StagedAdmin[Target]):
    """Targets, the latest year first."""

    act = Act.RECORD_PLEDGE
    form = RecordedTargetForm
    list_display = ["board", "cycle", "indicator", "promised", "unit", "as_printed"]
    list_filter = ["cycle__year", "cycle__bloc", "indicator"]
    list_select_related = ["board", "cycle__bloc", "indicator"]
    search_fields = ["board__search_text", "indicator__search_text"]
    autocomplete_fields = ["cycle", "board", "indicator"]
    ordering = ["-cycle__year", "board__sort_key", "indicator__order"]

    def refusal(self, obj: Target) -> str:
        """What a pledge has sealed stands."""
        if targets_are_sealed(obj.cycle):
            return str(Refusal.TARGETS_CLOSED.label)
        return super().refusal(obj)

    @admin.display(description=_("amount"), ordering="amount")
    def promised(self, target: Target) -> str:
        """The amount, without idle zeros."""
        return shown(target.amount)

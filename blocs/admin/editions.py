"""Editions: those that wait are approved or discarded, the published ones stay."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from blocs.admin import preview
from blocs.admin.approving import ApprovalActions
from blocs.admin.drafts import draft
from blocs.enums import EditionState
from blocs.models import Edition
from blocs.models.editions import EditionQuerySet
from boards.admin.base import ResultAdmin

IN_STATE = {
    EditionState.WAITING: EditionQuerySet.waiting,
    EditionState.EMBARGOED: EditionQuerySet.embargoed,
    EditionState.PUBLISHED: EditionQuerySet.published,
}


class StateFilter(admin.SimpleListFilter):
    """Waiting for approval, for its moment, or published."""

    title = pgettext_lazy("edition", "state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """The states."""
        return list(EditionState.choices)

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[Edition]
    ) -> QuerySet[Edition] | None:
        """The editions in the chosen state."""
        state = self.value() or ""
        if state not in EditionState.values:
            return None
        wanted = IN_STATE[EditionState(state)](Edition.objects.all())
        return queryset.filter(pk__in=wanted.order_by().values("pk"))


@admin.register(Edition)
class EditionAdmin(ApprovalActions, ResultAdmin[Edition]):
    """Editions that wait for approval come first, then those for their moment, then the latest."""

    list_display = [
        "cycle",
        "number",
        "state",
        "prepared_by",
        "prepared_at",
        "approved_by",
        "published_at",
        "seal",
    ]
    list_display_links = ["cycle", "number"]
    list_filter = [StateFilter, "cycle__year", "cycle__bloc"]
    list_select_related = ["cycle__bloc", "prepared_by", "approved_by"]
    date_hierarchy = "published_at"
    search_fields = ["cycle__bloc__search_text", "fingerprint", "cycle__year"]
    ordering = [F("published_at").desc(nulls_first=True), "-number"]
    fields = [
        "cycle",
        "number",
        "state",
        "fingerprint",
        "correction_note",
        "prepared_by",
        "prepared_at",
        "approved_by",
        "published_at",
        "standings",
        "moved",
    ]
    actions = ["approve", "publish", "withdraw", "discard"]

    @admin.display(description=pgettext_lazy("edition", "state"), ordering="published_at")
    def state(self, edition: Edition) -> Any:
        """Waiting for approval, for its moment, or published."""
        return edition.state.label

    @admin.display(description=_("fingerprint"))
    def seal(self, edition: Edition) -> str:
        """The first signs of the fingerprint, enough to compare two by eye."""
        return f"{edition.fingerprint[:12]}…"

    @admin.display(description=_("standings"))
    def standings(self, edition: Edition) -> SafeString:
        """The standings as the edition says them."""
        rows = preview.rows(edition.document, None)
        return render_to_string("admin/blocs/_standings.html", {"rows": rows})

    @admin.display(description=pgettext_lazy("edition", "what changes"))
    def moved(self, edition: Edition) -> SafeString:
        """What moves from the edition before, and for one that waits, since it was prepared."""
        return render_to_string("admin/blocs/_moved.html", {"draft": draft(edition)})

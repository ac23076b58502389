"""Editions: those that wait are approved or discarded, the published ones stay."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from blocs.admin import preview
from blocs.models import Edition
from blocs.queries.changes import change_list
from blocs.queries.reader import Json, Reader
from blocs.refusals import Refusal
from blocs.services import approve_edition, discard_edition
from blocs.services.editions import holds, payload_now
from boards.admin.acting import ask, confirmed, perform
from boards.admin.base import ResultAdmin
from boards.admin.own_board import officer_of
from boards.models import Officer
from boards.refusals import Refused


class StateFilter(admin.SimpleListFilter):
    """Waiting or published."""

    title = pgettext_lazy("edition", "state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """The two states."""
        return [("waiting", _("waits for approval")), ("published", _("published"))]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[Edition]
    ) -> QuerySet[Edition] | None:
        """The editions in the chosen state."""
        if self.value() is None:
            return None
        return queryset.filter(published_at__isnull=self.value() == "waiting")


@admin.register(Edition)
class EditionAdmin(ResultAdmin[Edition]):
    """Editions that wait for approval come first, then the latest published."""

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
    actions = ["approve", "discard"]

    @admin.display(description=pgettext_lazy("edition", "state"), ordering="published_at")
    def state(self, edition: Edition) -> Any:
        """Waiting or published."""
        return _("published") if edition.published_at else _("waits for approval")

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
        return render_to_string("admin/blocs/_moved.html", {"draft": _draft(edition)})

    def has_approve_permission(self, request: HttpRequest) -> bool:
        """Who may publish what a colleague prepared."""
        return request.user.has_perm("blocs.approve_edition")

    def has_prepare_permission(self, request: HttpRequest) -> bool:
        """Who may drop what waits."""
        return request.user.has_perm("blocs.prepare_edition")

    @admin.action(description=_("Approve and publish"), permissions=["approve"])
    def approve(self, request: HttpRequest, queryset: QuerySet[Edition]) -> HttpResponse | None:
        """Show fingerprint and standings, then publish for good."""
        officer = officer_of(request)
        if not confirmed(request):
            drafts = [_draft(edition, officer) for edition in queryset]
            return ask(
                self,
                request,
                queryset,
                action="approve",
                template="admin/blocs/approve.html",
                title=_("Approve and publish"),
                lead=_("A published edition stays for ever; a correction is a new edition."),
                drafts=drafts,
                button=_("Approve and publish")
                if any(not draft["refused"] for draft in drafts)
                else "",
            )
        approved = perform(
            self,
            request,
            queryset,
            lambda edition: approve_edition(edition=edition, officer=officer),
            note="approve_edition",
        )
        if approved:
            sentence = ngettext(
                "%d edition was published.", "%d editions were published.", approved
            )
            self.message_user(request, sentence % approved, messages.SUCCESS)
        return None

    @admin.action(description=_("Discard what waits for approval"), permissions=["prepare"])
    def discard(self, request: HttpRequest, queryset: QuerySet[Edition]) -> HttpResponse | None:
        """Ask, then drop editions that nobody approved."""
        if not confirmed(request):
            return ask(
                self,
                request,
                queryset,
                action="discard",
                template="admin/confirm.html",
                title=_("Discard what waits for approval"),
                lead=_("The prepared text is dropped; it can be prepared again at any time."),
                button=_("Discard"),
            )
        dropped = perform(
            self,
            request,
            queryset,
            lambda edition: discard_edition(edition=edition),
            note="discard_edition",
        )
        if dropped:
            sentence = ngettext("%d edition was discarded.", "%d editions were discarded.", dropped)
            self.message_user(request, sentence % dropped, messages.SUCCESS)
        return None


def _draft(edition: Edition, officer: Officer | None = None) -> dict[str, Any]:
    """What the pages show of an edition, beside the published one before it.

    ``refused`` says why this officer cannot approve it, as far as that is certain beforehand, and
    ``drift`` what moved since it was prepared.
    """
    document, reader = edition.document, Reader.of_request()
    last = edition.cycle.editions.published().filter(number__lt=edition.number).first()
    before = last.document if last else None
    return {
        "edition": edition,
        "last": last,
        "illustrative": document["illustrative"],
        "rows": preview.rows(document, before),
        "changes": change_list(before, document, reader) if before else None,
        **_standing(edition, document, reader, officer),
    }


def _standing(
    edition: Edition, document: Json, reader: Reader, officer: Officer | None
) -> dict[str, Any]:
    """Whether it can still be approved: not twice, by nobody who prepared it, from facts of now."""
    if edition.published_at:
        return {"refused": Refusal.EDITION_PUBLISHED.label, "drift": None}
    try:
        now = payload_now(edition)
    except Refused as refused:
        return {"refused": str(refused), "drift": None}
    if not holds(edition, now):
        return {
            "refused": Refusal.EDITION_STALE.label,
            "drift": change_list(document, now, reader),
        }
    own = officer is not None and edition.prepared_by == officer
    return {"refused": Refusal.SAME_OFFICER.label if own else "", "drift": None}

"""The hand-over dossier of a cycle as a page, and the one click that makes its archive."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from blocs.domain.hand_over import Key, table_of
from blocs.exports.hand_over import pack
from blocs.forms.hand_overs import MakeForm
from blocs.models import Cycle, HandOver
from blocs.queries.hand_over import dossier, sides
from blocs.services.hand_overs import make_hand_over
from boards.admin.own_board import officer_of
from boards.language import spoken
from boards.refusals import Refused

MAKES = "blocs.hand_over"
READS = (MAKES, "blocs.view_membership")
"""The chair reads what it leaves; whoever reads the registers of the bloc reads this too."""

WAYS = {
    "calendar": ("admin:blocs_cycle_calendar", "blocs.read_cycle"),
    "cell": ("admin:boards_cell", "boards.view_report"),
    "document": ("admin:boards_document_change", "boards.view_document"),
    "edition": ("admin:blocs_edition_change", "blocs.view_edition"),
    "letter": ("admin:blocs_letter_change", "blocs.view_letter"),
    "pledge": ("admin:blocs_pledge_change", "blocs.view_pledge"),
    "report": ("admin:boards_report_change", "boards.view_report"),
    "scheme": ("admin:blocs_scheme_change", "blocs.view_scheme"),
}
"""The page of each kind of row, and what it takes to read it."""


class CycleDossier:
    """Adds the dossier to the admin of cycles."""

    admin_site: admin.AdminSite
    opts: Any

    def get_urls(self) -> list[URLPattern]:
        """Before the stock addresses, which take any word for a key."""
        view = self.admin_site.admin_view(self.dossier_page)
        mine = path("<int:pk>/hand-over/", view, name="blocs_cycle_hand_over")
        return [mine, *super().get_urls()]  # type: ignore[misc]

    def dossier_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Everything that the chair leaves; a post makes the archive of it."""
        cycle = get_object_or_404(Cycle.objects.select_related("bloc"), pk=pk)
        if not any(request.user.has_perm(right, cycle) for right in READS):
            raise PermissionDenied
        makes = request.user.has_perm(MAKES, cycle)
        if request.method == "POST" and not makes:
            raise PermissionDenied
        between = sides(cycle)
        earlier = list(cycle.hand_overs.select_related("giver", "taker").order_by("-made_at"))
        last = next((each for each in earlier if each.giver == between.giver), None)
        data = request.POST if request.method == "POST" else None
        form = MakeForm(data, between=between, shown=last) if makes and between.giver else None
        if form and form.is_valid() and (made := self._made(request, cycle, form)):
            return HttpResponseRedirect(reverse("admin:blocs_handover_signing", args=[made.pk]))
        shown = dossier(cycle, between.giver, between.taker)
        context = {
            "dossier": shown,
            "tables": [table_of(each, spoken(), _ways(request)) for each in shown.sections],
            "form": form,
            "last": last,
            "earlier": earlier,
        }
        return self._dossier_response(request, cycle, context)

    def _made(self, request: HttpRequest, cycle: Cycle, form: MakeForm) -> HandOver | None:
        """Make it; a refusal stays on the page."""
        try:
            made = make_hand_over(
                cycle=cycle, officer=officer_of(request), pack=pack, **form.cleaned_data
            )
        except Refused as refused:
            form.add_error(None, str(refused))
            return None
        messages.success(request, _("The dossier is packed. Both chairs now confirm it."))
        return made

    def _dossier_response(
        self, request: HttpRequest, cycle: Cycle, context: dict[str, Any]
    ) -> HttpResponse:
        title = _("Hand-over dossier")
        shared = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "cycle": cycle,
            "name": title,
            "title": f"{title}: {cycle}",
        }
        return TemplateResponse(request, "admin/hand_over/dossier.html", {**shared, **context})


def _ways(request: HttpRequest) -> Callable[[Key], str]:
    """Where a row leads this reader: nowhere, if the page would refuse."""
    open_ways = {page: name for page, (name, right) in WAYS.items() if request.user.has_perm(right)}

    def address(key: Key) -> str:
        name = open_ways.get(key.page)
        return reverse(name, args=key.arguments) if name else ""

    return address

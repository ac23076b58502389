"""What if: how firm the order of a year is, and own values tried. The page writes nothing."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from blocs.admin import preview
from blocs.admin.reading import cycle_for
from blocs.domain.facts import facts_of
from blocs.domain.reading import Unreadable
from blocs.domain.standings import scored
from blocs.domain.trials import tried
from blocs.forms.what_if import TrialForm
from blocs.models import Cycle
from blocs.queries.changes import change_list
from blocs.queries.payload import issued_scheme
from blocs.queries.reader import Json, Reader
from blocs.queries.what_if import firmness, measures
from blocs.services.scores import ranked_payload
from boards.refusals import Refused


class WhatIfPage:
    """Adds the page to the admin of cycles, for those who may read results."""

    admin_site: admin.AdminSite
    opts: Any

    def get_urls(self) -> list[URLPattern]:
        """Before the stock addresses, which take any word for a key."""
        view = self.admin_site.admin_view(never_cache(require_safe(self.what_if_page)))
        mine = path("<int:pk>/what-if/", view, name="blocs_cycle_what_if")
        return [mine, *super().get_urls()]  # type: ignore[misc]

    def what_if_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Distances, leeways and robustness of today's facts; what is tried beside them."""
        cycle = cycle_for(request, pk, "blocs.view_edition")
        context: dict[str, Any] = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("What if – %(cycle)s") % {"cycle": cycle},
            "cycle": cycle,
            "now": timezone.localtime(),
        }
        try:
            document = ranked_payload(cycle, issued_scheme(cycle), number=0)
        except Refused as refused:
            context["refused"] = str(refused)
        else:
            context |= _page(request, cycle, document)
        return TemplateResponse(request, "admin/what_if/page.html", context)


def _page(request: HttpRequest, cycle: Cycle, document: Json) -> dict[str, Any]:
    facts, reader = facts_of(document), Reader.of_request()
    units = {code: measure.unit for code, measure in measures(facts).items() if measure.unit}
    order = [row["board"] for row in document["standings"]]
    asked = request.GET.copy()
    asked.setdefault("moves", order[0])
    asked.setdefault("seed", f"{cycle.year}")
    form = TrialForm(asked, facts=facts, units=units, order=order)
    attempt = _attempt(form, document, reader)
    places = {row["board"]: row["place"] for row in document["standings"]}
    # What has no fault of its own holds although another field has one.
    board = form.cleaned_data.get("moves") or order[0]
    seed = form.cleaned_data.get("seed") or f"{cycle.year}"
    return {
        "form": form,
        "illustrative": document["illustrative"],
        "firm": firmness(facts, scored(facts), places, board=board, seed=seed, reader=reader),
        **attempt,
    }


def _attempt(form: TrialForm, document: Json, reader: Reader) -> dict[str, Any]:
    """The standings of what is tried beside those of today, and why each point moves."""
    trial = form.trial()
    if not trial:
        return {}
    try:
        other = tried(document, trial)
    except Unreadable as unreadable:
        form.add_error(None, unreadable.problem.in_language(reader.language))
        return {}
    return {
        "rows": preview.rows(other, document),
        "changes": change_list(document, other, reader),
    }

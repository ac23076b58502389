"""The plan of a year's nominations: choose, see what is left, propose all of it at once."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from awards.models import Nomination
from awards.queries.planning import Plan, plan_of
from awards.services.nominating import nominate_chosen
from blocs.domain.stages import may
from blocs.enums import Act, Stage
from blocs.models import Cycle
from blocs.refusals import Refusal
from boards.admin.own_board import officer_of
from boards.refusals import Refused

CHOSEN = "chosen"


class PlanPage:
    """Adds the plan to the admin of nominations."""

    admin_site: admin.AdminSite
    opts: Any

    def get_urls(self) -> list[URLPattern]:
        """Before the stock addresses, which take any word for a key."""
        view = self.admin_site.admin_view(never_cache(self.plan_page))
        return [
            path("plan/<int:cycle>/", view, name="awards_nomination_plan"),
            *super().get_urls(),  # type: ignore[misc]
        ]

    def plan_page(self, request: HttpRequest, cycle: int) -> HttpResponse:
        """Members beside awards; what is chosen stands in the address, to be sent on."""
        year = _year(request, cycle)
        proposes = request.user.has_perm("awards.add_nomination", Nomination(cycle=year))
        asked = request.POST if request.method == "POST" else request.GET
        names = asked.getlist(CHOSEN)
        if request.method == "POST":
            if not proposes:
                raise PermissionDenied
            if _proposed(request, year, names):
                here = reverse("admin:awards_nomination_plan", args=[year.pk])
                return HttpResponseRedirect(here)
        plan = plan_of(year, names)
        return TemplateResponse(
            request, "admin/plan/page.html", self._shown(request, plan, proposes)
        )

    def _shown(self, request: HttpRequest, plan: Plan, proposes: bool) -> dict[str, Any]:
        stage = Stage(plan.cycle.stage)
        why_not = "" if may(Act.NOMINATE, stage) else f"{Refusal.WRONG_STAGE.label} ({stage.label})"
        return {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Plan of nominations, %(cycle)s") % {"cycle": plan.cycle},
            "plan": plan,
            "why_not": why_not,
            "proposes": proposes and not why_not,
        }


def _year(request: HttpRequest, pk: int) -> Cycle:
    """The year of an address. Raises ``Http404`` or ``PermissionDenied``."""
    cycle = Cycle.objects.select_related("bloc").filter(pk=pk).first()
    if cycle is None:
        raise Http404
    if not request.user.has_perm("awards.view_nomination", Nomination(cycle=cycle)):
        raise PermissionDenied
    return cycle


def _proposed(request: HttpRequest, cycle: Cycle, names: list[str]) -> bool:
    """Propose what is chosen; a refusal stays on the page, beside all that was chosen."""
    try:
        made = nominate_chosen(cycle=cycle, officer=officer_of(request), names=names)
    except Refused as refused:
        messages.error(request, str(refused))
        return False
    sentence = ngettext("%d nomination was made.", "%d nominations were made.", len(made))
    messages.success(request, sentence % len(made))
    return True

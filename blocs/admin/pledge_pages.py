"""The pledge of a cycle for its officers: what stands, and the acts, each of which asks first."""

from __future__ import annotations

from functools import partial
from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from blocs.admin.pledge_acts import ASKED
from blocs.admin.reading import cycle_for
from blocs.domain.pledge.acts import PledgeAct
from blocs.domain.pledge.markup import blocks
from blocs.domain.stages import may
from blocs.enums import Act, Stage
from blocs.forms.pledges import TextForm, blank_names
from blocs.models import Cycle, Pledge
from blocs.queries.pledge_content import filled_text
from blocs.queries.pledge_page import PledgePage, pledge_page
from blocs.queries.pledges import text_token
from blocs.refusals import Refusal
from boards.admin.own_board import officer_of
from boards.language import spoken
from boards.refusals import Refused

PAGE = "blocs_cycle_pledge"


class PledgePages:
    """Adds the pages of the pledge to the admin of cycles."""

    admin_site: admin.AdminSite
    opts: Any

    def get_urls(self) -> list[URLPattern]:
        """Before the stock addresses, which take any word for a key."""
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/pledge/", view(self.pledge_page), name=PAGE),
            *(
                path(
                    f"<int:pk>/pledge/{act}/",
                    view(partial(self.pledge_act_page, act=act)),
                    name=f"{PAGE}_{act}",
                )
                for act in ASKED
            ),
            *super().get_urls(),  # type: ignore[misc]
        ]

    def pledge_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The versions, the text, who signed, and what can be done now."""
        cycle = cycle_for(request, pk)
        page = pledge_page(cycle)
        context = {
            "page": page,
            "pledge": page.current,
            "signing": page.signing,
            "acts": _acts(request, page),
            "why_not": _stage_closes(cycle),
        }
        title = _("Pledge of %(cycle)s") % {"cycle": cycle}
        return self._pledge_response(request, cycle, "page", title, context)

    def pledge_act_page(self, request: HttpRequest, pk: int, *, act: PledgeAct) -> HttpResponse:
        """The page that asks; a post does it, or says why not beside what was typed."""
        asked = ASKED[act]
        cycle = cycle_for(request, pk, asked.permission)
        page = pledge_page(cycle)
        if act not in page.acts:
            messages.error(request, Refusal.PLEDGE_NOT_NOW.label)
            return _to_pledge(cycle)
        form = _form(request, act, page)
        looks = "preview" in request.POST
        if form.is_valid() and not looks and _done(request, act, page, form):
            messages.success(request, asked.done)
            return _to_pledge(cycle)
        context = {"page": page, "form": form, "act": act.value, "asked": asked}
        if act == PledgeAct.EDIT:
            context["blanks"] = blank_names(spoken())
            context |= _preview(cycle, form) if looks and form.is_valid() else {}
        return self._pledge_response(request, cycle, "act", str(asked.title), context)

    def _pledge_response(
        self, request: HttpRequest, cycle: Cycle, name: str, title: str, context: dict[str, Any]
    ) -> HttpResponse:
        shared = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "cycle": cycle,
            "title": title,
        }
        return TemplateResponse(request, f"admin/pledge/{name}.html", {**shared, **context})


def _form(request: HttpRequest, act: PledgeAct, page: PledgePage) -> forms.Form:
    data = request.POST if request.method == "POST" else None
    return ASKED[act].form(data, initial=_initial(act, page))


def _done(request: HttpRequest, act: PledgeAct, page: PledgePage, form: forms.Form) -> bool:
    """Do it; a refusal stays on the page."""
    try:
        ASKED[act].do(page, page.about(act), officer_of(request), form.cleaned_data)
    except Refused as refused:
        if refused.refusal == Refusal.PLEDGE_STALE and isinstance(form, TextForm):
            now = Pledge.objects.get(pk=cast(Pledge, page.about(act)).pk)
            form.ask_again(now, text_token(now), str(refused))
        else:
            form.add_error(None, str(refused))
        return False
    return True


def _acts(request: HttpRequest, page: PledgePage) -> list[tuple[str, str]]:
    """The acts that the states and the officer's rights allow, with their words."""
    return [
        (reverse(f"admin:{PAGE}_{act}", args=[page.cycle.pk]), str(asked.title))
        for act, asked in ASKED.items()
        if act in page.acts and request.user.has_perm(asked.permission, page.cycle)
    ]


def _stage_closes(cycle: Cycle) -> str:
    """Why the stage lets nobody change the pledge; empty where it does."""
    stage = Stage(cycle.stage)
    if may(Act.EDIT_PLEDGE, stage):
        return ""
    return f"{Refusal.WRONG_STAGE.label} ({stage.label})"


def _to_pledge(cycle: Cycle) -> HttpResponse:
    return HttpResponseRedirect(reverse(f"admin:{PAGE}", args=[cycle.pk]))


def _initial(act: PledgeAct, page: PledgePage) -> dict[str, Any]:
    """What a form shows at first."""
    pledge = page.about(act)
    match act:
        case PledgeAct.EDIT if pledge:
            return {
                "text": pledge.text,
                "text_en": pledge.text_en,
                "seen": text_token(pledge),
            }
        case PledgeAct.OPEN if pledge:
            return {"seen": text_token(pledge)}
        case PledgeAct.CHOOSE:
            return {"indicators": [each.pk for each in page.sheet.indicators]}
    return {}


def _preview(cycle: Cycle, form: forms.Form) -> dict[str, Any]:
    """The typed texts as pages will show them; nothing is written."""
    said = form.cleaned_data
    return {
        "preview": blocks(filled_text(cycle, said["text"], "vi")),
        "preview_en": blocks(filled_text(cycle, said["text_en"], "en")),
    }

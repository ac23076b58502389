"""The freeze of a year: since when, until when, and how two officers lift it early."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _

from blocs.admin.reading import cycle_for
from blocs.forms.freezing import UnfreezeForm
from blocs.models import Cycle
from blocs.queries.freezing import freeze_state
from blocs.services.freezing import ask_unfreeze, keep_frozen, unfreeze
from boards.admin.own_board import officer_of
from boards.models import Officer
from boards.refusals import Refused

ACTS: Mapping[str, tuple[str, Callable[[Cycle, Officer], object]]] = MappingProxyType(
    {
        "lift": (
            "blocs.unfreeze",
            lambda cycle, officer: unfreeze(cycle=cycle, officer=officer),
        ),
        "keep": ("blocs.ask_unfreeze", lambda cycle, _officer: keep_frozen(cycle=cycle)),
    }
)
"""What a button does, and the right that it takes; the other post asks, with a reason."""


class FreezePage:
    """Adds the page to the admin of cycles."""

    admin_site: admin.AdminSite
    opts: Any

    def get_urls(self) -> list[URLPattern]:
        """Before the stock addresses, which take any word for a key."""
        view = self.admin_site.admin_view(self.freeze_page)
        mine = path("<int:pk>/freeze/", view, name="blocs_cycle_freeze")
        return [mine, *super().get_urls()]  # type: ignore[misc]

    def freeze_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The state of the freeze; a post asks to lift it, lifts it, or lets it stand."""
        cycle, officer = cycle_for(request, pk), officer_of(request)
        sent = request.method == "POST"
        act = request.POST.get("do") in ACTS
        if sent and not officer.has_perm(_right(request), cycle):
            raise PermissionDenied
        form = UnfreezeForm(request.POST if sent and not act else None)
        if sent and (act or form.is_valid()) and _done(request, cycle, form):
            return HttpResponseRedirect(request.path)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Freeze of the result, %(cycle)s") % {"cycle": cycle},
            "cycle": cycle,
            "state": freeze_state(cycle, officer),
            "form": form,
            "asks": officer.has_perm("blocs.ask_unfreeze", cycle),
            "lifts": officer.has_perm("blocs.unfreeze", cycle),
        }
        return TemplateResponse(request, "admin/freeze/page.html", context)


def _right(request: HttpRequest) -> str:
    return ACTS.get(request.POST.get("do", ""), ("blocs.ask_unfreeze",))[0]


def _done(request: HttpRequest, cycle: Cycle, form: UnfreezeForm) -> bool:
    """Do what was sent, or say why not."""
    officer = officer_of(request)
    try:
        if request.POST.get("do") in ACTS:
            ACTS[request.POST["do"]][1](cycle, officer)
        else:
            ask_unfreeze(cycle=cycle, officer=officer, reason=form.cleaned_data["reason"])
    except Refused as refused:
        messages.error(request, str(refused))
        return False
    messages.success(request, _("Saved."))
    return True

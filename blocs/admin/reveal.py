"""The result on the projector: each screen an address, none with a word of the next in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from blocs.admin.reading import cycle_for
from blocs.domain.reveal import Stood, reachable, screens
from blocs.enums import EditionState
from blocs.models import Cycle, Edition
from blocs.queries.published import SealBroken
from blocs.queries.rehearsal import rehearsal
from blocs.queries.reveal import edition_to_reveal, revealed
from blocs.refusals import Refusal
from blocs.services import publish_now
from boards.admin.own_board import officer_of
from boards.refusals import Refused

MOST_DIGITS = 3


class RevealPages:
    """Adds the reveal and its rehearsal to the admin of cycles."""

    admin_site: admin.AdminSite

    def get_urls(self) -> list[URLPattern]:
        """Before the stock addresses, which take any word for a key."""
        real = self.admin_site.admin_view(never_cache(self.reveal_page))
        trial = self.admin_site.admin_view(never_cache(require_safe(self.rehearsal_page)))
        return [
            path("<int:pk>/reveal/", real, name="blocs_cycle_reveal"),
            path("<int:pk>/reveal/rehearsal/", trial, name="blocs_cycle_rehearsal"),
            *super().get_urls(),  # type: ignore[misc]
        ]

    def reveal_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        """A screen of the approved edition; a post publishes it, where it waits for its moment."""
        cycle = cycle_for(request, pk, "blocs.reveal_result")
        edition = edition_to_reveal(cycle, officer_of(request))
        if request.method == "POST":
            return _publish(request, edition)
        if edition is None:
            context = {"cycle": cycle, "refused": Refusal.NOTHING_TO_REVEAL.label}
            return TemplateResponse(request, "admin/reveal/none.html", context)
        try:
            found = revealed(edition)
        except SealBroken:
            context = {"cycle": cycle, "refused": Refusal.EDITION_ALTERED.label}
            return TemplateResponse(request, "admin/reveal/none.html", context)
        more = {
            "found": found,
            "illustrative": found.illustrative,
            "waits": edition.state is EditionState.EMBARGOED,
            "publishes": _may_publish(request, edition),
        }
        return _screen(request, cycle, found.standings, f"reveal-{edition.pk}", more)

    def rehearsal_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The same with made-up boards: it reads nothing of the year but its name."""
        cycle = cycle_for(request, pk, "blocs.rehearse_result")
        return _screen(request, cycle, rehearsal(), "rehearsal", {"rehearsal": True})


def _screen(
    request: HttpRequest, cycle: Cycle, standings: Sequence[Stood], key: str, more: dict[str, Any]
) -> HttpResponse:
    """The screen that the address names, or that which was shown last where it would tell more."""
    every = screens(standings)
    wanted, shown = _wanted(request), request.session.get(key, 0)
    number = reachable(wanted, shown, len(every) - 1)
    if number != wanted:
        return HttpResponseRedirect(f"{request.path}?step={number}")
    if number > shown or not number:
        request.session[key] = number
    context = {
        "cycle": cycle,
        "screen": every[number],
        "number": number,
        "before": number - 1 if number else None,
        "after": number + 1 if number + 1 < len(every) else None,
        **more,
    }
    return TemplateResponse(request, "admin/reveal/screen.html", context)


def _wanted(request: HttpRequest) -> int:
    """The number of the screen; an address without one, or with nonsense, means the cover."""
    typed = request.GET.get("step", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= MOST_DIGITS else 0


def _may_publish(request: HttpRequest, edition: Edition) -> bool:
    embargoed = edition.state is EditionState.EMBARGOED
    return embargoed and officer_of(request).has_perm("blocs.end_embargo", edition)


def _publish(request: HttpRequest, edition: Edition | None) -> HttpResponse:
    """Publish what waits; a refusal is read on the screen from which it was sent."""
    if edition is None:
        raise Http404
    if not officer_of(request).has_perm("blocs.end_embargo", edition):
        raise PermissionDenied
    try:
        publish_now(edition=edition, officer=officer_of(request))
    except Refused as refused:
        messages.error(request, str(refused))
    return HttpResponseRedirect(request.get_full_path())

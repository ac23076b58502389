"""The ballot on the projector, and its paper: what everybody in the room may see."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from awards.admin.ballots.reading import Pages, ballot_for
from awards.queries.ballot_page import ballot_page

LARGE = 8
"""So many names fit on a quarter of a sheet."""


class ScreenPages(Pages):
    """Adds the screen, the paper and the result as a file to the admin of ballots."""

    def get_urls(self) -> list[URLPattern]:
        """Before the stock addresses, which take any word for a key."""
        screen, paper, result = (
            self.admin_site.admin_view(never_cache(require_safe(view)))
            for view in (self.screen_page, self.paper_page, self.result_file)
        )
        return [
            path("<int:pk>/screen/", screen, name="awards_ballot_screen"),
            path("<int:pk>/paper/", paper, name="awards_ballot_paper"),
            path("<int:pk>/result.json", result, name="awards_ballot_result"),
            *super().get_urls(),  # type: ignore[misc]
        ]

    def screen_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The screen; ``?live`` is the part that changes, which its script asks for."""
        ballot = ballot_for(request, pk)
        context = {"ballot": ballot, "page": ballot_page(ballot)}
        template = "_live" if "live" in request.GET else "screen"
        return TemplateResponse(request, f"admin/ballots/{template}.html", context)

    def paper_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Blank papers, all alike: one that left a name out would lead to its board."""
        ballot = ballot_for(request, pk)
        page = ballot_page(ballot)
        context = {
            "ballot": ballot,
            "page": page,
            "copies": range(max(page.turnout.by_hand, 1)),
            "small": len(page.names) <= LARGE,
        }
        return TemplateResponse(request, "admin/ballots/paper.html", context)

    def result_file(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The sealed result to the byte, for whoever counts it again."""
        ballot = ballot_for(request, pk)
        if not ballot.result:
            raise Http404
        name = f"ballot-{ballot.cycle.year}-{ballot.number}.json"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(ballot.result, content_type="application/json", headers=headers)

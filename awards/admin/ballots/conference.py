"""The conference of a year: who takes part and how, and its ballots."""

from __future__ import annotations

from functools import partial

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from awards.admin.ballots.reading import Pages, done, holds, why_not, writes_minutes, year_for
from awards.forms.ballots.roll import RollForm
from awards.queries.conference import Conference, conference
from awards.services.ballots import record_roll


class ConferencePage(Pages):
    """Adds the page to the admin of ballots."""

    def get_urls(self) -> list[URLPattern]:
        """Before the stock addresses, which take any word for a key."""
        view = self.admin_site.admin_view(never_cache(self.conference_page))
        return [
            path("conference/<int:cycle>/", view, name="awards_ballot_conference"),
            *super().get_urls(),  # type: ignore[misc]
        ]

    def conference_page(self, request: HttpRequest, cycle: int) -> HttpResponse:
        """The roll as one form, and the list of ballots; a post saves the roll, all or nothing."""
        year = year_for(request, cycle)
        leads = holds(request, year)
        if request.method == "POST" and not leads:
            raise PermissionDenied
        found = conference(year)
        roll = RollForm(found.seats, request.POST if request.method == "POST" else None)
        if request.method == "POST" and roll.is_valid() and _saved(request, found, roll):
            return HttpResponseRedirect(request.path)
        return self.shown(
            request,
            "conference",
            _("Conference and ballots, %(cycle)s") % {"cycle": year},
            cycle=year,
            conference=found,
            roll=roll,
            leads=leads,
            minutes=writes_minutes(request, year),
            writes=leads and found.open is None,
            why_not=why_not(year),
        )


def _saved(request: HttpRequest, found: Conference, roll: RollForm) -> bool:
    save = partial(
        record_roll, cycle=found.cycle, rows=roll.said, seen=request.POST.get("seen", "")
    )
    said = ngettext(
        "The roll is saved: %d board.", "The roll is saved: %d boards.", len(roll.said)
    ) % len(roll.said)
    return done(request, save, said) is not None

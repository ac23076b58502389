"""The count: papers by two people, each alone; then the box by the codes of two tellers."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from awards.admin.ballots.reading import HOLDS, Pages, address, ballot_for, done
from awards.enums import BallotState
from awards.forms.ballots.counting import BoxForm, CodesForm
from awards.queries.ballot_page import ballot_page
from awards.services.ballots import count_ballot, count_box
from boards.admin.own_board import officer_of


class CountPages(Pages):
    """Adds both pages to the admin of ballots."""

    def get_urls(self) -> list[URLPattern]:
        """Before the stock addresses, which take any word for a key."""
        box = self.admin_site.admin_view(never_cache(self.box_page))
        count = self.admin_site.admin_view(never_cache(self.count_page))
        return [
            path("<int:pk>/box/", box, name="awards_ballot_box"),
            path("<int:pk>/count/", count, name="awards_ballot_count"),
            *super().get_urls(),  # type: ignore[misc]
        ]

    @method_decorator(sensitive_post_parameters())
    def box_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        """What one person counts of the papers; what another counted is shown to nobody."""
        ballot = ballot_for(request, pk, HOLDS)
        page = ballot_page(ballot)
        if ballot.state is not BallotState.CLOSED or not page.turnout.by_hand:
            return HttpResponseRedirect(address(ballot))
        form = BoxForm(ballot, request.POST if request.method == "POST" else None)
        if form.is_valid():
            keep = partial(count_box, ballot=ballot, officer=officer_of(request), box=form.box)
            if done(request, keep, _("Your count is kept, closed until the box is opened.")):
                return HttpResponseRedirect(address(ballot))
        title = _("Count of the papers, ballot %(number)d") % {"number": ballot.number}
        return self.shown(request, "box", title, ballot=ballot, form=form, page=page)

    @method_decorator(sensitive_post_parameters())
    def count_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The codes of two tellers open the box; what they said is counted and destroyed."""
        ballot = ballot_for(request, pk, HOLDS)
        if ballot.state is not BallotState.CLOSED:
            return HttpResponseRedirect(address(ballot))
        form = CodesForm(request.POST if request.method == "POST" else None)
        if form.is_valid():
            count = partial(count_ballot, ballot=ballot, codes=form.codes)
            if done(request, count, _("Counted. The result is sealed.")):
                return HttpResponseRedirect(address(ballot))
        title = _("Open the box of ballot %(number)d") % {"number": ballot.number}
        page = ballot_page(ballot)
        return self.shown(request, "count", title, ballot=ballot, form=form, page=page)

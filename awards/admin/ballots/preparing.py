"""Prepare a ballot, or a rehearsal of one; until it opens everything may still be edited."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from awards.admin.ballots.reading import HOLDS, Pages, address, ballot_for, done, year_for
from awards.enums import BallotState
from awards.forms.ballots.preparing import BallotForm
from awards.queries.ballot_rules import Asked, asked_of
from awards.queries.ballots import preparation_digest
from awards.refusals import Refusal
from awards.services.ballots import prepare_ballot, revise_ballot
from boards.admin.own_board import officer_of


class PreparePages(Pages):
    """Adds both forms to the admin of ballots."""

    def get_urls(self) -> list[URLPattern]:
        """Before the stock addresses, which take any word for a key."""
        prepare = self.admin_site.admin_view(never_cache(self.prepare_page))
        revise = self.admin_site.admin_view(never_cache(self.revise_page))
        return [
            path("prepare/<int:cycle>/", prepare, name="awards_ballot_prepare"),
            path("<int:pk>/revise/", revise, name="awards_ballot_revise"),
            *super().get_urls(),  # type: ignore[misc]
        ]

    def prepare_page(self, request: HttpRequest, cycle: int) -> HttpResponse:
        """First the award, whose rules fill the form in; then the form."""
        year = year_for(request, cycle, HOLDS)
        rehearsal = request.GET.get("rehearsal") == "1"
        title = _("Prepare a rehearsal") if rehearsal else _("Prepare a ballot")
        awards = asked_of(year)
        asked = _chosen(request, awards)
        if asked is None:
            more = {"awards": awards, "rehearsal": rehearsal}
            return self.shown(request, "awards", title, cycle=year, **more)
        sent = request.POST if request.method == "POST" else None
        form = BallotForm(sent, year=year, initial=asked.initial(rehearsal=rehearsal))
        if sent is not None and form.is_valid():
            said = {**form.said, "rehearsal": rehearsal, "officer": officer_of(request)}
            prepare = partial(prepare_ballot, cycle=year, award=asked.award, **said)
            made = done(request, prepare, _("Prepared. Nothing is sealed yet."))
            if made is not None:
                return HttpResponseRedirect(address(made))
        more = {"form": form, "asked": asked, "rehearsal": rehearsal}
        return self.shown(request, "prepare", title, cycle=year, **more)

    def revise_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The same form with what stands in it; nothing of a sealed ballot is edited."""
        ballot = ballot_for(request, pk, HOLDS)
        if ballot.state is not BallotState.PREPARED:
            messages.error(request, str(Refusal.BALLOT_NOT_PREPARED.label))
            return HttpResponseRedirect(address(ballot))
        sent = request.POST if request.method == "POST" else None
        form = BallotForm(sent, instance=ballot, year=ballot.cycle)
        if sent is not None and form.is_valid():
            seen = sent.get("seen", "")
            revise = partial(revise_ballot, ballot=ballot, seen=seen, **form.said)
            if done(request, revise, _("Saved. Nothing is sealed yet.")) is not None:
                return HttpResponseRedirect(address(ballot))
        return self.shown(
            request,
            "prepare",
            _("Edit ballot %(ballot)s") % {"ballot": ballot},
            ballot=ballot,
            form=form,
            rehearsal=ballot.rehearsal,
            seen=preparation_digest(ballot),
        )


def _chosen(request: HttpRequest, awards: list[Asked]) -> Asked | None:
    code = request.GET.get("award", "")
    return next((each for each in awards if each.award.slug == code), None)

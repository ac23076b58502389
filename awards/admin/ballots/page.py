"""The page of a ballot, and the steps that lead from its preparation to its end."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from awards.admin.ballots.reading import (
    HOLDS,
    Pages,
    address,
    ballot_for,
    done,
    holds,
    why_not,
    writes_minutes,
)
from awards.enums import BallotState
from awards.forms.ballots.preparing import AnnulForm
from awards.models import Ballot
from awards.queries.ballot_page import ballot_page
from awards.queries.ballots import electors, roll, would_seal
from awards.queries.voting import votes_now
from awards.services.ballots import (
    annul_ballot,
    close_ballot,
    move_to_paper,
    open_ballot,
    second_round,
)
from blocs.domain.editions import fingerprint
from boards.admin.own_board import officer_of
from boards.refusals import Refused


class BallotPages(Pages):
    """Adds the page of a ballot and its steps to the admin of ballots."""

    def get_urls(self) -> list[URLPattern]:
        """Before the stock addresses, which take any word for a key."""
        pages: dict[str, tuple[str, Callable[..., HttpResponse]]] = {
            "": ("page", self.ballot_page),
            "open/": ("open", self.open_page),
            "close/": ("close", self.close_page),
            "annul/": ("annul", self.annul_page),
        }
        return [
            *(
                path(
                    f"<int:pk>/{end}",
                    self.admin_site.admin_view(never_cache(view)),
                    name=f"awards_ballot_{name}",
                )
                for end, (name, view) in pages.items()
            ),
            *super().get_urls(),  # type: ignore[misc]
        ]

    def ballot_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        """What it is, how far it has come, who has voted; a post is one of the small steps."""
        ballot = ballot_for(request, pk)
        leads = holds(request, ballot.cycle)
        if request.method == "POST":
            if not leads:
                raise PermissionDenied
            return HttpResponseRedirect(_stepped(request, ballot))
        return self._about(
            request,
            "page",
            ballot,
            page=ballot_page(ballot),
            leads=leads,
            why_not=why_not(ballot.cycle),
            again=ballot.later_rounds.filter(annulled_at__isnull=True).first(),
            minutes=writes_minutes(request, ballot.cycle),
            votes=any(votes_now(ballot, officer_of(request))),
        )

    def open_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        """What would be sealed; then, once and on this answer only, the codes of the tellers."""
        ballot = ballot_for(request, pk, HOLDS)
        if ballot.state is not BallotState.PREPARED:
            return HttpResponseRedirect(address(ballot))
        if request.method == "POST":
            officer, seen = officer_of(request), request.POST.get("seen", "")
            try:
                opened, codes = open_ballot(ballot=ballot, officer=officer, seen=seen)
            except Refused as refused:
                messages.error(request, str(refused))
            else:
                page = ballot_page(opened)
                return self._about(request, "codes", opened, page=page, codes=codes.items())
        seen = fingerprint(would_seal(ballot, electors(ballot, roll(ballot.cycle))))
        return self._about(request, "open", ballot, page=ballot_page(ballot), seen=seen)

    def close_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Who has not voted; then no more envelopes are taken, for good."""
        ballot = ballot_for(request, pk, HOLDS)
        if request.method == "POST":
            said = _("Closed. Now it is counted.")
            done(request, partial(close_ballot, ballot=ballot), said)
            return HttpResponseRedirect(address(ballot))
        if ballot.state is not BallotState.OPEN:
            return HttpResponseRedirect(address(ballot))
        return self._about(request, "close", ballot, page=ballot_page(ballot))

    def annul_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Why; then the envelopes are destroyed unread."""
        ballot = ballot_for(request, pk, HOLDS)
        if ballot.state in (BallotState.COUNTED, BallotState.ANNULLED):
            return HttpResponseRedirect(address(ballot))
        form = AnnulForm(request.POST if request.method == "POST" else None)
        if form.is_valid():
            officer, reason = officer_of(request), form.cleaned_data["reason"]
            annul = partial(annul_ballot, ballot=ballot, officer=officer, reason=reason)
            done(request, annul, _("Annulled. What was in the box is destroyed unread."))
            return HttpResponseRedirect(address(ballot))
        return self._about(request, "annul", ballot, form=form)

    def _about(
        self, request: HttpRequest, template: str, ballot: Ballot, **context: Any
    ) -> HttpResponse:
        title = _("Ballot %(number)d: %(question)s")
        words = title % {"number": ballot.number, "question": ballot.question}
        return self.shown(request, template, words, ballot=ballot, **context)


def _stepped(request: HttpRequest, ballot: Ballot) -> str:
    """Take a small step, and say where to go on."""
    if request.POST.get("do") == "again":
        again = partial(second_round, ballot=ballot, officer=officer_of(request))
        said = _("The second round is prepared, with the names that tied.")
        return address(done(request, again, said) or ballot)
    if request.POST.get("do") == "paper":
        key = request.POST.get("elector", "")
        elector = get_object_or_404(ballot.electors, pk=key if key.isdecimal() else 0)
        said = _("%(board)s votes on paper now: hand one out.") % {"board": elector.board}
        done(request, partial(move_to_paper, elector=elector), said)
    return address(ballot)

"""The paper on a phone: mark it, read what it says, put it into the box, keep the receipt.

What is marked travels in the body of a post and nowhere else: in no address, session, message,
cookie, log or history. The answer that says it back has one length whatever is marked, so that
not even the size of an answer, which servers write down, tells anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from awards.admin.ballots.reading import Pages, ballot_for, why_not
from awards.domain.ballots.choices import Choice, faults
from awards.domain.ballots.papers import choice_of
from awards.domain.ballots.sealing import names_of, rules_of
from awards.models import Ballot, Elector
from awards.queries.voting import (
    electors_of,
    in_groups,
    receipt_again,
    recused_of,
    vote_page,
    why_not_vote,
)
from awards.services.ballots import cast_vote
from boards.admin.own_board import officer_of
from boards.refusals import Refused


class VotePages(Pages):
    """Adds the paper to the admin of ballots."""

    def get_urls(self) -> list[URLPattern]:
        """Before the stock addresses, which take any word for a key."""
        view = self.admin_site.admin_view(never_cache(self.vote_page))
        return [
            path("<int:pk>/vote/", view, name="awards_ballot_vote"),
            *super().get_urls(),  # type: ignore[misc]
        ]

    @method_decorator(sensitive_post_parameters())
    def vote_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The paper, what it says, or the receipt: each step an answer, none a redirect."""
        ballot = ballot_for(request, pk)
        electors = electors_of(ballot, officer_of(request))
        elector = _whose(request, electors)
        refusal = why_not_vote(ballot, elector)
        if elector is None or refusal:
            return self._no_vote(request, ballot, elector, str(refusal and refusal.label))
        if not request.user.has_perm("awards.cast_vote", elector):
            return self._no_vote(request, ballot, elector, why_not(ballot.cycle))
        if request.method == "POST":
            return self._marked(request, ballot, elector)
        page = vote_page(ballot, elector)
        return self._paper(request, "vote", ballot, elector, page=page, electors=electors)

    @method_decorator(sensitive_variables())
    def _marked(self, request: HttpRequest, ballot: Ballot, elector: Elector) -> HttpResponse:
        """What was sent: said back first, then put into the box; a bad paper loses nothing."""
        sealed, recused = ballot.seal, recused_of(ballot, elector)
        choice = choice_of(names_of(sealed), recused, request.POST.dict())
        found = faults(rules_of(sealed), names_of(sealed), recused, choice)
        page = vote_page(ballot, elector, choice)
        if found or request.POST.get("do") == "edit":
            labels = [each.label for each in found]
            return self._paper(request, "vote", ballot, elector, page=page, faults=labels)
        if request.POST.get("do") != "cast":
            return self._paper(request, "confirm", ballot, elector, page=page)
        return self._cast(request, ballot, elector, choice)

    @method_decorator(sensitive_variables())
    def _cast(
        self, request: HttpRequest, ballot: Ballot, elector: Elector, choice: Choice
    ) -> HttpResponse:
        try:
            receipt = cast_vote(elector=elector, choice=choice)
        except Refused as refused:
            elector.refresh_from_db()
            return self._no_vote(request, ballot, elector, str(refused))
        return self._paper(request, "receipt", ballot, elector, receipt=in_groups(receipt))

    def _no_vote(
        self, request: HttpRequest, ballot: Ballot, elector: Elector | None, refused: str
    ) -> HttpResponse:
        """Why there is no paper; whoever voted reads the receipt again while it is in the box."""
        receipt = in_groups(receipt_again(elector)) if elector and elector.voted else []
        return self._paper(request, "no_vote", ballot, elector, refused=refused, receipt=receipt)

    def _paper(
        self,
        request: HttpRequest,
        template: str,
        ballot: Ballot,
        elector: Elector | None,
        **context: Any,
    ) -> HttpResponse:
        title = _("Vote: %(question)s") % {"question": ballot.question}
        return self.shown(request, template, title, ballot=ballot, elector=elector, **context)


def _whose(request: HttpRequest, electors: Sequence[Elector]) -> Elector | None:
    """The board that the page names, else the first that has not voted yet."""
    named = request.POST.get("board") or request.GET.get("board")
    asked = [each for each in electors if each.board.slug == named]
    waiting = [each for each in electors if not each.voted]
    return next(iter([*asked, *waiting, *electors]), None)

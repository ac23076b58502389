"""Ballots of all years as a list; what is done with one stands on its pages."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _

from awards.admin.ballots.conference import ConferencePage
from awards.admin.ballots.conference_minutes import ConferenceMinutes
from awards.admin.ballots.counting import CountPages
from awards.admin.ballots.minutes import MinutesFiles
from awards.admin.ballots.page import BallotPages
from awards.admin.ballots.preparing import PreparePages
from awards.admin.ballots.reading import address
from awards.admin.ballots.screen import ScreenPages
from awards.admin.ballots.voting import VotePages
from awards.models import Ballot
from awards.queries.conference import within_reach
from boards.admin.base import HouseAdmin
from boards.admin.own_board import officer_of


@admin.register(Ballot)
class BallotAdmin(
    ConferencePage,
    PreparePages,
    BallotPages,
    CountPages,
    VotePages,
    ScreenPages,
    MinutesFiles,
    ConferenceMinutes,
    HouseAdmin[Ballot],
):
    """Ballots, the latest year first. They are prepared from the conference of their year."""

    list_display = ["title", "cycle", "number", "round", "state_word", "trial", "opened_at"]
    list_filter = ["cycle__year", "cycle__bloc", "rehearsal", "award"]
    list_select_related = ["cycle__bloc", "award"]
    search_fields = ["title", "title_en", "award__name", "fingerprint"]

    @admin.display(description=_("state"))
    def state_word(self, ballot: Ballot) -> str:
        """How far it has come."""
        return str(ballot.state.label)

    @admin.display(description=_("rehearsal"), ordering="rehearsal")
    def trial(self, ballot: Ballot) -> str:
        """The word that marks a rehearsal everywhere."""
        return "THỬ" if ballot.rehearsal else ""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Ballot]:
        """Those of the years that the officer may read."""
        return within_reach(super().get_queryset(request), officer_of(request))

    def has_add_permission(self, request: HttpRequest, obj: Ballot | None = None) -> bool:
        """A ballot belongs to a conference: it is prepared there."""
        return False

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """The page of the ballot; the stock form has nothing to write."""
        ballot = self.get_object(request, object_id)
        if ballot is None:
            return super().change_view(request, object_id, form_url, extra_context)
        if request.method == "POST" or not self.has_view_permission(request, ballot):
            raise PermissionDenied
        return HttpResponseRedirect(address(ballot))

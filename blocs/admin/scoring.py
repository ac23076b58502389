"""Giving points: how far an officer is, and one board with one criterion open."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from blocs.admin.reading import cycle_for
from blocs.forms.opinions import OpinionForm
from blocs.models import Criterion, Cycle, Membership
from blocs.queries.scoring_board import BoardSheet, board_sheet
from blocs.queries.scoring_card import card
from blocs.queries.scoring_progress import ScoringYear, progress
from blocs.refusals import Refusal
from blocs.services.opinions import abstain, give_opinion, withdraw_opinion
from boards.admin.own_board import officer_of
from boards.models import Board
from boards.refusals import Refused


class ScoringPages:
    """Adds the pages of scoring to the admin of cycles."""

    admin_site: admin.AdminSite
    opts: Any

    def get_urls(self) -> list[URLPattern]:
        """Before the stock addresses, which take any word for a key."""
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/scoring/", view(self.scoring_page), name="blocs_cycle_scoring"),
            path(
                "<int:pk>/scoring/<slug:board>/",
                view(self.board_scoring_page),
                name="blocs_cycle_scoring_board",
            ),
            *super().get_urls(),  # type: ignore[misc]
        ]

    def scoring_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Boards beside criteria: what is done, what waits, where the officer is recused."""
        cycle = cycle_for(request, pk)
        year = ScoringYear(cycle, officer_of(request))
        context = {"progress": progress(year, request.GET.get("layer", ""))}
        title = _("Points of %(cycle)s") % {"cycle": cycle}
        return self._scoring_response(request, year, "progress", title, context)

    def board_scoring_page(self, request: HttpRequest, pk: int, board: str) -> HttpResponse:
        """One board: a post gives points, abstains or withdraws, and goes on to the next."""
        cycle = cycle_for(request, pk)
        year = ScoringYear(cycle, officer_of(request))
        sheet = _sheet(request, year, board)
        if request.method == "POST" and not _may_try(sheet):
            raise PermissionDenied
        form = OpinionForm(request.POST if request.method == "POST" else None, card=sheet.card)
        if form.is_valid() and _done(request, year, sheet, form):
            return HttpResponseRedirect(_next_page(request, cycle, sheet))
        context = {"sheet": sheet, "form": form, "gives": bool(sheet.layer) or form.is_bound}
        title = _("Points of %(board)s, %(cycle)s") % {"board": sheet.name, "cycle": cycle}
        return self._scoring_response(request, year, "board", title, context)

    def _scoring_response(
        self,
        request: HttpRequest,
        year: ScoringYear,
        name: str,
        title: str,
        context: dict[str, Any],
    ) -> HttpResponse:
        shared = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "cycle": year.cycle,
            "scheme": year.scheme,
            "title": title,
            "reads_all": request.user.has_perm("blocs.view_score", year.cycle),
        }
        return TemplateResponse(request, f"admin/scoring/{name}.html", {**shared, **context})


def _sheet(request: HttpRequest, year: ScoringYear, slug: str) -> BoardSheet:
    """The sheet of a member. Raises ``Http404`` for others, and where no scheme is in force."""
    rows = (each for each in year.memberships if each.board.slug == slug)
    membership: Membership | None = next(rows, None)
    if membership is None or not year.criteria:
        raise Http404
    asked = request.POST if request.method == "POST" else request.GET
    return board_sheet(
        year, membership, wanted=asked.get("layer", ""), code=asked.get("criterion", "")
    )


def _may_try(sheet: BoardSheet) -> bool:
    """Whether a post comes from somebody who gives points here, be it at another stage.

    Who began while the stage allowed it keeps what was typed, and reads why it is not saved.
    """
    return bool(sheet.layer) or sheet.seats.why_not == Refusal.WRONG_LAYER


def _done(request: HttpRequest, year: ScoringYear, sheet: BoardSheet, form: OpinionForm) -> bool:
    """Do what the button says; a refusal stays on the page, beside all that was typed."""
    try:
        _do(request, year, sheet, form)
    except Refused as refused:
        if refused.refusal == Refusal.OPINION_STALE:
            now = card(year, sheet.board, sheet.card.criterion, sheet.layer)
            form.ask_again(now.stored, now.token)
        form.add_error(None, str(refused))
        return False
    return True


def _do(request: HttpRequest, year: ScoringYear, sheet: BoardSheet, form: OpinionForm) -> None:
    if sheet.layer is None:
        raise Refused(Refusal.WRONG_LAYER, str(year.cycle.get_stage_display()))
    criterion, said = sheet.card.criterion, form.cleaned_data
    place: dict[str, Any] = {
        "board": sheet.board,
        "criterion": criterion,
        "layer": sheet.layer,
        "officer": officer_of(request),
        "seen": said["seen"],
    }
    told = {"criterion": sheet.card.name, "board": sheet.board}
    if request.POST.get("do") == "withdraw":
        withdraw_opinion(**place)
        messages.success(request, _("Withdrawn: %(criterion)s, %(board)s.") % told)
    elif form.abstains:
        abstain(**place, reason=said["reason"])
        messages.success(request, _("You abstain: %(criterion)s, %(board)s.") % told)
    else:
        give_opinion(**place, points=form.given(), reason=said["reason"])
        messages.success(request, _("Saved: %(criterion)s, %(board)s.") % told)


def _next_page(request: HttpRequest, cycle: Cycle, sheet: BoardSheet) -> str:
    """The next criterion that waits, or the same one of the next board; else how far one is."""
    board: Board | None = sheet.board
    criterion: Criterion | None = sheet.following
    match request.POST.get("do"):
        case "withdraw":
            criterion = sheet.card.criterion
        case "board":
            board, criterion = sheet.next_board, sheet.card.criterion
    if board is None or criterion is None:
        page = reverse("admin:blocs_cycle_scoring", args=[cycle.pk])
        return f"{page}?{urlencode({'layer': sheet.layer})}"
    page = reverse("admin:blocs_cycle_scoring_board", args=[cycle.pk, board.slug])
    return f"{page}?{urlencode({'criterion': criterion.code, 'layer': sheet.layer})}"

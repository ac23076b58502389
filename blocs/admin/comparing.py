"""The layers of a year side by side, and the notes that settle peers who are too far apart."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.utils.translation import gettext as _

from blocs.admin.reading import cycle_for
from blocs.forms.reconciling import NoteForm
from blocs.queries.scoring_compare import compared
from blocs.queries.scoring_progress import ScoringYear
from blocs.services.reconciliations import settle_peers
from boards.admin.own_board import officer_of
from boards.models import Board
from boards.refusals import Refused


class ComparePages:
    """Adds the comparison of the layers to the admin of cycles."""

    admin_site: admin.AdminSite

    def get_urls(self) -> list[URLPattern]:
        """Before the pages of boards, which take any word for one."""
        view = self.admin_site.admin_view(self.compare_page)
        return [
            path("<int:pk>/scoring/compare/", view, name="blocs_cycle_scoring_compare"),
            *super().get_urls(),  # type: ignore[misc]
        ]

    def compare_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Every layer that the officer may read; a post settles the peers of one row."""
        cycle = cycle_for(request, pk)
        settles = request.user.has_perm("blocs.score_cycle", cycle)
        if request.method == "POST" and not settles:
            raise PermissionDenied
        year = ScoringYear(cycle, officer_of(request))
        form = NoteForm(request.POST if request.method == "POST" else None)
        if form.is_valid() and _settled(request, year, form):
            return HttpResponseRedirect(request.get_full_path())
        context = {"compared": compared(year, request.GET), "settles": settles, "form": form}
        title = _("The layers of %(cycle)s side by side") % {"cycle": cycle}
        response: HttpResponse = self._scoring_response(  # type: ignore[attr-defined]
            request, year, "compare", title, context
        )
        return response


def _settled(request: HttpRequest, year: ScoringYear, form: forms.Form) -> bool:
    """Write the note; a refusal stays on the page, beside what was typed."""
    said: dict[str, Any] = form.cleaned_data
    board = get_object_or_404(Board, slug=said["board"])
    criteria = (each for each in year.criteria if each.code == said["criterion"])
    criterion = next(criteria, None)
    if criterion is None:
        form.add_error(None, _("This criterion is not of the scheme in force."))
        return False
    try:
        settle_peers(
            board=board,
            criterion=criterion,
            officer=officer_of(request),
            text=said["text"],
            seen=said["seen"],
        )
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, _("The peers are settled: %(board)s.") % {"board": board})
    return True

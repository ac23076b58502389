"""The targets of a cycle: all members beside one another, and one board's to write in."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from blocs.admin.reading import cycle_for
from blocs.domain.stages import may
from blocs.enums import Act, Stage
from blocs.forms.targets import TargetsForm
from blocs.models import Cycle, Target
from blocs.queries.targets import MemberTargets, TargetSheet, target_sheet, targets_are_closed
from blocs.queries.targets_page import target_rows
from blocs.refusals import Refusal
from blocs.services.targets import set_targets
from boards.admin.own_board import officer_of
from boards.refusals import Refused


class TargetPages:
    """Adds the pages of targets to the admin of cycles."""

    admin_site: admin.AdminSite
    opts: Any

    def get_urls(self) -> list[URLPattern]:
        """Before the stock addresses, which take any word for a key."""
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/targets/", view(self.targets_page), name="blocs_cycle_targets"),
            path(
                "<int:pk>/targets/<slug:board>/",
                view(self.board_targets_page),
                name="blocs_cycle_targets_board",
            ),
            *super().get_urls(),  # type: ignore[misc]
        ]

    def targets_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Every member beside every indicator."""
        cycle = cycle_for(request, pk)
        sheet = target_sheet(cycle)
        context = {
            "sheet": sheet,
            "rows": target_rows(sheet),
            "why_not": _why_not(cycle),
            "own": officer_of(request).board_id,
            "chooses": request.user.has_perm("blocs.edit_pledge", cycle),
        }
        title = _("Targets of %(cycle)s") % {"cycle": cycle}
        return self._targets_response(request, cycle, "overview", title, context)

    def board_targets_page(self, request: HttpRequest, pk: int, board: str) -> HttpResponse:
        """One board's targets: a form for its officers, a table for everybody else."""
        cycle = cycle_for(request, pk)
        sheet = target_sheet(cycle)
        member = _member(sheet, board)
        writes = request.user.has_perm(
            "blocs.edit_targets", Target(cycle=cycle, board=member.membership.board)
        )
        if request.method == "POST" and not writes:
            raise PermissionDenied
        why_not = _why_not(cycle)
        data = request.POST if request.method == "POST" else None
        form = TargetsForm(data, sheet=sheet, member=member)
        if form.is_valid() and _set(request, cycle, member, form):
            address = reverse("admin:blocs_cycle_targets_board", args=[pk, board])
            return HttpResponseRedirect(address)
        context = {"sheet": sheet, "member": member, "form": form, "why_not": why_not}
        context["writes"] = writes and not why_not
        name = {"board": member.membership.board, "cycle": cycle}
        title = _("Targets of %(board)s for %(cycle)s") % name
        return self._targets_response(request, cycle, "board", title, context)

    def _targets_response(
        self, request: HttpRequest, cycle: Cycle, name: str, title: str, context: dict[str, Any]
    ) -> HttpResponse:
        shared = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "cycle": cycle,
            "title": title,
            "last_year": cycle.year - 1,
        }
        return TemplateResponse(request, f"admin/targets/{name}.html", {**shared, **context})


def _set(request: HttpRequest, cycle: Cycle, member: MemberTargets, form: TargetsForm) -> bool:
    """Write them; a refusal stays on the page, beside all that was typed."""
    board = member.membership.board
    try:
        set_targets(
            cycle=cycle,
            board=board,
            officer=officer_of(request),
            pledged=form.pledged(),
            seen=form.cleaned_data["seen"],
        )
    except Refused as refused:
        if refused.refusal == Refusal.TARGETS_STALE:
            form.ask_again(_member(target_sheet(cycle), board.slug))
        else:
            form.add_error(None, str(refused))
        return False
    _say(request, _member(target_sheet(cycle), board.slug))
    return True


def _say(request: HttpRequest, member: MemberTargets) -> None:
    waiting = len(member.waiting)
    if not waiting:
        messages.success(request, _("The targets are saved; none is missing."))
        return
    sentence = ngettext(
        "The targets are saved. For %d indicator there is neither a target nor a reason yet.",
        "The targets are saved. For %d indicators there is neither a target nor a reason yet.",
        waiting,
    )
    messages.warning(request, sentence % waiting)


def _why_not(cycle: Cycle) -> str:
    """Why nobody can set targets now; empty where they are open."""
    stage = Stage(cycle.stage)
    if not may(Act.EDIT_TARGETS, stage):
        return f"{Refusal.WRONG_STAGE.label} ({stage.label})"
    return str(Refusal.TARGETS_CLOSED.label) if targets_are_closed(cycle) else ""


def _member(sheet: TargetSheet, slug: str) -> MemberTargets:
    rows = (each for each in sheet.members if each.membership.board.slug == slug)
    member = next(rows, None)
    if member is None:
        raise Http404
    return member

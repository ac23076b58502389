"""Whose page it is: the year or the ballot of an address, for whoever may do what it is for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse

from awards.models import Ballot, Submission
from blocs.domain.stages import may
from blocs.enums import Act, Stage
from blocs.models import Cycle
from blocs.refusals import Refusal as BlocRefusal
from boards.refusals import Refused

T = TypeVar("T")

READS, HOLDS = "awards.view_ballot", "awards.hold_ballot"


def year_for(request: HttpRequest, pk: int, permission: str = READS) -> Cycle:
    """The year of an address. Raises ``Http404`` or ``PermissionDenied``."""
    cycle = Cycle.objects.select_related("bloc").filter(pk=pk).first()
    if cycle is None:
        raise Http404
    if not request.user.has_perm(permission, Ballot(cycle=cycle)):
        raise PermissionDenied
    return cycle


def ballot_for(request: HttpRequest, pk: int, permission: str = READS) -> Ballot:
    """The ballot of an address. Raises ``Http404`` or ``PermissionDenied``."""
    rows = Ballot.objects.select_related("cycle__bloc", "award", "after", "prepared_by")
    ballot = rows.filter(pk=pk).first()
    if ballot is None:
        raise Http404
    if not request.user.has_perm(permission, ballot):
        raise PermissionDenied
    return ballot


def holds(request: HttpRequest, cycle: Cycle) -> bool:
    """Whether the officer leads the ballots of a year, at its stage of today."""
    return request.user.has_perm(HOLDS, Ballot(cycle=cycle))


def writes_minutes(request: HttpRequest, cycle: Cycle) -> bool:
    """Whoever holds the ballots of the conference, and later whoever sends to the council."""
    submits = request.user.has_perm("awards.add_submission", Submission(cycle=cycle))
    return submits or holds(request, cycle)


def why_not(cycle: Cycle) -> str:
    """Why nobody holds ballots now, where the stage forbids it."""
    stage = Stage(cycle.stage)
    return "" if may(Act.BALLOT, stage) else f"{BlocRefusal.WRONG_STAGE.label} ({stage.label})"


def done(request: HttpRequest, step: Callable[[], T], said: str) -> T | None:
    """What a step made; nothing where it was refused, which is told on the next page."""
    try:
        made = step()
    except Refused as refused:
        messages.error(request, str(refused))
        return None
    messages.success(request, said)
    return made


class Pages:
    """What all pages of ballots share: the frame of the admin, and the way to their templates."""

    admin_site: admin.AdminSite
    opts: Any

    def shown(
        self, request: HttpRequest, template: str, title: str, **context: Any
    ) -> TemplateResponse:
        """A page of the admin about a year, or a ballot of it."""
        ballot: Ballot | None = context.get("ballot")
        context.setdefault("cycle", ballot.cycle if ballot else None)
        frame = {**self.admin_site.each_context(request), "opts": self.opts, "title": title}
        return TemplateResponse(request, f"admin/ballots/{template}.html", {**frame, **context})


def address(ballot: Ballot, name: str = "page") -> str:
    """The address of a page of a ballot."""
    return reverse(f"admin:awards_ballot_{name}", args=[ballot.pk])

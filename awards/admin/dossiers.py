"""The dossier of a nomination: what is asked for, what is there, who owes the rest."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from awards.enums import PieceKind
from awards.models import Nomination
from awards.queries.dossier_page import DossierPage, dossier_page
from awards.services.dossiers import (
    FILLS,
    NOMINATES,
    add_piece,
    may_bring,
    remove_piece,
    waive_piece,
)
from boards.admin.own_board import officer_of
from boards.refusals import Refused

READS = "awards.read_dossier"


class DossierPages:
    """Adds the page of a dossier to the admin of nominations; boards read their own here."""

    admin_site: admin.AdminSite
    opts: Any

    def get_urls(self) -> list[URLPattern]:
        """Before the stock addresses, which take any word for a key."""
        view = self.admin_site.admin_view(never_cache(self.dossier))
        return [
            path("<int:pk>/dossier/", view, name="awards_nomination_dossier"),
            *super().get_urls(),  # type: ignore[misc]
        ]

    def dossier(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The checklist; whoever may fill it, adds and takes away here."""
        row = readable_nomination(request, pk)
        fills = request.user.has_perm(FILLS, row)
        if request.method == "POST":
            if not fills:
                raise PermissionDenied
            if _done(request, row):
                return HttpResponseRedirect(address_of(row))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Dossier: %(nomination)s") % {"nomination": row},
            "page": _page(request, row, fills),
            "fills": fills,
        }
        return TemplateResponse(request, "admin/dossier/page.html", context)


def readable_nomination(request: HttpRequest, pk: int) -> Nomination:
    """The nomination of an address. Raises ``Http404`` or ``PermissionDenied``."""
    rows = Nomination.objects.select_related(
        "board__province", "award", "cycle__bloc", "submission", "edition"
    )
    row = get_object_or_404(rows, pk=pk)
    if not request.user.has_perm(READS, row):
        raise PermissionDenied
    return row


def address_of(row: Nomination) -> str:
    """The page of its dossier."""
    return reverse("admin:awards_nomination_dossier", args=[row.pk])


def _page(request: HttpRequest, row: Nomination, fills: bool) -> DossierPage:
    officer = officer_of(request)
    brings = frozenset(kind for kind in PieceKind if fills and may_bring(row, kind, officer))
    waives = fills and officer.has_perm(NOMINATES, row)
    return dossier_page(row, today=timezone.localdate(), brings=brings, waives=waives)


def _kind(request: HttpRequest) -> PieceKind:
    try:
        return PieceKind(request.POST.get("kind", ""))
    except ValueError as error:
        raise Http404 from error


def _added(request: HttpRequest, row: Nomination) -> str:
    file = request.FILES.get("file")
    if file is None:
        return ""
    piece = add_piece(nomination=row, kind=_kind(request), file=file, officer=officer_of(request))
    return _("%(file)s is in the dossier.") % {"file": piece}


def _waived(request: HttpRequest, row: Nomination) -> str:
    waive_piece(
        nomination=row,
        kind=_kind(request),
        reason=request.POST.get("reason", ""),
        officer=officer_of(request),
    )
    return _("It is noted that this paper is not needed.")


def _removed(request: HttpRequest, row: Nomination) -> str:
    key = request.POST.get("piece", "")
    piece = get_object_or_404(row.pieces, pk=key if key.isdecimal() else 0)
    remove_piece(piece=piece, officer=officer_of(request))
    return _("It is taken out of the dossier.")


STEPS: dict[str, Callable[[HttpRequest, Nomination], str]] = {
    "add": _added,
    "waive": _waived,
    "remove": _removed,
}


def _done(request: HttpRequest, row: Nomination) -> bool:
    """Whether what was asked for is done; a refusal is said on the page."""
    step = STEPS.get(request.POST.get("do", ""))
    if step is None:
        return False
    try:
        said = step(request, row)
    except Refused as refused:
        messages.error(request, str(refused))
        return False
    if said:
        messages.success(request, said)
    else:
        messages.error(request, _("Choose a file first."))
    return bool(said)

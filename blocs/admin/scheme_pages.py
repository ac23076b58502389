"""The pages of one scheme beside its form: the tree, and what is done with it there."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import NoReverseMatch, URLPattern, path, reverse
from django.utils.translation import gettext as _

from blocs.domain.stages import may
from blocs.enums import Act, Stage
from blocs.models import Scheme
from blocs.queries.scheme_tree import scheme_tree
from blocs.refusals import Refusal
from blocs.services import place_line, shift_line
from boards.refusals import Refused


class SchemePages:
    """What every page of a scheme needs: the scheme for whoever may read it, and its frame."""

    admin_site: admin.AdminSite
    opts: Any

    def scheme_for(self, request: HttpRequest, pk: int, verb: str = "view") -> Scheme:
        """The scheme of an address. Raises ``Http404`` or ``PermissionDenied``."""
        rows = Scheme.objects.select_related("cycle__bloc", "document", "amends", "prepared_by")
        scheme = rows.filter(pk=pk).first()
        if scheme is None:
            raise Http404
        if not request.user.has_perm(f"blocs.{verb}_scheme", scheme):
            raise PermissionDenied
        return scheme

    def scheme_response(
        self, request: HttpRequest, scheme: Scheme, name: str, title: str, context: dict[str, Any]
    ) -> HttpResponse:
        """A page of the scheme, with what its head shows."""
        shared = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": title,
            "scheme": scheme,
            "replay": address_if_any("admin:blocs_scheme_replay", scheme.pk),
        }
        return TemplateResponse(request, f"admin/scheme/{name}.html", {**shared, **context})


class SchemeTree(SchemePages):
    """Adds the tree to the admin of schemes."""

    def get_urls(self) -> list[URLPattern]:
        """Before the stock addresses, which take any word for a key."""
        view = self.admin_site.admin_view(self.tree_page)
        return [
            path("<int:pk>/tree/", view, name="blocs_scheme_tree"),
            *super().get_urls(),  # type: ignore[misc]
        ]

    def tree_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The table of criteria; whoever may write moves its lines here, one step a time."""
        scheme = self.scheme_for(request, pk, "change" if request.method == "POST" else "view")
        if request.method == "POST":
            _moved(request, scheme)
            address = reverse("admin:blocs_scheme_tree", args=[pk])
            return HttpResponseRedirect(f"{address}#{request.POST.get('code', '')}")
        why_not = why_closed(scheme)
        context = {
            "tree": scheme_tree(scheme),
            "why_not": why_not,
            "others": others(scheme).exists(),
            "writes": not why_not and request.user.has_perm("blocs.change_scheme", scheme),
        }
        return self.scheme_response(request, scheme, "tree", str(scheme), context)


def why_closed(scheme: Scheme) -> str:
    """Why the scheme stands as it is; empty while it may be written."""
    if scheme.issued:
        return str(Refusal.SCHEME_ISSUED.label)
    stage = Stage(scheme.cycle.stage)
    if not may(Act.EDIT_SCHEME, stage):
        return f"{Refusal.WRONG_STAGE.label} ({stage.label})"
    return ""


def others(scheme: Scheme) -> QuerySet[Scheme]:
    """What the scheme may be compared with: those of its bloc, the nearest year first."""
    of_bloc = Scheme.objects.filter(cycle__bloc=scheme.cycle.bloc_id).exclude(pk=scheme.pk)
    return of_bloc.select_related("cycle__bloc").order_by("-cycle__year", "code", "-version")


def address_if_any(name: str, pk: int) -> str:
    """The address of a page that another module may add."""
    try:
        return reverse(name, args=[pk])
    except NoReverseMatch:
        return ""


def _moved(request: HttpRequest, scheme: Scheme) -> None:
    """Do what the button of a line says, and tell what came of it."""
    asked = request.POST
    act, code = asked.get("act", ""), asked.get("code", "")
    try:
        if act in {"up", "down"}:
            shift_line(scheme=scheme, code=code, up=act == "up")
        elif act == "place":
            place_line(scheme=scheme, code=code, group=asked.get("group", ""))
            messages.success(request, _("The line was moved."))
    except Refused as refused:
        messages.error(request, str(refused))

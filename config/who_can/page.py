"""The page in the admin that answers *who can do this, and why?*"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from boards.models import Officer
from config.permissions import MODELS
from config.who_can import finding, people, things

if TYPE_CHECKING:
    from django.contrib.admin import AdminSite

PERMISSION = "boards.view_rights"


class AskForm(forms.Form):
    """The words to look for."""

    q = forms.CharField(max_length=100, required=False, strip=True)


@require_safe
def who_can(request: HttpRequest, site: AdminSite) -> TemplateResponse:
    """A thing, a person, or the search for either.

    Whoever may read the rights of a thing may read this page of it: the council and the auditors of
    everything, a board of its own report and officers, the leaders of a bloc of its reports.
    """
    viewer = cast(Officer, request.user)
    context: dict[str, Any] = {
        **site.each_context(request),
        "title": _("Who can do this, and why?"),
    }
    if asked := request.GET.get("object"):
        return TemplateResponse(request, *_about(_thing(asked), viewer, context))
    form = AskForm(request.GET)
    typed = form.cleaned_data["q"] if form.is_valid() else ""
    said = {"q": typed, "found": finding.find(viewer, typed)}
    return TemplateResponse(request, "admin/who_can/search.html", {**context, **said})


def _about(obj: Model, viewer: Officer, context: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """The template and what it says of ``obj``."""
    if not viewer.has_perm(PERMISSION, obj):
        raise PermissionDenied
    said: dict[str, Any] = {**context, "subject": obj, "kind": obj._meta.verbose_name}
    if isinstance(obj, Officer):
        return "admin/who_can/person.html", {**said, "scopes": people.scopes(obj)}
    superusers = Officer.objects.filter(is_active=True, is_superuser=True)
    lines = things.lines(obj, viewer)
    return "admin/who_can/thing.html", {**said, "lines": lines, "superusers": list(superusers)}


def _thing(asked: str) -> Model:
    """The row that the address names; whatever else it holds is not found."""
    label, _colon, pk = asked.partition(":")
    if label not in MODELS or not pk.isdecimal():
        raise Http404
    row: Model | None = apps.get_model(label)._default_manager.filter(pk=pk[:18]).first()
    if row is None:
        raise Http404
    return row

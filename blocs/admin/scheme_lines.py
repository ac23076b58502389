"""The lines of a scheme: groups and criteria, reached from its tree and led back to it."""

from __future__ import annotations

from typing import Any, TypeVar

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from blocs.admin.parameters import ParametersPage
from blocs.admin.staged import StagedAdmin
from blocs.enums import Act
from blocs.forms.criteria import CriterionForm, formula
from blocs.forms.groups import GroupForm
from blocs.models import Criterion, Group, Scheme

M = TypeVar("M", bound=Model)


class SchemePart(StagedAdmin[M]):
    """Rows of a scheme stand once it is issued; the tree shows what became of them."""

    act = Act.EDIT_SCHEME
    path = "scheme.cycle"

    def has_change_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        """The rows of an issued scheme stand."""
        return is_open(_scheme(obj)) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        """The rows of an issued scheme stay."""
        return is_open(_scheme(obj)) and super().has_delete_permission(request, obj)

    def response_post_save_add(self, request: HttpRequest, obj: M) -> HttpResponseRedirect:
        """Back to the tree."""
        return _to_tree(obj)

    def response_post_save_change(self, request: HttpRequest, obj: M) -> HttpResponseRedirect:
        """Back to the tree."""
        return _to_tree(obj)

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """Ask, with all that would fall with the row; then back to the tree."""
        obj = self.get_object(request, object_id)
        response = super().delete_view(request, object_id, extra_context)
        gone = obj is not None and isinstance(response, HttpResponseRedirect)
        return _to_tree(obj) if gone else response


@admin.register(Group)
class GroupAdmin(SchemePart[Group]):
    """All groups, the latest year first."""

    form = GroupForm
    list_display = ["name", "scheme", "parent", "maximum", "rule", "counting"]
    list_filter = ["scheme__cycle__year", "scheme__cycle__bloc", "rule", "counting"]
    list_select_related = ["scheme__cycle", "parent"]
    search_fields = ["name", "name_en", "code"]
    autocomplete_fields = ["scheme"]
    ordering = ["-scheme__cycle__year", "scheme", "order"]


@admin.register(Criterion)
class CriterionAdmin(ParametersPage, SchemePart[Criterion]):
    """All criteria, the latest year first."""

    form = CriterionForm
    list_display = [
        "name",
        "scheme",
        "group",
        "indicator",
        "maximum",
        "method",
        "formula",
        "needs_evidence",
    ]
    list_filter = ["scheme__cycle__year", "scheme__cycle__bloc", "method", "needs_evidence"]
    list_select_related = ["scheme__cycle", "indicator", "group"]
    search_fields = ["name", "name_en", "code", "indicator__search_text"]
    autocomplete_fields = ["scheme", "indicator"]
    readonly_fields = ["formula"]
    ordering = ["-scheme__cycle__year", "scheme", "order"]

    @admin.display(description=_("formula"))
    def formula(self, criterion: Criterion) -> str:
        """The rule in words."""
        return formula(criterion)

    def get_fields(self, request: HttpRequest, obj: Criterion | None = None) -> list[Any]:
        """Of a criterion that stands, the rule in words instead of the fields that make it."""
        fields = list(CriterionForm.Meta.fields)
        return fields if self.has_change_permission(request, obj) else in_words(fields)


def in_words(fields: list[Any]) -> list[Any]:
    """The sentence of the method where its parameters stood."""
    return ["formula" if field == "parameters" else field for field in fields]


def is_open(scheme: Scheme | None) -> bool:
    """Whether the scheme, if there is one, is still a draft."""
    return scheme is None or not scheme.issued


def _scheme(obj: Any) -> Scheme | None:
    return obj.scheme if obj is not None else None


def _to_tree(obj: Any) -> HttpResponseRedirect:
    address = reverse("admin:blocs_scheme_tree", args=[obj.scheme_id])
    code = getattr(obj, "code", "")
    return HttpResponseRedirect(f"{address}#{code}")

"""Conditions and classes of a scheme, and the boards that do not meet a condition."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from blocs.admin.scheme_lines import SchemePart, is_open
from blocs.admin.staged import StagedAdmin
from blocs.enums import Act
from blocs.forms.breaches import BreachForm
from blocs.forms.gates import gate_form
from blocs.models import Breach, Gate, Grade, Scheme
from blocs.queries.rulebook import rulebook_of
from blocs.queries.scheme_tree import line_names
from boards.admin.base import HouseTabular


class OfScheme(HouseTabular):  # type: ignore[type-arg]
    """Rows within the form of their scheme: they stand once it is issued."""

    def has_add_permission(self, request: HttpRequest, obj: Scheme | None = None) -> bool:
        """An issued scheme takes no new row."""
        return is_open(obj) and super().has_add_permission(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Scheme | None = None) -> bool:
        """The rows of an issued scheme stand."""
        return is_open(obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Scheme | None = None) -> bool:
        """The rows of an issued scheme stay."""
        return is_open(obj) and super().has_delete_permission(request, obj)


class GateInline(OfScheme):
    """The conditions of the scheme; what becomes zero is one of its lines."""

    model = Gate

    def get_formset(self, request: HttpRequest, obj: Scheme | None = None, **kwargs: Any) -> Any:
        """The lines are read once for all rows."""
        names = line_names(rulebook_of(obj)) if obj is not None else {}
        return super().get_formset(request, obj, **{**kwargs, "form": gate_form(names)})


class GradeInline(OfScheme):
    """The classes of the scheme, the best first."""

    model = Grade


@admin.register(Gate)
class GateAdmin(SchemePart[Gate]):
    """All conditions, the latest year first."""

    list_display = ["name", "scheme", "effect", "target", "below", "clause"]
    list_filter = ["scheme__cycle__year", "scheme__cycle__bloc", "effect"]
    list_select_related = ["scheme__cycle"]
    search_fields = ["name", "name_en", "code"]
    autocomplete_fields = ["scheme"]
    ordering = ["-scheme__cycle__year", "scheme", "order"]


@admin.register(Grade)
class GradeAdmin(SchemePart[Grade]):
    """All classes, the latest year first."""

    list_display = ["name", "scheme", "share_from", "quota"]
    list_filter = ["scheme__cycle__year", "scheme__cycle__bloc"]
    list_select_related = ["scheme__cycle"]
    search_fields = ["name", "name_en"]
    autocomplete_fields = ["scheme"]
    ordering = ["-scheme__cycle__year", "scheme", "-share_from"]


@admin.register(Breach)
class BreachAdmin(StagedAdmin[Breach]):
    """Boards that do not meet a condition of their year, each with the paper that says so."""

    act = Act.RECORD_BREACH
    form = BreachForm
    list_display = ["board", "cycle", "gate", "document"]
    list_filter = ["cycle__year", "cycle__bloc", "gate__effect"]
    list_select_related = ["board", "cycle__bloc", "gate", "document"]
    search_fields = ["board__search_text", "gate__name", "cycle__bloc__search_text"]
    autocomplete_fields = ["cycle", "board", "gate", "document"]
    ordering = ["-cycle__year", "board__sort_key"]

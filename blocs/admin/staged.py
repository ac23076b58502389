"""What the stage of a cycle allows: rows stand where it forbids to edit them, and say why."""

from __future__ import annotations

from typing import Any, ClassVar, TypeVar

from django import forms
from django.contrib import messages
from django.db.models import ForeignKey, Model
from django.http import HttpRequest, HttpResponse

from blocs.domain.stages import ALLOWED, may
from blocs.enums import Act, Stage
from blocs.models import Cycle
from blocs.refusals import Refusal
from boards.admin.base import HouseAdmin, HouseTabular

M = TypeVar("M", bound=Model)
P = TypeVar("P", bound=Model)


class Staged:
    """Rows of a cycle: ``act`` is what it takes to write one, ``path`` leads to the cycle."""

    act: ClassVar[Act]
    path: ClassVar[str] = "cycle"

    def refusal(self, obj: Any) -> str:
        """Why the row stands; nothing when it may be written."""
        cycle = obj
        for name in self.path.split("."):
            cycle = getattr(cycle, name)
        stage = Stage(cycle.stage)
        return "" if may(self.act, stage) else f"{Refusal.WRONG_STAGE.label} ({stage.label})"

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The rows of a cycle stand where its stage says so."""
        allowed: bool = super().has_change_permission(request, obj)  # type: ignore[misc]
        return allowed and (obj is None or not self.refusal(obj))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The rows of a cycle stay where its stage says so."""
        allowed: bool = super().has_delete_permission(request, obj)  # type: ignore[misc]
        return allowed and (obj is None or not self.refusal(obj))

    def formfield_for_foreignkey(
        self, db_field: ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> Any:
        """A row is added only to a cycle whose stage allows it."""
        head = self.path.split(".")[0]
        if db_field.name != head:
            return super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[misc]
        stage = "__".join([*self.path.split(".")[1:], "stage__in"])
        rows = db_field.remote_field.model._default_manager.filter(**{stage: ALLOWED[self.act]})
        field: forms.ModelChoiceField[Any] = super().formfield_for_foreignkey(  # type: ignore[misc]
            db_field, request, queryset=rows, **kwargs
        )
        field.error_messages["invalid_choice"] = Refusal.WRONG_STAGE.label
        return field


class StagedAdmin(Staged, HouseAdmin[M]):
    """A list of rows that belong to cycles."""

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """The form; a row that stands says why."""
        obj = self.get_object(request, object_id)
        if obj is not None and (sentence := self.refusal(obj)):
            self.message_user(request, sentence, messages.WARNING)
        return super().change_view(request, object_id, form_url, extra_context)


class StagedTabular(HouseTabular[M, P]):
    """Rows within the form of their cycle, or of something that belongs to one."""

    act: ClassVar[Act]
    parent_path: ClassVar[str] = ""

    def is_open(self, parent: Any) -> bool:
        """Whether the stage of the parent's cycle allows to write such rows."""
        cycle: Cycle = getattr(parent, self.parent_path) if self.parent_path else parent
        return may(self.act, Stage(cycle.stage))

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """No row more where the stage forbids it."""
        return super().has_add_permission(request, obj) and (obj is None or self.is_open(obj))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The rows stand where the stage says so."""
        return super().has_change_permission(request, obj) and (obj is None or self.is_open(obj))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The rows stay where the stage says so."""
        return super().has_delete_permission(request, obj) and (obj is None or self.is_open(obj))

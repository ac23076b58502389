"""Templates that staff bring: read and filled in before they are kept, then put to use."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from awards.admin.paper_pages import PaperPages
from awards.enums import PaperKind
from awards.forms.files import TemplateForm, content_of
from awards.models import PaperTemplate
from awards.services.templates import add_template, use_template
from boards.admin.acting import perform
from boards.admin.base import ResultAdmin
from boards.admin.own_board import officer_of

ASKED = ["kind", "name", "file"]


@admin.register(PaperTemplate)
class PaperTemplateAdmin(PaperPages, ResultAdmin[PaperTemplate]):
    """The templates of the staff. None is ever changed; another one is put to use instead."""

    form = TemplateForm
    list_display = ["name", "kind", "in_use", "officer", "checked_at"]
    list_filter = ["kind", "in_use"]
    list_select_related = ["officer"]
    search_fields = ["name", "file_name"]
    actions = ["put_to_use"]

    def has_add_permission(self, request: HttpRequest, obj: PaperTemplate | None = None) -> bool:
        """Whoever keeps the registers brings templates."""
        return request.user.has_perm("awards.add_papertemplate")

    def get_fields(self, request: HttpRequest, obj: PaperTemplate | None = None) -> Any:
        """A new one needs its paper, name and file; the rest follows."""
        return ASKED if obj is None else [*ASKED, "in_use", "officer", "checked_at", "sha256"]

    def save_model(
        self,
        request: HttpRequest,
        obj: PaperTemplate,
        form: ModelForm[PaperTemplate],
        change: bool,
    ) -> None:
        """Through the service."""
        file = form.cleaned_data["file"]
        made = add_template(
            kind=PaperKind(obj.kind),
            name=obj.name,
            file_name=file.name,
            content=content_of(file),
            officer=officer_of(request),
        )
        obj.pk = made.pk
        obj.refresh_from_db()

    @admin.action(
        description=gettext_lazy("Make papers from the selected template"), permissions=["add"]
    )
    def put_to_use(self, request: HttpRequest, queryset: QuerySet[PaperTemplate]) -> None:
        """Each for its paper; the one before steps back."""
        note = _("Put to use.")
        done = perform(self, request, queryset, lambda each: use_template(template=each), note=note)
        if done:
            messages.success(request, _("Papers are made from it from now on."))

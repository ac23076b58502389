"""Import and export of figures from their list: the way in to an intake, and the way out."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from import_export.admin import ExportMixin
from import_export.forms import ExportForm

from boards.admin.own_board import is_bound, officer_of, own_board
from boards.enums import IntakeState
from boards.forms.uploads import UploadForm
from boards.imports.columns import COLUMNS
from boards.imports.figures import FigureResource
from boards.imports.steps import NotThisTemplate, advance, receive
from boards.refusals import Refused
from boards.spreadsheets.formats import FORMATS


class FigureExchange(ExportMixin):  # type: ignore[misc]
    """The list is exported with its filters; a file of figures is uploaded here."""

    resource_classes = [FigureResource]
    export_formats = list(FORMATS)
    export_form_class = ExportForm
    import_export_change_list_template = "admin/import_export/change_list_import_export.html"

    def get_urls(self) -> list[URLPattern]:
        """The upload page before the stock addresses, which take any word for a key."""
        urls: list[URLPattern] = super().get_urls()
        view = self.admin_site.admin_view(self.import_view)
        return [path("import/", view, name="boards_figure_import"), *urls]

    def has_import_permission(self, request: HttpRequest) -> bool:
        """Whoever may import figures, and belongs somewhere."""
        officer = officer_of(request)
        homeless = is_bound(officer) and own_board(officer) is None
        return not homeless and officer.has_perm("boards.import_figure")

    def has_export_permission(self, request: HttpRequest) -> bool:
        """Whoever sees the list may take it along."""
        allowed: bool = self.has_view_permission(request)
        return allowed

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The list, with the button of the import for those who may."""
        allowed = {"has_import_permission": self.has_import_permission(request)}
        response: HttpResponse = super().changelist_view(
            request, {**(extra_context or {}), **allowed}
        )
        return response

    def import_view(self, request: HttpRequest) -> HttpResponse:
        """Upload a file; what is wrong with it is said here, the rest on the page of the intake."""
        if not self.has_import_permission(request):
            raise PermissionDenied
        given = (request.POST, request.FILES) if request.method == "POST" else ()
        form = UploadForm(*given)
        if form.is_valid():
            upload = form.cleaned_data["import_file"]
            try:
                intake = receive(
                    file_name=upload.name, data=upload.read(), officer=officer_of(request)
                )
            except (Refused, NotThisTemplate) as refused:
                form.add_error("import_file", str(refused))
            else:
                if intake.state == IntakeState.READING:
                    advance(intake=intake)
                address = reverse("admin:boards_intake_change", args=[intake.pk])
                return HttpResponseRedirect(address)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Import figures"),
            "form": form,
            "opts": self.model._meta,
            "columns": COLUMNS,
        }
        return TemplateResponse(request, "admin/boards/figure/import.html", context)

    def get_export_filename(self, request: HttpRequest, queryset: Any, file_format: Any) -> str:
        """``so-lieu-2026-11-23.xlsx``."""
        return f"so-lieu-{timezone.localdate()}.{file_format.get_extension()}"

"""Import and export of figures in the admin: preview, then all or nothing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from import_export.admin import ImportExportMixin
from import_export.forms import ExportForm
from import_export.results import Result, RowResult

from boards.admin.own_board import is_bound, officer_of, own_board
from boards.forms.uploads import ConfirmForm, UploadForm, ticket
from boards.imports.columns import COLUMNS
from boards.imports.figures import FigureResource
from boards.refusals import Refused
from boards.spreadsheets.formats import FORMATS

WRITTEN = (RowResult.IMPORT_TYPE_NEW, RowResult.IMPORT_TYPE_UPDATE)

MOST_FAULTS = 200
"""A page with the faults of a hundred thousand rows helps nobody."""


class FigureExchange(ImportExportMixin):  # type: ignore[misc]
    """Who may import, what a preview promises, what an error says."""

    resource_classes = [FigureResource]
    import_formats = list(FORMATS)
    export_formats = list(FORMATS)
    import_form_class = UploadForm
    confirm_form_class = ConfirmForm
    export_form_class = ExportForm
    import_template_name = "admin/boards/figure/import.html"

    def has_import_permission(self, request: HttpRequest) -> bool:
        """Whoever may both add and change figures, and belongs somewhere."""
        officer = officer_of(request)
        homeless = is_bound(officer) and own_board(officer) is None
        return (
            not homeless
            and self.has_add_permission(request)
            and self.has_change_permission(request)
        )

    def has_export_permission(self, request: HttpRequest) -> bool:
        """Whoever sees the list may take it along."""
        allowed: bool = self.has_view_permission(request)
        return allowed

    def get_import_data_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """All or nothing; a board officer only for the own board; nothing that changed since."""
        form = kwargs["form"]
        return {
            "rollback_on_validation_errors": True,
            "own_board": own_board(officer_of(kwargs["request"])),
            "previewed_at": form.cleaned_data.get("previewed_at"),
        }

    def import_action(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """The upload page and, after an upload, what the file would change."""
        request.previewed_at = timezone.now()  # type: ignore[attr-defined]
        response: TemplateResponse = super().import_action(request, **kwargs)
        response.context_data = _told(response.context_data or {})
        return response

    def get_confirm_form_initial(self, request: HttpRequest, import_form: Any) -> dict[str, Any]:
        """The ticket for what is being shown."""
        if import_form is None:
            return {}
        upload = import_form.cleaned_data["import_file"]
        seen_at = request.previewed_at.isoformat()  # type: ignore[attr-defined]
        return {
            "ticket": ticket(
                import_file_name=upload.tmp_storage_name,
                original_file_name=upload.name,
                format=import_form.cleaned_data["format"],
                resource="0",
                previewed_at=seen_at,
                officer=str(officer_of(request).pk),
            )
        }

    @method_decorator(require_POST)
    def process_import(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Write what was shown; a ticket that is old, forged or used up leads back to the start."""
        if not self.has_import_permission(request):
            raise PermissionDenied
        form = self.create_confirm_form(request)
        if form.is_valid() and form.cleaned_data["officer"] == str(officer_of(request).pk):
            try:
                written: HttpResponse = super().process_import(request, **kwargs)
            except FileNotFoundError:
                pass  # Confirmed twice: the first time has written and removed the file.
            else:
                return written
        messages.error(request, _("The preview has expired: upload the file again."))
        return HttpResponseRedirect(reverse("admin:boards_figure_import"))

    def process_result(self, result: Result, request: HttpRequest) -> HttpResponse:
        """Back to the list with the counts, or the faults that arose since the preview."""
        if result.has_errors() or result.has_validation_errors():
            form = self.create_import_form(request)
            form.errors.clear()
            context = {
                **self.admin_site.each_context(request),
                "title": _("Import"),
                "form": form,
                "opts": self.model._meta,
                "media": self.media,
                "result": result,
            }
            return TemplateResponse(request, self.import_template_name, _told(context))
        response: HttpResponse = super().process_result(result, request)
        return response

    def add_success_message(self, result: Result, request: HttpRequest) -> None:
        """How many figures are new, changed and as they were."""
        messages.success(request, _("Imported: %(counts)s.") % {"counts": _counts(result)})

    def add_data_read_fail_error_to_form(self, form: Any, e: Exception) -> None:
        """What is wrong with the file; whatever a library says of it is not for officers."""
        fallback = _("The file could not be read: open it, save it again and retry.")
        form.add_error("import_file", str(e) if isinstance(e, Refused) else fallback)

    def get_export_filename(self, request: HttpRequest, queryset: Any, file_format: Any) -> str:
        """``so-lieu-2026-11-23.xlsx``."""
        return f"so-lieu-{timezone.localdate()}.{file_format.get_extension()}"


def _told(context: dict[str, Any]) -> dict[str, Any]:
    """The context of the import page with counts and faults in the order of the file."""
    result: Result | None = context.get("result")
    told = {**context, "columns": COLUMNS}
    if result is None:
        return told
    faults = [
        (row.number, column, sentence)
        for row in result.invalid_rows
        for column, sentences in row.error_dict.items()
        for sentence in _sentences(sentences)
    ]
    base = [
        sentence
        for error in result.base_errors
        for sentence in getattr(error.error, "faults", [str(error.error)])
    ]
    broken = [
        (number, "", str(error.error)) for number, errors in result.row_errors() for error in errors
    ]
    return {
        **told,
        "faults": [*faults, *broken][:MOST_FAULTS],
        "faults_beyond": max(0, len(faults) + len(broken) - MOST_FAULTS),
        "base_faults": base,
        "counts": "" if base else _counts(result),
        "changes": any(row.import_type in WRITTEN for row in result.rows),
    }


def _sentences(errors: Any) -> list[str]:
    return [str(error) for error in errors]


def _counts(result: Result) -> str:
    totals = result.totals
    counted = [
        (_("new"), totals[RowResult.IMPORT_TYPE_NEW]),
        (_("changed"), totals[RowResult.IMPORT_TYPE_UPDATE]),
        (_("unchanged"), totals[RowResult.IMPORT_TYPE_SKIP]),
        (
            _("with faults"),
            totals[RowResult.IMPORT_TYPE_INVALID] + totals[RowResult.IMPORT_TYPE_ERROR],
        ),
    ]
    return ", ".join(f"{number} {words}" for words, number in counted)

"""Figures in one list: what is doubted first, by year, board and indicator."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import ForeignKey, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from boards.admin.base import HouseAdmin
from boards.admin.filters import URGENCY, DoubtFilter
from boards.admin.importing import FigureExchange
from boards.admin.own_board import is_bound, narrowed, officer_of, own_rows
from boards.admin.warnings import warn_of_findings
from boards.domain.quantities import format_quantity
from boards.forms.figures import FigureForm
from boards.language import spoken
from boards.models import Figure, Report
from boards.queries.locks import locks_of
from boards.queries.quantities import kept_quantity
from boards.refusals import Refused
from boards.services.exemptions import under_exemption
from boards.services.gate import locked_report, require_open


@admin.register(Figure)
class FigureAdmin(FigureExchange, HouseAdmin[Figure]):
    """Every figure as printed and as understood; blocking doubts come first."""

    form = FigureForm
    list_display = [
        "board",
        "year",
        "indicator",
        "as_printed",
        "doubt_state",
        "understood",
        "availability",
        "basis",
        "updated_at",
    ]
    list_display_links = ["indicator", "as_printed"]
    list_filter = [
        DoubtFilter,
        "report__year",
        "report__board",
        "indicator",
        "availability",
        "basis",
    ]
    list_select_related = ["report__board", "indicator"]
    search_fields = ["search_text", "report__board__search_text", "indicator__search_text"]
    autocomplete_fields = ["report", "indicator", "source"]
    ordering = [
        URGENCY.asc(),
        "-report__year",
        "report__board__sort_key",
        "indicator__order",
        "currency",
    ]
    readonly_fields = ["doubt_raised_by", "settled_by", "settled_at", "updated_at"]
    fieldsets = [
        (None, {"fields": ["report", "indicator", "basis", "availability", "as_printed"]}),
        (_("Source"), {"fields": ["source", "source_place", "note", "note_en"]}),
        (
            _("Doubt"),
            {
                "fields": [
                    "doubt",
                    "doubt_reason",
                    "doubt_reason_en",
                    "doubt_raised_by",
                    "settlement",
                    "settled_by",
                    "settled_at",
                ]
            },
        ),
        (None, {"fields": ["updated_at", "seen_at"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Figure]:
        """The figures of this officer."""
        return narrowed(super().get_queryset(request), request, path="report")

    @admin.display(description=_("board"), ordering="report__board__sort_key")
    def board(self, figure: Figure) -> str:
        """Whose figure it is."""
        return str(figure.report.board)

    @admin.display(description=_("year"), ordering="report__year")
    def year(self, figure: Figure) -> int:
        """Of which year."""
        return figure.report.year

    @admin.display(description=_("understood"), ordering="amount")
    def understood(self, figure: Figure) -> str:
        """Amount, unit and qualifier in words."""
        quantity = kept_quantity(figure)
        return format_quantity(quantity, language=spoken()) if quantity else ""

    @admin.display(description=_("doubt"), ordering="doubt")
    def doubt_state(self, figure: Figure) -> str:
        """The doubt, by sign and word as well as colour."""
        if not figure.doubt:
            return ""
        if figure.settled_at:
            return format_html('<span class="tag settled">{}</span>', _("settled"))
        words = figure.get_doubt_display()
        return format_html('<span class="tag {}">⚠ {}</span>', figure.doubt, words)

    def get_form(
        self, request: HttpRequest, obj: Figure | None = None, change: bool = False, **kwargs: Any
    ) -> type[ModelForm[Figure]]:
        """The form, which knows who types."""
        form: type[ModelForm[Figure]] = super().get_form(request, obj, change, **kwargs)
        form.officer = officer_of(request)  # type: ignore[attr-defined]
        return form

    def formfield_for_foreignkey(
        self, db_field: ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> Any:
        """A board officer chooses among the reports of the own board."""
        if db_field.name == "report":
            reports = own_rows(Report.objects.all(), request, path="board")
            kwargs["queryset"] = reports.select_related("board")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def has_change_permission(self, request: HttpRequest, obj: Figure | None = None) -> bool:
        """The figures of a locked report stand."""
        return _open(obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Figure | None = None) -> bool:
        """The figures of a locked report stay; a board deletes none that somebody doubts."""
        doubted = obj is not None and bool(obj.open_doubt) and is_bound(officer_of(request))
        return not doubted and _open(obj) and super().has_delete_permission(request, obj)

    def delete_model(self, request: HttpRequest, obj: Figure) -> None:
        """Delete it while its cell is open, for the reason of the exemption that opened it."""
        report = locked_report(obj.report)
        try:
            require_open(report, obj.indicator_id, obj.basis)
        except Refused as refused:
            raise PermissionDenied(str(refused)) from refused
        with under_exemption(report, obj.indicator_id):
            super().delete_model(request, obj)

    @transaction.atomic
    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Figure]) -> None:
        """Each as if it were deleted alone, or none."""
        for figure in queryset.order_by("report", "pk"):
            self.delete_model(request, figure)

    def save_model(
        self, request: HttpRequest, obj: Figure, form: ModelForm[Figure], change: bool
    ) -> None:
        """Write through the services, whatever the form put into ``obj``."""
        figure = form.save()
        obj.pk = figure.pk
        obj.refresh_from_db()
        warn_of_findings(self, request, [figure])


def _open(figure: Figure | None) -> bool:
    """Whether neither the stage of its year nor the review closes the cell of the figure."""
    if figure is None:
        return True
    return locks_of(figure.report).on(figure.indicator_id, figure.basis) is None

"""Yearly reports with their figures: what was typed beside what was understood."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count, F, Q, QuerySet
from django.forms import BaseModelFormSet, ModelForm
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from boards.admin.base import HouseAdmin, HouseTabular
from boards.admin.own_board import is_bound, narrowed, officer_of
from boards.admin.warnings import warn_of_unit
from boards.enums import Doubt
from boards.forms.figures import FigureForm, FigureFormSet
from boards.models import Figure, Report
from boards.services.reports import lock_by_rule


class FigureInline(HouseTabular[Figure, Report]):
    """The figures of the report; doubts are raised and settled on the figure's own page."""

    model = Figure
    form = FigureForm
    formset = FigureFormSet
    autocomplete_fields = ["indicator"]
    readonly_fields = ["doubt_state"]
    fields = [
        "indicator",
        "basis",
        "availability",
        "as_printed",
        "doubt_state",
        "source_place",
        "note",
        "seen_at",
    ]
    verbose_name_plural = _("figures")

    def get_formset(self, request: HttpRequest, obj: Report | None = None, **kwargs: Any) -> Any:
        """The formset, whose forms know who types."""
        formset: Any = super().get_formset(request, obj, **kwargs)
        formset.form.officer = officer_of(request)
        formset.keeps_doubted = is_bound(officer_of(request))
        return formset

    def get_queryset(self, request: HttpRequest) -> QuerySet[Figure]:
        """With what the rows show."""
        figures = super().get_queryset(request).select_related("indicator", "report__board")
        return figures.order_by("indicator__order", "indicator__code", "currency")

    @admin.display(description=_("doubt"))
    def doubt_state(self, figure: Figure) -> str:
        """The doubt that stands, with the way to the page where it is answered."""
        if figure.pk is None:
            return "–"
        address = reverse("admin:boards_figure_change", args=[figure.pk])
        words: Any = Doubt(figure.open_doubt).label if figure.open_doubt else _("no doubt")
        if figure.settled_at:
            words = format_html('<span class="tag settled">{}</span>', _("settled"))
        return format_html('<a class="doubtlink" href="{}">{}</a>', address, words)

    def has_add_permission(self, request: HttpRequest, obj: Report | None = None) -> bool:
        """A locked report takes no figure."""
        return _open(obj) and super().has_add_permission(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Report | None = None) -> bool:
        """The figures of a locked report stand."""
        return _open(obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Report | None = None) -> bool:
        """The figures of a locked report stay."""
        return _open(obj) and super().has_delete_permission(request, obj)


@admin.register(Report)
class ReportAdmin(HouseAdmin[Report]):
    """Reports that can be filled come first, the latest year before the others."""

    list_display = ["board", "year", "figure_count", "doubt_count", "source", "is_open"]
    list_display_links = ["board", "year"]
    list_filter = ["year", ("locked_at", admin.EmptyFieldListFilter), "board"]
    list_select_related = ["board", "source"]
    search_fields = ["board__search_text", "board__short_name", "year"]
    autocomplete_fields = ["board", "source"]
    fields = ["board", "year", "source", "locked_at", "lock_reason"]
    ordering = [F("locked_at").desc(nulls_first=True), "-year", "board__sort_key"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Report]:
        """The reports of this officer, with the number of figures and of open doubts."""
        doubted = Q(figures__settled_at__isnull=True) & ~Q(figures__doubt=Doubt.NONE)
        reports = narrowed(super().get_queryset(request), request, path="board")
        return reports.annotate(
            figures_given=Count("figures"),
            doubts_open=Count("figures", filter=doubted & Q(figures__isnull=False)),
        )

    @admin.display(description=_("figures"), ordering="figures_given")
    def figure_count(self, report: Report) -> int:
        """How many figures the report gives."""
        given: int = report.figures_given  # type: ignore[attr-defined]
        return given

    @admin.display(description=_("open doubts"), ordering="doubts_open")
    def doubt_count(self, report: Report) -> int:
        """How many of them somebody doubts."""
        doubts: int = report.doubts_open  # type: ignore[attr-defined]
        return doubts

    @admin.display(description=_("open"), ordering="locked_at", boolean=True)
    def is_open(self, report: Report) -> bool:
        """Whether the report may be written to."""
        return not report.locked

    def get_readonly_fields(self, request: HttpRequest, obj: Report | None = None) -> list[str]:
        """A board officer moves a report to no other board or year; neither does anybody later."""
        fixed = ["board", "year"] if obj is not None else []
        return [*fixed, "locked_at", "lock_reason"]

    def get_inlines(self, request: HttpRequest, obj: Report | None) -> list[Any]:
        """Figures are typed into a report that is there."""
        return [FigureInline] if obj is not None else []

    def has_change_permission(self, request: HttpRequest, obj: Report | None = None) -> bool:
        """A locked report is read."""
        return _open(obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Report | None = None) -> bool:
        """A locked report stays."""
        return _open(obj) and super().has_delete_permission(request, obj)

    def save_model(
        self, request: HttpRequest, obj: Report, form: ModelForm[Report], change: bool
    ) -> None:
        """A new report is closed at once where the stage of its year says so."""
        super().save_model(request, obj, form, change)
        if not change:
            lock_by_rule(report=obj)

    def save_formset(
        self,
        request: HttpRequest,
        form: ModelForm[Report],
        formset: BaseModelFormSet[Figure, Any],
        change: bool,
    ) -> None:
        """Write the figures through the services, then say which units look wrong."""
        for figure in formset.save():
            warn_of_unit(self, request, figure)

    def response_add(
        self, request: HttpRequest, obj: Report, post_url_continue: str | None = None
    ) -> HttpResponse:
        """On to the figures: a report without any is half a report."""
        if "_addanother" not in request.POST and "_popup" not in request.POST:
            request.POST = QueryDict(f"{request.POST.urlencode()}&_continue=1")
        return super().response_add(request, obj, post_url_continue)


def _open(report: Report | None) -> bool:
    return report is None or not report.locked

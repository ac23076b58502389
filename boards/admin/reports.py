"""Yearly reports with their figures: what was typed beside what was understood."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import admin
from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.forms import BaseModelFormSet, ModelForm
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from boards.admin.base import HouseAdmin, HouseTabular
from boards.admin.cell import CellPages
from boards.admin.changelists import HouseChangeList
from boards.admin.grid import ReportGrid
from boards.admin.own_board import is_bound, narrowed, officer_of
from boards.admin.review import ReviewPages
from boards.admin.warnings import warn_of_findings
from boards.enums import Doubt, LockKind
from boards.forms.figures import FigureForm, FigureFormSet
from boards.models import Figure, Remark, Report
from boards.queries.filings import (
    ChangedCell,
    changed_since_verified,
    due_dates,
    exemptions_beside,
    progress_of,
)
from boards.queries.grid import Progress
from boards.queries.locks import Locks, locks_of
from boards.queries.sheets import key_of
from boards.queries.steps import report_head
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
        """A closed report takes no figure."""
        return _writable(obj) and super().has_add_permission(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Report | None = None) -> bool:
        """The figures of a closed report stand; where some cells are open, each row is asked."""
        return _writable(obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Report | None = None) -> bool:
        """Rows go only from a report that is open as a whole."""
        return _open(obj) and super().has_delete_permission(request, obj)


class ReportChangeList(HouseChangeList):
    """Asks about a page of reports at once how far they are, what changed and when they are due."""

    def get_results(self, request: HttpRequest) -> None:
        """The rows of the page, in the same few queries for one and for many."""
        super().get_results(request)
        reports: list[Any] = list(self.result_list)
        progress, changed = progress_of(reports), changed_since_verified(reports)
        due = due_dates(reports)
        for report in reports:
            report.progress = progress[report.pk]
            report.changed = changed.get(report.pk, [])
            report.due_on = due.get(key_of(report))
        self.result_list = reports


@admin.register(Report)
class ReportAdmin(ReportGrid, ReviewPages, CellPages, HouseAdmin[Report]):
    """Reports that can be filled come first, the latest year before the others."""

    list_display = [
        "board",
        "year",
        "state",
        "grid_link",
        "filled",
        "changed_count",
        "remark_count",
        "doubt_count",
        "due",
        "is_open",
    ]
    list_display_links = ["board", "year"]
    list_filter = ["state", "year", ("locked_at", admin.EmptyFieldListFilter), "board"]
    list_select_related = ["board", "source"]
    search_fields = ["board__search_text", "board__short_name", "year"]
    autocomplete_fields = ["board", "source"]
    fields = ["board", "year", "source", "locked_at", "lock_reason"]
    ordering = [F("locked_at").desc(nulls_first=True), "-year", "board__sort_key"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Report]:
        """The reports of this officer, with the number of open doubts and remarks."""
        doubted = Q(figures__settled_at__isnull=True) & ~Q(figures__doubt=Doubt.NONE)
        reports = narrowed(super().get_queryset(request), request, path="pk")
        open_remarks = Remark.objects.filter(report=OuterRef("pk"), resolved_at__isnull=True)
        counted = open_remarks.order_by().values("report").annotate(number=Count("pk"))
        return reports.annotate(
            doubts_open=Count("figures", filter=doubted & Q(figures__isnull=False)),
            remarks_open=Coalesce(Subquery(counted.values("number")), 0),
        )

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ReportChangeList]:
        """The list whose rows know how far each report is."""
        return ReportChangeList

    @admin.display(description=_("filled"))
    def filled(self, report: Report) -> str:
        """How many of the asked indicators say something."""
        progress: Progress = report.progress  # type: ignore[attr-defined]
        return f"{progress.filled}/{progress.of}"

    @admin.display(description=_("changed since verified"))
    def changed_count(self, report: Report) -> str:
        """How many cells were written since a reviewer accepted the report."""
        changed: list[ChangedCell] = report.changed  # type: ignore[attr-defined]
        return format_html('<span class="tag notice">⚠ {}</span>', len(changed)) if changed else ""

    @admin.display(description=_("open remarks"), ordering="remarks_open")
    def remark_count(self, report: Report) -> int:
        """How many remarks wait for an answer."""
        remarks: int = report.remarks_open  # type: ignore[attr-defined]
        return remarks

    @admin.display(description=_("due on"))
    def due(self, report: Report) -> date | None:
        """Until when it is to be submitted."""
        day: date | None = report.due_on  # type: ignore[attr-defined]
        return day

    @admin.display(description=_("open doubts"), ordering="doubts_open")
    def doubt_count(self, report: Report) -> int:
        """How many of them somebody doubts."""
        doubts: int = report.doubts_open  # type: ignore[attr-defined]
        return doubts

    @admin.display(description=_("open"), ordering="locked_at", boolean=True)
    def is_open(self, report: Report) -> bool:
        """Whether the report may be written to."""
        return not report.locked

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The form, under a head that says where the report stands and what comes next."""
        report = self.get_object(request, object_id)
        said = dict(extra_context or {})
        if report is not None and request.user.has_perm("boards.view_report", report):
            head = report_head(report, officer_of(request))
            said |= {
                "head": head,
                "exemptions": exemptions_beside(report),
                "today": timezone.localdate(),
            }
        return super().change_view(request, object_id, form_url, said)

    def get_readonly_fields(self, request: HttpRequest, obj: Report | None = None) -> list[str]:
        """A board officer moves a report to no other board or year; neither does anybody later."""
        fixed = ["board", "year"] if obj is not None else []
        return [*fixed, "locked_at", "lock_reason"]

    def get_inlines(self, request: HttpRequest, obj: Report | None) -> list[Any]:
        """Figures are typed into a report that is there."""
        return [FigureInline] if obj is not None else []

    def has_change_permission(self, request: HttpRequest, obj: Report | None = None) -> bool:
        """A closed report is read."""
        return _writable(obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Report | None = None) -> bool:
        """A report that was submitted stays, and so does a closed one."""
        return _open(obj) and super().has_delete_permission(request, obj)

    def save_model(
        self, request: HttpRequest, obj: Report, form: ModelForm[Report], change: bool
    ) -> None:
        """A new report is closed at once where the stage of its year says so.

        Of one that is there only what was typed is written: its state may have moved meanwhile.
        """
        if change:
            obj.save(update_fields=form.changed_data)
            return
        super().save_model(request, obj, form, change)
        lock_by_rule(report=obj)

    def save_formset(
        self,
        request: HttpRequest,
        form: ModelForm[Report],
        formset: BaseModelFormSet[Figure, Any],
        change: bool,
    ) -> None:
        """Write the figures through the services, then say what the checks find in them."""
        warn_of_findings(self, request, formset.save())

    def response_add(
        self, request: HttpRequest, obj: Report, post_url_continue: str | None = None
    ) -> HttpResponse:
        """On to the figures: a report without any is half a report."""
        if "_addanother" not in request.POST and "_popup" not in request.POST:
            request.POST = QueryDict(f"{request.POST.urlencode()}&_continue=1")
        return super().response_add(request, obj, post_url_continue)


def _open(report: Report | None) -> bool:
    """Whether every cell of the report may be written."""
    return report is None or _locks(report).whole is None


def _writable(report: Report | None) -> bool:
    """Whether some cell of it may: a returned one, or one that an exemption opens."""
    if report is None:
        return True
    locks = _locks(report)
    partly = locks.whole is not None and locks.whole.kind is LockKind.NOT_RETURNED
    return locks.whole is None or partly or bool(locks.opened)


def _locks(report: Report) -> Locks:
    """Asked once for the report of a page: every row of its form wants to know."""
    kept: dict[str, Any] = vars(report)
    if "_locks" not in kept:
        kept["_locks"] = locks_of(report)
    found: Locks = kept["_locks"]
    return found

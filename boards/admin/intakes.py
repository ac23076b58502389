"""Uploaded files of figures: from the first look to the commit, and back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from boards.admin.base import ResultAdmin
from boards.admin.own_board import officer_of
from boards.enums import IntakeState, RowState, UndoOutcome
from boards.exports.templates import board_template
from boards.imports.diffs import held_back, shown_rows
from boards.imports.faults import faults_book
from boards.imports.forms import ColumnsForm, TableForm
from boards.imports.layouts import Layout, settle_year
from boards.imports.steps import advance, settle
from boards.models import Figure, Intake, Report
from boards.queries.intakes import earlier_of, outcomes_of, undo_until
from boards.queries.reach import is_bound
from boards.refusals import Refused
from boards.services.intakes import Conflicting, commit_intake, drop_intake, undo_intake
from boards.spreadsheets.cells import unpacked

PAGE = 50
"""Rows of the preview on one page."""
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@admin.register(Intake)
class IntakeAdmin(ResultAdmin[Intake]):
    """The files that were uploaded, the latest first; each has a page of its own."""

    list_display = ["file_name", "officer", "created_at", "state", "written", "committed_at"]
    list_filter = ["state"]
    list_select_related = ["officer"]
    search_fields = ["file_name"]

    def get_queryset(self, request: HttpRequest) -> Any:
        """A board officer sees the own files; the others see all."""
        intakes = super().get_queryset(request)
        officer = officer_of(request)
        return intakes.filter(officer=officer) if is_bound(officer) else intakes

    @admin.display(description=gettext_lazy("figures written"))
    def written(self, intake: Intake) -> int | None:
        """How many figures the file made or changed."""
        if intake.state not in (IntakeState.COMMITTED, IntakeState.UNDONE):
            return None
        counted: int = intake.counts[RowState.NEW] + intake.counts[RowState.CHANGED]
        return counted

    def get_urls(self) -> list[URLPattern]:
        """The steps before the stock addresses, which take any word for a key."""
        steps: dict[str, Callable[[HttpRequest, Intake], HttpResponse]] = {
            "table": self._table,
            "columns": self._columns,
            "advance": self._advance,
            "commit": self._commit,
            "undo": self._undo,
            "drop": self._drop,
        }
        mine = [
            path(
                f"<int:pk>/{name}/",
                self.admin_site.admin_view(self._step(step)),
                name=f"boards_intake_{name}",
            )
            for name, step in steps.items()
        ]
        faults = self.admin_site.admin_view(self.faults_view)
        mine.append(path("<int:pk>/faults/", faults, name="boards_intake_faults"))
        template = self.admin_site.admin_view(self.template_view)
        mine.append(path("template/<int:report>/", template, name="boards_intake_template"))
        return [*mine, *super().get_urls()]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The page of a file: what is asked, how far it is, what it would change, what it did."""
        intake = self._found(request, object_id)
        if intake.state == IntakeState.UPLOADED or "columns" in request.GET:
            return self._questions(request, intake)
        if intake.state == IntakeState.READING:
            return self._page(request, intake, "reading")
        return self._preview(request, intake)

    def faults_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The faults as a workbook, to be mended beside the file."""
        intake = self._found(request, pk)
        return as_workbook(faults_book(intake), f"loi-{intake.pk}.xlsx")

    def template_view(self, request: HttpRequest, report: int) -> HttpResponse:
        """The template of one report, for whoever may read it."""
        found = Report.objects.select_related("board").filter(pk=report).first()
        if found is None:
            raise Http404(_("There is no such report."))
        if not officer_of(request).has_perm("boards.view_report", found):
            raise PermissionDenied
        name = f"mau-so-lieu-{found.board.slug}-{found.year}.xlsx"
        return as_workbook(board_template(found), name)

    def _found(self, request: HttpRequest, key: object) -> Intake:
        intake = self.get_object(request, str(key))
        if intake is None:
            raise Http404(_("There is no such file."))
        if not self.has_view_permission(request, intake):
            raise PermissionDenied
        return intake

    def _step(self, step: Callable[[HttpRequest, Intake], HttpResponse]) -> Any:
        """A step changes something: it is posted, by somebody who may import."""

        @require_POST
        def view(request: HttpRequest, pk: int) -> HttpResponse:
            intake = self._found(request, pk)
            may = "boards.undo_intake" if step == self._undo else "boards.import_figure"
            about = intake if step == self._undo else None
            if not officer_of(request).has_perm(may, about):
                raise PermissionDenied
            try:
                return step(request, intake)
            except Refused as refused:
                messages.error(request, str(refused))
                return self._back(intake)

        return view

    def _page(
        self, request: HttpRequest, intake: Intake, name: str, **context: Any
    ) -> TemplateResponse:
        whole = {
            **self.admin_site.each_context(request),
            "title": _("Import figures"),
            "subtitle": intake.file_name,
            "opts": self.opts,
            "figures": Figure._meta.verbose_name_plural,
            "intake": intake,
            "layout": Layout.of(intake.layout),
            **context,
        }
        return TemplateResponse(request, f"admin/boards/intake/{name}.html", whole)

    def _back(self, intake: Intake) -> HttpResponse:
        if not Intake.objects.filter(pk=intake.pk).exists():
            return HttpResponseRedirect(reverse("admin:boards_intake_changelist"))
        return HttpResponseRedirect(reverse("admin:boards_intake_change", args=[intake.pk]))

    def _questions(
        self,
        request: HttpRequest,
        intake: Intake,
        form: TableForm | ColumnsForm | None = None,
    ) -> HttpResponse:
        layout = Layout.of(intake.layout)
        if layout.asks_table:
            return self._page(request, intake, "table", form=form or TableForm(layout))
        asked = form if isinstance(form, ColumnsForm) else ColumnsForm(layout)
        return self._page(request, intake, "columns", form=asked, columns=_columns(intake, asked))

    def _table(self, request: HttpRequest, intake: Intake) -> HttpResponse:
        """Which sheet is meant."""
        layout = Layout.of(intake.layout)
        form = TableForm(layout, request.POST)
        if not form.is_valid():
            return self._questions(request, intake, form)
        layout.chosen = form.chosen()
        settle_year(layout)
        officer = officer_of(request)
        if is_bound(officer) and officer.board and layout.asks_board:
            layout.board = officer.board.slug
        if layout.is_settled:
            return self._advance(request, settle(intake=intake, layout=layout))
        intake.layout = layout.kept()
        intake.save(update_fields=["layout"])
        return self._back(intake)

    def _columns(self, request: HttpRequest, intake: Intake) -> HttpResponse:
        """What the columns mean; then the file is read."""
        form = ColumnsForm(Layout.of(intake.layout), request.POST)
        if not form.is_valid():
            return self._questions(request, intake, form)
        return self._advance(request, settle(intake=intake, layout=form.layout))

    def _advance(self, request: HttpRequest, intake: Intake) -> HttpResponse:
        """Read on; a script asks for JSON and comes again, a browser without one is sent back."""
        if intake.state == IntakeState.READING:
            intake = advance(intake=intake)
        if request.headers.get("Accept") != "application/json":
            return self._back(intake)
        return JsonResponse(
            {
                "read": intake.rows_read,
                "total": intake.rows_total,
                "done": intake.state != IntakeState.READING,
            }
        )

    def _commit(self, request: HttpRequest, intake: Intake) -> HttpResponse:
        """Write what was shown."""
        try:
            commit_intake(intake=intake, officer=officer_of(request))
        except Conflicting as conflicting:
            sentence = _(
                "Nothing was written: %(count)d rows are no longer as the preview showed them."
            )
            messages.error(request, sentence % {"count": len(conflicting.conflicts)})
        else:
            messages.success(request, _("The file was written."))
        return self._back(intake)

    def _undo(self, request: HttpRequest, intake: Intake) -> HttpResponse:
        """Take it all back."""
        undo_intake(intake=intake, officer=officer_of(request))
        messages.success(request, _("The import was undone: each row says what became of it."))
        return self._back(intake)

    def _drop(self, request: HttpRequest, intake: Intake) -> HttpResponse:
        """Throw it away."""
        drop_intake(intake=intake)
        messages.success(request, _("The file was thrown away; nothing was written."))
        return self._back(intake)

    def _preview(self, request: HttpRequest, intake: Intake) -> HttpResponse:
        kept = intake.rows.select_related("board", "indicator")
        filters = _filters(intake)
        chosen = request.GET.get("only", "")
        if chosen in RowState.values:
            kept = kept.filter(state=chosen)
        elif chosen in UndoOutcome.values:
            kept = kept.filter(undone=chosen)
        else:
            chosen = ""
        page = Paginator(kept.order_by("pk"), PAGE).get_page(request.GET.get("page"))
        officer = officer_of(request)
        rows = shown_rows(intake, list(page.object_list))
        return self._page(
            request,
            intake,
            "preview",
            rows=rows,
            held_back=held_back(rows),
            page=page,
            pages=page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1),
            filters=filters,
            chosen=chosen,
            written=intake.counts[RowState.NEW] + intake.counts[RowState.CHANGED],
            earlier=earlier_of(intake) if intake.state == IntakeState.PREVIEWED else None,
            may_write=officer.has_perm("boards.import_figure"),
            undo_until=undo_until(intake)
            if officer.has_perm("boards.undo_intake", intake)
            else None,
        )


def as_workbook(data: bytes, name: str) -> HttpResponse:
    """A workbook as a download; names are plain ASCII."""
    answer = HttpResponse(data, content_type=WORKBOOK)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _filters(intake: Intake) -> list[tuple[str, str, int]]:
    """The states to choose from, with their words and counts; of an undone file also outcomes."""
    counts = [(str(each.value), str(each.label), intake.counts[each]) for each in RowState]
    outcomes = outcomes_of(intake)
    undone = [(str(each.value), str(each.label), outcomes.get(each, 0)) for each in UndoOutcome]
    return counts + [entry for entry in undone if entry[2]]


def _columns(intake: Intake, form: ColumnsForm) -> list[dict[str, Any]]:
    """Each column with its field and the first words below it: told by what it holds."""
    part = intake.parts.filter(sheet__in=form.layout.chosen).first()
    rows = part.rows[:3] if part else []
    return [
        {
            "column": column,
            "field": field,
            "nearest": nearest,
            "samples": [
                str(unpacked(cells[column.at]) or "")
                for _number, cells, _hidden in rows
                if column.at < len(cells)
            ],
        }
        for column, field, nearest in form.columns()
    ]

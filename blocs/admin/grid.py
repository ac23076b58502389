"""The matrix of a cycle: its boards across, for officers who read several reports."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from blocs.models import Cycle
from blocs.queries.grid import readable_reports, unopened_boards
from boards.admin.grid import GridPages
from boards.admin.own_board import officer_of
from boards.models import Report
from boards.queries.grid import Layout, matrix_layout
from boards.services import open_report


class CycleGrid(GridPages):
    """Indicators down, the members of the year across: those whose reports the officer may read."""

    grid_template = "admin/grid/matrix.html"

    def grid_subject(self, request: HttpRequest, pk: int) -> Cycle:
        """The cycle, for whoever may read it or one of its reports."""
        cycle = Cycle.objects.select_related("bloc").filter(pk=pk).first()
        if cycle is None:
            raise Http404
        reads = request.user.has_perm("blocs.view_cycle", cycle)
        if not reads and not readable_reports(cycle, officer_of(request)):
            raise PermissionDenied
        return cycle

    def grid_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The table; ``open`` begins the report of a member that has none."""
        if request.method != "POST" or "open" not in request.POST:
            return super().grid_page(request, pk)
        cycle = self.grid_subject(request, pk)
        board = next(
            (each for each in unopened_boards(cycle) if f"{each.pk}" == request.POST["open"]), None
        )
        if board is not None:
            if not request.user.has_perm(
                "boards.open_report", Report(board=board, year=cycle.year)
            ):
                raise PermissionDenied
            report = open_report(board=board, year=cycle.year)
            messages.success(request, _("The report of %(report)s is open.") % {"report": report})
        return HttpResponseRedirect(request.get_full_path())

    def grid_layout(
        self, request: HttpRequest, subject: Any, basis: str, everything: bool
    ) -> Layout:
        """The reports of one year side by side."""
        reports = readable_reports(subject, officer_of(request))
        return matrix_layout(reports, basis=basis, everything=everything)

    def grid_title(self, subject: Any) -> str:
        """Which bloc and year."""
        return _("Enter the figures of %(report)s") % {"report": subject}

    def grid_more(self, request: HttpRequest, subject: Any) -> dict[str, Any]:
        """The members without a report, for whom the officer may begin one."""
        boards = unopened_boards(subject)
        may = bool(boards) and request.user.has_perm(
            "boards.open_report", Report(board=boards[0], year=subject.year)
        )
        return {"matrix": True, "unopened": boards if may else []}

"""The whole history, and that of one cell: read by those who may, written by nobody."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from boards.admin.base import ResultAdmin
from boards.admin.own_board import officer_of
from boards.admin.recounting import history_response, require_readable
from boards.enums import Basis
from boards.forms.history import HistoryForm
from boards.models import Change, Indicator, Report
from boards.models.reports import cell_thread
from boards.queries.history import history_page, readable_by


@admin.register(Change)
class ChangeAdmin(ResultAdmin[Change]):
    """The list of changes is the page of the history."""

    def get_urls(self) -> list[URLPattern]:
        """The whole history and that of a cell, before the stock addresses."""
        site = self.admin_site
        cell = "cell/<int:report>/<int:indicator>/<slug:basis>/"
        return [
            path("all/", site.admin_view(self.changelist_view), name="boards_history"),
            path(cell, site.admin_view(self.cell_view), name="boards_cell_history"),
            *super().get_urls(),
        ]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Everything that the officer may read, the latest first."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        form = HistoryForm(request.GET)
        page = history_page(readable_by(officer_of(request)), form.wanted, before=form.start)
        asked = request.GET.copy()
        asked.pop("before", None)
        return TemplateResponse(
            request,
            "admin/history/all.html",
            {
                **self.admin_site.each_context(request),
                "title": _("History"),
                "opts": self.opts,
                "form": form,
                "page": page,
                "asked": asked.urlencode(),
            },
        )

    def cell_view(
        self, request: HttpRequest, report: int, indicator: int, basis: str
    ) -> HttpResponse:
        """What happened to one cell: its figures, explanations, evidence and remarks."""
        row = get_object_or_404(Report.objects.select_related("board"), pk=report)
        require_readable(request, row)
        of = get_object_or_404(Indicator, pk=indicator)
        kind = dict(Basis.choices).get(basis, basis)
        thread = cell_thread(report, indicator, basis)
        return history_response(
            self.admin_site,
            request,
            title=f"{of} ({kind}), {row}",
            about=Q(thread=thread),
            thread=thread,
            opts=self.opts,
            back=(reverse("admin:boards_report_change", args=[report]), row),
        )

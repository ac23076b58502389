"""The Excel template of a bloc's year, taken from the page of its cycle."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path

from blocs.exports.template import bloc_template
from blocs.models import Cycle
from blocs.queries.grid import readable_reports
from boards.admin.intakes import as_workbook
from boards.admin.own_board import officer_of


class CycleTemplate:
    """Adds the address of the template to the admin of cycles."""

    admin_site: Any

    def get_urls(self) -> list[URLPattern]:
        """Before the stock addresses, which take any word for a key."""
        view = self.admin_site.admin_view(self.template_view)
        mine = path("<int:pk>/template/", view, name="blocs_cycle_template")
        return [mine, *super().get_urls()]  # type: ignore[misc]

    def template_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Prefilled with the reports that the officer may read."""
        cycle = Cycle.objects.select_related("bloc").filter(pk=pk).first()
        if cycle is None:
            raise Http404
        reports = readable_reports(cycle, officer_of(request))
        if not reports:
            raise PermissionDenied
        name = f"mau-so-lieu-{cycle.bloc.slug}-{cycle.year}.xlsx"
        return as_workbook(bloc_template(cycle, reports), name)

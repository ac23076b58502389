"""The pages of the grid: a plain form that works without script, and the address it asks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.http.request import RawPostDataException
from django.middleware.csrf import get_token
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache

from boards.admin.grid_boxes import Box, Line
from boards.admin.grid_words import AVAILABILITIES, KEYS, SCALES, WORDS
from boards.admin.own_board import officer_of
from boards.enums import Basis, CellState
from boards.forms.cells import (
    CELL,
    KEEP,
    MOST_BYTES,
    READING,
    THEIRS,
    TooMany,
    Unusable,
    as_json,
    beside_as_json,
    sent_by_form,
    sent_by_script,
    shown_as_field,
)
from boards.models import Report
from boards.queries.grid import Layout, grid, progress, report_layout
from boards.services.cells import Outcome, write_cells, written

Outcomes = Mapping[str, Outcome]


class GridPages:
    """Adds the two addresses of a grid to the admin of a model."""

    admin_site: admin.AdminSite
    opts: Any

    grid_template = "admin/grid/report.html"
    has_view_permission: Callable[..., bool]

    def get_urls(self) -> list[URLPattern]:
        """The page and the address of its script, before the addresses of the list."""
        page = self.admin_site.admin_view(self.grid_page)
        return [
            path("<int:pk>/grid/", page, name=self._name("grid")),
            path("<int:pk>/grid/cells/", self.grid_cells, name=self._name("grid_cells")),
            *super().get_urls(),  # type: ignore[misc]
        ]

    @admin.display(description=gettext_lazy("figures"))
    def grid_link(self, subject: Model) -> str:
        """The way from a row of the list to its grid."""
        address = reverse(f"admin:{self._name('grid')}", args=[subject.pk])
        return format_html('<a href="{}">{}</a>', address, _("Enter figures"))

    def grid_subject(self, request: HttpRequest, pk: int) -> Model:
        """What the grid is of. Raises ``Http404`` or ``PermissionDenied``."""
        raise NotImplementedError

    def grid_layout(
        self, request: HttpRequest, subject: Any, basis: str, everything: bool
    ) -> Layout:
        """Which cells it has."""
        raise NotImplementedError

    def grid_title(self, subject: Any) -> str:
        """The heading of the page."""
        raise NotImplementedError

    def grid_more(self, request: HttpRequest, subject: Any) -> dict[str, Any]:
        """What the template needs besides."""
        return {}

    def grid_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The table; a post writes what was typed and shows every cell that needs an answer."""
        subject = self.grid_subject(request, pk)
        outcomes: list[Outcome] = []
        if request.method == "POST":
            outcomes = write_cells(sent_by_form(request.POST), officer=officer_of(request))
            self._say(request, outcomes)
            if all(outcome.done for outcome in outcomes):
                return HttpResponseRedirect(request.get_full_path())
        return self._page(request, subject, {each.entry.cell: each for each in outcomes})

    def grid_cells(self, request: HttpRequest, pk: int) -> HttpResponse:
        """What the script asks: a fresh token of the session (GET), or to write cells (POST).

        Answers in JSON whatever happens, so that a page whose session ended loses no cell.
        """
        if not self.admin_site.has_permission(request):
            return self._signed_out(pk)
        answer = {"GET": self._fresh, "POST": self._write}.get(request.method or "")
        if answer is None:
            refused = JsonResponse({"state": "wrong_method"}, status=405)
            refused["Allow"] = "GET, POST"
            return refused
        return never_cache(answer)(request, self.grid_subject(request, pk))

    def _fresh(self, request: HttpRequest, subject: Any) -> HttpResponse:
        return JsonResponse({"csrf": get_token(request), "officer": str(officer_of(request).pk)})

    def _write(self, request: HttpRequest, subject: Any) -> HttpResponse:
        try:
            body = request.body
        except RawPostDataException:
            # A form with parts, which was taken apart to look for its token.
            return JsonResponse({"state": "unusable"}, status=400)
        if len(body) > MOST_BYTES:
            return JsonResponse({"state": "too_large"}, status=413)
        try:
            sent = sent_by_script(body)
        except TooMany:
            return JsonResponse({"state": "too_many"}, status=413)
        except Unusable:
            return JsonResponse({"state": "unusable"}, status=400)
        officer = officer_of(request)
        if sent.officer not in ("", str(officer.pk)):
            return JsonResponse({"state": "other_officer"}, status=403)
        told = written(sent.entries, officer=officer, dry=sent.dry)
        made = progress(self._layout(request, subject))
        return JsonResponse(
            {
                "cells": [as_json(outcome) for outcome in told.outcomes],
                "beside": beside_as_json(told),
                "progress": {"filled": made.filled, "of": made.of},
            }
        )

    def _signed_out(self, pk: int) -> HttpResponse:
        back = urlencode({"next": reverse(f"admin:{self._name('grid')}", args=[pk])})
        sign_in = f"{reverse('admin:login')}?{back}"
        return JsonResponse({"state": "signed_out", "sign_in": sign_in}, status=403)

    def _layout(self, request: HttpRequest, subject: Any) -> Layout:
        asked = request.GET.get("basis", "")
        basis = asked if asked in Basis.values else Basis.ACTUAL.value
        return self.grid_layout(request, subject, basis, "all" in request.GET)

    def _page(self, request: HttpRequest, subject: Model, outcomes: Outcomes) -> HttpResponse:
        table = grid(self._layout(request, subject), officer=officer_of(request))
        address = reverse(f"admin:{self._name('grid')}", args=[subject.pk])
        lines = [
            Line(row, [Box(cell, outcomes.get(str(cell.key))) for cell in row.cells])
            for row in table.rows
        ]
        boxes = [box for line in lines for box in line.boxes]
        request.current_app = self.admin_site.name
        query = urlencode(request.GET, doseq=True)
        return TemplateResponse(
            request,
            self.grid_template,
            {
                **self.admin_site.each_context(request),
                "opts": self.opts,
                "title": self.grid_title(subject),
                "subject": subject,
                "may_view": self.has_view_permission(request, subject),
                "grid": table,
                "lines": lines,
                "width": 1
                + len(table.columns)
                + len(table.restated)
                + 2 * table.pledged
                + table.compared,
                "height": len(table.rows) + 1,
                "waiting": [box for box in boxes if box.open_outcome and not box.cell.closed],
                "shown": shown_as_field(
                    {
                        box.cell.key: (box.token, box.cell.stored.text)
                        for box in boxes
                        if not box.cell.closed
                    }
                ),
                "address": address,
                "save_url": f"{address}cells/?{query}",
                "sign_in_url": f"{reverse('admin:login')}?{urlencode({'next': address})}",
                "officer": officer_of(request).pk,
                "key": f"{self.opts.model_name}-{subject.pk}-{query}",
                "bases": self._bases(request, address),
                "everything": "all" in request.GET,
                "switch": self._switch(request, address),
                "fields": {"cell": CELL, "reading": READING, "keep": KEEP, "theirs": THEIRS},
                "words": WORDS,
                "keys": KEYS,
                "scales": SCALES,
                "availabilities": AVAILABILITIES,
                **self.grid_more(request, subject),
            },
        )

    def _bases(self, request: HttpRequest, address: str) -> list[tuple[str, str, bool]]:
        """The switch between actual figures and estimates: address, words, whether it is this."""
        now = request.GET.get("basis", Basis.ACTUAL.value)
        everything = {"all": "1"} if "all" in request.GET else {}
        return [
            (
                f"{address}?{urlencode({'basis': each.value, **everything})}",
                str(each.label),
                each.value == now,
            )
            for each in Basis
        ]

    def _switch(self, request: HttpRequest, address: str) -> str:
        """The address with all indicators, or with those that count."""
        asked = {name: value for name, value in request.GET.items() if name == "basis"}
        other = {} if "all" in request.GET else {"all": "1"}
        return f"{address}?{urlencode({**asked, **other})}"

    def _say(self, request: HttpRequest, outcomes: Sequence[Outcome]) -> None:
        saved = sum(outcome.state == CellState.SAVED for outcome in outcomes)
        if saved:
            words = ngettext("%d cell was saved.", "%d cells were saved.", saved) % saved
            messages.success(request, words)
        elif all(outcome.done for outcome in outcomes):
            messages.info(request, _("Nothing was changed."))

    def _name(self, what: str) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_{what}"


class ReportGrid(GridPages):
    """The form of one board: this year, the earlier ones, and what stands beside them."""

    def grid_subject(self, request: HttpRequest, pk: int) -> Report:
        """The report, for whoever may read it."""
        report = Report.objects.select_related("board").filter(pk=pk).first()
        if report is None:
            raise Http404
        if not request.user.has_perm("boards.view_report", report):
            raise PermissionDenied
        return report

    def grid_layout(
        self, request: HttpRequest, subject: Any, basis: str, everything: bool
    ) -> Layout:
        """Indicators down, years across."""
        return report_layout(subject, basis=basis, everything=everything)

    def grid_title(self, subject: Any) -> str:
        """Whose figures, and of which year."""
        return _("Enter the figures of %(report)s") % {"report": subject}

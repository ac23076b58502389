"""The pages of a report on its way: submit, withdraw, review, open for a while."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from boards.admin.own_board import officer_of
from boards.enums import ReportState
from boards.forms.review import DecisionForm, ExemptionForm, ReturnForm, SubmitForm
from boards.models import Board, Exemption, Report
from boards.models.reports import YEARS
from boards.queries.filings import exemptions_beside
from boards.queries.review_sheet import review_sheet
from boards.queries.steps import report_head
from boards.refusals import Refused
from boards.services import open_report
from boards.services.exemptions import end_exemption, grant_exemption
from boards.services.filings import (
    return_report,
    submit_report,
    verify_again,
    verify_report,
    withdraw_filing,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A page that asks before something is done: its words, its form and what it does."""

    template: str
    title: str
    button: str
    form: type[forms.Form]
    do: Callable[[dict[str, Any]], object]
    done: str


class ReviewPages:
    """Adds the pages of the review to the admin of reports."""

    admin_site: admin.AdminSite
    opts: Any

    def get_urls(self) -> list[URLPattern]:
        """The pages, before the addresses of the list."""
        pages = {
            "submit": self.submit_page,
            "withdraw": self.withdraw_page,
            "review": self.review_page,
            "exempt": self.exempt_page,
        }
        begin = self.admin_site.admin_view(require_POST(self.begin))
        return [
            path("begin/<int:board>/<int:year>/", begin, name="boards_report_begin"),
            *(
                path(
                    f"<int:pk>/{name}/",
                    self.admin_site.admin_view(page),
                    name=f"boards_report_{name}",
                )
                for name, page in pages.items()
            ),
            *super().get_urls(),  # type: ignore[misc]
        ]

    def begin(self, request: HttpRequest, board: int, year: int) -> HttpResponse:
        """Open the report of a board that has none, and go on to its grid."""
        if not YEARS[0] <= year <= YEARS[1]:
            raise Http404
        owner = get_object_or_404(Board, pk=board)
        if not request.user.has_perm("boards.open_report", Report(board=owner, year=year)):
            raise PermissionDenied
        report = open_report(board=owner, year=year)
        return HttpResponseRedirect(reverse("admin:boards_report_grid", args=[report.pk]))

    def submit_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Completeness, a note, and the submission."""
        report = self._report_of(request, pk)
        officer = officer_of(request)
        asked = Asked(
            template="submit",
            title=_("Submit for review"),
            button=_("Submit for review"),
            form=SubmitForm,
            do=lambda said: submit_report(report=report, officer=officer, note=said["note"]),
            done=_("The report is submitted: its cells are closed until a reviewer decides."),
        )
        return self._asked(request, report, asked)

    def withdraw_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take the report back."""
        report = self._report_of(request, pk)
        officer = officer_of(request)
        asked = Asked(
            template="withdraw",
            title=_("Withdraw"),
            button=_("Withdraw"),
            form=forms.Form,
            do=lambda _said: withdraw_filing(report=report, officer=officer),
            done=_("The report is withdrawn: it can be changed and submitted again."),
        )
        return self._asked(request, report, asked)

    def exempt_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Open a lock for a while, or close it again before its time."""
        report = self._report_of(request, pk)
        officer = officer_of(request)
        if "end" in request.POST:
            return self._end_exemption(request, report)
        asked = Asked(
            template="exempt",
            title=_("Open for a while"),
            button=_("Open for a while"),
            form=ExemptionForm,
            do=lambda said: grant_exemption(
                report=report,
                officer=officer,
                reason=said["reason"],
                indicator=said["indicator"],
                expires_at=said["until"],
            ),
            done=_("It is open until then; all members see it."),
        )
        return self._asked(request, report, asked)

    def review_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Every cell with all that was said of it; return some, or verify the report."""
        report = self._report_of(request, pk)
        sheet = review_sheet(report)
        kind = ReturnForm if "return" in request.POST else DecisionForm
        form = kind(request.POST if request.method == "POST" else None, rows=sheet.rows)
        if request.method == "POST" and form.is_valid() and self._decided(request, report, form):
            return self._to_report(report)
        head = report_head(report, officer_of(request))
        context = {
            "sheet": sheet,
            "form": form,
            "may_decide": any(step.name == "review" for step in head.possible),
            "submitted": report.state == ReportState.SUBMITTED,
            "again": report.state == ReportState.VERIFIED and bool(head.changed),
        }
        return self._review_response(
            request, report, "review", _("Review"), {**context, "head": head}
        )

    def _decided(self, request: HttpRequest, report: Report, form: DecisionForm) -> bool:
        """Do what the button says; a refusal stays on the page, beside all that was ticked."""
        officer, token = officer_of(request), form.cleaned_data["token"]
        try:
            if isinstance(form, ReturnForm):
                return_report(
                    report=report,
                    officer=officer,
                    cells=form.returned(),
                    reason=form.cleaned_data["reason"],
                    token=token,
                )
                messages.success(request, _("The report went back to its board."))
            elif "again" in request.POST:
                verify_again(report=report, officer=officer, token=token)
                messages.success(request, _("The changes are verified."))
            else:
                verify_report(report=report, officer=officer, token=token)
                messages.success(request, _("The report is verified."))
        except Refused as refused:
            form.add_error(None, str(refused))
            return False
        return True

    def _end_exemption(self, request: HttpRequest, report: Report) -> HttpResponse:
        """Close again; a refusal is said on the page of the report."""
        exemption = get_object_or_404(Exemption, report=report, pk=_number(request.POST["end"]))
        try:
            end_exemption(exemption=exemption, officer=officer_of(request))
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("It is closed again."))
        return self._to_report(report)

    def _asked(self, request: HttpRequest, report: Report, asked: Asked) -> HttpResponse:
        """The page that asks; a post does it, or says why not beside what was typed."""
        form = asked.form(request.POST if request.method == "POST" else None)
        if form.is_valid():
            try:
                asked.do(form.cleaned_data)
            except Refused as refused:
                form.add_error(None, str(refused))
            else:
                messages.success(request, asked.done)
                return self._to_report(report)
        head = report_head(report, officer_of(request))
        step = next(step for step in head.steps if step.name == asked.template)
        context = {"head": head, "form": form, "button": asked.button, "why_not": step.why_not}
        return self._review_response(request, report, asked.template, asked.title, context)

    def _review_response(
        self, request: HttpRequest, report: Report, name: str, title: str, context: dict[str, Any]
    ) -> HttpResponse:
        shared = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "report": report,
            "title": f"{title}: {report}",
            "name": title,
            "exemptions": exemptions_beside(report),
        }
        return TemplateResponse(request, f"admin/review/{name}.html", {**shared, **context})

    def _report_of(self, request: HttpRequest, pk: int) -> Report:
        """The report of the address. Raises ``Http404`` or ``PermissionDenied``."""
        report = get_object_or_404(Report.objects.select_related("board"), pk=pk)
        if not request.user.has_perm("boards.view_report", report):
            raise PermissionDenied
        return report

    def _to_report(self, report: Report) -> HttpResponse:
        return HttpResponseRedirect(reverse("admin:boards_report_change", args=[report.pk]))


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0

"""The page of an achievement report: drafted, edited, compared with the facts, finished."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from awards.admin.dossiers import readable_nomination
from awards.documents.achievement_files import SORTS, report_file
from awards.forms.achievements import ReportForm
from awards.models import Nomination
from awards.queries.report_page import ReportPage, report_page
from awards.refusals import Refusal
from awards.services.achievements import finish_report, save_report
from awards.services.dossiers import FILLS
from awards.services.files import keep_file
from boards.admin.own_board import officer_of
from boards.refusals import Refused


class ReportPages:
    """Adds the achievement report to the admin of nominations; boards write their own here."""

    admin_site: admin.AdminSite
    opts: Any

    def get_urls(self) -> list[URLPattern]:
        """Before the stock addresses, which take any word for a key."""
        view = self.admin_site.admin_view
        return [
            path(
                "<int:pk>/report/",
                view(never_cache(self.report)),
                name="awards_nomination_report",
            ),
            path(
                "<int:pk>/report/file/",
                view(require_POST(self.report_file)),
                name="awards_nomination_report_file",
            ),
            *super().get_urls(),  # type: ignore[misc]
        ]

    def report(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The last version to go on with, or an earlier one to read."""
        row = readable_nomination(request, pk)
        writes = request.user.has_perm(FILLS, row)
        form, stale = None, False
        if request.method == "POST":
            if not writes:
                raise PermissionDenied
            form = ReportForm(request.POST)
            refused = _done(request, row, form)
            if refused is None:
                return HttpResponseRedirect(_address(row))
            stale = refused is Refusal.REPORT_STALE
        asked = request.GET.get("version")
        page = report_page(row, int(asked) if asked and asked.isdecimal() else None)
        if page is None:
            raise Http404
        return self._drafted(request, page, _form(page, form, stale=stale), writes, stale)

    def report_file(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The last version as Word or PDF, kept in the register of files as it leaves."""
        row = readable_nomination(request, pk)
        sort = request.POST.get("file", "")
        page = report_page(row)
        if sort not in SORTS or page is None or page.latest is None:
            raise Http404
        made = report_file(page, sort)
        try:
            content = made.content()
        except Refused as refused:
            messages.error(request, str(refused))
            return HttpResponseRedirect(_address(row))
        keep_file(
            kind=made.kind,
            name=made.name,
            content=content,
            cycle=row.cycle,
            officer=officer_of(request),
            edition=row.edition,
            submission=row.submission,
            about=made.about,
        )
        headers = {"Content-Disposition": content_disposition_header(True, made.name) or ""}
        return HttpResponse(content, content_type=made.content_type, headers=headers)

    def _drafted(
        self, request: HttpRequest, page: ReportPage, form: ReportForm, writes: bool, stale: bool
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Achievement report: %(nomination)s") % {"nomination": page.nomination},
            "page": page,
            "form": form,
            "writes": writes and not page.closed and not page.is_past,
            "stale": stale,
            "years": [page.nomination.cycle.year - back for back in (2, 1, 0)],
            "sorts": SORTS if page.latest and not page.is_past else {},
        }
        return TemplateResponse(request, "admin/report/page.html", context)


def _address(row: Nomination) -> str:
    return reverse("admin:awards_nomination_report", args=[row.pk])


def _form(page: ReportPage, form: ReportForm | None, *, stale: bool) -> ReportForm:
    """What was typed, if it was; saved again after a conflict it follows the version shown."""
    if form is None:
        return ReportForm(initial={**page.texts, "based_on": page.number})
    if not stale:
        return form
    said = {name: form.data.get(name, "") for name in form.fields}
    return ReportForm({**said, "based_on": page.number})


def _done(request: HttpRequest, row: Nomination, form: ReportForm) -> object | None:
    """Nothing where what was asked for is done; else why not, and it is said on the page."""
    if not form.is_valid():
        return form.errors
    officer, do = officer_of(request), request.POST.get("do", "")
    number: int = form.cleaned_data["based_on"]
    try:
        if do == "finish":
            finish_report(nomination=row, officer=officer, number=number)
            messages.success(request, _("The report is finished: it counts for the dossier."))
            return None
        version = save_report(
            nomination=row,
            officer=officer,
            texts=form.texts(),
            based_on=number,
            anew=do == "anew",
        )
    except Refused as refused:
        messages.error(request, str(refused))
        return refused.refusal
    messages.success(request, _("Saved as version %(number)s.") % {"number": version.number})
    return None

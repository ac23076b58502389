"""The page of one cell: figures, findings, evidence, remarks and history, each with its form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from boards.admin.own_board import officer_of
from boards.enums import Basis
from boards.forms.evidence import EXPLAINS, CellForm
from boards.models import Indicator, Report
from boards.models.reports import cell_thread
from boards.queries.cell_page import CellPage, cell_page
from boards.queries.history import history_of
from boards.refusals import Refusal, Refused
from boards.services.evidence import attach_evidence, remove_evidence
from boards.services.explanations import explain
from boards.services.remarks import make_remark, resolve_remark

DRAFTS = "cell-drafts"
"""Where the session keeps what was typed beside the part that was written."""


class CellPages:
    """Adds the page of a cell to the admin of reports."""

    admin_site: admin.AdminSite
    opts: Any

    def get_urls(self) -> list[URLPattern]:
        """The page, before the addresses of the list."""
        page = self.admin_site.admin_view(self.cell_page)
        return [
            path("<int:pk>/cells/<slug:code>/<slug:basis>/", page, name="boards_cell"),
            *super().get_urls(),  # type: ignore[misc]
        ]

    def cell_page(self, request: HttpRequest, pk: int, code: str, basis: str) -> HttpResponse:
        """Read the cell; a post writes one part and shows the page again."""
        cell = self._cell(request, pk, code, basis)
        form = CellForm(
            request.POST if request.method == "POST" else None,
            request.FILES if request.method == "POST" else None,
            asked=cell.to_explain,
            initial=self._drafts(request),
        )
        if request.method == "POST" and form.is_valid() and self._done(request, cell, form):
            return HttpResponseRedirect(request.get_full_path())
        return TemplateResponse(
            request, "admin/boards/cell/page.html", self._cell_context(request, cell, form)
        )

    def _cell(self, request: HttpRequest, pk: int, code: str, basis: str) -> CellPage:
        """What the address names. Raises ``Http404`` or ``PermissionDenied``."""
        report = get_object_or_404(Report.objects.select_related("board"), pk=pk)
        if not request.user.has_perm("boards.view_report", report):
            raise PermissionDenied
        key = {"pk": int(code)} if code.isascii() and code.isdigit() else {"code": code}
        indicator = get_object_or_404(Indicator, **key)
        if basis not in Basis.values:
            raise Http404
        return cell_page(report, indicator, Basis(basis))

    def _done(self, request: HttpRequest, cell: CellPage, form: CellForm) -> bool:
        """Do what the button says; a refusal stays on the page, beside all that was typed."""
        act, _colon, what = request.POST.get("act", "").partition(":")
        do = ACTS.get(act)
        if do is None:
            raise PermissionDenied
        try:
            said, written = do(request, cell, form, what)
        except Refused as refused:
            field = written_by(act, what)
            form.add_error(field if field in form.fields else None, str(refused))
            return False
        messages.success(request, said)
        left = {name: text for name, text in form.typed.items() if name not in written}
        request.session[DRAFTS] = {"page": request.path, "typed": left}
        return True

    def _drafts(self, request: HttpRequest) -> dict[str, str]:
        """What was typed into other parts of this page when one was written."""
        kept: dict[str, Any] = request.session.pop(DRAFTS, {}) if DRAFTS in request.session else {}
        typed: dict[str, str] = kept["typed"] if kept.get("page") == request.path else {}
        return typed

    def _cell_context(self, request: HttpRequest, cell: CellPage, form: CellForm) -> dict[str, Any]:
        report, officer = cell.report, officer_of(request)
        closed = cell.lock is not None
        return {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": f"{cell.indicator}: {report}",
            "page": cell,
            "form": form,
            "explains": [(row, form[f"{EXPLAINS}{row.check}"]) for row in cell.to_explain],
            "changes": history_of(cell_thread(report.pk, cell.indicator.pk, cell.basis), most=20),
            "may_remark": officer.has_perm("boards.remark_report", report),
            "may_attach": not closed and officer.has_perm("boards.attach_evidence", report),
            "may_explain": not closed and officer.has_perm("boards.explain_report", report),
            "grid": f"{reverse('admin:boards_report_grid', args=[report.pk])}"
            f"#cell-{report.pk}-{cell.indicator.pk}-{cell.basis}",
        }


def written_by(act: str, what: str) -> str | None:
    """The field that a button writes; none where it writes no text."""
    return {"remark": "remark", "evidence": "file", "explain": f"{EXPLAINS}{what}"}.get(act)


Done = tuple[str, set[str]]
"""What is said after an act, and the fields that it has written."""


def _remark(request: HttpRequest, cell: CellPage, form: CellForm, what: str) -> Done:
    make_remark(
        report=cell.report,
        indicator=cell.indicator,
        basis=cell.basis,
        text=form.cleaned_data["remark"],
        officer=officer_of(request),
    )
    return _("Your remark stands in the thread."), {"remark"}


def _resolve(request: HttpRequest, cell: CellPage, form: CellForm, what: str) -> Done:
    remark = next((each for each in cell.remarks if str(each.pk) == what), None)
    if remark is None:
        raise Http404
    resolve_remark(remark=remark, officer=officer_of(request))
    return _("The remark is resolved."), set()


def _attach(request: HttpRequest, cell: CellPage, form: CellForm, what: str) -> Done:
    said = form.cleaned_data
    if said["file"] is None:
        raise Refused(Refusal.FILE_MISSING)
    attach_evidence(
        report=cell.report,
        indicator=cell.indicator,
        basis=cell.basis,
        file=said["file"],
        title=said["title"],
        page=said["page"],
        officer=officer_of(request),
    )
    return _("The file is attached."), {"title", "page"}


def _remove(request: HttpRequest, cell: CellPage, form: CellForm, what: str) -> Done:
    evidence = next((each for each in cell.evidence if str(each.pk) == what), None)
    if evidence is None:
        raise Http404
    remove_evidence(evidence=evidence, officer=officer_of(request))
    return _("The file is taken away; the history keeps its name."), set()


def _explain(request: HttpRequest, cell: CellPage, form: CellForm, what: str) -> Done:
    name = f"{EXPLAINS}{what}"
    if name not in form.cleaned_data:
        raise Refused(Refusal.NOTHING_TO_EXPLAIN)
    if not officer_of(request).has_perm("boards.explain_report", cell.report):
        raise Refused(Refusal.NOT_ALLOWED)
    explain(
        report=cell.report,
        indicator=cell.indicator,
        basis=cell.basis,
        check=what,
        text=form.cleaned_data[name],
        officer=officer_of(request),
    )
    return _("The explanation stays with these values."), {name}


ACTS: dict[str, Callable[[HttpRequest, CellPage, CellForm, str], Done]] = {
    "remark": _remark,
    "resolve": _resolve,
    "evidence": _attach,
    "remove": _remove,
    "explain": _explain,
}

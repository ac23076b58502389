"""The register of decisions: record one beside its annex, end what an earlier one gave."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
)
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from awards.admin.decision_draft import make_draft
from awards.domain.annex import Comparison, compared
from awards.forms.deciding import DecisionForm, EndForm
from awards.imports import annex
from awards.models import Decision
from awards.queries.deciding import (
    differences,
    endable,
    proposed,
    same_numbers,
    suggested,
    warnings,
    years_to_decide,
)
from awards.queries.relying import relying
from awards.services.deciding import end_by_new_decision, end_conferrals, record_decision
from blocs.domain.stages import may
from blocs.enums import Act, Stage
from blocs.models import Cycle
from blocs.refusals import Refusal as BlocRefusal
from boards.admin.own_board import officer_of
from boards.language import spoken
from boards.refusals import Refused

SEEN, RECORD, DRAFT = "seen", "record", "draft"


@dataclass(frozen=True, slots=True)
class Checked:
    """What an officer has to have read before anything is written."""

    comparison: Comparison | None = None
    differs: tuple[str, ...] = ()
    warned: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()

    @property
    def mark(self) -> str:
        """Changes with what the page says: nobody records what was not read."""
        said = "\n".join((*self.listed, *self.differs, *self.warned))
        return sha256(said.encode()).hexdigest()[:20]

    def was_read(self, request: HttpRequest) -> bool:
        """Whether the officer says yes to exactly this."""
        return RECORD in request.POST and request.POST.get(SEEN) == self.mark


class RegisterPages:
    """Adds to the admin of decisions the pages that record and end."""

    admin_site: admin.AdminSite
    opts: Any

    def get_urls(self) -> list[URLPattern]:
        """Before the stock addresses, which take any word for a key."""

        def guarded(view: Any) -> Any:
            return self.admin_site.admin_view(never_cache(view))

        return [
            path("record/<int:cycle>/", guarded(self.record_page), name="awards_decision_record"),
            path("<int:pk>/end/", guarded(self.end_page), name="awards_decision_end"),
            *super().get_urls(),  # type: ignore[misc]
        ]

    def add_view(
        self,
        request: HttpRequest,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """A decision is on a year: choose it first."""
        if not request.user.has_perm("awards.add_decision"):
            raise PermissionDenied
        years = years_to_decide()
        return self._page(request, "years", title=_("Record a decision"), years=years)

    def record_page(self, request: HttpRequest, cycle: int) -> HttpResponseBase:
        """The paper, what it gave, and its annex; written once what speaks against it was read."""
        year = _year(request, cycle)
        rows = proposed(year)
        about: dict[str, Any] = {"cycle": year, "proposed": rows, "annexes": annex}
        if request.method == "POST":
            _require_decider(request, year)
            form = DecisionForm(request.POST, request.FILES, **about)
        else:
            form = DecisionForm(initial=suggested(year, rows), **about)
        if DRAFT in request.POST and (drafted := self._drafted(request, form)):
            return drafted
        checked = _checked(form) if form.is_bound and form.is_valid() else None
        if checked and checked.was_read(request):
            made = self._recorded(request, form)
            if made is not None:
                return HttpResponseRedirect(_address(made))
        return self._page(
            request,
            "record",
            title=_("Record a decision, %(cycle)s") % {"cycle": year},
            cycle=year,
            form=form,
            checked=checked,
            surprised=checked and RECORD in request.POST and not checked.was_read(request),
            why_not=_why_not(request, year),
        )

    def _drafted(self, request: HttpRequest, form: DecisionForm) -> FileResponse | None:
        """A draft on what is ticked, kept before it leaves; number and day are not asked for it."""
        chosen = [row.nomination for row, ticked in form.ticks() if ticked and not row.decided]
        if not chosen:
            messages.error(request, _("Tick what the draft is to grant."))
            return None
        try:
            kept = make_draft(
                form.cycle,
                chosen,
                ending=request.POST[DRAFT],
                issuer=form.data.get("issuer", "").strip(),
                signed_by=form.data.get("signed_by", "").strip(),
                officer=officer_of(request),
            )
        except Refused as refused:
            messages.error(request, str(refused))
            return None
        return FileResponse(kept.file.open("rb"), as_attachment=True, filename=kept.name)

    def _recorded(self, request: HttpRequest, form: DecisionForm) -> Decision | None:
        """Write it; a refusal stands above the form, and nothing that was typed is lost."""
        grants = form.grants()
        try:
            made = record_decision(
                cycle=form.cycle,
                officer=officer_of(request),
                conferrals=grants,
                annex=form.lines,
                annex_text=form.cleaned_data["annex"],
                differs=form.cleaned_data["differs"],
                **form.paper(),
            )
        except Refused as refused:
            form.add_error(None, str(refused))
            return None
        sentence = ngettext("%d award was recorded.", "%d awards were recorded.", len(grants))
        messages.success(request, sentence % len(grants))
        return made

    def end_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Which awards of a decision end, and what rests on them."""
        given = _decision(request, pk)
        rows = endable(given)
        if request.method == "POST":
            _require_decider(request, given.cycle)
            form = EndForm(request.POST, request.FILES, given=given, endable=rows)
        else:
            form = EndForm(given=given, endable=rows, initial={"issuer": given.document.issuer})
        checked = _rests(form) if form.is_bound and form.is_valid() else None
        if checked and checked.was_read(request) and self._ended(request, form):
            return HttpResponseRedirect(_address(given))
        return self._page(
            request,
            "end",
            title=_("Cancel or recover awards of %(decision)s") % {"decision": given},
            given=given,
            cycle=given.cycle,
            rows=rows,
            form=form,
            checked=checked,
            surprised=checked and RECORD in request.POST and not checked.was_read(request),
            why_not=_why_not(request, given.cycle),
        )

    def _ended(self, request: HttpRequest, form: EndForm) -> bool:
        """Write it, by a decision that is there or by a new one; a refusal stands above."""
        said = {"conferrals": form.ended(), "officer": officer_of(request), **form.said()}
        recorded = form.cleaned_data["decision"]
        try:
            if recorded:
                end_conferrals(decision=recorded, **said)
            else:
                end_by_new_decision(**said, **form.paper())
        except Refused as refused:
            form.add_error(None, str(refused))
            return False
        count = len(form.ended())
        messages.success(request, ngettext("%d award ended.", "%d awards ended.", count) % count)
        return True

    def _page(self, request: HttpRequest, name: str, **context: Any) -> HttpResponse:
        request.current_app = self.admin_site.name
        return TemplateResponse(
            request,
            f"admin/deciding/{name}.html",
            {**self.admin_site.each_context(request), "opts": self.opts, **context},
        )


def _checked(form: DecisionForm) -> Checked:
    """The list beside the annex, and what the rules say of it."""
    grants, said = form.grants(), form.cleaned_data
    keys = [(grant.board.pk, grant.award.pk) for grant in grants]
    comparison = compared(keys, form.lines) if form.lines else None
    differs = differences(comparison) if comparison else ()
    others = same_numbers(said["number"], said["issued_on"].year, said["issuer"])
    return Checked(
        comparison=comparison,
        differs=differs,
        warned=(*_others(others), *map(str, warnings(form.cycle, keys))),
        listed=tuple(map(str, grants)),
    )


def _others(papers: Iterable[object]) -> tuple[str, ...]:
    sentence = _("Another issuer has a decision of that number in that year: %(paper)s.")
    return tuple(sentence % {"paper": paper} for paper in papers)


def _rests(form: EndForm) -> Checked:
    """What rests on the awards that end."""
    ended = form.ended()
    rests = (each.in_language(spoken()) for row in ended for each in relying(row))
    said = (form.cleaned_data["status"], form.cleaned_data["ground"])
    return Checked(warned=tuple(dict.fromkeys(rests)), listed=(*map(str, ended), *said))


def _year(request: HttpRequest, pk: int) -> Cycle:
    """The year of an address. Raises ``Http404`` or ``PermissionDenied``."""
    cycle = Cycle.objects.select_related("bloc").filter(pk=pk).first()
    if cycle is None:
        raise Http404
    if not request.user.has_perm("awards.view_decision", Decision(cycle=cycle)):
        raise PermissionDenied
    return cycle


def _decision(request: HttpRequest, pk: int) -> Decision:
    """The decision of an address. Raises ``Http404`` or ``PermissionDenied``."""
    rows = Decision.objects.select_related("document", "cycle__bloc")
    decision = rows.filter(pk=pk).first()
    if decision is None:
        raise Http404
    if not request.user.has_perm("awards.view_decision", decision):
        raise PermissionDenied
    return decision


def _require_decider(request: HttpRequest, cycle: Cycle) -> None:
    if not request.user.has_perm("awards.add_decision", Decision(cycle=cycle)):
        raise PermissionDenied


def _why_not(request: HttpRequest, cycle: Cycle) -> str:
    """Why nothing can be recorded now; nothing where it can."""
    stage = Stage(cycle.stage)
    if not may(Act.DECIDE, stage):
        return f"{BlocRefusal.WRONG_STAGE.label} ({stage.label})"
    if not request.user.has_perm("awards.add_decision", Decision(cycle=cycle)):
        return _("The secretariat records decisions.")
    return ""


def _address(decision: Decision) -> str:
    return reverse("admin:awards_decision_change", args=[decision.pk])

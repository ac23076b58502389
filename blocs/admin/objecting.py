"""Objections to an appraisal: raised by a board within its days, answered by the council."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _

from blocs.admin.reading import cycle_for
from blocs.enums import ObjectionOutcome
from blocs.forms.objections import AnswerForm, ObjectionForm
from blocs.models import Objection
from blocs.queries.objections import Objections, objections_of
from blocs.queries.scoring_progress import ScoringYear
from blocs.services.objections import answer_objection, raise_objection
from boards.admin.own_board import officer_of
from boards.refusals import Refused


class ObjectionPages:
    """Adds the page of objections to the admin of cycles."""

    admin_site: admin.AdminSite

    def get_urls(self) -> list[URLPattern]:
        """Before the pages of boards, which take any word for one."""
        view = self.admin_site.admin_view(self.objections_page)
        return [
            path("<int:pk>/scoring/objections/", view, name="blocs_cycle_objections"),
            *super().get_urls(),  # type: ignore[misc]
        ]

    def objections_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        """What the officer may read of them; a post raises one, or answers one."""
        cycle = cycle_for(request, pk)
        year = ScoringYear(cycle, officer_of(request))
        answers = request.user.has_perm("blocs.score_cycle", cycle)
        sheet = objections_of(year)
        asks = "answers" in request.POST
        if request.method == "POST" and not (answers if asks else sheet.boards):
            raise PermissionDenied
        raised = ObjectionForm(
            request.POST if request.method == "POST" and not asks else None, objections=sheet
        )
        answered = _answer_form(request, sheet) if asks else None
        if (answered and answered.is_valid() and _answered(request, answered)) or (
            raised.is_valid() and _raised(request, year, sheet, raised)
        ):
            return HttpResponseRedirect(request.path)
        context = {
            "objections": sheet,
            "form": raised,
            "answers": answers,
            "rows": [(row, _form_of(row.objection, answered)) for row in sheet.rows],
        }
        title = _("Objections, %(cycle)s") % {"cycle": cycle}
        response: HttpResponse = self._scoring_response(  # type: ignore[attr-defined]
            request, year, "objections", title, context
        )
        return response


def _answer_form(request: HttpRequest, sheet: Objections) -> AnswerForm:
    """The form of the objection that is answered. Raises ``Http404`` for one out of reach."""
    keys = [row.objection.pk for row in sheet.rows]
    typed = request.POST["answers"]
    key = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 19 else 0
    if key not in keys:
        raise Http404
    return AnswerForm(request.POST, objection=key)


def _form_of(objection: Objection, sent: AnswerForm | None) -> AnswerForm:
    """The form below an objection: the one that was sent, with what was typed."""
    if sent is not None and sent.objection == objection.pk:
        return sent
    return AnswerForm(None, objection=objection.pk)


def _raised(
    request: HttpRequest, year: ScoringYear, sheet: Objections, form: ObjectionForm
) -> bool:
    said: dict[str, Any] = form.cleaned_data
    board = next(each for each in sheet.boards if each.slug == said["board"])
    criterion = next(each for each in year.criteria if each.code == said["criterion"])
    try:
        raise_objection(
            board=board, criterion=criterion, officer=officer_of(request), text=said["text"]
        )
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, _("The objection is sent to the council."))
    return True


def _answered(request: HttpRequest, form: AnswerForm) -> bool:
    said: dict[str, Any] = form.cleaned_data
    rows = Objection.objects.select_related("board", "criterion__scheme__cycle__bloc")
    try:
        answer_objection(
            objection=rows.get(pk=form.objection),
            officer=officer_of(request),
            answer=said["answer"],
            outcome=ObjectionOutcome(said["outcome"]),
        )
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, _("The answer is sent to the board."))
    return True

"""Hand-overs: the list, and the page on which both sides confirm one."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, SuspiciousFileOperation
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from blocs.exports.hand_over import MINUTE
from blocs.forms.hand_overs import GiveForm, MinuteForm, TakeForm
from blocs.models import HandOver
from blocs.queries.hand_over import Standing, hand_overs_of, standing
from blocs.services.hand_overs import (
    give_hand_over,
    keep_minute,
    take_hand_over,
    withdraw_hand_over,
)
from boards.admin.base import ResultAdmin
from boards.admin.own_board import officer_of
from boards.refusals import Refused

READS, SIGNS = "blocs.read_hand_over", "blocs.sign_hand_over"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Step:
    """Something that an officer may do with a hand-over: its form, its service, what is said."""

    form: type[forms.Form]
    do: Callable[..., HandOver]
    done: Any
    takes: dict[str, str]
    """The arguments of the service, by the fields of the form."""


STEPS = {
    "give": Step(
        GiveForm,
        give_hand_over,
        gettext_lazy("Confirmed for the outgoing chair."),
        {"note": "note"},
    ),
    "withdraw": Step(forms.Form, withdraw_hand_over, gettext_lazy("The confirmation is back."), {}),
    "take": Step(
        TakeForm,
        take_hand_over,
        gettext_lazy("Confirmed for the incoming chair: the year is handed over."),
        {"note": "note"},
    ),
    "minute": Step(
        MinuteForm, keep_minute, gettext_lazy("The signed minute is kept."), {"minute": "file"}
    ),
}


@admin.register(HandOver)
class HandOverAdmin(ResultAdmin[HandOver]):
    """What was handed over, and what waits for one side; a board sees its own."""

    list_display = ["cycle", "giver", "taker", "made_at", "given_at", "taken_at"]
    list_filter = ["cycle__bloc", "cycle__year"]
    search_fields = ["giver__search_text", "taker__search_text"]
    ordering = ["-made_at"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[HandOver]:
        """Those that the officer may read."""
        return hand_overs_of(officer_of(request))

    def get_urls(self) -> list[URLPattern]:
        """Before the stock addresses, which take any word for a key."""
        site = self.admin_site
        return [
            path(
                "<int:pk>/signing/",
                site.admin_view(self.signing_page),
                name="blocs_handover_signing",
            ),
            path(
                "<int:pk>/minute/",
                site.admin_view(self.minute_file),
                name="blocs_handover_minute",
            ),
            *super().get_urls(),
        ]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """The page on which it is confirmed; there is no form to edit one."""
        row = self.get_object(request, object_id)
        if request.method == "POST" or not self.has_view_permission(request, row):
            raise PermissionDenied
        if row is None:
            return super().change_view(request, object_id, form_url, extra_context)
        return HttpResponseRedirect(reverse("admin:blocs_handover_signing", args=[row.pk]))

    def signing_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        """How far it is; whoever may confirm for a side, confirms here."""
        row = self._readable(request, pk)
        signs = request.user.has_perm(SIGNS, row)
        if request.method == "POST" and not signs:
            raise PermissionDenied
        refused: dict[str, forms.Form] = {}
        step = STEPS.get(request.POST.get("do", ""))
        if step:
            form = step.form(request.POST, request.FILES)
            if form.is_valid() and self._done(request, row, step, form):
                return HttpResponseRedirect(request.get_full_path())
            refused = {request.POST["do"]: form}
            row = self._readable(request, pk)
        shown = standing(row, officer_of(request), signs=signs)
        return self._signing_response(request, shown, refused)

    def minute_file(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The minute to print and sign: the very one that lies in the archive."""
        row = self._readable(request, pk)
        try:
            with row.archive.open() as stored, zipfile.ZipFile(stored) as archive:
                paper = archive.read(MINUTE)
        except (OSError, SuspiciousFileOperation, KeyError, zipfile.BadZipFile) as error:
            raise Http404(_("There is no such file.")) from error
        disposition = str(content_disposition_header(as_attachment=True, filename=MINUTE))
        headers = {"Content-Disposition": disposition}
        return HttpResponse(paper, content_type=WORD, headers=headers)

    def _readable(self, request: HttpRequest, pk: int) -> HandOver:
        rows = HandOver.objects.select_related(
            "cycle__bloc", "giver", "taker", "made_by", "given_by", "taken_by", "minute_by"
        )
        row = get_object_or_404(rows, pk=pk)
        if not request.user.has_perm(READS, row):
            raise PermissionDenied
        return row

    def _done(self, request: HttpRequest, row: HandOver, step: Step, form: forms.Form) -> bool:
        """Do it; a refusal stays beside what was typed."""
        said = {name: form.cleaned_data[field] for field, name in step.takes.items()}
        try:
            step.do(hand_over=row, officer=officer_of(request), **said)
        except Refused as refused:
            form.add_error(None, str(refused))
            return False
        messages.success(request, str(step.done))
        return True

    def _signing_response(
        self, request: HttpRequest, shown: Standing, refused: dict[str, forms.Form]
    ) -> HttpResponse:
        title = _("Hand-over")
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": shown.hand_over,
            "row": shown.hand_over,
            "shown": shown,
            "name": title,
            "title": f"{title}: {shown.hand_over.cycle}",
            "forms": {name: refused.get(name) or step.form() for name, step in STEPS.items()},
            "refused": [form for form in refused.values() if form.errors],
        }
        return TemplateResponse(request, "admin/hand_over/signing.html", context)

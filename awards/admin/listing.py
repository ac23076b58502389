"""The official list of nominations: asked for, kept in the register, then handed out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import admin, messages
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy as _

from awards.enums import PaperKind
from awards.exports.nominations import Around, official_list
from awards.forms.nominations import ListForm
from awards.models import ListProfile, Nomination, Submission
from awards.services.files import keep_file
from boards.admin.acting import ask, confirmed
from boards.admin.own_board import officer_of
from boards.models import Officer
from boards.spreadsheets.formats import WorkbookFormat
from boards.spreadsheets.official import write_official


class ListExport:
    """Adds the official list to the admin of nominations."""

    actions: Any = ("export_selected", "export_cycle")

    def has_send_permission(self, request: HttpRequest) -> bool:
        """A list that may leave is made by whoever proposes; the others read it in the register."""
        return request.user.has_perm("awards.add_nomination")

    @admin.action(description=_("Export the nomination list to Excel"), permissions=["send"])
    def export_selected(
        self, request: HttpRequest, queryset: QuerySet[Nomination]
    ) -> HttpResponse | None:
        """The official list of the selected rows."""
        return self._export(request, queryset, queryset, action="export_selected")

    @admin.action(
        description=_("Export the nomination list of the whole cycle to Excel"),
        permissions=["send"],
    )
    def export_cycle(
        self, request: HttpRequest, queryset: QuerySet[Nomination]
    ) -> HttpResponse | None:
        """The official list of all nominations of the cycle of the selected rows."""
        rows: QuerySet[Nomination] = self.get_queryset(request)  # type: ignore[attr-defined]
        whole = rows.filter(cycle__in=queryset.values("cycle"))
        return self._export(request, queryset, whole, action="export_cycle")

    def _export(
        self,
        request: HttpRequest,
        selected: QuerySet[Nomination],
        listed: QuerySet[Nomination],
        *,
        action: str,
    ) -> HttpResponse | None:
        """Ask what stands around the rows, then answer with the workbook."""
        nominations = _in_order(listed)
        if len({nomination.cycle_id for nomination in nominations}) > 1:
            sentence = _("An official list is of one bloc and one year: select such rows.")
            messages.error(request, sentence)
            return None
        said = request.POST if confirmed(request) else None
        form = ListForm(said, initial=_initial(nominations))
        if form.is_valid():
            return _handed_out(nominations, form, officer_of(request))
        return ask(
            self,  # type: ignore[arg-type]
            request,
            selected,
            action=action,
            template="admin/confirm.html",
            title=_("Nomination list"),
            lead=_("What stands around the rows. What you leave empty is dotted."),
            form=form,
            button=_("Download the list"),
        )


def _in_order(listed: QuerySet[Nomination]) -> list[Nomination]:
    """By award, place and name, with all that a list reads of them."""
    rows = listed.select_related("cycle__bloc", "board__province", "award", "submission")
    return list(
        rows.prefetch_related("board__names").order_by(
            F("award__order"), F("stood_place"), F("board__sort_key")
        )
    )


def _submission(nominations: Sequence[Nomination]) -> Submission | None:
    """The letter that all of them go with."""
    letters = {nomination.submission for nomination in nominations}
    return letters.pop() if len(letters) == 1 else None


def _initial(nominations: Sequence[Nomination]) -> dict[str, Any]:
    """What the letter says already; without one, what the bloc says."""
    bloc, letter = nominations[0].cycle.bloc, _submission(nominations)
    profile = ListProfile.objects.filter(is_default=True).first()
    if letter is None:
        return {"profile": profile, "issuer": bloc.name, "superior": bloc.council}
    return {
        "profile": profile,
        "recipient": letter.recipient,
        "issuer": letter.issuer,
        "superior": letter.superior,
        "submission_number": letter.number,
        "submitted_on": letter.dated,
        "place": letter.place,
        "signed_by": letter.signed_by,
    }


def _handed_out(
    nominations: Sequence[Nomination], form: ListForm, officer: Officer
) -> HttpResponse:
    """The workbook, entered in the register before it leaves."""
    profile = form.cleaned_data["profile"]
    columns = profile.columns.all() if profile else ()
    book = write_official(official_list(nominations, Around(**form.around()), columns))
    cycle = nominations[0].cycle
    name = f"Danh sách đề nghị khen thưởng {cycle.year}.xlsx"
    editions = {nomination.edition for nomination in nominations}
    keep_file(
        kind=PaperKind.NOMINATION_LIST,
        name=name,
        content=book,
        cycle=cycle,
        officer=officer,
        edition=editions.pop() if len(editions) == 1 else None,
        submission=_submission(nominations),
        recipient=form.cleaned_data["recipient"],
        about=_about(nominations, profile),
    )
    return HttpResponse(
        book,
        content_type=WorkbookFormat().get_content_type(),
        headers={"Content-Disposition": content_disposition_header(True, name) or ""},
    )


def _about(nominations: Sequence[Nomination], profile: ListProfile | None) -> str:
    """How many and whom it proposes, and by which columns."""
    columns = f"mẫu cột: {profile}" if profile else "mẫu cột thông dụng"
    whom = "; ".join(f"{each.board.short_name}: {each.award}" for each in nominations)
    return f"{len(nominations)} đề nghị, {columns}. {whom}"

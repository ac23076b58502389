"""Nominations: who is proposed for what, and the official list of a year."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import admin, messages
from django.db.models import F, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy as _
from import_export.admin import ExportMixin
from import_export.forms import ExportForm

from awards.admin.planning import PlanPage
from awards.enums import SubmissionState
from awards.exports.nominations import Around, official_list
from awards.exports.resources import NominationResource, with_standing
from awards.forms.nominations import ListForm, NominationForm
from awards.models import Nomination
from boards.admin.acting import ask, confirmed
from boards.admin.amounts import shown
from boards.admin.base import HouseAdmin
from boards.admin.own_board import officer_of
from boards.spreadsheets.formats import FORMATS, WorkbookFormat
from boards.spreadsheets.official import write_official

FIXED = ("cycle", "board", "award")


@admin.register(Nomination)
class NominationAdmin(PlanPage, ExportMixin, HouseAdmin[Nomination]):  # type: ignore[misc]
    """Nominations, the latest year first; place and points come from the cited edition."""

    resource_classes = [NominationResource]
    export_formats = list(FORMATS)
    export_form_class = ExportForm
    form = NominationForm
    list_display = ["board", "award", "cycle", "place", "points", "votes", "nominated_at"]
    list_display_links = ["board", "award"]
    list_filter = ["cycle__year", "cycle__bloc", "award"]
    list_select_related = ["board", "award", "cycle__bloc", "submission"]
    date_hierarchy = "nominated_at"
    search_fields = ["board__search_text", "award__name", "award__slug", "achievements"]
    autocomplete_fields = FIXED
    actions = ["export_selected", "export_cycle"]
    fieldsets = [
        (None, {"fields": [*FIXED]}),
        (_("Result"), {"fields": ["edition", "place", "points"]}),
        (_("Reasons"), {"fields": ["achievements", "earlier_awards", "note"]}),
        (_("Votes"), {"fields": [("votes_for", "votes_cast")]}),
        (None, {"fields": ["nominated_by", "nominated_at"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Nomination]:
        """With place and points of the cited edition."""
        return with_standing(super().get_queryset(request))

    @admin.display(description=_("place"), ordering="stood_place")
    def place(self, nomination: Nomination) -> str:
        """The place in the cited edition."""
        return shown(getattr(nomination, "stood_place", None))

    @admin.display(description=_("points"), ordering="stood_points")
    def points(self, nomination: Nomination) -> str:
        """The points in the cited edition."""
        return shown(getattr(nomination, "stood_points", None), places=2)

    @admin.display(description=_("votes"), ordering="votes_for")
    def votes(self, nomination: Nomination) -> str:
        """Votes for, of votes cast."""
        if nomination.votes_cast is None:
            return ""
        return f"{nomination.votes_for}/{nomination.votes_cast}"

    def has_change_permission(self, request: HttpRequest, obj: Nomination | None = None) -> bool:
        """What the council has is not edited any more."""
        return not _is_sent(obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Nomination | None = None) -> bool:
        """What the council has is not deleted either."""
        return not _is_sent(obj) and super().has_delete_permission(request, obj)

    def get_readonly_fields(self, request: HttpRequest, obj: Nomination | None = None) -> list[str]:
        """What the service fills in; after that also what the nomination is about."""
        derived = ["edition", "place", "points", "nominated_by", "nominated_at"]
        return derived if obj is None else [*FIXED, *derived]

    def get_form(
        self,
        request: HttpRequest,
        obj: Nomination | None = None,
        change: bool = False,
        **kwargs: Any,
    ) -> type[ModelForm[Nomination]]:
        """The form, which knows who proposes."""
        form: type[ModelForm[Nomination]] = super().get_form(request, obj, change, **kwargs)
        form.officer = officer_of(request)  # type: ignore[attr-defined]
        return form

    def save_model(
        self, request: HttpRequest, obj: Nomination, form: ModelForm[Nomination], change: bool
    ) -> None:
        """A new nomination is made by the service; later only its texts and votes change."""
        if change:
            super().save_model(request, obj, form, change)
            return
        obj.pk = cast(NominationForm, form).make().pk
        obj.refresh_from_db()

    def has_export_permission(self, request: HttpRequest) -> bool:
        """Whoever sees the list may take it along."""
        allowed: bool = self.has_view_permission(request)
        return allowed

    @admin.action(description=_("Export the nomination list to Excel"), permissions=["view"])
    def export_selected(
        self, request: HttpRequest, queryset: QuerySet[Nomination]
    ) -> HttpResponse | None:
        """The official list of the selected rows."""
        return self._export(request, queryset, queryset, action="export_selected")

    @admin.action(
        description=_("Export the nomination list of the whole cycle to Excel"),
        permissions=["view"],
    )
    def export_cycle(
        self, request: HttpRequest, queryset: QuerySet[Nomination]
    ) -> HttpResponse | None:
        """The official list of all nominations of the cycle of the selected rows."""
        whole = self.get_queryset(request).filter(cycle__in=queryset.values("cycle"))
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
        nominations = list(
            listed.select_related("cycle__bloc", "board__province", "award")
            .prefetch_related("board__names")
            .order_by(F("award__order"), F("stood_place"), F("board__sort_key"))
        )
        cycles = {nomination.cycle for nomination in nominations}
        if len(cycles) > 1:
            sentence = _("An official list is of one bloc and one year: select such rows.")
            self.message_user(request, sentence, messages.ERROR)
            return None
        cycle = cycles.pop()
        initial = {"issuer": cycle.bloc.name, "superior": cycle.bloc.council}
        form = ListForm(request.POST if confirmed(request) else None, initial=initial)
        if not form.is_valid():
            return ask(
                self,
                request,
                selected,
                action=action,
                template="admin/confirm.html",
                title=_("Nomination list"),
                lead=_("What stands around the rows. What you leave empty is dotted."),
                form=form,
                button=_("Download the list"),
            )
        book = write_official(official_list(nominations, Around(**form.cleaned_data)))
        name = f"Danh sách đề nghị khen thưởng {cycle.year}.xlsx"
        return HttpResponse(
            book,
            content_type=WorkbookFormat().get_content_type(),
            headers={"Content-Disposition": content_disposition_header(True, name) or ""},
        )

    def get_export_filename(
        self, request: HttpRequest, queryset: QuerySet[Nomination], file_format: Any
    ) -> str:
        """``de-nghi-khen-thuong-2026-11-23.xlsx``."""
        return f"de-nghi-khen-thuong-{timezone.localdate()}.{file_format.get_extension()}"


def _is_sent(nomination: Nomination | None) -> bool:
    submission = nomination.submission if nomination else None
    return submission is not None and submission.state is SubmissionState.SUBMITTED

"""Nominations: who is proposed for what, and the official list of a year."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from import_export.admin import ExportMixin
from import_export.forms import ExportForm

from awards.admin.achievements import ReportPages
from awards.admin.dossiers import DossierPages
from awards.admin.listing import ListExport
from awards.admin.planning import PlanPage
from awards.enums import SubmissionState
from awards.exports.resources import COLUMNS, NominationResource, plain_rows, with_standing
from awards.forms.nominations import NominationForm
from awards.models import Nomination
from boards.admin.amounts import shown
from boards.admin.base import HouseAdmin
from boards.admin.own_board import officer_of
from boards.spreadsheets.formats import FORMATS, WorkbookFormat

FIXED = ("cycle", "board", "award")


@admin.register(Nomination)
class NominationAdmin(
    ReportPages,
    DossierPages,
    ListExport,
    PlanPage,
    ExportMixin,  # type: ignore[misc]
    HouseAdmin[Nomination],
):
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
    fieldsets = [
        (None, {"fields": [*FIXED]}),
        (_("Result"), {"fields": ["edition", "place", "points"]}),
        (_("Reasons"), {"fields": ["achievements", "earlier_awards", "note"]}),
        (_("Votes"), {"fields": ["ballot", ("votes_for", "votes_cast")]}),
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
        """What the service fills in; after that also what the nomination is about.

        Votes that the conference gave are those of its count.
        """
        derived = ["edition", "place", "points", "ballot", "nominated_by", "nominated_at"]
        if obj is None:
            return derived
        counted = ["votes_for", "votes_cast"] if obj.ballot_id else []
        return [*FIXED, *derived, *counted]

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

    def get_export_data(
        self,
        file_format: WorkbookFormat,
        request: HttpRequest,
        queryset: QuerySet[Nomination],
        **kwargs: Any,
    ) -> bytes:
        """The rows as the database gives them: none is kept for the next."""
        if not self.has_export_permission(request):
            raise PermissionDenied
        return file_format.export_rows(COLUMNS, plain_rows(queryset))

    def get_export_filename(
        self, request: HttpRequest, queryset: QuerySet[Nomination], file_format: Any
    ) -> str:
        """``de-nghi-khen-thuong-2026-11-23.xlsx``."""
        return f"de-nghi-khen-thuong-{timezone.localdate()}.{file_format.get_extension()}"


def _is_sent(nomination: Nomination | None) -> bool:
    submission = nomination.submission if nomination else None
    return submission is not None and submission.state is SubmissionState.SUBMITTED

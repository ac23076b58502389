"""Opening the next year of a bloc: shown first as it would be, then done."""

from __future__ import annotations

from datetime import date

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from blocs.admin.rotation import RotationActions
from blocs.forms.opening import OpeningForm
from blocs.models import Cycle
from blocs.queries.opening import first_day, opening_of
from blocs.services.cycles import open_cycle
from boards.admin.acting import ask, confirmed, perform


class OpeningAction(RotationActions):
    """The action of a cycle that opens the year after it."""

    def has_open_permission(self, request: HttpRequest) -> bool:
        """Who may open a year: whoever may add a cycle."""
        return request.user.has_perm("blocs.add_cycle")

    @admin.action(description=_("Open the next year"), permissions=["open"])
    def open_next(self, request: HttpRequest, queryset: QuerySet[Cycle]) -> HttpResponse | None:
        """Show members, calendar, indicators and criteria of the year to come, then make it."""
        last = self._only(request, queryset)
        if last is None:
            return None
        form = OpeningForm(request.POST if confirmed(request) else None)
        if form.is_valid() and form.seen:
            self._open(request, queryset, form.cleaned_data["members_on"])
            return None
        members_on = form.cleaned_data["members_on"] if form.is_valid() else first_day(last)
        if form.is_valid() or not form.is_bound:
            form = OpeningForm(initial={"members_on": members_on, "previewed": members_on})
        return ask(
            self,
            request,
            queryset,
            action="open_next",
            template="admin/blocs/open.html",
            title=_("Open the next year"),
            lead=_("This is what would be made. Nothing is issued or announced by it."),
            opening=opening_of(last.bloc, last.year + 1, members_on),
            form=form,
            button=_("Open the year"),
        )

    def _open(self, request: HttpRequest, queryset: QuerySet[Cycle], members_on: date) -> None:
        opened = perform(
            self,
            request,
            queryset,
            lambda last: open_cycle(bloc=last.bloc, year=last.year + 1, members_on=members_on),
            note="open_cycle",
        )
        if opened:
            self.message_user(request, _("The next year is open."), messages.SUCCESS)

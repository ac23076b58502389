"""The calendar of a cycle: one page to read and to print, and one form to keep it."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from blocs.forms.calendar import CalendarForm
from blocs.models import Cycle
from blocs.queries.calendar import Calendar, calendar_of
from blocs.services.calendar import keep_calendar
from boards.refusals import Refused


class CycleCalendar:
    """Adds the calendar to the admin of cycles."""

    admin_site: admin.AdminSite
    opts: Any

    def get_urls(self) -> list[URLPattern]:
        """Before the stock addresses, which take any word for a key."""
        view = self.admin_site.admin_view(self.calendar_page)
        mine = path("<int:pk>/calendar/", view, name="blocs_cycle_calendar")
        return [mine, *super().get_urls()]  # type: ignore[misc]

    def calendar_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The year as a table and a line; ``?edit`` is the same table to write in."""
        cycle = Cycle.objects.select_related("bloc").filter(pk=pk).first()
        if cycle is None:
            raise Http404
        if not request.user.has_perm("blocs.read_cycle", cycle):
            raise PermissionDenied
        keeps = request.user.has_perm("blocs.keep_calendar", cycle)
        wants = request.method == "POST" or "edit" in request.GET
        if wants and not keeps:
            raise PermissionDenied
        calendar = calendar_of(cycle, timezone.localdate())
        form = self._form(request, calendar) if wants else None
        if form and form.is_valid() and self._kept(request, cycle, form):
            return HttpResponseRedirect(reverse("admin:blocs_cycle_calendar", args=[pk]))
        return self._calendar_response(request, calendar, form, keeps=keeps)

    def _form(self, request: HttpRequest, calendar: Calendar) -> CalendarForm:
        data = request.POST if request.method == "POST" else None
        return CalendarForm(data, year=calendar.year, token=calendar.token)

    def _kept(self, request: HttpRequest, cycle: Cycle, form: CalendarForm) -> bool:
        """Write it; a refusal stays on the page, beside all that was typed."""
        try:
            keep_calendar(cycle=cycle, entries=form.entries(), token=form.cleaned_data["token"])
        except Refused as refused:
            form.add_error(None, str(refused))
            return False
        messages.success(request, _("The calendar is saved."))
        return True

    def _calendar_response(
        self, request: HttpRequest, calendar: Calendar, form: CalendarForm | None, *, keeps: bool
    ) -> HttpResponse:
        cycle = calendar.year.cycle
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Calendar %(cycle)s") % {"cycle": cycle},
            "cycle": cycle,
            "calendar": calendar,
            "today": timezone.localdate(),
            "form": form,
            "token": calendar.token,
            "keeps": keeps,
            "lists": request.user.has_perm("blocs.view_cycle"),
        }
        return TemplateResponse(request, "admin/calendar/cycle.html", context)

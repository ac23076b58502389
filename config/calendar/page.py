"""The officer's own calendar in the admin, and the secret address of its feed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from boards.models import Officer
from boards.services.feeds import renew_feed, stop_feed
from config.calendar.within_reach import calendars_of

if TYPE_CHECKING:
    from django.contrib.admin import AdminSite


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def my_calendar(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """What the officer owes, every year within reach, and a button that makes the address."""
    officer = cast(Officer, request.user)
    address = ""
    if "stop" in request.POST:
        stop_feed(officer=officer)
        messages.success(request, _("The address no longer answers."))
        return HttpResponseRedirect(reverse("admin:my_calendar"))
    if "renew" in request.POST:
        address = _address(request, renew_feed(officer=officer))
        officer.refresh_from_db(fields=["feed_digest"])
    context: dict[str, Any] = {
        **site.each_context(request),
        "title": _("My calendar"),
        "calendars": calendars_of(officer, timezone.localdate()),
        "address": address,
        "has_feed": officer.feed_digest is not None,
    }
    return TemplateResponse(request, "admin/calendar/mine.html", context)


def _address(request: HttpRequest, key: str) -> str:
    """The whole address; it is shown once, because only its digest is kept."""
    path = reverse("calendar_feed", args=[key])
    return f"{settings.SITE_URL}{path}" if settings.SITE_URL else request.build_absolute_uri(path)

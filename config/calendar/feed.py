"""``/calendar/<key>.ics``: what an officer owes and when, for other calendar programs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from blocs.enums import MilestoneState
from blocs.exports.calendar_file import Entry, calendar_file
from blocs.queries.calendar import Row
from blocs.queries.calendar_changes import changed_at
from boards.models import Officer
from boards.queries.feeds import officer_of_feed
from config.calendar.within_reach import OwnCalendar, calendars_of

HEADERS = {"Cache-Control": "private, no-cache", "X-Robots-Tag": "noindex"}


@require_safe
def feed(request: HttpRequest, key: str) -> HttpResponseBase:
    """The calendar of whoever holds the key; the address is the only thing that is asked for."""
    officer = officer_of_feed(key)
    if officer is None:
        raise Http404
    with translation.override("vi"):
        content = feed_of(officer, timezone.localdate())
    etag = quote_etag(sha256(content).hexdigest())
    response = get_conditional_response(request, etag=etag) or HttpResponse(
        content,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'inline; filename="lich-thi-dua.ics"'},
    )
    for name, value in {**HEADERS, "ETag": etag}.items():
        response.headers[name] = value
    return response


def feed_of(officer: Officer, today: date) -> bytes:
    """The file, in Vietnamese: calendar programs have no language to choose."""
    own = calendars_of(officer, today)
    cycles = [each.year.cycle for each in own]
    return calendar_file(
        f"Khối Thi Đua – {officer}",
        (entry for each in own for entry in _entries(each)),
        changed_at=changed_at(cycles, today, since=officer.date_joined),
    )


def _entries(own: OwnCalendar) -> Iterator[Entry]:
    cycle = own.year.cycle
    host = urlsplit(settings.SITE_URL).hostname or "khoi-thi-dua"
    page = f"{settings.SITE_URL}{reverse('admin:blocs_cycle_calendar', args=[cycle.pk])}"
    for row in own.calendar.rows:
        yield Entry(
            uid=f"{row.kind}-{cycle.pk}@{host}",
            day=row.due_on,
            summary=f"{_mark(own, row)}{row.duty} ({cycle})",
            description="\n".join(_lines(row, page)),
            address=page,
        )


def _mark(own: OwnCalendar, row: Row) -> str:
    if row.standing.state == MilestoneState.DONE:
        return "✓ "
    return "CẦN LÀM: " if own.owes(row) else ""


def _lines(row: Row, page: str) -> Iterator[str]:
    if row.who:
        yield f"Chưa hoàn thành: {', '.join(row.who)}."
    if row.basis:
        yield f"Căn cứ: {row.basis}."
    yield page

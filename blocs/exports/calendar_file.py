"""A calendar as a file that other programs subscribe to (RFC 5545): all-day events."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

PRODUCT = "-//Khoi Thi Dua//Lich thi dua//VI"


@dataclass(frozen=True, slots=True)
class Entry:
    """One event. ``uid`` stays the same when the day moves, so that programs move it too."""

    uid: str
    day: date
    summary: str
    description: str
    address: str


def calendar_file(name: str, entries: Iterable[Entry], *, changed_at: datetime) -> bytes:
    """The file. The same facts are the same bytes: no event bears the time of the download.

    ``changed_at`` is when they changed last; programs take an event anew when it is later.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", "Asia/Ho_Chi_Minh")
    calendar.add("refresh-interval", timedelta(hours=6), {"value": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    for entry in entries:
        calendar.add_component(_event(entry, changed_at.astimezone(UTC)))
    content: bytes = calendar.to_ical()
    return content


def _event(entry: Entry, changed_at: datetime) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", changed_at)
    event.add("last-modified", changed_at)
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + timedelta(1))
    event.add("summary", entry.summary)
    event.add("description", entry.description)
    event.add("url", entry.address)
    event.add("transp", "TRANSPARENT")
    return event

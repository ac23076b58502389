"""Moments as officers write them: a day, day before month, and a time of 24 hours beside it."""

from __future__ import annotations

import re
from datetime import datetime, time

from boards.domain.years import read_date

_TIME = r"(?P<hour>[0-9]{1,2})\s*(?:[:h]|giờ)\s*(?:(?P<minute>[0-9]{2})\s*(?:phút)?)?"
_TIME_FIRST = re.compile(rf"{_TIME},?\s+(?P<day>[^:]+)", re.IGNORECASE)
_DAY_FIRST = re.compile(rf"(?P<day>[^:]+?),?\s+(?:lúc\s+)?{_TIME}", re.IGNORECASE)


def read_moment(text: str) -> datetime | None:
    """``15/01/2027 08:30``, ``8h30 ngày 15/01/2027``; nothing without a day or without a time.

    It is the time on the clock, without a zone. A missing time is not midnight: nobody means that.
    """
    typed = " ".join(text.split())
    found = _TIME_FIRST.fullmatch(typed) or _DAY_FIRST.fullmatch(typed)
    if found is None:
        return None
    day = read_date(re.sub(r"^ngày (?=[0-9]+[/.-])", "", found["day"], flags=re.IGNORECASE))
    if day is None:
        return None
    try:
        return datetime.combine(day, time(int(found["hour"]), int(found["minute"] or 0)))
    except ValueError:  # 24:00, 8:75
        return None


def short_moment(moment: datetime) -> str:
    """hh:mm dd/mm/yyyy, which reads back as itself."""
    return f"{moment:%H:%M} {moment.day:02d}/{moment.month:02d}/{moment.year:04d}"

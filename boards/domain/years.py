"""Years and dates as officers write them: day before month, always four digits of the year.

Long dates follow Decree 30/2020/NĐ-CP, Appendix I.
"""

from __future__ import annotations

import re
from datetime import date

from boards.domain.characters import MAX_LENGTH, tidy
from boards.domain.sentences import speaks_vietnamese

PLAUSIBLE_YEARS = range(1948, 2101)
"""From the first call to patriotic emulation on; anything else is a slip of the finger."""

_YEAR = re.compile(r"(?:năm )?([0-9]{4})", re.IGNORECASE)
_DAY_FIRST = re.compile(
    r"(?P<day>[0-9]{1,2})(?P<mark>[/.-])(?P<month>[0-9]{1,2})(?P=mark)(?P<year>[0-9]{4})"
)
_YEAR_FIRST = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")
_LONG = re.compile(
    r"(?:ngày )?(?P<day>[0-9]{1,2}) tháng (?P<month>[0-9]{1,2}) năm (?P<year>[0-9]{4})",
    re.IGNORECASE,
)
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def read_year(text: str) -> int | None:
    """``2022`` or ``năm 2022``; nothing for a short or implausible year."""
    found = _YEAR.fullmatch(_one_line(text))
    return _plausible(int(found[1])) if found else None


def read_date(text: str) -> date | None:
    """dd/mm/yyyy (also with dots or hyphens), the long form, or ISO; never month before day."""
    typed = _one_line(text)
    found = _DAY_FIRST.fullmatch(typed) or _YEAR_FIRST.fullmatch(typed) or _LONG.fullmatch(typed)
    if not found or _plausible(int(found["year"])) is None:
        return None
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:  # 31/02, 12/31
        return None


def long_date(day: date, language: str = "vi") -> str:
    """``ngày 06 tháng 01 năm 2023``: days below 10 and the months 1 and 2 take a zero."""
    if not speaks_vietnamese(language):
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def short_date(day: date) -> str:
    """dd/mm/yyyy."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def _one_line(text: str) -> str:
    return " ".join(tidy(text).split()) if len(text) <= MAX_LENGTH else ""


def _plausible(year: int) -> int | None:
    return year if year in PLAUSIBLE_YEARS else None

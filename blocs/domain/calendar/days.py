"""Days of a year: when a rule falls due, and on which days offices work.

Saturdays and Sundays are known. Every other day off is told: Tết moves with the moon, and the days
around it, as those swapped for a bridge, are decided anew each year.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from blocs.enums import MilestoneKind

DAY = timedelta(1)
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class DueRule:
    """On which day of every year a milestone is expected; ``years_later`` counts from the cycle."""

    kind: MilestoneKind
    month: int
    day: int
    years_later: int = 0

    def due_in(self, year: int) -> date:
        """The day in the cycle of ``year``; a day that its month has not is the month's last."""
        year += self.years_later
        return date(year, self.month, min(self.day, monthrange(year, self.month)[1]))


def due_days(year: int, rules: Iterable[DueRule]) -> dict[MilestoneKind, date]:
    """The day of each milestone of the cycle of ``year``, the earliest first."""
    days = {rule.kind: rule.due_in(year) for rule in rules}
    return dict(sorted(days.items(), key=lambda item: item[1]))


def is_working(day: date, days_off: Collection[date]) -> bool:
    """Whether offices work on ``day``."""
    return day.weekday() < SATURDAY and day not in days_off


def working_day(day: date, days_off: Collection[date], *, later: bool) -> date:
    """``day``, or the nearest working day: after it where ``later``, else before it."""
    while not is_working(day, days_off):
        day += DAY if later else -DAY
    return day

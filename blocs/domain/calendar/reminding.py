"""Which reminder is due today: one at most, on a working day, and never one that was sent.

A program that was dead for days catches up with one letter, the latest step that has come: what
the earlier ones would have said is no longer true.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from blocs.domain.calendar.days import is_working, working_day


def step_day(due_on: date, step: int, days_off: Collection[date]) -> date:
    """The day of a step: the last working day before it, after the due day the next one."""
    return working_day(due_on + timedelta(step), days_off, later=step > 0)


def due_step(
    *,
    due_on: date,
    today: date,
    steps: Iterable[int],
    sent: Collection[int],
    days_off: Collection[date],
) -> int | None:
    """The step whose reminder is due today; none on a day off.

    A reminder that a day is near is not sent any more when the day is over.
    """
    if not is_working(today, days_off):
        return None
    come = [
        step
        for step in steps
        if step_day(due_on, step, days_off) <= today and (step > 0 or today <= due_on)
    ]
    latest = max(come, default=None)
    if latest is None or any(step >= latest for step in sent):
        return None
    return latest

"""How a milestone stands on a day: done, lapsed, due in some days, due today, overdue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from blocs.enums import MilestoneState


@dataclass(frozen=True, slots=True)
class Standing:
    """The state, and by how many days the due day is ahead or past; none where it is today."""

    state: MilestoneState
    days: int = 0


def standing(due_on: date, today: date, *, done: bool, possible: bool = True) -> Standing:
    """What is done is done, however late; what can no longer be done is lapsed."""
    if done:
        return Standing(MilestoneState.DONE)
    if not possible:
        return Standing(MilestoneState.LAPSED)
    days = (due_on - today).days
    if days > 0:
        return Standing(MilestoneState.AHEAD, days)
    return Standing(MilestoneState.OVERDUE, -days) if days else Standing(MilestoneState.TODAY)

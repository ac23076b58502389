"""A year drawn as a line: where each day stands on it, in lanes where days are close together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

WIDTH = 1000
MARK = 26
"""What one mark needs of the width, and of the height."""
FOOT = 24
"""What the names of the months need below the line."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands on the drawing."""

    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """The line: the first day of each month, a place for each day, and today if it lies on it."""

    months: tuple[tuple[date, int], ...]
    places: tuple[Place, ...]
    today: int | None
    base: int
    """How far below the upper edge the line itself lies."""

    @property
    def height(self) -> int:
        """Of the whole drawing."""
        return self.base + FOOT


def timeline(days: Sequence[date], today: date) -> Timeline | None:
    """Days in their order on a line of whole months; none where there is no day."""
    if not days:
        return None
    first = min(days).replace(day=1)
    last = _next_month(max(days))
    length = (last - first).days

    def x(day: date) -> int:
        return round((day - first).days * WIDTH / length)

    lanes = _lanes([x(day) for day in days])
    base = (max(lanes) + 1) * MARK
    return Timeline(
        months=tuple((month, x(month)) for month in _months(first, last)),
        places=tuple(
            Place(x(day), base - lane * MARK - MARK // 2)
            for day, lane in zip(days, lanes, strict=True)
        ),
        today=x(today) if first <= today < last else None,
        base=base,
    )


def _lanes(places: Sequence[int]) -> list[int]:
    """The lowest lane for each, from left to right, in which it covers no other."""
    ends: list[int] = []
    lanes = []
    for x in places:
        lane = next((lane for lane, end in enumerate(ends) if end <= x), len(ends))
        ends[lane : lane + 1] = [x + MARK]
        lanes.append(lane)
    return lanes


def _months(first: date, last: date) -> Iterable[date]:
    while first < last:
        yield first
        first = _next_month(first)


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)

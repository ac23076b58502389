"""Points of a board over the years, and which of them a line may join."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Spot:
    """A board in one year; ``share`` is that of the total of the scheme of the year."""

    year: int
    share: Fraction


def runs(
    spots: Sequence[Spot], shown: Sequence[int], broken: Collection[int]
) -> tuple[tuple[Spot, ...], ...]:
    """The spots as stretches that a line joins.

    It ends before a year in ``broken``, and wherever a year among those ``shown`` lacks the board.
    """
    found: list[list[Spot]] = []
    for spot in spots:
        at = shown.index(spot.year)
        joined = found and at and found[-1][-1].year == shown[at - 1] and spot.year not in broken
        if joined:
            found[-1].append(spot)
        else:
            found.append([spot])
    return tuple(tuple(run) for run in found)

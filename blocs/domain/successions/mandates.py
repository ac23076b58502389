"""What becomes of the mandates of a board that gives way: they pass on, the deputy acts, or end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from blocs.enums import MandateRole


@dataclass(frozen=True, slots=True)
class Office:
    """A mandate that runs on the day of the event, or is to begin after it."""

    mandate: int
    cycle: int
    board: int
    role: MandateRole


@dataclass(frozen=True, slots=True)
class Fate:
    """What is decided of a mandate: to whom it passes, or that the deputy acts; else it ends."""

    mandate: int
    successor: int | None = None
    """The place of the successor that it passes to."""
    deputy_acts: bool = False


def leads_twice(
    offices: Sequence[Office],
    fates: Mapping[int, Fate],
    *,
    staying: Iterable[tuple[int, int]],
    goes_on: bool,
) -> list[Office]:
    """The offices that would make one board chair and deputy of a year at the same time.

    ``staying`` are the cycles in which the board that goes on, the first successor, keeps a mandate
    of its own, each with that mandate.
    """
    taken: dict[tuple[int, int], int] = {}
    if goes_on:
        taken = {(cycle, 0): mandate for cycle, mandate in staying}
    twice = []
    for office in offices:
        fate = fates.get(office.mandate)
        if fate is None or fate.successor is None:
            continue
        key = office.cycle, fate.successor
        if taken.setdefault(key, office.mandate) != office.mandate:
            twice.append(office)
    return twice

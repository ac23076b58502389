"""Who has led how often and when last, and how far apart the members are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from blocs.domain.rotation.facts import Led


@dataclass(frozen=True, slots=True)
class Tally:
    """The years in which a board led. Acting for a chair that left is not a turn of its own."""

    board: int
    chair: tuple[int, ...]
    deputy: tuple[int, ...]
    acting: tuple[int, ...]

    @property
    def last(self) -> int | None:
        """The last year in which it was chair or deputy."""
        return max((*self.chair, *self.deputy), default=None)


def tallies(boards: Iterable[int], past: Iterable[Led]) -> tuple[Tally, ...]:
    """The tally of each board, in the order of the boards."""
    years = sorted(past, key=lambda led: led.year)
    return tuple(
        Tally(
            board,
            chair=tuple(led.year for led in years if board in led.chairs),
            deputy=tuple(led.year for led in years if board in led.deputies),
            acting=tuple(led.year for led in years if board in led.acting),
        )
        for board in boards
    )


def spread(rows: Iterable[Tally]) -> int:
    """How many times more the board that was chair most often led than the one least often."""
    counts = [len(row.chair) for row in rows]
    return max(counts, default=0) - min(counts, default=0)

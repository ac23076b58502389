"""The result told step by step: from the last place to the first, one idea on each screen.

Boards without a place come first, with the reason, so that nobody waits for a name in vain. Boards
that share a place stand on one screen. A screen knows nothing of those that follow it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby


class ScreenKind(StrEnum):
    """What a screen is about."""

    COVER = "cover"
    WITHOUT_PLACE = "without_place"
    PLACE = "place"
    CLASSES = "classes"
    ALL = "all"
    METHOD = "method"


@dataclass(frozen=True, slots=True)
class Stood:
    """How a board stands: its place, if it has one, its points, its class, and why it has none."""

    name: str
    place: int | None
    points: str = ""
    grade: str = ""
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen, with its own boards and no others."""

    kind: ScreenKind
    boards: tuple[Stood, ...] = ()

    @property
    def place(self) -> int | None:
        """The place that its boards share, where it is about one."""
        return self.boards[0].place if self.kind is ScreenKind.PLACE else None

    @property
    def grades(self) -> tuple[tuple[str, tuple[Stood, ...]], ...]:
        """The boards by class, in the order in which the classes first occur."""
        names = dict.fromkeys(board.grade for board in self.boards if board.grade)
        return tuple(
            (name, tuple(board for board in self.boards if board.grade == name)) for name in names
        )


def screens(standings: Sequence[Stood]) -> tuple[Screen, ...]:
    """The screens of a result, in the order in which they are shown; ``standings`` best first."""
    placed = [board for board in standings if board.place is not None]
    rest = tuple(board for board in standings if board.place is None)
    by_place = [tuple(some) for _place, some in groupby(placed, key=lambda board: board.place)]
    graded = any(board.grade for board in standings)
    return (
        Screen(ScreenKind.COVER),
        *([Screen(ScreenKind.WITHOUT_PLACE, rest)] if rest else []),
        *(Screen(ScreenKind.PLACE, boards) for boards in reversed(by_place)),
        *([Screen(ScreenKind.CLASSES, tuple(standings))] if graded else []),
        Screen(ScreenKind.ALL, tuple(standings)),
        Screen(ScreenKind.METHOD),
    )


def reachable(wanted: int, shown: int, last: int) -> int:
    """The screen that an address leads to: at most the one after what was shown, else that again.

    An address from a rehearsal, from the history of a browser or from a slip of the finger would
    else tell the first place to a hall that waits for the last.
    """
    return wanted if 0 <= wanted <= min(shown + 1, last) else min(shown, last)

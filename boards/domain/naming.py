"""Which board a name means in a year: whoever bore it then, else who came of those that bore it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from boards.domain.kinship import Tie


@dataclass(frozen=True, slots=True)
class Life:
    """The years in which a board existed; an open end is unknown, or has not come."""

    first: int | None = None
    last: int | None = None

    def holds(self, year: int) -> bool:
        """Whether the board existed on some day of the year."""
        return (self.first or year) <= year <= (self.last or year)


Lives = Mapping[int, Life]


def meant(
    bearers: Collection[int],
    year: int,
    *,
    lives: Lives,
    ties: Sequence[Tie],
    alike: Callable[[int, int], bool],
) -> frozenset[int]:
    """The boards that a name can mean in ``year``, of those that ever bore it.

    A name of a later year finds the successor, one of an earlier year the predecessor that is
    ``alike`` in name: nobody else can tell which of several is meant.
    """
    living = frozenset(board for board in bearers if lives[board].holds(year))
    if living:
        return living
    return frozenset(
        found
        for board in bearers
        for found in (
            _after(board, year, lives, ties)
            if (lives[board].last or year) < year
            else _before(board, year, lives, ties, alike)
        )
    )


def _after(board: int, year: int, lives: Lives, ties: Sequence[Tie]) -> set[int]:
    """What became of it by that year."""
    heirs = {
        heir
        for tie in ties
        if board in tie.predecessors and board not in tie.successors
        for heir in tie.successors
    }
    return {
        found
        for heir in heirs
        for found in ([heir] if lives[heir].holds(year) else _after(heir, year, lives, ties))
    }


def _before(
    board: int, year: int, lives: Lives, ties: Sequence[Tie], alike: Callable[[int, int], bool]
) -> set[int]:
    """What it came from, as far as it goes by a name of this board."""
    parents = {
        parent
        for tie in ties
        if board in tie.successors and board not in tie.predecessors
        for parent in tie.predecessors
    }
    return {
        found
        for parent in parents
        for found in (
            [parent] if lives[parent].holds(year) else _before(parent, year, lives, ties, alike)
        )
        if alike(found, board)
    }

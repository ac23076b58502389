"""Which boards are one with another through successions, and so judge nothing of each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tie:
    """A succession, as far as kinship goes: who gave way to whom, and who inherited the work."""

    predecessors: frozenset[int]
    successors: frozenset[int]
    heir: int | None = None


def inherited(board: int, ties: Sequence[Tie]) -> frozenset[int]:
    """The boards whose open work came to ``board``, also through others that had inherited it."""

    def behind(known: frozenset[int]) -> Iterable[frozenset[int]]:
        return (tie.predecessors for tie in ties if tie.heir in known)

    return _closure(board, behind)


def heirs(board: int, ties: Sequence[Tie]) -> frozenset[int]:
    """The boards that finish what ``board`` left open, one after the other."""

    def after(known: frozenset[int]) -> Iterable[frozenset[int]]:
        return (
            frozenset({tie.heir})
            for tie in ties
            if tie.heir is not None and not known.isdisjoint(tie.predecessors)
        )

    return _closure(board, after)


def kin(board: int, ties: Sequence[Tie]) -> frozenset[int]:
    """The predecessors and successors of ``board``, near and far, and those whose heir it is."""

    return predecessors(board, ties) | successors(board, ties) | inherited(board, ties)


def predecessors(board: int, ties: Sequence[Tie]) -> frozenset[int]:
    """What ``board`` came from, through all generations."""

    def before(known: frozenset[int]) -> Iterable[frozenset[int]]:
        return (tie.predecessors for tie in ties if not known.isdisjoint(tie.successors))

    return _closure(board, before)


def successors(board: int, ties: Sequence[Tie]) -> frozenset[int]:
    """What became of ``board``, through all generations."""

    def after(known: frozenset[int]) -> Iterable[frozenset[int]]:
        return (tie.successors for tie in ties if not known.isdisjoint(tie.predecessors))

    return _closure(board, after)


def _closure(
    board: int, found: Callable[[frozenset[int]], Iterable[frozenset[int]]]
) -> frozenset[int]:
    """Everything that is found from ``board`` on, without itself."""
    known = frozenset({board})
    while (more := known.union(*found(known))) != known:
        known = more
    return known - {board}

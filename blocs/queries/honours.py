"""Awards that a board and its predecessors were given. They are kept above this app."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from blocs.queries.reader import Reader
from boards.models import Board


@dataclass(frozen=True, slots=True)
class End:
    """What a later decision did to an award, in words, and where that decision is read."""

    code: str
    status: str
    decision: str
    slug: str
    ground: str


@dataclass(frozen=True, slots=True)
class Honour:
    """An award of a year, with the board that holds it under its name of that year.

    ``inherited`` marks what a predecessor holds. ``ends`` are empty where the award stands.
    """

    year: int
    bloc: str
    bloc_name: str
    award: str
    award_name: str
    board: str
    board_name: str
    decision: str
    slug: str
    inherited: bool = False
    ends: tuple[End, ...] = ()


HonourSource = Callable[[Board, Reader], Iterable[Honour]]

# Awards stand above this app: they say here what was given.
HONOUR_SOURCES: list[HonourSource] = []


def honours_of(board: Board, reader: Reader) -> tuple[Honour, ...]:
    """The awards of a board's whole line, the latest year first."""
    found = [each for source in HONOUR_SOURCES for each in source(board, reader)]
    return tuple(sorted(found, key=lambda each: -each.year))

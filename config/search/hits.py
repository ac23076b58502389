"""What a search found: a name with the letters that were meant, a line about it, an address."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from blocs.queries.reader import Reader
from boards.domain.finding import Piece, pieces


@dataclass(frozen=True, slots=True)
class Asked:
    """The folded words, who reads, and which part of a kind is wanted."""

    words: tuple[str, ...]
    reader: Reader
    start: int = 0
    stop: int = 0

    def hit(self, name: str, line: str, href: str) -> Hit:
        """A thing that was found, its letters marked."""
        return Hit(pieces(name, self.words), pieces(line, self.words), href)

    @property
    def part(self) -> slice:
        """Which rows are wanted."""
        return slice(self.start, self.stop)


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found. Without an address it is named, and has no page yet."""

    name: list[Piece]
    line: list[Piece]
    href: str


@dataclass(frozen=True, slots=True)
class Found:
    """How many of a kind there are, and those that are wanted."""

    total: int
    hits: tuple[Hit, ...] = ()


Finder = Callable[[Asked], Found]

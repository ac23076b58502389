"""What a search found: a name with the letters that were meant, a line about it, an address."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from blocs.queries.reader import Reader
from boards.domain.finding import Piece, pieces


@dataclass(frozen=True, slots=True)
class Asked:
    """The folded words, who reads, and which page of a kind is wanted, as somebody typed it."""

    words: tuple[str, ...]
    reader: Reader
    size: int = 1
    number: str = ""

    def hit(self, name: str, line: str, href: str) -> Hit:
        """A thing that was found, its letters marked."""
        return Hit(pieces(name, self.words), pieces(line, self.words), href)

    def page(self, total: int) -> Page[int]:
        """The page that is wanted of so many; for one that is not there, the nearest."""
        return Paginator(range(total), self.size).get_page(self.number)

    def part(self, total: int) -> slice:
        """Which of so many rows are wanted, so that a kind is counted and read in one go."""
        start = max(self.page(total).start_index() - 1, 0)
        return slice(start, start + self.size)


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

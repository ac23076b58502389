"""Sections as tables of text: what a page and the archive's index show of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from blocs.domain.hand_over.dossier import Key, Row, Section, shown

LONGEST_WORD = 30
"""Letters of a word that a column of a table still bears."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A value under its heading, which narrow pages repeat beside it."""

    heading: str
    text: str
    numeric: bool
    address: str = ""
    """The page that the row speaks of, if there is one for the reader."""

    @property
    def unbroken(self) -> bool:
        """Whether it holds a word too long for a column, such as a fingerprint."""
        return any(len(word) > LONGEST_WORD for word in self.text.split())


@dataclass(frozen=True, slots=True)
class Line:
    """A row."""

    cells: tuple[Cell, ...]
    late: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A section and its rows as text."""

    section: Section
    lines: tuple[Line, ...]


def nowhere(_key: Key) -> str:
    """No row leads anywhere: outside the site there are no pages."""
    return ""


def table_of(section: Section, language: str, address: Callable[[Key], str] = nowhere) -> Table:
    """The section as a reader of the language sees it."""
    return Table(section, tuple(_line(section, row, language, address) for row in section.rows))


def _line(section: Section, row: Row, language: str, address: Callable[[Key], str]) -> Line:
    leads = address(row.key) if row.key else ""
    cells = tuple(
        Cell(
            column.heading,
            shown(value, language),
            column.numeric,
            leads if place == row.linked else "",
        )
        for place, (column, value) in enumerate(zip(section.columns, row.cells, strict=True))
    )
    return Line(cells, row.late)

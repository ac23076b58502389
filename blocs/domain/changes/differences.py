"""The differences themselves: plain values, numbers as the documents write them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from boards.domain.sentences import Sentence

Json = Mapping[str, Any]
Causes = tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a board stands in one document; nothing where it has no points."""

    place: int | None
    points: str | None


@dataclass(frozen=True, slots=True)
class LineState:
    """One criterion of a board in one document; no points where it is left out."""

    points: str | None
    outcome: str
    explanation: Sentence


@dataclass(frozen=True, slots=True)
class LineChange:
    """A criterion of a board that earns other points, or whose outcome is another, and why.

    A side is nothing where the scheme of that document has no such criterion.
    """

    code: str
    name: Sentence
    before: LineState | None
    after: LineState | None
    causes: Causes


@dataclass(frozen=True, slots=True)
class BoardChange:
    """A board whose place, total or criteria moved. A side is nothing where it is no member.

    ``causes`` are those that no single criterion shows.
    """

    board: str
    name: str
    before: Standing | None
    after: Standing | None
    lines: tuple[LineChange, ...]
    causes: Causes


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure that is new, gone or different, as printed, and what happened to it."""

    board: str
    indicator: str
    before: Sentence
    after: Sentence
    said: Causes


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that differs: rules and rates, boards by their place now, figures by board."""

    general: Causes
    boards: tuple[BoardChange, ...]
    figures: tuple[FigureChange, ...]

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.general or self.boards or self.figures)

"""The geometry of bars: exact shares turned into the percentages that SVG attributes take."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from blocs.domain.rounding import half_up

SERIES = 5  # colours and patterns there are; a sixth criterion mixes them anew
LINE = 46  # pixels from one board to the next: its name above, its bar below
NAME_AT, BAR_AT, BAR_HEIGHT = 14, 22, 12


@dataclass(frozen=True, slots=True)
class Segment:
    """One criterion's part of a bar; ``series`` counts criteria from 1."""

    series: int
    label: str
    points: str = ""
    x: str = "0%"
    width: str = "100%"

    @property
    def colour(self) -> int:
        """The colour's number, from 1."""
        return (self.series - 1) % SERIES + 1

    @property
    def pattern(self) -> int:
        """The pattern's number, from 2; 0 for none. No two of 25 criteria look the same."""
        turn = (self.series - 1) // SERIES
        pattern = (self.series - 1 + turn) % SERIES + 1
        return pattern if pattern > 1 else 0


@dataclass(frozen=True, slots=True)
class Bar:
    """One board's bar in a chart, or the words that stand in its place."""

    label: str
    text: str
    name_y: int
    bar_y: int
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """The marks of an image of bars, and what they measure."""

    title: str
    unit: str
    bars: tuple[Bar, ...]

    @property
    def height(self) -> int:
        return LINE * len(self.bars)

    @property
    def said(self) -> str:
        """The same in words, for whoever does not see it."""
        return "; ".join(f"{bar.label}: {bar.text}" for bar in self.bars)


def percent(part: Fraction, whole: Fraction) -> str:
    """``part`` of ``whole`` as ``12.34%``; what is below nothing has no length."""
    return f"{half_up(max(part, Fraction(0)) * 100 / whole, 2)}%"


def stack(parts: Sequence[tuple[str, str, Decimal | None]], whole: Fraction) -> tuple[Segment, ...]:
    """Segments side by side from (label, points in words, points); empty ones take no room."""
    at, segments = Fraction(0), []
    for series, (label, words, points) in enumerate(parts, start=1):
        if points:
            width = Fraction(points)
            segments.append(
                Segment(series, label, words, percent(at, whole), percent(width, whole))
            )
            at += width
    return tuple(segments)


def line(index: int, label: str, text: str, segments: tuple[Segment, ...]) -> Bar:
    """The bar in row ``index`` of a chart."""
    top = LINE * index
    return Bar(label, text, top + NAME_AT, top + BAR_AT, segments)

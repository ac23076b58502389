"""The image of a trend: one strip for each board, a dot for each year, and a cut at each break.

Strips side by side tell boards apart by their names, not by colours, and are read in greyscale.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from blocs.domain.rounding import half_up
from blocs.domain.trend import Spot, runs
from blocs.queries.bars import FOOT, TOP, percent

STRIP, NAME_AT, HIGH, LOW = 74, 14, 34, 66
"""Pixels: from one board to the next, and within it the name, a full total, and nothing."""
AXIS = 22
SIGN = 11
LEFT, WIDTH = Fraction(8), Fraction(84)
MOST_LABELS = 6


@dataclass(frozen=True, slots=True)
class Dot:
    """A year of a board; its words are the place."""

    x: str
    y: str
    text: str
    text_y: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight part of a line."""

    x1: str
    y1: str
    x2: str
    y2: str


@dataclass(frozen=True, slots=True)
class Cut:
    """A break, from top to bottom, with the sign under which it is explained."""

    x: str
    top: int
    bottom: int
    sign: str

    @property
    def sign_y(self) -> int:
        return self.top + SIGN


@dataclass(frozen=True, slots=True)
class Strip:
    """One board."""

    label: str
    said: str
    name_y: int
    base_y: int
    dots: tuple[Dot, ...]
    strokes: tuple[Stroke, ...]
    cuts: tuple[Cut, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A year on the axis."""

    x: str
    label: str


@dataclass(frozen=True, slots=True)
class Course:
    """What the image is told of a board: its spots, places in words, breaks of its own."""

    name: str
    said: str
    spots: tuple[Spot, ...]
    places: tuple[str, ...]
    signs: dict[int, str]


@dataclass(frozen=True, slots=True)
class TrendChart:
    """An image that says what it shows."""

    name: str
    title: str
    unit: str
    ticks: tuple[Tick, ...]
    cuts: tuple[Cut, ...]
    strips: tuple[Strip, ...]

    @property
    def axis_y(self) -> int:
        return TOP + AXIS - 8

    @property
    def height(self) -> int:
        return TOP + AXIS + STRIP * len(self.strips) + FOOT

    @property
    def source_y(self) -> int:
        return self.height - 8


def chart_of(
    name: str,
    title: str,
    unit: str,
    years: Sequence[int],
    signs: dict[int, str],
    courses: Sequence[Course],
) -> TrendChart:
    """The image of ``courses``; ``signs`` are breaks of all of them, by the year after each."""
    bottom = TOP + AXIS + STRIP * len(courses)
    full = max([Fraction(1), *(spot.share for course in courses for spot in course.spots)])
    return TrendChart(
        name=name,
        title=title,
        unit=unit,
        ticks=tuple(Tick(_x(years, year), f"{year}") for year in _labelled(years)),
        cuts=tuple(Cut(_before(years, year), TOP, bottom, sign) for year, sign in signs.items()),
        strips=tuple(
            _strip(at, course, years, signs.keys(), full) for at, course in enumerate(courses)
        ),
    )


def _strip(
    at: int, course: Course, years: Sequence[int], broken: Collection[int], full: Fraction
) -> Strip:
    top = TOP + AXIS + STRIP * at
    own = {*broken, *course.signs}
    return Strip(
        label=course.name,
        said=course.said,
        name_y=top + NAME_AT,
        base_y=top + LOW,
        dots=tuple(
            Dot(_x(years, spot.year), _y(top, spot, full), place, _y(top, spot, full, above=7))
            for spot, place in zip(course.spots, course.places, strict=True)
        ),
        strokes=tuple(
            Stroke(_x(years, a.year), _y(top, a, full), _x(years, b.year), _y(top, b, full))
            for run in runs(course.spots, years, own)
            for a, b in pairwise(run)
        ),
        cuts=tuple(
            Cut(_before(years, year), top + NAME_AT + 6, top + LOW, sign)
            for year, sign in course.signs.items()
        ),
    )


def _labelled(years: Sequence[int]) -> Sequence[int]:
    """So many years of the axis as have room, the last one among them."""
    step = -(-len(years) // MOST_LABELS)
    return years[::-1][::step][::-1]


def _x(years: Sequence[int], year: int) -> str:
    return _at(years, Fraction(years.index(year)))


def _before(years: Sequence[int], year: int) -> str:
    """Half way from the year before."""
    return _at(years, years.index(year) - Fraction(1, 2))


def _at(years: Sequence[int], step: Fraction) -> str:
    return percent(LEFT + WIDTH * step / (len(years) - 1), Fraction(100))


def _y(top: int, spot: Spot, full: Fraction, above: int = 0) -> str:
    return f"{half_up(top + LOW - above - (LOW - HIGH) * spot.share / full, 1)}"

"""The image of a trend: one strip for each row, a dot for each year, and a cut at each break.

Strips side by side tell boards apart by their names, not by colours, and are read in greyscale.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise
from textwrap import wrap

from blocs.domain.rounding import half_up
from blocs.domain.trend import Spot, runs
from blocs.queries.bars import percent

STRIP, NAME_AT, HIGH, LOW = 78, 14, 39, 70
"""Pixels: from one row to the next, and within it the name, the most, and the least."""
NAME_LINE, NAME_LETTERS = 17, 40
"""Pixels of a further line of a name, and the letters that a telephone has room for in one."""
AXIS, AXIS_TEXT = 22, 14
SIGN, SIGN_ROW = 11, 15
"""Signs of breaks of all strips have a row of their own: beside a year they would hide it."""
BESIDE_CUT = 6
"""Pixels by which names give way to a break before the first year, at the left edge."""
LEFT, WIDTH = Fraction(8), Fraction(84)
MOST_LABELS = 6
SHORT = 3
"""Letters that have room beside those of the next year."""
TICK = Fraction(3, 2)
"""Percent of the width on each side of a year that the sign of a target takes."""
ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Dot:
    """A year of a row; its words are the place or the amount, empty where there is no room."""

    x: str
    y: str
    text: str
    text_y: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight part of a line, or the sign of a target."""

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
class Gap:
    """A year of which there is nothing to draw, and the sign that says why."""

    x: str
    y: int
    sign: str


@dataclass(frozen=True, slots=True)
class NameLine:
    """A line of a name; long ones take several."""

    text: str
    y: int


@dataclass(frozen=True, slots=True)
class Strip:
    """One board, or one indicator."""

    label: str
    said: str
    names: tuple[NameLine, ...]
    base_y: str
    dots: tuple[Dot, ...]
    strokes: tuple[Stroke, ...]
    cuts: tuple[Cut, ...]
    gaps: tuple[Gap, ...]
    targets: tuple[Stroke, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A year on the axis."""

    x: str
    label: str


@dataclass(frozen=True, slots=True)
class Course:
    """What the image is told of a row: its spots, their words, breaks of its own."""

    name: str
    said: str
    spots: tuple[Spot, ...]
    labels: tuple[str, ...]
    signs: Mapping[int, str]
    gaps: Mapping[int, str] = field(default_factory=dict)
    targets: tuple[Spot, ...] = ()

    @property
    def lines(self) -> list[str]:
        """The name in lines that a telephone has room for."""
        return wrap(self.name, NAME_LETTERS) or [""]

    @property
    def heights(self) -> list[Fraction]:
        """Everything that must find room in the strip."""
        return [spot.share for spot in (*self.spots, *self.targets)]


@dataclass(frozen=True, slots=True)
class TrendChart:
    """The marks of an image of strips, and what they measure."""

    name: str
    title: str
    unit: str
    ticks: tuple[Tick, ...]
    cuts: tuple[Cut, ...]
    strips: tuple[Strip, ...]
    axis_y: int
    height: int
    name_x: int

    @property
    def said(self) -> str:
        """The same in words, for whoever does not see it."""
        return ". ".join(f"{strip.label}: {strip.said}" for strip in self.strips)


@dataclass(frozen=True, slots=True)
class _Scale:
    """What the upper and the lower edge of a strip stand for; nothing lies between them."""

    low: Fraction
    high: Fraction

    @classmethod
    def of(cls, heights: Sequence[Fraction], least: Fraction) -> _Scale:
        return cls(min([Fraction(0), *heights]), max([least, *heights]))

    def y(self, top: int, share: Fraction, above: int = 0) -> str:
        part = (share - self.low) / (self.high - self.low)
        return f"{half_up(top + LOW - above - (LOW - HIGH) * part, 1)}"


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the strips stand: below the axis, each as high as the longest name needs."""

    axis: int
    further: int
    strips: int

    @classmethod
    def of(cls, courses: Sequence[Course], signs: Mapping[int, str]) -> _Frame:
        lines = max((len(course.lines) for course in courses), default=1)
        axis = AXIS + (SIGN_ROW if signs else 0)
        return cls(axis, NAME_LINE * (lines - 1), len(courses))

    def top(self, at: int) -> int:
        """Where a strip begins; further lines of its name stand above that."""
        return self.axis + (STRIP + self.further) * at + self.further

    @property
    def bottom(self) -> int:
        return self.axis + (STRIP + self.further) * self.strips


def chart_of(
    name: str,
    title: str,
    unit: str,
    years: Sequence[int],
    signs: Mapping[int, str],
    courses: Sequence[Course],
    *,
    alike: bool = True,
    least: Fraction = ONE,
) -> TrendChart:
    """The image of ``courses``; ``signs`` are breaks of all of them, by the year after each.

    ``alike`` strips have one scale, else each has its own; a full strip is ``least`` or more.
    """
    frame = _Frame.of(courses, signs)
    every = [share for course in courses for share in course.heights]
    scales = [_Scale.of(every if alike else course.heights, least) for course in courses]
    return TrendChart(
        name=name,
        title=title,
        unit=unit,
        ticks=tuple(Tick(_x(years, year), f"{year}") for year in _labelled(years)),
        cuts=tuple(
            Cut(_before(years, year), 0, frame.bottom, sign) for year, sign in signs.items()
        ),
        strips=tuple(
            _strip(frame.top(at), course, years, signs.keys(), scale)
            for at, (course, scale) in enumerate(zip(courses, scales, strict=True))
        ),
        axis_y=frame.axis - AXIS + AXIS_TEXT,
        height=frame.bottom,
        name_x=BESIDE_CUT if years[0] in signs else 0,
    )


def _strip(
    top: int, course: Course, years: Sequence[int], broken: Collection[int], scale: _Scale
) -> Strip:
    own = {*broken, *course.signs}
    return Strip(
        label=course.name,
        said=course.said,
        names=_names(top, course.lines),
        base_y=scale.y(top, Fraction(0)),
        dots=_dots(top, course, years, scale),
        strokes=tuple(
            Stroke(
                _x(years, a.year),
                scale.y(top, a.share),
                _x(years, b.year),
                scale.y(top, b.share),
            )
            for run in runs(course.spots, years, own)
            for a, b in pairwise(run)
        ),
        cuts=tuple(
            Cut(_before(years, year), top + NAME_AT + 6, top + LOW, sign)
            for year, sign in course.signs.items()
        ),
        gaps=tuple(Gap(_x(years, year), top + LOW - 5, sign) for year, sign in course.gaps.items()),
        targets=tuple(_target(top, spot, years, scale) for spot in course.targets),
    )


def _names(top: int, lines: Sequence[str]) -> tuple[NameLine, ...]:
    """The last line right above the strip, the others above it."""
    first = top + NAME_AT - NAME_LINE * (len(lines) - 1)
    return tuple(NameLine(text, first + NAME_LINE * at) for at, text in enumerate(lines))


def _dots(top: int, course: Course, years: Sequence[int], scale: _Scale) -> tuple[Dot, ...]:
    told = _told(course)
    return tuple(
        Dot(
            x=_x(years, spot.year),
            y=scale.y(top, spot.share),
            text=label if at in told else "",
            text_y=scale.y(top, spot.share, above=7),
            anchor=_anchor(years, spot.year, label),
        )
        for at, (spot, label) in enumerate(zip(course.spots, course.labels, strict=True))
    )


def _told(course: Course) -> set[int]:
    """Whose words have room: all short ones; else the last, the first, the most and the least."""
    order = range(len(course.spots))
    if all(len(label) <= SHORT for label in course.labels):
        return set(order)
    by_height = sorted(order, key=lambda at: course.spots[at].share)
    room = max(2, len(order) // 4 + 1)
    told: set[int] = set()
    for at in [len(order) - 1, 0, by_height[-1], by_height[0]]:
        if all(abs(at - other) >= room for other in told):
            told.add(at)
    return told


def _anchor(years: Sequence[int], year: int, label: str) -> str:
    """Long words at either edge run inwards."""
    if len(label) <= SHORT or year not in (years[0], years[-1]):
        return "middle"
    return "start" if year == years[0] else "end"


def _target(top: int, spot: Spot, years: Sequence[int], scale: _Scale) -> Stroke:
    at, y = Fraction(years.index(spot.year)), scale.y(top, spot.share)
    return Stroke(_at(years, at, -TICK), y, _at(years, at, TICK), y)


def _labelled(years: Sequence[int]) -> Sequence[int]:
    """So many years of the axis as have room, the last one among them."""
    step = -(-len(years) // MOST_LABELS)
    return years[::-1][::step][::-1]


def _x(years: Sequence[int], year: int) -> str:
    return _at(years, Fraction(years.index(year)))


def _before(years: Sequence[int], year: int) -> str:
    """Half way from the year before."""
    return _at(years, years.index(year) - Fraction(1, 2))


def _at(years: Sequence[int], step: Fraction, beside: Fraction = Fraction(0)) -> str:
    return percent(LEFT + beside + WIDTH * step / (len(years) - 1), Fraction(100))

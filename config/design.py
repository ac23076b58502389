"""What the page of the design shows: the colours as the style sheets have them, and every sign.

The style sheets and the parts of the pages are the one place; the page reads and includes them, so
that it cannot say something else. Contrast is that of WCAG 2.2: relative luminance, from 1 to 21.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from blocs.queries.bars import SERIES, Segment
from blocs.queries.measures import Cell, mark, words
from boards.enums import Availability, Qualifier

POINTS = 100 // SERIES

SITE = Path(__file__).resolve().parent / "static" / "site"
COLOUR = re.compile(r"--([a-z0-9-]+): (#[0-9a-f]{6});")
GROUNDS = {
    "on-deep": "deep",
    "on-deep-soft": "deep",
    "pale-gold": "deep",
    "caution": "caution-ground",
    "on-chosen": "chosen",
}
"""What a colour stands on, where that is not the card."""
UNDER = {"paper", "card", "line", "track", "deep", "chosen", "pattern"}
UNDER |= {"caution-ground", "caution-line"}
"""Grounds and lines: nothing is read in these colours."""


@dataclass(frozen=True, slots=True)
class Swatch:
    """One colour in one scheme: its value, its ground, and the contrast of the two."""

    value: str
    ground: str
    ratio: str


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour by its name in the style sheets, in the light and the dark scheme."""

    name: str
    ground: str
    light: Swatch
    dark: Swatch


@dataclass(frozen=True, slots=True)
class Sign:
    """A number as a table shows it, and what its sign means."""

    cell: Cell
    meaning: str


@cache
def schemes() -> dict[str, dict[str, str]]:
    """The colours by name: of the light scheme, and of the dark one, which replaces some."""
    light, dark = (
        dict(COLOUR.findall((SITE / f"{name}.css").read_text())) for name in ("tokens", "dark")
    )
    return {"light": light, "dark": light | dark}


def colours() -> list[Colour]:
    """Every colour, each on the ground that it stands on."""
    light, dark = schemes()["light"], schemes()["dark"]
    return [
        Colour(name, ground, _swatch(light, name, ground), _swatch(dark, name, ground))
        for name in light
        for ground in (GROUNDS.get(name, "card"),)
    ]


def _swatch(scheme: dict[str, str], name: str, ground: str) -> Swatch:
    ratio = f"{contrast(scheme[name], scheme[ground]):.1f} : 1".replace(".", ",")
    return Swatch(scheme[name], scheme[ground], "" if name in UNDER else ratio)


def contrast(one: str, other: str) -> float:
    """How well two colours are told apart: 21 for black on white, 1 for one and the same."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance of ``#rrggbb``, 0 to 1."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    if part <= 0.04045:
        return part / 12.92
    power: float = ((part + 0.055) / 1.055) ** 2.4
    return power


def bars() -> tuple[Segment, ...]:
    """One bar with every pattern in it."""
    return tuple(
        replace(each, points=f"{POINTS}", x=f"{POINTS * at}%", width=f"{POINTS}%")
        for at, each in enumerate(legend())
    )


def legend() -> tuple[Segment, ...]:
    """A swatch for each part of the bar."""
    return tuple(
        Segment(number, _("Criterion %(number)s") % {"number": number})
        for number in range(1, SERIES + 1)
    )


def cells() -> tuple[Sign, ...]:
    """Every state in which a number may stand in a table, each with what it says."""
    return (
        Sign(_cell(text="1.277"), _("a number as it was reported")),
        Sign(_cell(text="1.500", mark=mark(Qualifier.MORE_THAN)), _("printed as “more than”")),
        Sign(_cell(text="4.637,3", converted=True), _("converted at the rate named on the page")),
        Sign(_cell(text="217,8", estimate=True), _("an estimate, not a final figure")),
        Sign(_cell(text="10.200", noted=True), _("in doubt, still counted")),
        Sign(_unsaid("doubt"), _("in doubt, kept out of the points")),
        Sign(_unsaid(Availability.MISSING), _("no figure was reported; this is not zero")),
        Sign(_unsaid(Availability.NOT_APPLICABLE), _("the board has no such thing to report")),
        Sign(_unsaid(Availability.NOT_YET), _("the figure is not due yet")),
    )


def _cell(**facts: Any) -> Cell:
    return Cell("sample", "", "", "amount", amount=Fraction(1), **facts)


def _unsaid(state: str) -> Cell:
    return Cell("sample", "", "", state, words(state))

"""Every text colour can be read on every ground it stands on: WCAG AA, 4.5 : 1."""

import re
from itertools import product
from pathlib import Path

import pytest

SITE = Path(__file__).resolve().parents[2] / "config" / "static" / "site"
TOKEN = re.compile(r"--([a-z0-9-]+): (#[0-9a-f]{6});")

PAIRS = [
    *product(["ink", "soft", "lacquer"], ["paper", "card"]),
    *product(["on-deep", "on-deep-soft"], ["deep"]),
    ("caution", "caution-ground"),
    ("on-chosen", "chosen"),
]
MARKS = [
    *product([f"series-{number}" for number in range(1, 6)], ["card"]),
    ("focus", "paper"),
    ("pale-gold", "deep"),
]


HEADINGS = {f"fonts/noto-serif-{part}-700.woff2" for part in ("latin", "vietnamese")}


def schemes():
    """The tokens of the light and of the dark scheme."""
    light = dict(TOKEN.findall((SITE / "tokens.css").read_text()))
    return {"light": light, "dark": light | dict(TOKEN.findall((SITE / "dark.css").read_text()))}


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_has_the_known_contrast():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_can_be_read_on_its_ground(scheme, text, ground):
    tokens = schemes()[scheme]

    assert contrast(tokens[text], tokens[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("mark", "ground"), MARKS)
def test_marks_can_be_told_from_their_ground(scheme, mark, ground):
    tokens = schemes()[scheme]

    assert contrast(tokens[mark], tokens[ground]) >= 3


def test_colours_stand_in_one_place():
    """Only the tokens, and what print makes of them, name a colour."""
    named = {
        path.name
        for path in SITE.glob("*.css")
        if re.search(r"#[0-9a-f]{3,8}\b", path.read_text(), re.IGNORECASE)
    }

    assert named & {"base.css", "parts.css", "tables.css"} == set()


def test_a_first_visit_weighs_little():
    templates = SITE.parents[2] / "templates"
    page = "".join((templates / name).read_text() for name in ("base.html", "parts/_colours.html"))
    linked = {*re.findall(r"static 'site/([\w./-]+)'", page)}
    weight = sum((SITE / name).stat().st_size for name in linked)

    assert {"tokens.css", "dark.css", "logo.svg", *HEADINGS} <= linked
    assert weight <= 65_000

"""Every text colour can be read on every ground it stands on: WCAG AA, 4.5 : 1."""

import re
from itertools import product

import pytest

from config.design import SITE, contrast, schemes

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


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21),
        ("#777777", "#ffffff", 4.48),
        ("#ff0000", "#ffffff", 4.0),
        ("#7d0f1f", "#7d0f1f", 1),
    ],
)
def test_known_contrasts(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)


def test_dark_replaces_what_it_names_and_keeps_the_rest():
    light, dark = schemes()["light"], schemes()["dark"]

    assert light.keys() == dark.keys()
    assert light["paper"] != dark["paper"]
    assert light["pale-gold"] == dark["pale-gold"]


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

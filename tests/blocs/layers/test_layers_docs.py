"""docs/layers.md says what the code does."""

import re
from datetime import date
from fractions import Fraction
from pathlib import Path

from blocs.domain.layers.giving import ACTS, BEFORE, Limits, compared_with, far_from, layers_at
from blocs.domain.layers.objecting import Window
from blocs.domain.layers.peers import spread
from blocs.enums import Layer, PeerRule, Stage

PAGE = (Path(__file__).parents[3] / "docs" / "layers.md").read_text(encoding="utf-8")
CODE = re.compile(r"`([^`]+)`")


def table(heading):
    """The rows below the head of the table that begins with these columns."""
    lines = PAGE.splitlines()
    start = next(place for place, row in enumerate(lines) if row.startswith(heading)) + 2
    for row in lines[start:]:
        if not row.startswith("|"):
            return
        yield [cell.strip() for cell in row.strip("|").split("|")]


def test_the_layers_are_given_at_the_stages_of_the_table():
    told = {
        Layer(CODE.findall(layer)[0]): (CODE.findall(act)[0], set(CODE.findall(stages)))
        for layer, act, stages in table("| Layer | Act | Stages |")
    }

    assert told == {
        layer: (ACTS[layer].value, {stage.value for stage in Stage if layer in layers_at(stage)})
        for layer in Layer
    }


def test_each_layer_is_compared_with_those_of_the_table():
    told = {
        Layer(CODE.findall(layer)[0]): tuple(
            None if word == "computed" else Layer(word.strip("`")) for word in before.split(", ")
        )
        for layer, before in table("| Layer | Compared with the first")
    }

    assert told == BEFORE


def test_the_worked_example_adds_up():
    limits = Limits(Fraction(10), Fraction(1, 4), Fraction(1, 10))
    known, peers = {}, []
    for name, points, compared, apart, reason in table("| Layer | Points | Compared with |"):
        layer, value = Layer(CODE.findall(name)[0]), Fraction(points)
        before = compared_with(layer, known)
        assert limits.refusal(value) is None
        assert [known[each] for each in before] == ([] if compared == "–" else [Fraction(compared)])
        assert [abs(value - known[each]) for each in before] == (
            [] if apart == "–" else [Fraction(apart)]
        )
        assert bool(far_from(layer, value, known, limits)) is (reason == "yes")
        if layer is Layer.PEER:
            peers.append(value)
        else:
            known[layer] = value
        if len(peers) == 2:
            known[Layer.PEER] = spread(peers, PeerRule.MEDIAN).value


def test_the_days_to_object_are_those_of_the_table():
    for shown_on, days, on, reads, objects in table("| Shown on | Days |"):
        window = Window(None if shown_on == "–" else date.fromisoformat(shown_on), int(days))
        day = date.fromisoformat(on)
        assert (window.shown(day), window.open(day)) == (reads == "yes", objects == "yes")

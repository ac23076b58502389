"""What points may be given: layers by stage, limits, steps, and differences that need a reason."""

from decimal import Decimal
from fractions import Fraction

import pytest

from blocs.domain.layers.giving import (
    Limits,
    compared_with,
    far_from,
    layers_at,
    limits_of,
    recused,
)
from blocs.enums import Layer, Stage
from blocs.refusals import Refusal


@pytest.mark.parametrize(
    ("stage", "expected"),
    [
        (Stage.PLANNING, ()),
        (Stage.RUNNING, ()),
        (Stage.REPORTING, (Layer.SELF,)),
        (Stage.APPRAISAL, (Layer.PEER, Layer.APPRAISED, Layer.FINAL)),
        (Stage.CONFERENCE, (Layer.FINAL,)),
        (Stage.PROPOSED, ()),
        (Stage.CLOSED, ()),
    ],
)
def test_which_layers_are_open_at_a_stage(stage, expected):
    assert layers_at(stage) == expected


@pytest.mark.parametrize(
    ("board", "expected"),
    [
        pytest.param(1, Refusal.RECUSED_OWN, id="the own board"),
        pytest.param(2, Refusal.RECUSED_OWN, id="a board whose work was inherited"),
        pytest.param(3, Refusal.RECUSED_KIN, id="a predecessor or successor"),
        pytest.param(4, None, id="any other board"),
    ],
)
def test_recusal_follows_from_the_successions(board, expected):
    assert recused(board, own={1, 2}, kin={2, 3}) == expected


@pytest.mark.parametrize(
    ("points", "step", "expected"),
    [
        pytest.param("0", None, None, id="nothing earned"),
        pytest.param("20", None, None, id="the maximum"),
        pytest.param("20.01", None, Refusal.POINTS_OUT_OF_RANGE, id="above the maximum"),
        pytest.param("-0.5", None, Refusal.POINTS_OUT_OF_RANGE, id="below zero"),
        pytest.param("7.25", "1/4", None, id="a multiple of the step"),
        pytest.param("7.3", "1/4", Refusal.POINTS_BETWEEN_STEPS, id="between two steps"),
        pytest.param("7.333", None, Refusal.POINTS_TOO_FINE, id="a third decimal"),
        pytest.param("7.33", None, None, id="two decimals"),
    ],
)
def test_points_keep_the_limits_of_the_criterion(points, step, expected):
    limits = Limits(Fraction(20), Fraction(step) if step else None)

    assert limits.refusal(Fraction(points)) == expected


@pytest.mark.parametrize(
    ("layer", "known", "expected"),
    [
        (Layer.SELF, {None: 8}, (None,)),
        (Layer.SELF, {}, ()),
        (Layer.PEER, {Layer.SELF: 9, None: 8}, (Layer.SELF,)),
        (Layer.PEER, {None: 8}, (None,)),
        (Layer.APPRAISED, {Layer.PEER: 7, Layer.SELF: 9}, (Layer.PEER,)),
        (Layer.APPRAISED, {Layer.SELF: 9, None: 8}, (Layer.SELF,)),
        (Layer.FINAL, {Layer.APPRAISED: 7, Layer.PEER: 6}, (Layer.APPRAISED,)),
        (Layer.FINAL, {Layer.APPRAISED: 7, None: 8}, (Layer.APPRAISED, None)),
        (Layer.FINAL, {Layer.PEER: 6}, (Layer.PEER,)),
        (Layer.FINAL, {None: 8}, (None,)),
        (Layer.FINAL, {}, ()),
    ],
)
def test_a_layer_is_compared_with_the_nearest_before_it(layer, known, expected):
    points = {before: Fraction(value) for before, value in known.items()}

    assert compared_with(layer, points) == expected


LIMITS = limits_of(maximum=Decimal(20), step=None, tolerance=Decimal("0.1"))


@pytest.mark.parametrize(
    ("layer", "points", "known", "expected"),
    [
        pytest.param(Layer.SELF, "10", {None: "8"}, (), id="two points are tolerated"),
        pytest.param(Layer.SELF, "10.01", {None: "8"}, (None,), id="a hundredth more is not"),
        pytest.param(Layer.SELF, "5.99", {None: "8"}, (None,), id="nor a hundredth less"),
        pytest.param(
            Layer.APPRAISED, "3", {Layer.PEER: "8"}, (Layer.PEER,), id="against the peers"
        ),
        pytest.param(
            Layer.FINAL,
            "8",
            {Layer.APPRAISED: "8", None: "7.9"},
            (None,),
            id="a decision in place of a number always says why",
        ),
        pytest.param(
            Layer.FINAL, "8", {Layer.APPRAISED: "8", None: "8"}, (), id="a decision that agrees"
        ),
    ],
)
def test_differences_that_need_a_reason(layer, points, known, expected):
    earlier = {before: Fraction(value) for before, value in known.items()}

    assert far_from(layer, Fraction(points), earlier, LIMITS) == expected


def test_a_scheme_without_a_tolerance_asks_for_no_reason():
    limits = limits_of(maximum=Decimal(20), step=None, tolerance=None)

    assert far_from(Layer.SELF, Fraction(0), {None: Fraction(20)}, limits) == ()

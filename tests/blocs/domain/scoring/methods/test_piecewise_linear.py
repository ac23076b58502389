from fractions import Fraction

import pytest

from blocs.domain.scoring.methods.piecewise_linear import BETWEEN, Between, PiecewiseLinear
from boards.domain.sentences import Sentence
from tests.blocs.domain.scoring.cases import explained, refusal, reported, scored


def corner(at, points):
    return {"at": at, "points": points}


PARAMETERS = {
    "of": "target",
    "between": "continuous",
    "corners": [corner("50", "2"), corner("80", "8"), corner("100", "9")],
    "low": "closed",
    "below": "0",
    "high": "closed",
    "above": "10",
}


def line(**changes):
    return PiecewiseLinear.from_parameters({**PARAMETERS, **changes})


LINE, STEPS = line(), line(between="step")
OPEN = line(low="open", high="open")
FALLING = line(of="amount", corners=[corner("0", "10"), corner("4", "0")], below="10", above="0")


@pytest.mark.parametrize(
    ("method", "amount", "expected"),
    [
        pytest.param(LINE, "49.99", "0", id="below the line"),
        pytest.param(LINE, "50", "2", id="a closed low end belongs to it"),
        pytest.param(LINE, "65", "5", id="halfway between two corners"),
        pytest.param(LINE, "80", "8", id="on a corner"),
        pytest.param(LINE, "90", "8.5", id="on the next part"),
        pytest.param(LINE, "100", "9", id="a closed high end belongs to it"),
        pytest.param(LINE, "100.01", "10", id="above the line"),
        pytest.param(OPEN, "50", "0", id="an open low end does not"),
        pytest.param(OPEN, "51", "2.2", id="just above an open end"),
        pytest.param(OPEN, "100", "10", id="an open high end does not"),
        pytest.param(OPEN, "98", "8.9", id="just below an open end"),
        pytest.param(STEPS, "50", "2", id="a step begins at its corner"),
        pytest.param(STEPS, "79.99", "2", id="a step is flat"),
        pytest.param(STEPS, "80", "8", id="the next step"),
        pytest.param(STEPS, "100", "9", id="the last step is one value"),
        pytest.param(STEPS, "101", "10", id="above the steps"),
        pytest.param(line(between="step", low="open"), "50", "0", id="an open step"),
        pytest.param(line(between="step", low="open"), "51", "2", id="just above it"),
        pytest.param(LINE, "0", "0", id="zero"),
        pytest.param(LINE, "-10", "0", id="less than zero lies below"),
    ],
)
def test_points(method, amount, expected):
    assert scored(method, amount, target=100) == Fraction(expected)


@pytest.mark.parametrize(("amount", "expected"), [(-1, 10), (0, 10), (1, 7.5), (4, 0), (5, 0)])
def test_a_line_may_fall_and_needs_no_target(amount, expected):
    assert FALLING.to_compare_with(reported(amount))
    assert scored(FALLING, amount) == Fraction(expected)


@pytest.mark.parametrize(("target", "comparable"), [(None, False), (0, False), (1, True)])
def test_a_rate_needs_a_target_to_divide_by(target, comparable):
    assert LINE.to_compare_with(reported(1, target)) is comparable


def test_a_rate_without_an_end_is_looked_up_exactly():
    assert scored(LINE, 2, target=3) == 2 + 6 * (Fraction(200, 3) - 50) / 30


@pytest.mark.parametrize(
    ("changes", "promised"),
    [
        pytest.param({}, 10, id="above"),
        pytest.param({"below": "11"}, 11, id="below"),
        pytest.param({"above": "0"}, 9, id="a corner"),
    ],
)
def test_the_most_that_it_names(changes, promised):
    assert line(**changes).promised == promised


@pytest.mark.parametrize(
    ("method", "target", "edges"),
    [
        pytest.param(LINE, 200, (100, 160, 200), id="of the rate"),
        pytest.param(FALLING, None, (0, 4), id="of the amount"),
    ],
)
def test_its_edges_are_amounts(method, target, edges):
    assert method.edges(reported(1, target)) == edges


@pytest.mark.parametrize(
    ("method", "amount", "vi", "en"),
    [
        pytest.param(
            LINE,
            95,
            "95 / 120 ≈ 79,17 %. Giữa hai mốc 50 và 80: "
            "2 + (8 − 2) × (100 × 95 / 120 − 50) / (80 − 50) = 7,83 điểm.",
            "95 / 120 ≈ 79.17 %. Between the corners 50 and 80: "
            "2 + (8 − 2) × (100 × 95 / 120 − 50) / (80 − 50) = 7.83 points.",
            id="between two corners",
        ),
        pytest.param(
            LINE,
            96,
            "96 / 120 = 80,00 %. Mốc 80%: 8,00 điểm.",
            "96 / 120 = 80.00 %. Corner 80%: 8.00 points.",
            id="on a corner",
        ),
        pytest.param(
            STEPS,
            95,
            "95 / 120 ≈ 79,17 %. Mốc 50%: 2,00 điểm.",
            "95 / 120 ≈ 79.17 %. Corner 50%: 2.00 points.",
            id="on a step",
        ),
        pytest.param(
            LINE,
            12,
            "12 / 120 = 10,00 %. Dưới 50%: 0,00 điểm.",
            "12 / 120 = 10.00 %. Below 50%: 0.00 points.",
            id="below",
        ),
        pytest.param(
            LINE,
            240,
            "240 / 120 = 200,00 %. Trên 100%: 10,00 điểm.",
            "240 / 120 = 200.00 %. Above 100%: 10.00 points.",
            id="above",
        ),
        pytest.param(
            OPEN,
            60,
            "60 / 120 = 50,00 %. Từ 50% trở xuống: 0,00 điểm.",
            "60 / 120 = 50.00 %. Up to 50%: 0.00 points.",
            id="at an open low end",
        ),
        pytest.param(
            OPEN,
            120,
            "120 / 120 = 100,00 %. Từ 100% trở lên: 10,00 điểm.",
            "120 / 120 = 100.00 %. From 100%: 10.00 points.",
            id="at an open high end",
        ),
    ],
)
def test_explanation(method, amount, vi, en):
    assert explained(method, amount, target=120, unit="HA") == Sentence(
        f"Thực hiện / chỉ tiêu đăng ký: {vi}", f"Amount / target: {en}"
    )


def test_an_amount_is_shown_in_its_unit():
    method = line(of="amount", corners=[corner("1000000000", "0"), corner("5000000000", "8")])

    assert explained(method, 2 * 10**9, unit="VND_BN") == Sentence(
        "Giữa hai mốc 1 và 5: 0 + (8 − 0) × (2 − 1) / (5 − 1) = 2,00 điểm.",
        "Between the corners 1 and 5: 0 + (8 − 0) × (2 − 1) / (5 − 1) = 2.00 points.",
    )
    assert explained(method, 6 * 10**9, unit="VND_BN").en == "Above 5 billion VND: 10.00 points."


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        pytest.param(
            LINE,
            Sentence(
                "theo tỷ lệ so với chỉ tiêu đăng ký, nội suy giữa các mốc: "
                "dưới 50%: 0; 50%: 2; 80%: 8; 100%: 9; trên 100%: 10",
                "by the rate of the target, in straight lines between the corners: "
                "below 50%: 0; 50%: 2; 80%: 8; 100%: 9; above 100%: 10",
            ),
            id="closed ends",
        ),
        pytest.param(
            OPEN,
            Sentence(
                "theo tỷ lệ so với chỉ tiêu đăng ký, nội suy giữa các mốc: từ 50% trở xuống: 0; "
                "ngay trên 50%: 2; 80%: 8; ngay dưới 100%: 9; từ 100% trở lên: 10",
                "by the rate of the target, in straight lines between the corners: up to 50%: 0; "
                "just above 50%: 2; 80%: 8; just below 100%: 9; from 100%: 10",
            ),
            id="open ends",
        ),
        pytest.param(
            line(of="amount", between="step"),
            Sentence(
                "theo số liệu, theo mốc đã đạt: dưới 50: 0; 50: 2; 80: 8; 100: 9; trên 100: 10",
                "by the amount, by the corner that is reached: "
                "below 50: 0; 50: 2; 80: 8; 100: 9; above 100: 10",
            ),
            id="steps of an amount",
        ),
    ],
)
def test_formula(method, expected):
    assert method.formula() == expected


def test_every_way_between_two_corners_has_words():
    assert sorted(BETWEEN) == sorted(Between)


ORDER = "there must be at least two corners, from the lowest up"


@pytest.mark.parametrize(
    ("change", "where", "problem"),
    [
        pytest.param({"of": "x"}, ".of", "“x” is not a choice", id="of what"),
        pytest.param({"between": "x"}, ".between", "“x” is not a choice", id="between"),
        pytest.param({"low": "x"}, ".low", "“x” is not a choice", id="low end"),
        pytest.param({"high": "x"}, ".high", "“x” is not a choice", id="high end"),
        pytest.param({"below": "-1"}, ".below", "must not be negative", id="below"),
        pytest.param({"above": "-1"}, ".above", "must not be negative", id="above"),
        pytest.param({"corners": []}, ".corners", ORDER, id="no corner"),
        pytest.param({"corners": [corner("1", "1")]}, ".corners", ORDER, id="one corner"),
        pytest.param(
            {"corners": [corner("1", "1"), corner("1", "2")]}, ".corners", ORDER, id="a cliff"
        ),
        pytest.param(
            {"corners": [corner("2", "1"), corner("1", "2")]}, ".corners", ORDER, id="upside down"
        ),
        pytest.param(
            {"corners": [corner("1", "1"), corner("3", "2"), corner("2", "3")]},
            ".corners",
            ORDER,
            id="one out of order",
        ),
        pytest.param(
            {"corners": [corner("1", "-1"), corner("2", "2")]},
            ".corners[0].points",
            "must not be negative",
            id="negative points",
        ),
        pytest.param({"corners": [{}]}, ".corners[0]", "“at” is missing", id="an empty corner"),
        pytest.param(
            {"corners": [{**corner("1", "1"), "x": 1}]}, ".corners[0]", "“x” is unknown", id="more"
        ),
        pytest.param(
            {"between": "step", "high": "open"},
            ".high",
            "by the corner that is reached, the last one must be closed",
            id="a step that nobody reaches",
        ),
        pytest.param({"x": 1}, "", "“x” is unknown", id="unknown"),
    ],
)
def test_bad_parameters(change, where, problem):
    assert refusal(PiecewiseLinear, {**PARAMETERS, **change}) == (f"parameters{where}", problem)

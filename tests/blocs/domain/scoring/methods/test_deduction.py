from fractions import Fraction

import pytest

from blocs.domain.scoring.methods.deduction import Deduction
from boards.domain.sentences import Sentence
from tests.blocs.domain.scoring.cases import explained, refusal, scored

METHOD = Deduction.from_parameters({"each": "2.5"})


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        pytest.param(0, "10", id="F12: none"),
        pytest.param(3, "2.5", id="F12: three"),
        pytest.param(4, "0", id="F12: exactly nothing left"),
        pytest.param(5, "0", id="F12: never less than nothing"),
        pytest.param(-1, "10", id="less than none adds nothing"),
    ],
)
def test_golden_points(amount, expected):
    assert scored(METHOD, amount) == Fraction(expected)


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        pytest.param(3, Sentence("10 − 3 × 2,5 = 2,50.", "10 − 3 × 2.5 = 2.50."), id="some"),
        pytest.param(
            -1, Sentence("10 − 0 × 2,5 = 10,00.", "10 − 0 × 2.5 = 10.00."), id="below none"
        ),
        pytest.param(4, Sentence("10 − 4 × 2,5 = 0,00.", "10 − 4 × 2.5 = 0.00."), id="just none"),
        pytest.param(
            5,
            Sentence(
                "10 − 5 × 2,5 = -2,50; không dưới 0 điểm.",
                "10 − 5 × 2.5 = -2.50; never less than 0 points.",
            ),
            id="too many",
        ),
    ],
)
def test_explanation(amount, expected):
    assert explained(METHOD, amount) == expected


def test_formula():
    assert METHOD.formula() == Sentence(
        "điểm = điểm tối đa − số liệu × 2,5, không dưới 0",
        "points = maximum − amount × 2.5, never less than 0",
    )


@pytest.mark.parametrize(
    ("parameters", "where", "problem"),
    [
        pytest.param({}, "parameters", "“each” is missing", id="missing"),
        pytest.param({"each": "-1"}, "parameters.each", "must not be negative", id="negative"),
        pytest.param({"each": "1", "x": 1}, "parameters", "“x” is unknown", id="unknown"),
    ],
)
def test_bad_parameters(parameters, where, problem):
    assert refusal(Deduction, parameters) == (where, problem)

from fractions import Fraction

import pytest

from blocs.domain.scoring.methods.count_times_points import CountTimesPoints
from boards.domain.sentences import Sentence
from tests.blocs.domain.scoring.cases import explained, refusal, scored

CAPPED = CountTimesPoints.from_parameters({"each": "1.5", "cap": "5"})
UNCAPPED = CountTimesPoints.from_parameters({"each": "1.5"})
BILLIONS = CountTimesPoints.from_parameters({"each": "2", "per": "100000000000", "cap": "9.5"})


@pytest.mark.parametrize(
    ("method", "amount", "expected"),
    [
        pytest.param(CAPPED, 2, "3", id="F9: below the cap"),
        pytest.param(CAPPED, 4, "5", id="F9: never more than the cap"),
        pytest.param(CAPPED, 0, "0", id="none"),
        pytest.param(CAPPED, -2, "0", id="less than none earns nothing"),
        pytest.param(UNCAPPED, 40, "60", id="F9: without a cap"),
        pytest.param(BILLIONS, 150 * 10**9, "3", id="two points for every 100 billion"),
    ],
)
def test_golden_points(method, amount, expected):
    assert scored(method, amount) == Fraction(expected)


@pytest.mark.parametrize(
    ("method", "exceeds", "promised"),
    [
        pytest.param(CAPPED, False, 5, id="capped"),
        pytest.param(UNCAPPED, True, 0, id="uncapped"),
    ],
)
def test_only_without_a_cap_it_may_earn_more_than_the_maximum(method, exceeds, promised):
    assert (method.may_exceed_maximum, method.promised) == (exceeds, promised)


@pytest.mark.parametrize(
    ("method", "amount", "unit", "expected"),
    [
        pytest.param(
            UNCAPPED, 40, "project", Sentence("40 × 1,5 = 60,00.", "40 × 1.5 = 60.00."), id="no cap"
        ),
        pytest.param(
            CAPPED, 2, "project", Sentence("2 × 1,5 = 3,00.", "2 × 1.5 = 3.00."), id="below the cap"
        ),
        pytest.param(
            CAPPED,
            4,
            "project",
            Sentence(
                "4 × 1,5 = 6,00; không quá 5,00 điểm.", "4 × 1.5 = 6.00; at most 5.00 points."
            ),
            id="above it",
        ),
        pytest.param(
            CAPPED, -2, "project", Sentence("0 × 1,5 = 0,00.", "0 × 1.5 = 0.00."), id="below none"
        ),
        pytest.param(
            BILLIONS,
            -1,
            "VND_BN",
            Sentence("0 / 100 × 2 = 0,00.", "0 / 100 × 2 = 0.00."),
            id="below none, for every 100 billion",
        ),
        pytest.param(
            BILLIONS,
            475 * 10**9,
            "VND_BN",
            Sentence("475 / 100 × 2 = 9,50.", "475 / 100 × 2 = 9.50."),
            id="exactly at it, for every 100 billion",
        ),
    ],
)
def test_explanation(method, amount, unit, expected):
    assert explained(method, amount, unit=unit) == expected


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        pytest.param(
            UNCAPPED,
            Sentence(
                "điểm = số liệu × 1,5, không giới hạn", "points = amount × 1.5, without a limit"
            ),
            id="uncapped",
        ),
        pytest.param(
            BILLIONS,
            Sentence(
                "điểm = số liệu / 100.000.000.000 × 2, không quá 9,5 điểm",
                "points = amount / 100,000,000,000 × 2, at most 9.5 points",
            ),
            id="for every 100 billion, capped",
        ),
    ],
)
def test_formula(method, expected):
    assert method.formula() == expected


@pytest.mark.parametrize(
    ("parameters", "where", "problem"),
    [
        pytest.param({}, "parameters", "“each” is missing", id="missing"),
        pytest.param({"each": "-1"}, "parameters.each", "must not be negative", id="negative"),
        pytest.param(
            {"each": "1", "per": "0"}, "parameters.per", "must be more than 0", id="for nothing"
        ),
        pytest.param(
            {"each": "1", "cap": "-1"}, "parameters.cap", "must not be negative", id="a cap below 0"
        ),
        pytest.param(
            {"each": "1", "cap": None}, "parameters.cap", "must be text", id="no cap is no key"
        ),
        pytest.param({"each": "1", "x": 1}, "parameters", "“x” is unknown", id="unknown"),
    ],
)
def test_bad_parameters(parameters, where, problem):
    assert refusal(CountTimesPoints, parameters) == (where, problem)

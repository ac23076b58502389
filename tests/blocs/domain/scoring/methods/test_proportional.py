from fractions import Fraction

import pytest

from blocs.domain.reading import Unreadable
from blocs.domain.scoring.data import Field
from blocs.domain.scoring.methods.proportional import Proportional
from boards.domain.sentences import Sentence
from tests.blocs.domain.scoring.cases import explained, reported, scored

UNCAPPED, CAPPED = Proportional(capped=False), Proportional(capped=True)


@pytest.mark.parametrize(
    ("method", "amount", "expected"),
    [
        pytest.param(UNCAPPED, 120, "12", id="F1: above the target earns more"),
        pytest.param(UNCAPPED, 85, "8.5", id="F1: below"),
        pytest.param(UNCAPPED, 100, "10", id="F1: at the target"),
        pytest.param(UNCAPPED, 0, "0", id="F1: not done"),
        pytest.param(CAPPED, 120, "10", id="F2: above the target earns the maximum"),
        pytest.param(CAPPED, 85, "8.5", id="F2: below"),
        pytest.param(CAPPED, 100, "10", id="F2: at the target"),
        pytest.param(CAPPED, -5, "0", id="F2: less than zero earns nothing"),
    ],
)
def test_golden_points(method, amount, expected):
    assert scored(method, amount, target=100) == Fraction(expected)


@pytest.mark.parametrize("target", [None, 0, -1])
def test_without_a_target_to_divide_by_it_says_so(target):
    own = reported(5, target)

    assert not CAPPED.to_compare_with(own)
    with pytest.raises(ValueError, match="no target"):
        CAPPED.points(own=own, field=Field(), maximum=Fraction(10))


@pytest.mark.parametrize(
    ("method", "amount", "vi", "en"),
    [
        pytest.param(
            UNCAPPED,
            38,
            "Chỉ tiêu đăng ký: 30 ha. 10 × 38 / 30 = 12,67.",
            "Target: 30 ha. 10 × 38 / 30 = 12.67.",
            id="uncapped",
        ),
        pytest.param(
            CAPPED,
            38,
            "Chỉ tiêu đăng ký: 30 ha. 10 × 38 / 30 = 12,67; không quá điểm tối đa: 10,00.",
            "Target: 30 ha. 10 × 38 / 30 = 12.67; never more than the maximum: 10.00.",
            id="capped, above",
        ),
        pytest.param(
            CAPPED,
            30,
            "Chỉ tiêu đăng ký: 30 ha. 10 × 30 / 30 = 10,00.",
            "Target: 30 ha. 10 × 30 / 30 = 10.00.",
            id="capped, at the target",
        ),
        pytest.param(
            UNCAPPED,
            -3,
            "Chỉ tiêu đăng ký: 30 ha. 10 × 0 / 30 = 0,00.",
            "Target: 30 ha. 10 × 0 / 30 = 0.00.",
            id="less than nothing",
        ),
        pytest.param(
            CAPPED,
            12,
            "Chỉ tiêu đăng ký: 30 ha. 10 × 12 / 30 = 4,00.",
            "Target: 30 ha. 10 × 12 / 30 = 4.00.",
            id="capped, below",
        ),
    ],
)
def test_explanation(method, amount, vi, en):
    assert explained(method, amount, target=30, unit="HA") == Sentence(vi, en)


@pytest.mark.parametrize(
    ("method", "en"),
    [
        pytest.param(UNCAPPED, "points = maximum × amount / target, also beyond the target"),
        pytest.param(CAPPED, "points = maximum × amount / target, never more than the maximum"),
    ],
)
def test_formula(method, en):
    assert method.formula().en == en


@pytest.mark.parametrize("capped", [True, False])
def test_parameters(capped):
    method = Proportional.from_parameters({"capped": capped})

    assert method == Proportional(capped=capped)
    assert method.to_compare_with(reported(1, 2))
    assert method.may_exceed_maximum is not capped


@pytest.mark.parametrize(
    ("parameters", "where", "problem"),
    [
        pytest.param({}, "parameters", "“capped” is missing", id="missing"),
        pytest.param({"capped": "yes"}, "parameters.capped", "must be true or false", id="a word"),
        pytest.param({"capped": 1}, "parameters.capped", "must be true or false", id="a number"),
        pytest.param({"capped": True, "cap": 1}, "parameters", "“cap” is unknown", id="unknown"),
        pytest.param([], "parameters", "must be a JSON object", id="a list"),
    ],
)
def test_bad_parameters(parameters, where, problem):
    with pytest.raises(Unreadable) as refused:
        Proportional.from_parameters(parameters)

    assert (refused.value.where, refused.value.problem.en) == (where, problem)

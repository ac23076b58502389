from fractions import Fraction

import pytest

from blocs.domain.scoring.methods.lower_is_better import AT_ZERO, AtZero, LowerIsBetter
from boards.domain.sentences import Sentence
from tests.blocs.domain.scoring.cases import explained, refusal, reported, scored


def lower(most="1", at_zero="maximum"):
    return LowerIsBetter.from_parameters({"most": most, "at_zero": at_zero})


@pytest.mark.parametrize(
    ("method", "amount", "target", "expected"),
    [
        pytest.param(lower(), 8, 5, "6.25", id="F12: more than the target"),
        pytest.param(lower(), 5, 5, "10", id="F12: at the target"),
        pytest.param(lower(), 4, 5, "10", id="F12: less, never more than the maximum"),
        pytest.param(lower("1.3"), 4, 5, "12.5", id="F12: less, up to more than the maximum"),
        pytest.param(lower("1.2"), 4, 5, "12", id="F12: no more than the cap"),
        pytest.param(lower("1.2", "most"), 0, 5, "12", id="none: the most"),
        pytest.param(lower("1.2", "maximum"), 0, 5, "10", id="none: the maximum"),
        pytest.param(lower("1.2", "nothing"), 0, 5, "0", id="none: nothing"),
        pytest.param(lower("1.2", "most"), -3, 5, "12", id="less than none earns what none does"),
        pytest.param(lower(), 0, 0, "10", id="none pledged and none there"),
        pytest.param(lower(), 1, 0, "0", id="none pledged and one there"),
    ],
)
def test_golden_points(method, amount, target, expected):
    assert scored(method, amount, target) == Fraction(expected)


@pytest.mark.parametrize(
    ("target", "comparable"),
    [
        pytest.param(None, False, id="no target"),
        pytest.param(-1, False, id="below zero"),
        pytest.param(0, True, id="a pledge of none is a target"),
        pytest.param(3, True, id="a target"),
    ],
)
def test_a_target_of_zero_is_one(target, comparable):
    assert lower().to_compare_with(reported(1, target)) is comparable


def test_zero_is_an_edge():
    assert lower().edges(reported(3, 5)) == (0,)


@pytest.mark.parametrize(("most", "exceeds"), [("1", False), ("1.000001", True)])
def test_a_cap_above_one_may_earn_more_than_the_maximum(most, exceeds):
    assert lower(most).may_exceed_maximum is exceeds


@pytest.mark.parametrize(
    ("method", "amount", "vi", "en"),
    [
        pytest.param(
            lower(),
            8,
            "Chỉ tiêu đăng ký: 5 ha. 10 × 5 / 8 = 6,25.",
            "Target: 5 ha. 10 × 5 / 8 = 6.25.",
            id="more than the target",
        ),
        pytest.param(
            lower(),
            5,
            "Chỉ tiêu đăng ký: 5 ha. 10 × 5 / 5 = 10,00.",
            "Target: 5 ha. 10 × 5 / 5 = 10.00.",
            id="at the target",
        ),
        pytest.param(
            lower(),
            4,
            "Chỉ tiêu đăng ký: 5 ha. 10 × 5 / 4 = 12,50; không quá điểm tối đa: 10,00.",
            "Target: 5 ha. 10 × 5 / 4 = 12.50; never more than the maximum: 10.00.",
            id="less",
        ),
        pytest.param(
            lower("1.2"),
            4,
            "Chỉ tiêu đăng ký: 5 ha. 10 × 5 / 4 = 12,50; không quá 1,2 × điểm tối đa: 12,00.",
            "Target: 5 ha. 10 × 5 / 4 = 12.50; never more than 1.2 × maximum: 12.00.",
            id="less, with a higher cap",
        ),
        pytest.param(
            lower("1.2"),
            5,
            "Chỉ tiêu đăng ký: 5 ha. 10 × 5 / 5 = 10,00.",
            "Target: 5 ha. 10 × 5 / 5 = 10.00.",
            id="at the target, with a higher cap",
        ),
        pytest.param(
            lower("1.2", "most"),
            -1,
            "Chỉ tiêu đăng ký: 5 ha. Thực hiện bằng 0: mức cao nhất được hưởng, 12,00.",
            "Target: 5 ha. The amount is 0: the most that can be earned, 12.00.",
            id="less than none",
        ),
        pytest.param(
            lower("1.2", "nothing"),
            0,
            "Chỉ tiêu đăng ký: 5 ha. Thực hiện bằng 0: 0 điểm, 0,00.",
            "Target: 5 ha. The amount is 0: 0 points, 0.00.",
            id="none",
        ),
    ],
)
def test_explanation(method, amount, vi, en):
    assert explained(method, amount, target=5, unit="HA") == Sentence(vi, en)


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        pytest.param(
            lower("1", "most"),
            Sentence(
                "điểm = điểm tối đa × chỉ tiêu đăng ký / thực hiện, không quá điểm tối đa; "
                "thực hiện bằng 0: mức cao nhất được hưởng",
                "points = maximum × target / amount, never more than the maximum; "
                "for an amount of 0: the most that can be earned",
            ),
            id="up to the maximum",
        ),
        pytest.param(
            lower("1.2"),
            Sentence(
                "điểm = điểm tối đa × chỉ tiêu đăng ký / thực hiện, không quá 1,2 × điểm tối đa; "
                "thực hiện bằng 0: điểm tối đa",
                "points = maximum × target / amount, never more than 1.2 × maximum; "
                "for an amount of 0: the maximum",
            ),
            id="up to more",
        ),
    ],
)
def test_formula(method, expected):
    assert method.formula() == expected


def test_every_way_to_treat_zero_has_words():
    assert list(AT_ZERO) == list(AtZero)


@pytest.mark.parametrize(
    ("change", "where", "problem"),
    [
        pytest.param({"most": "0.9"}, ".most", "must not be less than 1", id="a cap below one"),
        pytest.param({"most": "-1"}, ".most", "must not be negative", id="negative"),
        pytest.param({"at_zero": "x"}, ".at_zero", "“x” is not a choice", id="unknown choice"),
        pytest.param({"at_zero": 0}, ".at_zero", "must be text", id="no text"),
        pytest.param({"x": 1}, "", "“x” is unknown", id="unknown"),
    ],
)
def test_bad_parameters(change, where, problem):
    found = refusal(LowerIsBetter, {"most": "1", "at_zero": "most", **change})

    assert found == (f"parameters{where}", problem)

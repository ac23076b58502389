from fractions import Fraction

import pytest

from blocs.domain.scoring.methods.linear import STEPS, Linear, Steps
from boards.domain.sentences import Sentence
from tests.blocs.domain.scoring.cases import explained, refusal, reported, scored

PARAMETERS = {
    "over": "0.5",
    "over_most": "2",
    "under": "1",
    "zero_below": "92",
    "steps": "whole",
}


def linear(**changes):
    return Linear.from_parameters({**PARAMETERS, **changes})


WHOLE, PARTS = linear(), linear(steps="continuous")
PLAIN = linear(over="0", over_most="0", zero_below="0")


@pytest.mark.parametrize(
    ("method", "amount", "expected"),
    [
        pytest.param(WHOLE, "100", "10", id="F11: the target earns the maximum"),
        pytest.param(WHOLE, "101", "10.5", id="F11: one percent over"),
        pytest.param(WHOLE, "101.99", "10.5", id="F11: only whole percents over"),
        pytest.param(WHOLE, "104", "12", id="F11: exactly the cap"),
        pytest.param(WHOLE, "150", "12", id="F11: never more than the cap"),
        pytest.param(WHOLE, "99", "9", id="F11: one percent short"),
        pytest.param(WHOLE, "99.01", "10", id="F11: only whole percents short"),
        pytest.param(WHOLE, "98.01", "9", id="F11: one and nearly another short"),
        pytest.param(WHOLE, "92", "2", id="F11: the threshold itself is not below it"),
        pytest.param(WHOLE, "91.99", "0", id="F11: below the threshold"),
        pytest.param(PARTS, "101.5", "10.75", id="F11: parts of a percent over"),
        pytest.param(PARTS, "98.5", "8.5", id="F11: parts of a percent short"),
        pytest.param(PLAIN, "130", "10", id="nothing for passing the target"),
        pytest.param(PLAIN, "90", "0", id="nothing is left"),
        pytest.param(PLAIN, "20", "0", id="never less than nothing"),
        pytest.param(PLAIN, "0", "0", id="zero"),
        pytest.param(PLAIN, "-10", "0", id="less than zero"),
    ],
)
def test_golden_points(method, amount, expected):
    assert scored(method, amount, target=100) == Fraction(expected)


@pytest.mark.parametrize("threshold", ["100.5", "100"])
def test_a_threshold_may_stand_above_the_target(threshold):
    method = linear(zero_below=threshold)

    assert scored(method, "100", target=100) == (10 if threshold == "100" else 0)
    assert scored(method, "101", target=100) == Fraction("10.5")


def test_a_rate_without_an_end_is_counted_exactly():
    assert scored(PARTS, 301, target=300) == 10 + Fraction(1, 6)


@pytest.mark.parametrize(("target", "comparable"), [(None, False), (0, False), (1, True)])
def test_it_needs_a_target_to_divide_by(target, comparable):
    assert WHOLE.to_compare_with(reported(1, target)) is comparable


@pytest.mark.parametrize(
    ("changes", "exceeds"),
    [
        pytest.param({}, True, id="more for more"),
        pytest.param({"over": "0"}, False, id="nothing for each"),
        pytest.param({"over_most": "0"}, False, id="nothing at most"),
        pytest.param({"over": "0.1", "over_most": "0.1"}, True, id="a little"),
    ],
)
def test_it_may_exceed_the_maximum_where_it_adds_something(changes, exceeds):
    assert linear(**changes).may_exceed_maximum is exceeds


@pytest.mark.parametrize(
    ("method", "amount", "vi", "en"),
    [
        pytest.param(
            WHOLE,
            1127,
            "= 112,70 %. Vượt chỉ tiêu: 10 + 12 × 0,5 = 16,00; cộng không quá 2: 12,00.",
            "= 112.70 %. Over the target: 10 + 12 × 0.5 = 16.00; at most 2 more: 12.00.",
            id="over the cap",
        ),
        pytest.param(
            WHOLE,
            1040,
            "= 104,00 %. Vượt chỉ tiêu: 10 + 4 × 0,5 = 12,00.",
            "= 104.00 %. Over the target: 10 + 4 × 0.5 = 12.00.",
            id="exactly the cap",
        ),
        pytest.param(
            PARTS,
            1015,
            "= 101,50 %. Vượt chỉ tiêu: 10 + (100 × 1.015 / 1.000 − 100) × 0,5 = 10,75.",
            "= 101.50 %. Over the target: 10 + (100 × 1,015 / 1,000 − 100) × 0.5 = 10.75.",
            id="parts of a percent over",
        ),
        pytest.param(
            WHOLE,
            1000,
            "= 100,00 %. Đạt chỉ tiêu: 10,00 điểm.",
            "= 100.00 %. The target is met: 10.00 points.",
            id="at the target",
        ),
        pytest.param(
            WHOLE,
            925,
            "= 92,50 %. Chưa đạt chỉ tiêu: 10 − 7 × 1 = 3,00.",
            "= 92.50 %. Short of the target: 10 − 7 × 1 = 3.00.",
            id="short",
        ),
        pytest.param(
            linear(steps="continuous", zero_below="0"),
            850,
            "= 85,00 %. Chưa đạt chỉ tiêu: 10 − (100 − 100 × 850 / 1.000) × 1 = -5,00; "
            "không dưới 0: 0,00.",
            "= 85.00 %. Short of the target: 10 − (100 − 100 × 850 / 1,000) × 1 = -5.00; "
            "never less than 0: 0.00.",
            id="far short, by parts of a percent",
        ),
        pytest.param(
            PLAIN,
            900,
            "= 90,00 %. Chưa đạt chỉ tiêu: 10 − 10 × 1 = 0,00.",
            "= 90.00 %. Short of the target: 10 − 10 × 1 = 0.00.",
            id="exactly nothing left",
        ),
        pytest.param(
            WHOLE,
            920,
            "= 92,00 %. Chưa đạt chỉ tiêu: 10 − 8 × 1 = 2,00.",
            "= 92.00 %. Short of the target: 10 − 8 × 1 = 2.00.",
            id="at the threshold",
        ),
        pytest.param(
            WHOLE, 919, "= 91,90 %. Dưới 92%: 0,00 điểm.", "= 91.90 %. Below 92%: 0.00 points.",
            id="below the threshold",
        ),
    ],
)  # fmt: skip
def test_explanation(method, amount, vi, en):
    found = explained(method, amount, target=1000)

    shown = f"{amount:,}"
    assert (
        found.vi.removeprefix(f"Thực hiện / chỉ tiêu đăng ký: {shown.replace(',', '.')} / 1.000 ")
        == vi
    )
    assert found.en.removeprefix(f"Amount / target: {shown} / 1,000 ") == en


def test_a_negative_amount_is_explained_as_what_it_earns():
    method = linear(steps="continuous", zero_below="0")

    assert explained(method, -5, target=10).en == (
        "Amount / target: 0 / 10 = 0.00 %. "
        "Short of the target: 10 − (100 − 100 × 0 / 10) × 1 = -90.00; never less than 0: 0.00."
    )


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        pytest.param(
            WHOLE,
            Sentence(
                "đạt 100% chỉ tiêu đăng ký: điểm tối đa; vượt mỗi 1% tròn cộng 0,5, cộng không "
                "quá 2; thiếu mỗi 1% tròn trừ 1, không dưới 0; dưới 92%: 0 điểm",
                "100% of the target: the maximum; each full 1% over: plus 0.5, at most 2 more; "
                "each full 1% short: minus 1, never less than 0; below 92%: 0 points",
            ),
            id="whole percents",
        ),
        pytest.param(
            linear(over_most="0", zero_below="0", steps="continuous"),
            Sentence(
                "đạt 100% chỉ tiêu đăng ký: điểm tối đa; vượt không cộng thêm; "
                "thiếu mỗi 1% (tính cả phần lẻ) trừ 1, không dưới 0",
                "100% of the target: the maximum; nothing more beyond it; "
                "each 1% (and parts of it) short: minus 1, never less than 0",
            ),
            id="parts, without a threshold, nothing more",
        ),
    ],
)
def test_formula(method, expected):
    assert method.formula() == expected


def test_every_way_to_count_percents_has_words():
    assert sorted(STEPS) == sorted(Steps)


@pytest.mark.parametrize("key", sorted(PARAMETERS))
def test_a_lacking_parameter_is_named(key):
    lacking = {name: value for name, value in PARAMETERS.items() if name != key}

    assert refusal(Linear, lacking) == ("parameters", f"“{key}” is missing")


@pytest.mark.parametrize("key", ["over", "over_most", "under", "zero_below"])
def test_a_negative_parameter_is_named(key):
    found = refusal(Linear, {**PARAMETERS, key: "-0.5"})

    assert found == (f"parameters.{key}", "must not be negative")


@pytest.mark.parametrize(
    ("change", "where", "problem"),
    [
        pytest.param({"steps": "half"}, ".steps", "“half” is not a choice", id="unknown steps"),
        pytest.param({"x": 1}, "", "“x” is unknown", id="unknown"),
    ],
)
def test_bad_parameters(change, where, problem):
    assert refusal(Linear, {**PARAMETERS, **change}) == (f"parameters{where}", problem)

from fractions import Fraction

import pytest

from blocs.domain.scoring.data import Field
from blocs.domain.scoring.methods.relative_to_best import RelativeToBest
from boards.domain.sentences import Sentence
from tests.blocs.domain.scoring.cases import explained, pledged, refusal, reported, scored

HALF = RelativeToBest.from_parameters({"share": "0.5"})


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        pytest.param(80, "8", id="F6: below the target"),
        pytest.param(100, "10", id="F6: at the target"),
        pytest.param(150, "12.5", id="F6: above"),
        pytest.param(300, "20", id="F6: the best rate"),
        pytest.param(0, "0", id="zero"),
        pytest.param(-5, "0", id="less than zero earns nothing"),
    ],
)
def test_golden_points(amount, expected):
    others = pledged(w=(80, 100), x=(100, 100), y=(150, 100), z=(300, 100))

    assert scored(HALF, amount, target=100, maximum=20, others=others) == Fraction(expected)


def test_boards_that_tie_on_the_best_rate_all_get_the_maximum():
    field = pledged(x=(3, 2), y=(75, 50), z=(9, 8))

    points = [HALF.points(own=own, field=field, maximum=Fraction(20)) for own in field.values()]

    assert points == [20, 20, 10 + 10 * Fraction(1, 4)]


@pytest.mark.parametrize(
    ("field", "points"),
    [
        pytest.param(pledged(x=(80, 100), y=(50, 100)), [8, 5], id="all below"),
        pytest.param(pledged(x=(100, 100), y=(50, 50)), [10, 10], id="all exactly at it"),
    ],
)
def test_where_nobody_passes_the_target_nobody_is_the_model(field, points):
    assert [HALF.points(own=o, field=field, maximum=Fraction(20)) for o in field.values()] == points


def test_a_board_alone_above_its_target_is_the_best():
    assert scored(HALF, 101, target=100, maximum=20) == 20


def test_who_has_no_target_is_no_model():
    others = {"x": reported(1000), "y": reported(1000, 0)}

    assert scored(HALF, 150, target=100, maximum=20, others=others) == 20
    assert [HALF.to_compare_with(own) for own in others.values()] == [False, False]
    assert Field(others).best_rate == 0


@pytest.mark.parametrize(
    ("share", "points"),
    [pytest.param("0", [0, 0, 20], id="none"), pytest.param("1", [16, 20, 20], id="all")],
)
def test_the_share_at_the_target_is_chosen(share, points):
    method = RelativeToBest.from_parameters({"share": share})
    others = pledged(x=(300, 100))

    assert [scored(method, a, 100, 20, others) for a in (80, 100, 300)] == points


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        pytest.param(
            24,
            Sentence(
                "Thực hiện / chỉ tiêu đăng ký: 24 / 30 = 80,00 %. 0,7 × 10 × 24 / 30 = 5,60.",
                "Amount / target: 24 / 30 = 80.00 %. 0.7 × 10 × 24 / 30 = 5.60.",
            ),
            id="below",
        ),
        pytest.param(
            30,
            Sentence(
                "Thực hiện / chỉ tiêu đăng ký: 30 / 30 = 100,00 %. 0,7 × 10 × 30 / 30 = 7,00.",
                "Amount / target: 30 / 30 = 100.00 %. 0.7 × 10 × 30 / 30 = 7.00.",
            ),
            id="at the target",
        ),
        pytest.param(
            -3,
            Sentence(
                "Thực hiện / chỉ tiêu đăng ký: 0 / 30 = 0,00 %. 0,7 × 10 × 0 / 30 = 0,00.",
                "Amount / target: 0 / 30 = 0.00 %. 0.7 × 10 × 0 / 30 = 0.00.",
            ),
            id="less than nothing",
        ),
        pytest.param(
            38,
            Sentence(
                "Thực hiện / chỉ tiêu đăng ký: 38 / 30 ≈ 126,67 %. "
                "Tỷ lệ cao nhất khối: 60 / 20 = 300,00 % (Bắc Giang). "
                "0,7 × 10 + 0,3 × 10 × (38 / 30 − 1) / (60 / 20 − 1) = 7,40.",
                "Amount / target: 38 / 30 ≈ 126.67 %. "
                "Best rate in the bloc: 60 / 20 = 300.00 % (Bắc Giang). "
                "0.7 × 10 + 0.3 × 10 × (38 / 30 − 1) / (60 / 20 − 1) = 7.40.",
            ),
            id="above",
        ),
    ],
)
def test_explanation(amount, expected):
    method = RelativeToBest.from_parameters({"share": "0.7"})
    others = {"bac-giang": reported(60, 20)}

    assert explained(method, amount, target=30, others=others, unit="HA") == expected


def test_formula():
    assert RelativeToBest.from_parameters({"share": "0.3"}).formula() == Sentence(
        "đến mức chỉ tiêu: 0,3 × điểm tối đa × thực hiện / chỉ tiêu đăng ký; "
        "vượt chỉ tiêu: 0,3 × điểm tối đa + 0,7 × điểm tối đa × (tỷ lệ − 100%) / "
        "(tỷ lệ cao nhất khối − 100%)",
        "up to the target: 0.3 × maximum × amount / target; "
        "beyond it: 0.3 × maximum + 0.7 × maximum × (rate − 100%) / "
        "(best rate in the bloc − 100%)",
    )


@pytest.mark.parametrize(
    ("parameters", "where", "problem"),
    [
        pytest.param({}, "parameters", "“share” is missing", id="missing"),
        pytest.param({"share": "1.01"}, "parameters.share", "must not be more than 1", id="more"),
        pytest.param({"share": "-0.1"}, "parameters.share", "must not be negative", id="less"),
        pytest.param({"share": "0.5", "cap": "1"}, "parameters", "“cap” is unknown", id="unknown"),
    ],
)
def test_bad_parameters(parameters, where, problem):
    assert refusal(RelativeToBest, parameters) == (where, problem)

from fractions import Fraction

import pytest

from blocs.domain.scoring.methods.rank_points import RankPoints
from boards.domain.sentences import Sentence
from tests.blocs.domain.scoring.cases import explained, field, refusal, scored


def rank(better="more", step="3"):
    return RankPoints.from_parameters({"better": better, "step": step})


def all_points(method, **amounts):
    bloc = field(**amounts)
    return [method.points(own=own, field=bloc, maximum=Fraction(10)) for own in bloc.values()]


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        pytest.param(rank("more"), [10, 7, 7, 1, 0], id="F14: more is better"),
        pytest.param(rank("less"), [0, 4, 4, 7, 10], id="F14: less is better"),
    ],
)
def test_golden_points(method, expected):
    """Places 1, 2, 2, 4, 5, and the other way round: 5, 3, 3, 2, 1."""
    assert all_points(method, a=50, b=40, c=40, d=7, e=-1) == expected


@pytest.mark.parametrize("better", ["more", "less"])
def test_where_all_have_the_same_all_are_first(better):
    assert all_points(rank(better), a=0, b=0, c=0) == [10, 10, 10]


def test_a_board_alone_is_first():
    assert scored(rank(), 1) == 10


def test_an_amount_below_zero_stands_after_zero():
    assert all_points(rank(), a=-1, b=0) == [7, 10]


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        pytest.param(
            "2.5",
            Sentence(
                "Hạng 3 trong 3 đơn vị có số liệu được tính: 10 − 2 × 2,5 = 5,00.",
                "Place 3 of 3 (boards whose figure counts): 10 − 2 × 2.5 = 5.00.",
            ),
            id="something is left",
        ),
        pytest.param(
            "5",
            Sentence(
                "Hạng 3 trong 3 đơn vị có số liệu được tính: 10 − 2 × 5 = 0,00.",
                "Place 3 of 3 (boards whose figure counts): 10 − 2 × 5 = 0.00.",
            ),
            id="just nothing is left",
        ),
        pytest.param(
            "6",
            Sentence(
                "Hạng 3 trong 3 đơn vị có số liệu được tính: 10 − 2 × 6 = -2,00; "
                "không dưới 0 điểm.",
                "Place 3 of 3 (boards whose figure counts): 10 − 2 × 6 = -2.00; "
                "never less than 0 points.",
            ),
            id="nothing is left",
        ),
    ],
)
def test_explanation(step, expected):
    assert explained(rank(step=step), 1, others=field(x=3, y=2)) == expected


@pytest.mark.parametrize(
    ("better", "expected"),
    [
        pytest.param(
            "more",
            Sentence(
                "số liệu lớn nhất khối: điểm tối đa; mỗi hạng sau trừ 3, không dưới 0; "
                "bằng nhau thì cùng hạng",
                "the largest amount in the bloc: the maximum; each next place: minus 3, "
                "never less than 0; equals share a place",
            ),
        ),
        pytest.param(
            "less",
            Sentence(
                "số liệu nhỏ nhất khối: điểm tối đa; mỗi hạng sau trừ 3, không dưới 0; "
                "bằng nhau thì cùng hạng",
                "the smallest amount in the bloc: the maximum; each next place: minus 3, "
                "never less than 0; equals share a place",
            ),
        ),
    ],
)
def test_formula(better, expected):
    assert rank(better).formula() == expected


@pytest.mark.parametrize(
    ("change", "where", "problem"),
    [
        pytest.param({"better": "most"}, ".better", "“most” is not a choice", id="direction"),
        pytest.param({"step": "-1"}, ".step", "must not be negative", id="a negative step"),
        pytest.param({"x": 1}, "", "“x” is unknown", id="unknown"),
    ],
)
def test_bad_parameters(change, where, problem):
    found = refusal(RankPoints, {"better": "more", "step": "1", **change})

    assert found == (f"parameters{where}", problem)

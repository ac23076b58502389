from fractions import Fraction

import pytest

from blocs.domain.scoring.methods.rank_table import RankTable
from boards.domain.sentences import Sentence
from tests.blocs.domain.scoring.cases import explained, field, refusal, scored

PARAMETERS = {"better": "more", "table": ["10", "8", "6.5"], "otherwise": "1"}
METHOD = RankTable.from_parameters(PARAMETERS)


def all_points(method, **amounts):
    bloc = field(**amounts)
    return [method.points(own=own, field=bloc, maximum=Fraction(10)) for own in bloc.values()]


@pytest.mark.parametrize(
    ("better", "expected"),
    [
        pytest.param("more", [10, 8, 8, 1, 1], id="F14: more is better"),
        pytest.param("less", [1, Fraction("6.5"), Fraction("6.5"), 8, 10], id="F14: less is"),
    ],
)
def test_golden_points(better, expected):
    method = RankTable.from_parameters({**PARAMETERS, "better": better})

    assert all_points(method, a=50, b=40, c=40, d=7, e=-1) == expected


def test_where_all_have_the_same_all_are_first():
    assert all_points(METHOD, a=0, b=0) == [10, 10]


def test_a_board_alone_is_first():
    assert scored(METHOD, 1) == 10
    assert METHOD.promised == 10


def test_explanation():
    assert explained(METHOD, 1, others=field(x=3)) == Sentence(
        "Hạng 2 trong 2 đơn vị có số liệu được tính: 8,00 điểm.",
        "Place 2 of 2 (boards whose figure counts): 8.00 points.",
    )


def test_formula():
    assert METHOD.formula() == Sentence(
        "theo thứ hạng, hạng 1 là số liệu lớn nhất khối: hạng 1: 10; hạng 2: 8; hạng 3: 6,5; "
        "còn lại: 1; bằng nhau thì cùng hạng",
        "by place, the first being the largest amount in the bloc: place 1: 10; place 2: 8; "
        "place 3: 6.5; otherwise: 1; equals share a place",
    )


@pytest.mark.parametrize("table", [["8", "8"], ["8", "1"]])
def test_the_next_place_may_earn_the_same(table):
    assert RankTable.from_parameters({**PARAMETERS, "table": table}).promised == 8


@pytest.mark.parametrize(
    ("change", "where", "problem"),
    [
        pytest.param({"better": "most"}, ".better", "“most” is not a choice", id="direction"),
        pytest.param({"table": []}, ".table", "must not be empty", id="an empty table"),
        pytest.param({"table": "10"}, ".table", "must be a list", id="no table"),
        pytest.param({"table": [10]}, ".table[0]", "must be text", id="a number is not text"),
        pytest.param({"table": ["5", "-1"]}, ".table[1]", "must not be negative", id="negative"),
        pytest.param(
            {"table": ["5", "6"]},
            ".table",
            "a later place must not earn more than one before it",
            id="rising",
        ),
        pytest.param(
            {"otherwise": "7"},
            ".table",
            "a later place must not earn more than one before it",
            id="the rest earns more than the last",
        ),
        pytest.param({"otherwise": "-1"}, ".otherwise", "must not be negative", id="rest below 0"),
        pytest.param({"x": 1}, "", "“x” is unknown", id="unknown"),
    ],
)
def test_bad_parameters(change, where, problem):
    assert refusal(RankTable, {**PARAMETERS, **change}) == (f"parameters{where}", problem)

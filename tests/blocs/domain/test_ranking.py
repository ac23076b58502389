from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocs.domain.ranking import places

POINTS = st.dictionaries(
    st.text("abcdefgh", min_size=1, max_size=3),
    st.none() | st.decimals(0, 3, places=1),
    max_size=9,
)


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        pytest.param({}, {}, id="nobody"),
        pytest.param({"a": "1"}, {"a": 1}, id="one board"),
        pytest.param({"a": "1", "b": "3", "c": "2"}, {"a": 3, "b": 1, "c": 2}, id="no ties"),
        pytest.param(
            {"a": "9", "b": "8", "c": "8", "d": "7"},
            {"a": 1, "b": 2, "c": 2, "d": 4},
            id="two seconds, then a fourth",
        ),
        pytest.param({"a": "5", "b": "5.00"}, {"a": 1, "b": 1}, id="5 and 5.00 are equal"),
        pytest.param({"a": None, "b": "0"}, {"a": None, "b": 1}, id="no points, no place"),
    ],
)
def test_places(points, expected):
    totals = {board: None if value is None else Decimal(value) for board, value in points.items()}

    assert places(totals) == expected


@pytest.mark.parametrize(
    ("tie_breakers", "expected"),
    [
        pytest.param([], {"a": 1, "b": 1, "c": 3}, id="none"),
        pytest.param([{"a": 1, "b": 2}], {"a": 2, "b": 1, "c": 3}, id="the first decides"),
        pytest.param([{"a": 2, "b": 2}, {"a": 3}], {"a": 1, "b": 2, "c": 3}, id="then the second"),
        pytest.param([{"c": 9}], {"a": 1, "b": 1, "c": 3}, id="only among equals"),
        pytest.param([{"b": -1}], {"a": 2, "b": 1, "c": 3}, id="named beats not named"),
    ],
)
def test_tie_breakers(tie_breakers, expected):
    points = {"a": Decimal(5), "b": Decimal(5), "c": Decimal(4)}
    breakers = [{board: Decimal(value) for board, value in item.items()} for item in tie_breakers]

    assert places(points, breakers) == expected


@given(POINTS)
def test_a_place_is_one_more_than_the_number_of_boards_with_more_points(points):
    found = places(points)

    ranked = {board: value for board, value in points.items() if value is not None}
    assert found == {
        board: None if value is None else 1 + sum(other > value for other in ranked.values())
        for board, value in points.items()
    }

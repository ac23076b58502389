"""A list beside an annex, row by row."""

from hypothesis import given
from hypothesis import strategies as st

from awards.domain.annex import Comparison, Line, compared

A, B, C = (1, 1), (2, 1), (3, 1)


def test_equal_lists_agree_in_any_order():
    found = compared([A, B], [Line(1, "b", B), Line(2, "a", A)])

    assert (found, found.agrees) == (Comparison(both=2), True)


def test_what_stands_in_one_only_is_told_and_so_is_what_nobody_understood():
    twice, other = Line(2, "a again", A), Line(3, "c", C)
    unread = Line(4, "?", fault="unknown")

    found = compared([A, B], [Line(1, "a", A), twice, other, unread])

    assert found == Comparison(1, (B,), (twice, other), (unread,))
    assert found.agrees is False


@given(st.sets(st.tuples(st.integers(0, 3), st.integers(0, 2))), st.data())
def test_nothing_is_lost_between_the_two(listed, data):
    key = st.none() | st.tuples(st.integers(0, 3), st.integers(0, 2))
    annex = [Line(place, "x", each) for place, each in enumerate(data.draw(st.lists(key)))]

    found = compared(listed, annex)

    assert found.both + len(found.only_listed) == len(listed)
    assert found.both + len(found.only_annex) + len(found.unread) == len(annex)

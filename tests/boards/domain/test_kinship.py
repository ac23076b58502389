"""Which boards are one through successions: the work goes on one way, nobody judges either way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boards.domain.kinship import Tie, heirs, inherited, kin

A, B, C, D, X = "A", "B", "C", "D", "X"


def tie(before, after, heir=None):
    return Tie(frozenset(before), frozenset(after), heir)


MERGER = tie("AB", "C", "C")
LATER = tie("CX", "D", "D")
ABSORBED = tie("AB", "B", "B")
SPLIT = tie("A", "CD", "D")
RENAMED = tie("A", "A")
ENDED = tie("A", "", "X")
NO_HEIR = tie("AB", "C")


@pytest.mark.parametrize(
    ("board", "ties", "works_for", "one_with"),
    [
        pytest.param(C, [], "", "", id="nothing happened"),
        pytest.param(C, [MERGER], "AB", "AB", id="the union"),
        pytest.param(A, [MERGER], "", "C", id="a part of it"),
        pytest.param(C, [NO_HEIR], "", "AB", id="without an heir nobody writes"),
        pytest.param(D, [MERGER, LATER], "ABCX", "ABCX", id="through a chain"),
        pytest.param(A, [MERGER, LATER], "", "CD", id="down a chain"),
        pytest.param(X, [MERGER, LATER], "", "D", id="not across it"),
        pytest.param(B, [ABSORBED], "A", "A", id="a board that goes on"),
        pytest.param(A, [ABSORBED], "", "B", id="a board that was absorbed"),
        pytest.param(D, [SPLIT], "A", "A", id="the heir of a split"),
        pytest.param(C, [SPLIT], "", "A", id="the other half judges its sister, not its mother"),
        pytest.param(A, [RENAMED], "", "", id="another name"),
        pytest.param(X, [ENDED], "A", "A", id="the heir of a board that ended without successor"),
    ],
)
def test_what_a_board_works_for_and_what_it_is_one_with(board, ties, works_for, one_with):
    assert inherited(board, ties) == frozenset(works_for)
    assert kin(board, ties) == frozenset(one_with)


@pytest.mark.parametrize(
    ("board", "ties", "expected"),
    [
        pytest.param(A, [], "", id="nobody"),
        pytest.param(A, [MERGER], "C", id="the heir"),
        pytest.param(A, [MERGER, LATER], "CD", id="and its heir"),
        pytest.param(A, [NO_HEIR], "", id="none was named"),
    ],
)
def test_who_finishes_the_work_of_a_board(board, ties, expected):
    assert heirs(board, ties) == frozenset(expected)


some = st.frozensets(st.sampled_from("ABCDEF"), min_size=1, max_size=3)
ties = st.lists(
    st.builds(
        Tie, some, st.frozensets(st.sampled_from("ABCDEF"), max_size=3), st.sampled_from("ABCDEF")
    ),
    max_size=5,
)


@given(ties, st.sampled_from("ABCDEF"), st.sampled_from("ABCDEF"))
def test_whoever_inherits_is_an_heir_and_judges_nothing_of_it(of, one, other):
    assert (other in inherited(one, of)) == (one in heirs(other, of))
    assert inherited(one, of) <= kin(one, of)
    assert one not in kin(one, of)

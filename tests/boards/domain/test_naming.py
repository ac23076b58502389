"""Which board a name of a file means, year by year."""

import pytest

from boards.domain.kinship import Tie
from boards.domain.naming import Life, meant

A, B, C, D, X = "ABCDX"
LIVES = {A: Life(None, 2025), B: Life(None, 2025), C: Life(2025, 2026), D: Life(2027), X: Life()}
MERGER = Tie(frozenset("AB"), frozenset("C"))
LATER = Tie(frozenset("CX"), frozenset("D"))
TIES = [MERGER, LATER]


@pytest.mark.parametrize(
    ("bearers", "year", "expected"),
    [
        pytest.param("A", 2022, "A", id="whoever bore it then"),
        pytest.param("A", 2025, "A", id="in the year of the event it still is"),
        pytest.param("A", 2026, "C", id="a later year finds the successor"),
        pytest.param("A", 2030, "D", id="and its successor"),
        pytest.param("AC", 2022, "A", id="of two that share the name, the one that was"),
        pytest.param("AC", 2026, "C", id="or the one that is"),
        pytest.param("AC", 2025, "AC", id="both in the year of the event: nobody can tell"),
        pytest.param("C", 2022, "A", id="an earlier year finds the predecessor of like name"),
        pytest.param("D", 2022, "A", id="through a chain"),
        pytest.param("X", 2040, "X", id="a board that joined another may go on by itself"),
    ],
)
def test_a_name_means_the_board_of_its_year(bearers, year, expected):
    found = meant(bearers, year, lives=LIVES, ties=TIES, alike=lambda one, _other: one in "AC")

    assert found == frozenset(expected)


@pytest.mark.parametrize(
    ("bearers", "year", "expected"),
    [
        pytest.param("A", 2026, "", id="nothing came after it"),
        pytest.param("C", 2020, "", id="nothing came before it"),
    ],
)
def test_a_name_may_mean_nobody(bearers, year, expected):
    found = meant(bearers, year, lives=LIVES, ties=[], alike=lambda _one, _other: True)

    assert found == frozenset(expected)


def test_a_split_leaves_several():
    split = Tie(frozenset("A"), frozenset("DX"))

    found = meant("A", 2030, lives=LIVES, ties=[split], alike=lambda _one, _other: True)

    assert found == frozenset("DX")


def test_a_board_that_shares_no_name_is_not_guessed_from_its_successor():
    found = meant("C", 2022, lives=LIVES, ties=TIES, alike=lambda _one, _other: False)

    assert found == frozenset()

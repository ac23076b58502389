"""How far a board moved since the year before, or what keeps it from having moved."""

from copy import deepcopy

import pytest

from blocs.queries.moved import Moved, moved
from blocs.queries.year_before import YearBefore


@pytest.fixture
def told(opened_with, make_figure):
    """An leads before Binh now; the year before as a case has it."""

    def make(change):
        figures = [
            make_figure(board, code, amount, unit)
            for board, amount in (("an", "200"), ("binh", "100"))
            for code, unit in (("capital", "VND_BN"), ("workers", "person"))
        ]
        opened = opened_with(*figures, language="en")
        document = deepcopy(opened.document) | {"year": 2021}
        happened = change(document) or {}
        before = YearBefore(type(opened)(document, opened.reader, opened.head), happened)
        return moved(opened, before)

    return make


def placed(document, **places):
    for row in document["standings"]:
        row["place"] = places.get(row["board"], row["place"])


def gone(document):
    document["members"] = [row for row in document["members"] if row["board"] != "an"]
    document["standings"] = [row for row in document["standings"] if row["board"] != "an"]


@pytest.mark.parametrize(
    ("change", "an"),
    [
        pytest.param(lambda year: None, Moved("=", "the same", "0"), id="nothing moved"),
        pytest.param(lambda year: placed(year, an=3), Moved("▲", "up 2", "0"), id="two places up"),
        pytest.param(
            lambda year: placed(year, an=0), Moved("▼", "down 1", "0"), id="one place down"
        ),
        pytest.param(gone, Moved("", "new member", ""), id="a new member"),
        pytest.param(
            lambda year: placed(year, an=None), Moved("", "no place in 2022", ""), id="no place"
        ),
        pytest.param(lambda year: {"an": ()}, Moved("", "after a succession", ""), id="a merger"),
    ],
)
def test_a_board_says_how_far_it_moved(told, change, an):
    assert told(change)["an"] == an


def test_a_board_without_a_place_says_nothing(told):
    assert set(told(lambda year: None)) == {"an", "binh"}


def test_other_rules_say_nothing_of_anybody(told):
    assert told(lambda year: year["scheme"].update(version=7)) == {}


def test_nothing_is_said_without_a_year_before(opened_with):
    assert moved(opened_with(), None) == {}

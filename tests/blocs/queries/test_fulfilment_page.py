"""Every target of an edition with its verdict, counted by board and narrowed down."""

import pytest

from blocs.enums import Fulfilment
from blocs.queries.fulfilment_page import Count, fulfilment_page


def target(board, code, amount, unit):
    return {"board": board, "indicator": code, "amount": amount, "unit": unit}


@pytest.fixture
def opened(opened_with, make_figure):
    """An did both, Binh neither; Cam pledged nothing of money and reported nothing."""
    return opened_with(
        make_figure("an", "projects", "12", "project"),
        make_figure("an", "capital", "100", "VND_BN", qualifier="more_than"),
        make_figure("binh", "projects", "9", "project"),
        make_figure("binh", "capital", "1", "VND_BN", doubt="blocking", doubt_reason="?"),
        targets=[
            *(target(board, "projects", "10", "project") for board in ("an", "binh", "cam")),
            target("an", "capital", "5", "USD_MN"),
            target("binh", "capital", "50", "VND_BN"),
        ],
        language="en",
    )


def lines_of(page):
    return {
        board.name: [
            (line.pledged, line.share, line.verdict.value, line.why) for line in board.shown
        ]
        for board in page.boards
    }


def test_every_target_stands_beside_what_was_reached(opened):
    assert lines_of(fulfilment_page(opened, {})) == {
        "An": [("10 projects", "120%", "reached", ""), ("5 million USD", "> 100%", "reached", "")],
        "Binh": [
            ("10 projects", "90%", "not_reached", ""),
            ("50 billion VND", "", "not_comparable", "the figure is under an open doubt"),
        ],
        "Cam": [
            ("10 projects", "", "not_comparable", "no figure was reported"),
            ("", "", "not_comparable", "no target was pledged"),
        ],
    }


def test_what_was_not_pledged_is_not_counted(opened):
    page = fulfilment_page(opened, {})

    assert [board.count for board in page.boards] == [
        Count(2, 2, 0, 0),
        Count(2, 0, 1, 1),
        Count(1, 0, 0, 1),
    ]
    assert page.total == Count(pledged=5, reached=2, not_reached=1, not_comparable=2)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param({"board": "an"}, {"An": 2, "Binh": 0, "Cam": 0}, id="one board"),
        pytest.param({"indicator": "capital"}, {"An": 1, "Binh": 1, "Cam": 1}, id="one indicator"),
        pytest.param(
            {"state": Fulfilment.NOT_REACHED.value},
            {"An": 0, "Binh": 1, "Cam": 0},
            id="one verdict",
        ),
        pytest.param(
            {"state": Fulfilment.NOT_COMPARABLE.value},
            {"An": 0, "Binh": 1, "Cam": 1},
            id="not comparable, of what was pledged",
        ),
        pytest.param({"board": "dao"}, {"An": 2, "Binh": 2, "Cam": 2}, id="no such board"),
    ],
)
def test_a_reader_narrows_the_lines_down_and_not_the_counts(opened, query, expected):
    page = fulfilment_page(opened, query)

    assert {board.name: len(board.shown) for board in page.boards} == expected
    assert page.total.pledged == 5


def test_the_lists_remember_what_was_chosen(opened):
    chosen = fulfilment_page(opened, {"board": "an"}).narrowed

    assert [option.label for option in chosen.boards if option.chosen] == ["An"]
    assert (chosen.narrow, [option.value for option in chosen.indicators]) == (
        True,
        ["projects", "capital"],
    )


def test_without_targets_there_is_nothing_to_show(opened_with):
    page = fulfilment_page(opened_with(), {})

    assert (page.boards, page.total.pledged, page.narrowed.narrow) == ((), 0, False)

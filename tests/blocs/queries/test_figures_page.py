"""Figures by board, indicator and what is to be known of them."""

import pytest

from blocs.queries.figures_page import figures_page


@pytest.fixture
def opened(opened_with, make_figure, make_absent):
    return opened_with(
        make_figure("an", "capital", "1", "VND_BN", doubt="blocking", doubt_reason="?"),
        make_figure("an", "workers", "5", "person", basis="estimate", doubt="notice"),
        make_figure("binh", "workers", "6", "person", doubt="notice", doubt_settled=True),
        make_absent("binh", "capital"),
        make_absent("cam", "capital", "not_applicable"),
    )


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param({}, {"An": 2, "Binh": 2, "Cam": 1}, id="everything"),
        pytest.param({"board": "binh"}, {"Binh": 2}, id="one board"),
        pytest.param({"indicator": "workers"}, {"An": 1, "Binh": 1}, id="one indicator"),
        pytest.param({"state": "confirm"}, {"An": 1}, id="to be confirmed"),
        pytest.param({"state": "note"}, {"An": 1}, id="to be noted"),
        pytest.param({"state": "settled"}, {"Binh": 1}, id="settled"),
        pytest.param({"state": "estimate"}, {"An": 1}, id="an estimate"),
        pytest.param({"state": "missing"}, {"Binh": 1}, id="missing"),
        pytest.param({"state": "not_applicable"}, {"Cam": 1}, id="not applicable"),
        pytest.param({"state": "missing", "board": "an"}, {}, id="none is like that"),
        pytest.param({"state": "'; drop"}, {"An": 2, "Binh": 2, "Cam": 1}, id="nonsense"),
    ],
)
def test_a_reader_chooses_which_figures_to_see(opened, query, expected):
    page = figures_page(opened, query)

    assert {board.name: len(board.figures) for board in page.boards} == expected
    assert page.shown == sum(expected.values())

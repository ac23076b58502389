"""Shares of targets, with the verdict in words."""

import pytest

from blocs.queries.fulfilments import Fulfilments
from blocs.queries.leaderboard import leaderboard
from blocs.queries.measures import Measures
from blocs.queries.views import against_target


def target(board, code, amount, unit):
    return {"board": board, "indicator": code, "amount": amount, "unit": unit}


@pytest.fixture
def cell_of(opened_with, make_figure, make_indicator):
    """The cell of a board that pledged and reported so many projects, or so much money."""

    def make(pledged, reported, *, unit="project", direction="more", rates=None, own=None):
        code = "trade" if unit != "project" else "projects"
        own = own or {"projects": "project", "trade": "USD_MN"}[code]
        changes = {} if rates is None else {"rates": rates}
        opened = opened_with(
            *([make_figure("an", code, reported, own)] if reported else []),
            indicators=[
                make_indicator(code, own, "count" if code == "projects" else "money")
                | {"direction": direction},
                make_indicator("capital", "VND_BN", "money"),
                make_indicator("workers", "person", "people"),
            ],
            targets=[target("an", code, pledged, unit)] if pledged else [],
            language="en",
            **changes,
        )
        return against_target.cell(Fulfilments(opened, Measures(opened)), "an", code)

    return make


@pytest.mark.parametrize(
    ("pledged", "reported", "direction", "expected"),
    [
        pytest.param("10", "11", "more", ("110", "reached"), id="more than the target"),
        pytest.param("10", "10", "more", ("100", "reached"), id="the very target"),
        pytest.param("30", "10", "more", ("33.3", "not reached"), id="less"),
        pytest.param("10", "8", "less", ("80", "reached"), id="less is better"),
        pytest.param("10", "12", "less", ("120", "not reached"), id="too much"),
        pytest.param("10", "12", "neutral", ("120", ""), id="neither is better"),
    ],
)
def test_a_share_of_the_target_bears_its_verdict(cell_of, pledged, reported, direction, expected):
    cell = cell_of(pledged, reported, direction=direction)

    assert (cell.text, cell.verdict) == expected


def test_what_a_word_before_the_amount_leaves_open_is_said(opened_with, make_figure):
    opened = opened_with(
        make_figure("an", "projects", "9", "project", qualifier="more_than"),
        targets=[target("an", "projects", "10", "project")],
        language="en",
    )
    cell = against_target.cell(Fulfilments(opened, Measures(opened)), "an", "projects")

    assert (cell.mark, cell.text, cell.verdict) == (">", "90", "left open")


@pytest.mark.parametrize(
    ("pledged", "reported", "expected"),
    [
        pytest.param("10", None, ("none", "", ""), id="no figure"),
        pytest.param(None, "10", ("not comparable", "no target was pledged", ""), id="no target"),
        pytest.param(
            "0",
            "0",
            ("not comparable", "the target is zero, and zero has no parts", "reached"),
            id="nothing pledged",
        ),
    ],
)
def test_without_a_share_the_cell_says_why(cell_of, pledged, reported, expected):
    cell = cell_of(pledged, reported)

    assert (cell.text, cell.why, cell.verdict, cell.amount) == (*expected, None)


def test_a_target_in_a_currency_without_a_rate_is_not_compared(cell_of):
    cell = cell_of("10", "5", unit="USD_MN", own="VND_BN", rates=[])

    assert (cell.amount, cell.why) == (None, "there is no exchange rate for the target")


def test_a_share_across_currencies_is_marked_as_converted(cell_of):
    cell = cell_of("200", "5", unit="VND_BN")

    assert (cell.text, cell.converted, cell.unit) == ("50", True, "% of target, more is better")


def test_two_targets_make_a_view_and_one_makes_none(opened_with, make_figure):
    figures = [make_figure(board, "projects", "5", "project") for board in ("an", "binh")]
    targets = [target(board, "projects", "10", "project") for board in ("an", "binh")]

    both = leaderboard(opened_with(*figures, targets=targets), {"view": "against-target"})
    one = leaderboard(opened_with(*figures, targets=targets[:1]), {"view": "against-target"})

    assert [column.code for column in both.columns] == ["projects"]
    assert (both.choice.view, one.choice.view) == ("against-target", "points")
    assert "Against target" not in [tab.label for tab in one.tabs]

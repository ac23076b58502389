"""Growth on the year before: numbers, and why there is none."""

from copy import deepcopy
from datetime import date

import pytest

from blocs.domain.trend import Event, inherited
from blocs.queries.leaderboard import leaderboard
from blocs.queries.measures import Measures
from blocs.queries.views.growing import Growing
from blocs.queries.year_before import YearBefore


@pytest.fixture
def beside(opened_with):
    """The edition of now with that of the year before, and the growth of a cell."""

    def make(now, before, *, changes=None, happened=None, language="en"):
        opened = opened_with(*now, language=language)
        last = None
        if before is not None:
            told = opened_with(*before, language=language)
            document = deepcopy(told.document) | {"year": 2021} | (changes or {})
            last = YearBefore(type(told)(document, told.reader, told.head), happened or {})
        return opened, last

    return make


@pytest.fixture
def growth_of(beside):
    def make(now, before, code="capital", **told):
        opened, last = beside(now, before, **told)
        cell = Growing(opened, Measures(opened), last).cell("an", code)
        return cell.text, cell.why

    return make


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        pytest.param("150", "120", "+25", id="more"),
        pytest.param("100", "120", "−16.7", id="less"),
        pytest.param("120", "120", "0", id="the same"),
        pytest.param("0", "120", "−100", id="nothing is left"),
    ],
)
def test_growth_is_the_change_as_a_share_of_what_was(growth_of, make_figure, now, before, expected):
    rows = [[make_figure("an", "capital", amount, "VND_BN")] for amount in (now, before)]

    assert growth_of(*rows) == (expected, "")


def test_money_of_both_years_is_converted_at_the_rate_of_this_one(growth_of, make_figure):
    rows = [[make_figure("an", "trade", amount, "USD_MN")] for amount in ("150", "100")]

    assert growth_of(*rows, "trade", changes={"rates": []}) == ("+50", "")


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        pytest.param({}, {}, ("", False), id="both exact"),
        pytest.param({}, {"qualifier": "nearly"}, ("about", False), id="nearly, last year"),
        pytest.param({"qualifier": "more_than"}, {}, ("about", False), id="more than, now"),
        pytest.param({}, {"basis": "estimate"}, ("", True), id="an estimate, last year"),
    ],
)
def test_growth_is_as_exact_as_both_years_are(beside, make_figure, now, before, expected):
    opened, last = beside(
        [make_figure("an", "capital", "600", "VND_BN", **now)],
        [make_figure("an", "capital", "500", "VND_BN", **before)],
    )
    cell = Growing(opened, Measures(opened), last).cell("an", "capital")

    assert (cell.mark, cell.estimate) == expected


def _renamed(code, **changes):
    return {"indicators": [{"code": code, "name": "", "name_en": code, **changes}]}


DEFINED = {"dimension": "money", "time_type": "flow", "direction": "more", "unit": "VND_BN"}


@pytest.mark.parametrize(
    ("before", "told", "why"),
    [
        pytest.param([], {}, "there is no figure for 2021", id="no figure"),
        pytest.param(["0"], {}, "the figure of 2021 is not above 0", id="from nothing"),
        pytest.param(
            ["100"],
            {"changes": _renamed("capital", **DEFINED | {"time_type": "stock"})},
            "The indicator “Indicator capital” is defined anew: flow or stock.",
            id="another definition",
        ),
        pytest.param(
            ["100"],
            {"changes": _renamed("capital", **DEFINED | {"unit": "VND_MN"})},
            "The indicator “Indicator capital” is defined anew: unit.",
            id="another unit",
        ),
        pytest.param(
            [],
            {"changes": {"indicators": []}},
            "there is no figure for 2021",
            id="an indicator that was not asked then",
        ),
        pytest.param(
            [],
            {"changes": {"members": []}},
            "it was no member of the bloc in 2021",
            id="a new member",
        ),
        pytest.param(
            ["100"],
            {
                "happened": {
                    "an": inherited(
                        "an",
                        [2022],
                        [Event(date(2022, 7, 1), {"an": "An", "x": "X"}, {"an": "An"})],
                    )[2022]
                }
            },
            "Succession of 01/07/2022: before An, X; from then on An.",
            id="a merger",
        ),
    ],
)
def test_a_break_gives_no_number_and_the_reason(growth_of, make_figure, before, told, why):
    rows = [make_figure("an", "capital", amount, "VND_BN") for amount in before]

    assert growth_of([make_figure("an", "capital", "150", "VND_BN")], rows, **told) == (
        "not comparable",
        why,
    )


def test_another_currency_is_a_break(growth_of, make_figure):
    now = [make_figure("an", "capital", "150", "VND_BN")]
    before = [make_figure("an", "capital", "5", "USD_MN")]

    assert growth_of(now, before) == ("not comparable", "other currencies: before USD, now VND")


def test_an_open_doubt_of_then_leaves_nothing_to_compare_with(growth_of, make_figure):
    now = [make_figure("an", "capital", "150", "VND_BN")]
    before = [
        make_figure(
            "an", "capital", "1", "VND_BN", doubt="blocking", doubt_reason="?", doubt_reason_en="?"
        )
    ]

    assert growth_of(now, before) == ("not comparable", "there is an open doubt: ?")


def test_what_is_not_there_now_does_not_grow(growth_of, make_figure):
    assert growth_of([], [make_figure("an", "capital", "1", "VND_BN")]) == ("none", "")


def _baseline(board, amount, why=""):
    return {
        "board": board,
        "indicator": "capital",
        "year": 2021,
        "restated": False,
        "why": why,
        "why_en": why,
        "figures": [amount] if amount else [],
    }


def test_what_points_were_made_from_comes_first(opened_with, make_figure, beside):
    now = make_figure("an", "capital", "150", "VND_BN")
    then = make_figure("an", "capital", "100", "VND_BN") | {"board_name": "An"}
    _opened, last = beside([now], [make_figure("an", "capital", "10", "VND_BN")])
    opened = opened_with(now, language="en")
    opened.document["baselines"] = [_baseline("an", then)]

    growing = Growing(opened, Measures(opened), last)
    alone = Growing(opened, Measures(opened), None)

    assert growing.cell("an", "capital").text == "+50"
    assert (alone.known, alone.cell("an", "capital").text) == (True, "+50")


def test_an_indicator_that_nothing_is_known_of_says_so(opened_with, make_figure):
    opened = opened_with(make_figure("an", "workers", "1", "person"), language="en")

    growing = Growing(opened, Measures(opened), None)

    assert growing.known is False
    assert growing.cell("an", "workers").why == "nothing was published of 2021"


def test_growth_of_two_boards_is_a_view(beside, make_figure):
    now = [make_figure(board, "capital", "150", "VND_BN") for board in ("an", "binh")]
    before = [
        make_figure("an", "capital", "100", "VND_BN"),
        make_figure("binh", "capital", "300", "VND_BN"),
    ]
    opened, last = beside(now, before)

    page = leaderboard(opened, {"view": "growth", "sort": "capital", "order": "asc"}, last)

    assert [(row.name, row.cells[0].text) for row in page.rows][:2] == [
        ("Binh", "−50"),
        ("An", "+50"),
    ]
    assert [(column.code, column.unit) for column in page.columns] == [
        ("capital", "% on 2021"),
        ("workers", "% on 2021"),
    ]

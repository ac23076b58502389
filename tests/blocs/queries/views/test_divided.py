"""Amounts per worker and per hectare, and what is said where there is nothing to divide by."""

import pytest

from blocs.queries.leaderboard import leaderboard
from blocs.queries.measures import Measures
from blocs.queries.views import per_hectare, per_worker
from blocs.queries.views.divided import divides


@pytest.fixture
def land(make_indicator):
    """The stock of land, after an indicator of land that is no stock."""
    flow = make_indicator("land_registered", "HA", "area")
    return [flow, make_indicator("land_planned", "HA", "area") | {"time_type": "stock"}]


@pytest.fixture
def with_land(opened_with, land, make_indicator):
    """An edition that knows of land, too."""

    def make(*figures, **changes):
        known = [
            make_indicator("capital", "VND_BN", "money"),
            make_indicator("workers", "person", "people"),
        ]
        return opened_with(*figures, indicators=[*known, *land], **changes)

    return make


@pytest.mark.parametrize(
    ("code", "amount", "unit", "language", "expected"),
    [
        pytest.param("capital", "14000", "VND_BN", "en", ("7,000", "million VND / worker")),
        pytest.param("trade", "66", "USD_MN", "en", ("33,000", "USD / worker")),
        pytest.param("projects", "35", "project", "en", ("17.5", "projects / 1,000 workers")),
        pytest.param("workers", "2000", "person", "vi", ("2.000", "người")),
    ],
)
def test_an_amount_per_worker(opened_with, make_figure, code, amount, unit, language, expected):
    rows = {"workers": make_figure("an", "workers", "2000", "person")}
    rows[code] = make_figure("an", code, amount, unit)
    cell = per_worker.cell(Measures(opened_with(*rows.values(), language=language)), "an", code)

    assert (cell.text, cell.unit) == expected


@pytest.mark.parametrize(
    ("workers", "why"),
    [
        pytest.param(None, "“Indicator workers” is not there to divide by: none", id="not counted"),
        pytest.param("0", "“Indicator workers” is not there to divide by: 0", id="there are none"),
    ],
)
def test_without_workers_there_is_no_share(opened_with, make_figure, workers, why):
    rows = [make_figure("an", "projects", "35", "project")]
    rows += [make_figure("an", "workers", workers, "person")] if workers else []
    cell = per_worker.cell(Measures(opened_with(*rows, language="en")), "an", "projects")

    assert (cell.code, cell.text, cell.amount, cell.why) == (
        "projects",
        "not comparable",
        None,
        why,
    )


def test_without_the_amount_there_is_no_share(opened_with, make_figure):
    rows = [make_figure("an", "workers", "10", "person")]
    cell = per_worker.cell(Measures(opened_with(*rows, language="en")), "an", "trade")

    assert (cell.state, cell.unit) == ("missing", "USD / worker")


def test_a_share_of_an_inexact_number_is_inexact(opened_with, make_figure):
    opened = opened_with(
        make_figure("an", "projects", "35", "project"),
        make_figure("an", "workers", "1500", "person", qualifier="more_than", basis="estimate"),
    )
    cell = per_worker.cell(Measures(opened), "an", "projects")

    assert (cell.mark, cell.estimate) == ("about", True)


@pytest.mark.parametrize(
    ("code", "amount", "unit", "expected"),
    [
        pytest.param(
            "capital", "1000", "VND_BN", ("2.5", "billion VND / ha"), id="money by the one"
        ),
        pytest.param("workers", "2000", "person", ("500", "people / 100 ha"), id="others by 100"),
        pytest.param("land_planned", "400", "HA", ("400", "ha"), id="the land itself"),
    ],
)
def test_an_amount_per_hectare_of_the_stock_of_land(
    with_land, make_figure, code, amount, unit, expected
):
    rows = {"land_planned": make_figure("an", "land_planned", "400", "HA")}
    rows[code] = make_figure("an", code, amount, unit)
    measures = Measures(with_land(*rows.values(), language="en"))

    cell = per_hectare.cell(measures, per_hectare.land(measures), "an", code)

    assert (cell.text, cell.unit) == expected


def test_an_edition_without_a_stock_of_land_has_none(opened_with, make_figure):
    measures = Measures(opened_with(make_figure("an", "capital", "1", "VND_BN")))

    assert per_hectare.land(measures) == ""


def test_a_board_without_land_says_so_under_the_table(with_land, make_figure):
    figures = [make_figure(board, "land_planned", "400", "HA") for board in ("an", "binh")]
    figures += [make_figure(board, "capital", "100", "VND_BN") for board in ("an", "binh", "cam")]

    page = leaderboard(with_land(*figures, language="en"), {"view": "per-hectare"})

    assert [row.cells[0].sign for row in page.rows] == ["", "", "1"]
    assert [(reason.sign, reason.text) for reason in page.reasons] == [
        ("1", "“Indicator land_planned” is not there to divide by: none")
    ]


@pytest.mark.parametrize(
    ("dimension", "time_type", "expected"),
    [
        ("money", "flow", True),
        ("people", "stock", True),
        ("money", "average", False),
        ("percent", "ratio", False),
        ("rank", "flow", False),
    ],
)
def test_only_amounts_are_divided(opened_with, make_indicator, dimension, time_type, expected):
    row = make_indicator("capital", "VND_BN", dimension) | {"time_type": time_type}
    measures = Measures(
        opened_with(indicators=[row, make_indicator("workers", "person", "people")])
    )

    assert divides(measures, "capital") is expected

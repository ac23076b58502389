"""Amounts are compared in one measure, as far apart as their qualifiers allow."""

from decimal import Decimal

import pytest

from boards.domain.checks.totals import ENDLESS, Dated, Total, compared
from boards.domain.sentences import Sentence
from tests.boards.domain.checks.samples import RATES, cell


def both(one, other, *, year=2021, rates=RATES):
    return compared(
        [Dated(cell(one), 2022, rates.get(2022, {})), Dated(cell(other), year, rates.get(year, {}))]
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("1500 person", (1500, 1500, 1500), id="exact"),
        pytest.param("1500 person more_than", (1500, 1500, ENDLESS), id="at least"),
        pytest.param("1500 person nearly", (1500, 1350, 1500), id="at most, and near"),
        pytest.param("1500 person about", (1500, 1350, 1650), id="either side"),
        pytest.param("-100 VND nearly", (-100, -110, -100), id="below zero"),
        pytest.param("1 VND; 2 VND about", (3, Decimal("2.8"), Decimal("3.2")), id="a sum"),
    ],
)
def test_a_qualifier_opens_the_amount(text, expected):
    assert compared([Dated(cell(text), 2022, {})]).totals == (Total(*map(Decimal, expected)),)


@pytest.mark.parametrize(
    ("one", "other", "amounts"),
    [
        pytest.param("1 USD_MN", "2 USD_MN", (10**6, 2 * 10**6), id="one currency needs no rate"),
        pytest.param("1 USD", "2 VND", (23612, 2), id="two are compared in đồng"),
        pytest.param("1 USD; 5 VND", "2 USD", (23617, 46290), id="each year at its own rate"),
        pytest.param("0 USD", "2 VND", (0, 2), id="a zero is a zero at any rate"),
        pytest.param("5 person", "7 person", (5, 7), id="things"),
    ],
)
def test_cells_are_brought_to_one_measure(one, other, amounts):
    assert tuple(total.amount for total in both(one, other).totals) == amounts


def test_a_zero_needs_no_rate():
    assert [total.amount for total in both("0 USD", "2 VND", rates={}).totals] == [0, 2]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("5 USD", "", id="nothing beside it"),
        pytest.param("missing", "5 USD", id="missing"),
        pytest.param("1 USD", "2 VND", id="no rate"),
        pytest.param("1 USD; 2 VND", "1 VND", id="no rate for a part"),
    ],
)
def test_what_is_not_known_is_not_compared(one, other):
    assert both(one, other, rates={}) is None


def test_every_rate_that_was_used_is_named():
    assert both("1 USD; 5 VND", "2 USD").conversion == Sentence(
        " (quy đổi: 1 USD = 23.145 đồng, tỷ giá cuối kỳ năm 2021; "
        "1 USD = 23.612 đồng, tỷ giá cuối kỳ năm 2022)",
        " (converted: 1 USD = 23,145 VND, rate at the end of 2021; "
        "1 USD = 23,612 VND, rate at the end of 2022)",
    )
    assert both("1 USD", "2 USD").conversion == Sentence("", "")

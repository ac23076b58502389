"""An amount of one year in the unit of another."""

import pytest

from blocs.queries.trend.amounts import Measured
from boards.domain.units import UNITS


@pytest.fixture
def cell(opened_with, make_figure):
    def make(code, amount, own, unit):
        opened = opened_with(make_figure("an", code, amount, own), language="en")
        return Measured.of(opened).cell("an", code, UNITS[unit])

    return make


def test_another_unit_of_the_same_currency_needs_no_rate(cell):
    found = cell("capital", "1250", "VND_BN", "VND_MN")

    assert (found.text, found.converted) == ("1,250,000", False)


def test_another_currency_is_converted_at_the_rate_of_the_year(cell):
    found = cell("capital", "2361.2", "VND_BN", "USD_MN")

    assert found.converted
    assert found.amount is not None


def test_other_things_that_are_counted_are_not_compared(cell):
    found = cell("projects", "5", "project", "enterprise")

    assert (found.text, found.amount) == ("5 projects", None)

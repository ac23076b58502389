"""The text of a cell: one amount, or two in different currencies."""

from decimal import Decimal

import pytest

from boards.domain.cells import (
    Part,
    Readings,
    Unread,
    cell_in_words,
    cell_text,
    format_cell,
    quantities_in,
    quantities_of,
    read_cell,
    way_key,
)
from boards.domain.problems import QuantityProblem
from boards.domain.quantities import Choices, NotUnderstood, Quantity, Understood
from boards.domain.units import UNITS
from boards.enums import Dimension, Qualifier

BOTH = "1,527 tỷ USD và 1.283 tỷ đồng"


def amount(number, unit, qualifier=Qualifier.NONE):
    return Quantity(Decimal(number), UNITS[unit], qualifier)


def part(text, number, unit, qualifier=Qualifier.NONE):
    return Part(text, amount(number, unit, qualifier))


def money(text):
    return read_cell(text, dimension=Dimension.MONEY, unit=UNITS["VND_BN"])


DOLLARS, DONG = part("1,527 tỷ USD", "1.527", "USD_BN"), part("1.283 tỷ đồng", 1283, "VND_BN")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param("1.277", (part("1.277", 1277, "VND_BN"),), id="the unit of the row"),
        pytest.param(" 5 tỷ USD ", (part(" 5 tỷ USD ", 5, "USD_BN"),), id="as it was typed"),
        pytest.param(
            "gần 12 tỷ đồng;",
            (part("gần 12 tỷ đồng;", 12, "VND_BN", Qualifier.NEARLY),),
            id="with its qualifier",
        ),
        pytest.param(BOTH, (DOLLARS, DONG), id="two currencies"),
        pytest.param("1,527 tỷ USD; 1.283 tỷ đồng", (DOLLARS, DONG), id="with a semicolon"),
        pytest.param("1,527 tỷ USD\n1.283 tỷ đồng", (DOLLARS, DONG), id="on two lines"),
    ],
)
def test_money_that_can_mean_one_thing(text, parts):
    assert money(text) == Readings((parts,), certain=True)


@pytest.mark.parametrize(
    ("text", "problem", "blamed"),
    [
        ("5 và 7 tỷ đồng", QuantityProblem.UNIT_MISSING, "5"),
        ("5 tỷ USD và vốn", QuantityProblem.NOT_A_NUMBER, "vốn"),
        (
            "5 tỷ đồng và 7 tỷ đồng",
            QuantityProblem.CURRENCY_TWICE,
            "5 tỷ đồng và 7 tỷ đồng",
        ),
        ("-", QuantityProblem.NO_NUMBER, "-"),
    ],
)
def test_money_that_is_not_understood(text, problem, blamed):
    assert money(text) == Unread(problem, blamed)


def test_only_money_has_parts():
    read = read_cell("3 và 5 dự án", dimension=Dimension.COUNT, unit=UNITS["project"])

    assert read == Unread(QuantityProblem.SEVERAL_AMOUNTS, "3 và 5 dự án")


def test_every_way_is_offered_but_those_of_one_currency_twice():
    read = money("5 tỷ và 3 triệu USD")

    only = (part("5 tỷ", 5, "VND_BN"), part("3 triệu USD", 3, "USD_MN"))
    assert read == Readings((only,), certain=False)
    assert read.chosen("") is None
    assert read.chosen("5|VND_BN|&3|USD_MN|") == only


def test_what_is_certain_needs_no_choice():
    assert money("5 tỷ USD").chosen("whatever") == (part("5 tỷ USD", 5, "USD_BN"),)


def test_a_key_tells_amount_unit_and_qualifier():
    quantities = [amount("5.50", "VND_BN", Qualifier.ABOUT), amount(0, "USD")]

    assert way_key(quantities) == "5.5|VND_BN|about&0|USD|"


@pytest.mark.parametrize(
    ("reading", "quantities"),
    [
        (Understood(amount(5, "HA")), (amount(5, "HA"),)),
        (Choices((amount(5, "USD"), amount(5, "VND"))), (amount(5, "USD"), amount(5, "VND"))),
        (NotUnderstood(QuantityProblem.EMPTY), ()),
    ],
)
def test_what_a_reading_holds(reading, quantities):
    assert quantities_in(reading) == quantities


@pytest.mark.parametrize(
    ("language", "words", "exactly"),
    [
        ("vi", BOTH, "= 1.527.000.000 USD và 1.283.000.000.000 đồng"),
        (
            "en",
            "1.527 billion USD and 1,283 billion VND",
            "= 1,527,000,000 USD and 1,283,000,000,000 VND",
        ),
    ],
)
def test_a_cell_in_words(language, words, exactly):
    quantities = quantities_of((DOLLARS, DONG))

    assert format_cell(quantities, language=language) == words
    assert cell_in_words(quantities, language=language) == exactly
    assert cell_in_words((), language=language) == ""


def test_the_text_of_a_cell_reads_back_as_its_parts():
    assert money(cell_text(["1,527 tỷ USD", "1.283 tỷ đồng"])) == money(BOTH)

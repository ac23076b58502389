from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocs.domain.rounding import exact_decimal, half_up, plain, quotient, trimmed


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [
        pytest.param("0.005", 2, "0.01", id="a half goes up"),
        pytest.param("0.015", 2, "0.02", id="also beside an even digit"),
        pytest.param("0.025", 2, "0.03", id="never to the even digit"),
        pytest.param("0.0049", 2, "0.00", id="less than a half goes down"),
        pytest.param("80/7", 2, "11.43", id="a quotient without a decimal"),
        pytest.param("2.5", 0, "3", id="whole points"),
        pytest.param("0", 6, "0.000000", id="zero has its places"),
    ],
)
def test_half_up(value, places, expected):
    assert plain(half_up(Fraction(value), places)) == expected


@given(st.decimals(-(10**24), 10**24, places=12))
def test_an_exact_decimal_keeps_every_digit_whatever_the_context(value):
    with localcontext() as context:
        context.prec = 3

        assert exact_decimal(Fraction(value)) == value


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(Fraction(80, 7), "80/7", id="lowest terms"),
        pytest.param(Fraction(25), "25/1", id="a whole number"),
        pytest.param(Fraction(0), "0/1", id="zero"),
    ],
)
def test_quotient(value, expected):
    assert quotient(value) == expected


@pytest.mark.parametrize("value", [Fraction(10**4000), Fraction(1, 10**4000)])
def test_a_number_that_nobody_could_read_is_refused(value):
    with pytest.raises(OverflowError):
        quotient(value)


def test_a_plain_decimal_has_no_exponent():
    assert plain(Decimal("1E+3")) == "1000"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("1.50", "1.5", id="an idle zero goes"),
        pytest.param("2.00", "2", id="and so does the mark"),
        pytest.param("100", "100", id="the zeros of a whole number stay"),
        pytest.param("0.00", "0", id="zero"),
        pytest.param("-1.20", "-1.2", id="below zero"),
        pytest.param("1E+3", "1000", id="never an exponent"),
    ],
)
def test_trimmed(value, expected):
    assert trimmed(Decimal(value)) == expected


@pytest.mark.parametrize(
    ("numerator", "denominator"),
    [
        pytest.param(2**13_000 - 1, 1, id="the longest numerator"),
        pytest.param(1, 2**13_000 - 1, id="the longest denominator"),
    ],
)
def test_what_is_as_long_as_it_may_be_is_written(numerator, denominator):
    assert quotient(Fraction(numerator, denominator)) == f"{numerator}/{denominator}"


@pytest.mark.parametrize("value", [Fraction(2**13_000), Fraction(1, 2**13_000)])
def test_what_is_one_bit_longer_is_refused(value):
    with pytest.raises(OverflowError):
        quotient(value)

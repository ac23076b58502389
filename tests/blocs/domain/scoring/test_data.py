from fractions import Fraction

import pytest

from blocs.domain.scoring.data import MISSING, Datum, Field
from boards.enums import Availability
from tests.blocs.domain.scoring.cases import field, reported


@pytest.mark.parametrize(
    ("amount", "availability"),
    [
        pytest.param(None, Availability.REPORTED, id="reported without an amount"),
        pytest.param(Fraction(0), Availability.MISSING, id="an amount that is missing"),
    ],
)
def test_an_amount_is_there_exactly_when_it_was_reported(amount, availability):
    with pytest.raises(ValueError, match="availability"):
        Datum(amount, availability)


@pytest.mark.parametrize(
    ("datum", "usable"),
    [
        pytest.param(reported(0), True, id="zero is an amount"),
        pytest.param(MISSING, False, id="missing"),
        pytest.param(reported(5, doubted=True), False, id="under an open doubt"),
    ],
)
def test_usable(datum, usable):
    assert datum.usable is usable


def test_nobody_reads_an_amount_that_is_not_there():
    with pytest.raises(ValueError, match="no amount"):
        _ = MISSING.reported


def test_the_largest_of_nobody_is_zero():
    assert (Field().largest, Field().leaders) == (0, ())


def test_the_leaders_are_named_in_one_order():
    assert field(b=3, a=3, c=1).leaders == ("a", "b")

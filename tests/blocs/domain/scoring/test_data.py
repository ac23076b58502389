from fractions import Fraction

import pytest

from blocs.domain.scoring.data import MISSING, Datum, Field
from boards.enums import Availability
from tests.blocs.domain.scoring.cases import field, pledged, reported


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


def test_nobody_leads_with_less_than_nothing():
    below = field(a=-1, b=-2)

    assert (below.largest, below.leaders) == (0, ("a", "b"))


def test_the_leaders_are_named_in_one_order():
    assert field(b=3, a=3, c=1).leaders == ("a", "b")


def test_the_best_rate_is_that_of_boards_with_a_target():
    bloc = Field(pledged(b=(3, 2), a=(6, 4), c=(1, 1)) | {"d": reported(9), "e": reported(9, 0)})

    assert (bloc.best_rate, bloc.best) == (Fraction(3, 2), ("a", "b"))
    assert (Field().best_rate, Field().best) == (0, ())


@pytest.mark.parametrize(
    ("amount", "above", "below"), [(0, 4, 0), (1, 3, 0), (2, 1, 1), (3, 0, 3), (9, 0, 4)]
)
def test_boards_are_counted_on_either_side_of_an_amount(amount, above, below):
    bloc = field(a=2, b=1, c=3, d=2)

    assert (bloc.above(Fraction(amount)), bloc.below(Fraction(amount))) == (above, below)

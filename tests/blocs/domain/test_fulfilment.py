"""One target beside one figure, as a table."""

from fractions import Fraction

import pytest

from blocs.domain.fulfilment import Fulfilled, fulfilled
from blocs.domain.scoring.data import Datum
from blocs.enums import Fulfilment, Unfulfillable
from boards.enums import Availability, Direction, Qualifier

YES, NO, NONE = Fulfilment.REACHED, Fulfilment.NOT_REACHED, Fulfilment.NOT_COMPARABLE


def said(amount, target, **changes):
    availability = changes.pop("availability", Availability.REPORTED)
    number = None if amount is None else Fraction(amount)
    return Datum(number, availability, None if target is None else Fraction(target), **changes)


@pytest.mark.parametrize(
    ("datum", "direction", "expected"),
    [
        pytest.param(said(11, 10), "more", Fulfilled(YES, Fraction(11, 10)), id="more"),
        pytest.param(said(10, 10), "more", Fulfilled(YES, Fraction(1)), id="exactly"),
        pytest.param(said(9, 10), "more", Fulfilled(NO, Fraction(9, 10)), id="less"),
        pytest.param(said(9, 10), "less", Fulfilled(YES, Fraction(9, 10)), id="less is better"),
        pytest.param(said(11, 10), "less", Fulfilled(NO, Fraction(11, 10)), id="too much"),
        pytest.param(said(-1, 10), "more", Fulfilled(NO, Fraction(-1, 10)), id="below nothing"),
        pytest.param(said(0, 0), "less", Fulfilled(YES), id="none at all, as pledged"),
        pytest.param(said(1, 0), "less", Fulfilled(NO), id="one where none was pledged"),
        pytest.param(
            said(9, 10),
            "neutral",
            Fulfilled(NONE, Fraction(9, 10), Unfulfillable.NEUTRAL),
            id="neither is better",
        ),
        pytest.param(
            said(9, None), "more", Fulfilled(NONE, why=Unfulfillable.NO_TARGET), id="no target"
        ),
        pytest.param(
            said(9, 10, doubted=True),
            "more",
            Fulfilled(NONE, why=Unfulfillable.IN_DOUBT),
            id="in doubt",
        ),
        *(
            pytest.param(
                said(None, 10, availability=availability),
                "more",
                Fulfilled(NONE, why=Unfulfillable(availability.value)),
                id=availability.value,
            )
            for availability in Availability
            if availability != Availability.REPORTED
        ),
    ],
)
def test_the_verdict_on_a_target(datum, direction, expected):
    assert fulfilled(datum, Direction(direction)) == expected


MORE, NEARLY = Qualifier.MORE_THAN, Qualifier.NEARLY


@pytest.mark.parametrize(
    ("amount", "qualifier", "direction", "verdict"),
    [
        pytest.param(97, MORE, "more", NONE, id="more than 97 may be 100"),
        pytest.param(100, MORE, "more", YES, id="more than 100 is more"),
        pytest.param(100, MORE, "less", NO, id="more than 100 is too much"),
        pytest.param(97, MORE, "less", NONE, id="more than 97 may be too much"),
        pytest.param(110, NEARLY, "more", NONE, id="nearly 110 may be 99"),
        pytest.param(100, NEARLY, "more", NO, id="nearly 100 is less"),
        pytest.param(100, NEARLY, "less", YES, id="nearly 100 is little enough"),
        pytest.param(97, Qualifier.ABOUT, "more", NO, id="about is taken as printed"),
        pytest.param(100, Qualifier.ABOUT, "more", YES, id="about as much"),
    ],
)
def test_a_word_before_the_amount_may_leave_it_open(amount, qualifier, direction, verdict):
    found = fulfilled(said(amount, 100, qualifier=qualifier), Direction(direction))

    assert (found.verdict, found.share) == (verdict, Fraction(amount, 100))
    assert (found.why == Unfulfillable.INEXACT) == (verdict == NONE)

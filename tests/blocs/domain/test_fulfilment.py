"""One target beside one figure, as a table."""

from fractions import Fraction

import pytest

from blocs.domain.fulfilment import Fulfilled, fulfilled
from blocs.domain.scoring.data import Datum
from blocs.enums import Fulfilment, Unfulfillable
from boards.enums import Availability, Direction

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

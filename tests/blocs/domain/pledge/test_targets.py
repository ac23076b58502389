from decimal import Decimal

import pytest

from blocs.domain.pledge.targets import falls_short, targets_closed
from blocs.enums import PledgeState
from boards.domain.baselines import Baseline
from boards.domain.quantities import Quantity
from boards.domain.sentences import Sentence
from boards.domain.units import UNITS
from boards.enums import Direction, Qualifier

RATES = {"USD": Decimal(25_000)}


def q(amount, unit="project", qualifier=Qualifier.NONE):
    return Quantity(Decimal(amount), UNITS[unit], qualifier)


@pytest.mark.parametrize(
    ("pledged", "reached", "direction", "expected"),
    [
        pytest.param(q(10), [q(11)], Direction.MORE, True, id="less than last year"),
        pytest.param(q(11), [q(11)], Direction.MORE, False, id="as much"),
        pytest.param(q(12), [q(11)], Direction.MORE, False, id="more"),
        pytest.param(q(12), [q(11)], Direction.LESS, True, id="more where less is better"),
        pytest.param(q(10), [q(11)], Direction.LESS, False, id="less where less is better"),
        pytest.param(q(1), [q(11)], Direction.NEUTRAL, False, id="neither is better"),
        pytest.param(q(1), [], Direction.MORE, False, id="nothing reported last year"),
        pytest.param(
            q("1.2", "VND_TN"), [q(1277, "VND_BN")], Direction.MORE, True, id="another scale"
        ),
        pytest.param(
            q(1, "USD_MN"), [q(26, "VND_BN")], Direction.MORE, True, id="another currency"
        ),
        pytest.param(
            q(25, "VND_BN"), [q(1, "USD_MN")], Direction.MORE, False, id="as much at the rate"
        ),
        pytest.param(
            q(49, "VND_BN"),
            [q(25, "VND_BN"), q(1, "USD_MN")],
            Direction.MORE,
            True,
            id="two currencies together",
        ),
        pytest.param(
            q(1500, "person"),
            [q(1500, "person", Qualifier.MORE_THAN)],
            Direction.MORE,
            False,
            id="as much as an inexact amount",
        ),
    ],
)
def test_target_is_compared_with_last_year(pledged, reached, direction, expected):
    assert falls_short(pledged, Baseline(tuple(reached)), direction, RATES) == expected


def test_what_no_rate_brings_together_does_not_fall_short():
    before = Baseline((q(1, "USD_MN"),))

    assert falls_short(q(1, "VND_BN"), before, Direction.MORE, {}) is False


def test_what_cannot_be_compared_does_not_fall_short():
    before = Baseline((q(11),), why=Sentence("chia tách", "split"))

    assert falls_short(q(1), before, Direction.MORE, RATES) is False


DRAFT, OPEN, SIGNED, SUPERSEDED, VOID = PledgeState


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        pytest.param([], False, id="no pledge yet"),
        pytest.param([DRAFT], False, id="a draft"),
        pytest.param([OPEN], True, id="open for signature"),
        pytest.param([SIGNED], True, id="signed by all"),
        pytest.param([SIGNED, DRAFT], False, id="signed and being amended"),
        pytest.param([SUPERSEDED, OPEN], True, id="amended and open"),
        pytest.param([SUPERSEDED, DRAFT], False, id="stopped and being amended"),
        pytest.param([VOID], False, id="void"),
    ],
)
def test_targets_are_closed_by_what_stands(states, expected):
    assert targets_closed(states) == expected

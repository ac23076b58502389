"""The peers as one value, and when they are too far apart."""

from fractions import Fraction

import pytest

from blocs.domain.layers.giving import Limits
from blocs.domain.layers.peers import Spread, spread
from blocs.enums import PeerRule

LIMITS = Limits(Fraction(20), tolerance=Fraction(1, 10))


def points(*values):
    return [Fraction(value) for value in values]


def test_peers_that_said_nothing_have_no_value():
    assert spread([], PeerRule.MEDIAN) is None


@pytest.mark.parametrize(
    ("rule", "value"),
    [(PeerRule.MEDIAN, "12"), (PeerRule.MEAN, "11"), (PeerRule.TRIMMED, "12")],
)
def test_the_scheme_says_how_peers_become_one_value(rule, value):
    assert spread(points(5, 12, 16), rule) == Spread(Fraction(value), Fraction(5), Fraction(16), 3)


@pytest.mark.parametrize(
    ("values", "expected"), [((10, 12), False), ((10, "12.01"), True), ((10,), False)]
)
def test_peers_diverge_beyond_the_tolerance(values, expected):
    assert spread(points(*values), PeerRule.MEDIAN).diverges(LIMITS) is expected

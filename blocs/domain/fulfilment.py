"""Whether a board did what it pledged: one target beside one published figure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from blocs.domain.scoring.data import Datum
from blocs.enums import Fulfilment, Unfulfillable
from boards.enums import Availability, Direction, Qualifier

ABSENT: Mapping[Availability, Unfulfillable] = {
    Availability.MISSING: Unfulfillable.MISSING,
    Availability.NOT_APPLICABLE: Unfulfillable.NOT_APPLICABLE,
    Availability.NOT_YET: Unfulfillable.NOT_YET,
}


@dataclass(frozen=True, slots=True)
class Fulfilled:
    """A verdict; the share of the target that was reached, or why the two do not compare."""

    verdict: Fulfilment
    share: Fraction | None = None
    why: Unfulfillable | None = None


def fulfilled(datum: Datum, direction: Direction) -> Fulfilled:
    """The verdict on one target.

    A target is reached from its very amount on: at least as much where more is better, at most as
    much where less is. Where neither is better there is a share and no verdict, and a target of
    zero or less has a verdict and no share, because nothing is a part of nothing. "More than" 90
    may be 100 and "nearly" 110 may be 99: where the true amount may lie on either side of the
    target, there is a share and no verdict.
    """
    if datum.target is None:
        return Fulfilled(Fulfilment.NOT_COMPARABLE, why=Unfulfillable.NO_TARGET)
    if datum.amount is None:
        return Fulfilled(Fulfilment.NOT_COMPARABLE, why=ABSENT[datum.availability])
    if datum.doubted:
        return Fulfilled(Fulfilment.NOT_COMPARABLE, why=Unfulfillable.IN_DOUBT)
    share = datum.amount / datum.target if datum.has_target else None
    if direction == Direction.NEUTRAL:
        return Fulfilled(Fulfilment.NOT_COMPARABLE, share, Unfulfillable.NEUTRAL)
    side = _side(datum.amount, datum.qualifier, datum.target)
    if side is None:
        return Fulfilled(Fulfilment.NOT_COMPARABLE, share, Unfulfillable.INEXACT)
    reached = side == 0 or (side > 0) != (direction == Direction.LESS)
    return Fulfilled(Fulfilment.REACHED if reached else Fulfilment.NOT_REACHED, share)


def _side(amount: Fraction, qualifier: Qualifier, target: Fraction) -> int | None:
    """Below the target, at it or above it: -1, 0, 1; nothing where the true amount may be both."""
    side = (amount > target) - (amount < target)
    if qualifier == Qualifier.MORE_THAN:
        return 1 if side >= 0 else None
    if qualifier == Qualifier.NEARLY:
        return -1 if side <= 0 else None
    return side

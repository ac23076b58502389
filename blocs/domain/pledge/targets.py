"""What is asked of a target: beside last year's result, and before the pledge is opened."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal

from blocs.enums import PledgeState
from boards.domain.baselines import Baseline
from boards.domain.quantities import Quantity, convert
from boards.enums import Direction

Rates = Mapping[str, Decimal]
"""What one unit of a currency was worth in đồng at the end of last year."""


def falls_short(pledged: Quantity, before: Baseline, direction: Direction, rates: Rates) -> bool:
    """Whether a target is worse than what was reached the year before.

    Worse is less, or more where less is better; where neither is better, nothing is. What cannot be
    compared does not fall short: a merged board without a restated sum, a currency without a rate.
    """
    if direction == Direction.NEUTRAL or before.why is not None or not before.parts:
        return False
    amounts = comparable(pledged, before.parts, rates)
    if amounts is None:
        return False
    promised, reached = amounts
    return promised > reached if direction == Direction.LESS else promised < reached


def comparable(
    pledged: Quantity, reached: Sequence[Quantity], rates: Rates
) -> tuple[Decimal, Decimal] | None:
    """Both amounts in one base; nothing where no rate brings the currencies together."""
    (first, *others) = reached
    if not others and first.unit.currency == pledged.unit.currency:
        return pledged.base, first.base
    promised, before = (convert(each, vnd_per_unit=rates) for each in ([pledged], list(reached)))
    return None if promised is None or before is None else (promised, before)


def targets_closed(states: Collection[PledgeState]) -> bool:
    """Whether targets stand: a version of the pledge is open or signed, and none is being drafted.

    An amendment is a draft beside the version that still stands, and is about new targets too.
    """
    return PledgeState.OPEN in states or (
        PledgeState.SIGNED in states and PledgeState.DRAFT not in states
    )

"""Conditions apart from points: what follows for a board that does not meet them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from blocs.enums import Effect
from boards.domain.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Condition:
    """``below`` is a share of the total that the points must reach; without it people record it."""

    code: str
    name: Sentence
    effect: Effect
    target: str = ""
    below: Fraction | None = None


Breached = Mapping[str, Collection[str]]
"""By board, the codes of the conditions that somebody recorded as not met."""


def zeroed(
    conditions: Collection[Condition], breached: Breached, board: str
) -> dict[str, Sentence]:
    """For each criterion or group that comes to nothing, the condition that is not met."""
    return {
        condition.target: condition.name
        for condition in conditions
        if condition.effect is Effect.ZERO and condition.code in breached.get(board, ())
    }


def unmet(
    conditions: Collection[Condition],
    breached: Breached,
    board: str,
    *,
    points: Decimal | None,
    total: Decimal,
) -> list[Condition]:
    """The conditions that a board does not meet, by record or by its points as they are printed.

    A board without points meets no condition of points: it has no place anyhow.
    """
    return [
        condition
        for condition in conditions
        if condition.code in breached.get(board, ()) or _too_few(condition, points, total)
    ]


def _too_few(condition: Condition, points: Decimal | None, total: Decimal) -> bool:
    if condition.below is None or points is None:
        return False
    return Fraction(points) < condition.below * Fraction(total)

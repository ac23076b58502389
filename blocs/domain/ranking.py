"""Places by points: competition ranking, where ties share a place and leave a gap (1-2-2-4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction


def places(
    points: Mapping[str, Decimal | None],
    tie_breakers: Sequence[Mapping[str, Fraction]] = (),
) -> dict[str, int | None]:
    """Each board's place by its rounded points; no points, no place.

    Among equals the first tie-breaker that differs decides, more being better; a board that a
    tie-breaker does not name counts there as less than any that it names.
    """
    keys = {
        board: (total, *(_standing(breaker.get(board)) for breaker in tie_breakers))
        for board, total in points.items()
        if total is not None
    }
    descending = sorted(keys.values(), reverse=True)
    return {board: descending.index(keys[board]) + 1 if board in keys else None for board in points}


def _standing(value: Fraction | None) -> tuple[bool, Fraction]:
    return (value is not None, value or Fraction(0))

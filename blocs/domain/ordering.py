"""The order of a bloc: places by points, tie-breakers and conditions; then the classes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from blocs.domain.conditions import Condition
from blocs.domain.grades import Grade, graded
from blocs.domain.ranking import places
from blocs.domain.scoring.engine import Result, Scheme
from blocs.enums import Effect


@dataclass(frozen=True, slots=True)
class Ranking:
    """``decided_by`` is the tie-breaker that parted a board from others with its points, if any."""

    places: Mapping[str, int | None]
    decided_by: Mapping[str, str | None]
    grades: Mapping[str, Grade]


def ranked(
    scheme: Scheme, results: Mapping[str, Result], failed: Mapping[str, Sequence[Condition]]
) -> Ranking:
    """Boards that a condition keeps from a place keep their points, and stand in nobody's way."""
    points = {
        board: None if _unranked(failed[board]) else result.points
        for board, result in results.items()
    }
    breakers = {
        code: {
            board: earned
            for board, result in results.items()
            if (earned := result.earned(code)) is not None
        }
        for code in scheme.tie_breakers
    }
    found = places(points, [*breakers.values()])
    with_points = {board: value for board, value in points.items() if value is not None}
    return Ranking(
        places=found,
        decided_by={board: _decided_by(board, points, breakers) for board in results},
        grades=graded(scheme.grades, with_points, found, total=scheme.total),
    )


def _unranked(failed: Sequence[Condition]) -> bool:
    return any(condition.effect is Effect.UNRANKED for condition in failed)


def _decided_by(
    board: str,
    points: Mapping[str, Decimal | None],
    breakers: Mapping[str, Mapping[str, Fraction]],
) -> str | None:
    """The first tie-breaker by which boards with the same points differ."""
    tied = [other for other, value in points.items() if value == points[board] is not None]
    for code, earned in breakers.items():
        if len({earned.get(other) for other in tied}) > 1:
            return code
    return None

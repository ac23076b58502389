"""What boards claim for themselves: the sum of their own points in a year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from decimal import Decimal

from blocs.enums import Layer
from blocs.models import Opinion, Scheme


def claimed_points(cycles: Collection[int]) -> dict[tuple[int, int], Decimal]:
    """By year and board, where a board gave itself any points. Two queries.

    Claims are opinions of the first layer (``docs/layers.md``); only those on the scheme that
    scores the year count, not those on one that it replaced.
    """
    sums: dict[tuple[int, int], Decimal] = defaultdict(Decimal)
    given = Opinion.objects.filter(
        criterion__scheme__in=_scoring(cycles), layer=Layer.SELF, points__isnull=False
    )
    for cycle, board, points in given.values_list("criterion__scheme__cycle", "board", "points"):
        sums[cycle, board] += points or 0
    return dict(sums)


def _scoring(cycles: Collection[int]) -> list[int]:
    """The scheme of each year that scores: the latest that was issued."""
    scoring: dict[int, int] = {}
    issued = Scheme.objects.in_force().filter(cycle__in=cycles)
    for cycle, scheme in issued.values_list("cycle", "pk"):
        scoring.setdefault(cycle, scheme)
    return list(scoring.values())

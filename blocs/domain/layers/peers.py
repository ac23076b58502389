"""What the peers of a board came to on one criterion, and whether they are too far apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from blocs.domain.layers.giving import Limits
from blocs.domain.scoring.judging import combined
from blocs.enums import PeerRule


@dataclass(frozen=True, slots=True)
class Spread:
    """The points of the peers as one value by the rule of the scheme, the lowest, the highest."""

    value: Fraction
    lowest: Fraction
    highest: Fraction
    number: int

    def diverges(self, limits: Limits) -> bool:
        """Whether the lowest and the highest are further apart than the scheme tolerates."""
        return limits.far(self.highest, self.lowest)


def spread(points: Sequence[Fraction], rule: PeerRule) -> Spread | None:
    """The peers that gave points; nothing where nobody did."""
    if not points:
        return None
    return Spread(combined(points, rule), min(points), max(points), len(points))

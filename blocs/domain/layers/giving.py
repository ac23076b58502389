"""What points may be given: by whom, within which limits, and when they need a reason."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from blocs.domain.policy import POLICY
from blocs.enums import Act, Layer, Stage
from blocs.refusals import Refusal

ACTS: Mapping[Layer, Act] = MappingProxyType(
    {
        Layer.SELF: Act.SELF_SCORE,
        Layer.PEER: Act.PEER_SCORE,
        Layer.APPRAISED: Act.SCORE,
        Layer.FINAL: Act.SCORE,
    }
)
"""What the policy is asked for."""

HUNDREDTH = Fraction(1, 100)
"""Points are kept with two decimals."""


def layers_at(stage: Stage) -> tuple[Layer, ...]:
    """The layers at which points are given at a stage.

    The appraisal ends with its stage: what is decided afterwards is final.
    """
    open_ones = (layer for layer in Layer if stage in POLICY[ACTS[layer]].stages)
    return tuple(
        layer for layer in open_ones if layer is not Layer.APPRAISED or stage is Stage.APPRAISAL
    )


def recused(board: int, own: Collection[int], kin: Collection[int]) -> Refusal | None:
    """Why an officer's boards keep the officer from judging ``board``: computed, never declared."""
    if board in own:
        return Refusal.RECUSED_OWN
    return Refusal.RECUSED_KIN if board in kin else None


@dataclass(frozen=True, slots=True)
class Limits:
    """What a criterion allows: from 0 to ``maximum``; in steps where people judge it."""

    maximum: Fraction
    step: Fraction | None = None
    tolerance: Fraction | None = None
    """How far layers may be apart without a reason, as a share of the maximum."""

    @property
    def least(self) -> Fraction:
        """The smallest difference between two points."""
        return self.step or HUNDREDTH

    def refusal(self, points: Fraction) -> Refusal | None:
        """Why these points cannot be given."""
        if not 0 <= points <= self.maximum:
            return Refusal.POINTS_OUT_OF_RANGE
        if (points / self.least).denominator != 1:
            return Refusal.POINTS_BETWEEN_STEPS if self.step else Refusal.POINTS_TOO_FINE
        return None

    def far(self, one: Fraction, other: Fraction) -> bool:
        """Whether two points are further apart than the scheme tolerates."""
        return self.tolerance is not None and abs(one - other) > self.tolerance * self.maximum


BEFORE: Mapping[Layer, tuple[Layer | None, ...]] = MappingProxyType(
    {
        Layer.SELF: (None,),
        Layer.PEER: (Layer.SELF, None),
        Layer.APPRAISED: (Layer.PEER, Layer.SELF, None),
        Layer.FINAL: (Layer.APPRAISED, Layer.PEER, Layer.SELF),
    }
)
"""What each layer is compared with: the nearest that has points; none means the computed ones."""

Known = Mapping[Layer | None, Fraction]
"""The points of each layer that has any; under none those that the engine computed."""


def compared_with(layer: Layer, known: Known) -> tuple[Layer | None, ...]:
    """The layers that points of ``layer`` must not be far from without a reason.

    A decision is compared with what is computed too: it takes its place.
    """
    nearest = next((before for before in BEFORE[layer] if before in known), None)
    found: Iterable[Layer | None] = (nearest,) if nearest in known else ()
    if layer is Layer.FINAL and nearest is not None and None in known:
        found = (*found, None)
    return tuple(found)


def far_from(
    layer: Layer, points: Fraction, known: Known, limits: Limits
) -> tuple[Layer | None, ...]:
    """The earlier layers from which these points differ so much that a reason is due.

    A decision that replaces a computed number says why, however small the difference.
    """
    return tuple(
        before
        for before in compared_with(layer, known)
        if limits.far(points, known[before])
        or (layer is Layer.FINAL and before is None and points != known[before])
    )


def limits_of(*, maximum: Decimal, step: Fraction | None, tolerance: Decimal | None) -> Limits:
    """The limits of a criterion of a scheme."""
    return Limits(Fraction(maximum), step, None if tolerance is None else Fraction(tolerance))

"""What is decided before a ballot opens, and never after."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from awards.enums import BallotKind, Base, Recusal


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a base: *two thirds of all electors*; ``strict``: more than that."""

    part: Fraction
    base: Base
    strict: bool = False

    def needed(self, of: int) -> int:
        """The fewest votes that are enough of ``of``. At least one: 0 of 0 never passes."""
        exact = self.part * of
        return max(floor(exact) + 1 if self.strict else ceil(exact), 1)


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one ballot.

    ``places``: how many names can be chosen at most, nothing where all may be. ``at_most``: how
    many names a paper may carry, where it chooses. ``quorum``: the share of all electors who must
    be in the room; ``letters_count`` for it too where the regulation says so.
    """

    kind: BallotKind
    threshold: Share
    quorum: Share
    places: int | None = None
    at_most: int | None = None
    recusal: Recusal = Recusal.LEAVES
    secret: bool = True
    letters_count: bool = False

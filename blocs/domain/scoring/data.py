"""What the engine scores: one datum per board and indicator, in the unit of comparison."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from boards.domain.sentences import Sentence
from boards.enums import Availability, Qualifier

SILENT = Sentence("", "")


@dataclass(frozen=True, slots=True)
class Datum:
    """One board's amount of one indicator, summed over currencies, in base units (VND for money).

    ``inputs`` says in words what was printed and how it was converted; an explanation begins with
    it. An amount is there exactly when it was reported: zero is an amount, missing is not.
    """

    amount: Fraction | None
    availability: Availability
    target: Fraction | None = None
    doubted: bool = False
    qualifier: Qualifier = Qualifier.NONE
    doubt_reason: Sentence = SILENT
    inputs: Sentence = SILENT

    def __post_init__(self) -> None:
        if (self.amount is not None) != (self.availability == Availability.REPORTED):
            raise ValueError(f"amount {self.amount} with availability {self.availability}")

    @property
    def usable(self) -> bool:
        """Whether it may score and stand in the field: reported, and not under an open doubt."""
        return self.amount is not None and not self.doubted

    @property
    def has_target(self) -> bool:
        """A rate of a target that is zero or less says nothing, so such a target is none."""
        return self.target is not None and self.target > 0

    @property
    def reported(self) -> Fraction:
        """The amount, for who knows that there is one."""
        if self.amount is None:
            raise ValueError("no amount was reported")
        return self.amount

    @property
    def pledged(self) -> Fraction:
        """The target, for who knows that there is one to divide by."""
        if self.target is None or self.target <= 0:
            raise ValueError("no target to compare with")
        return self.target

    @property
    def achieved(self) -> Fraction:
        """The amount as far as it earns points: a negative one earns none."""
        return max(self.reported, Fraction(0))


class Field(dict[str, Datum]):
    """The usable data of the whole bloc for one indicator, by board."""

    @cached_property
    def largest(self) -> Fraction:
        return max((datum.achieved for datum in self.values()), default=Fraction(0))

    @cached_property
    def leaders(self) -> tuple[str, ...]:
        """The boards that have the largest amount, in the order of their slugs."""
        return tuple(sorted(board for board in self if self[board].achieved == self.largest))


MISSING = Datum(None, Availability.MISSING)

BlocData = Mapping[str, Mapping[str, Datum]]

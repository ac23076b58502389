"""What the engine scores: one datum per board and indicator, in the unit of comparison."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from blocs.domain.scoring.wording import together
from blocs.enums import Against
from boards.domain.sentences import Sentence
from boards.enums import Availability, Qualifier

SILENT = Sentence("", "")


@dataclass(frozen=True, slots=True)
class LastYear:
    """What a board is compared with in the year before, as it is now; ``why`` it cannot be.

    Of a board that took in others the amount is the restated sum of what they reported. It is
    ``exact`` where no word before a number says otherwise, and ``estimated`` where a part of it is.
    """

    amount: Fraction | None = None
    why: Sentence = SILENT
    inputs: Sentence = SILENT
    exact: bool = True
    estimated: bool = False


NO_YEAR = LastYear()


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
    last_year: LastYear = NO_YEAR
    against: Against = Against.TARGET

    def __post_init__(self) -> None:
        if (self.amount is not None) != (self.availability == Availability.REPORTED):
            raise ValueError(f"amount {self.amount} with availability {self.availability}")

    @property
    def by_last_year(self) -> Datum:
        """The same with the year before in the place of the target, for a criterion of growth."""
        last = self.last_year
        said = together(self.inputs, last.inputs)
        return replace(self, target=last.amount, against=Against.LAST_YEAR, inputs=said)

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

    @property
    def rate(self) -> Fraction:
        """The achieved amount as a multiple of the target: at 1 the target is met."""
        return self.achieved / self.pledged


class Field(dict[str, Datum]):
    """The usable data of the whole bloc for one indicator, by board."""

    @cached_property
    def by_last_year(self) -> Field:
        """The same for a criterion of growth."""
        return Field({board: datum.by_last_year for board, datum in self.items()})

    @cached_property
    def largest(self) -> Fraction:
        return max((datum.achieved for datum in self.values()), default=Fraction(0))

    @cached_property
    def leaders(self) -> tuple[str, ...]:
        """The boards that have the largest amount, in the order of their slugs."""
        return tuple(sorted(board for board in self if self[board].achieved == self.largest))

    @cached_property
    def rates(self) -> Mapping[str, Fraction]:
        """The rate of every board that has a target to compare with."""
        return {board: datum.rate for board, datum in self.items() if datum.has_target}

    @cached_property
    def best_rate(self) -> Fraction:
        return max(self.rates.values(), default=Fraction(0))

    @cached_property
    def best(self) -> tuple[str, ...]:
        """The boards that have the best rate, in the order of their slugs."""
        return tuple(sorted(board for board, rate in self.rates.items() if rate == self.best_rate))

    @cached_property
    def ascending(self) -> list[Fraction]:
        return sorted(datum.reported for datum in self.values())

    def above(self, amount: Fraction) -> int:
        """How many boards have more."""
        return len(self.ascending) - bisect_right(self.ascending, amount)

    def below(self, amount: Fraction) -> int:
        """How many boards have less."""
        return bisect_left(self.ascending, amount)


MISSING = Datum(None, Availability.MISSING)

BlocData = Mapping[str, Mapping[str, Datum]]

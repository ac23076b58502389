"""Numbers and names inside explanations, in each language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from blocs.domain.rounding import exact_decimal, half_up
from blocs.domain.scoring.against import YARDS, Yard
from blocs.enums import Against
from boards.domain.numbers import format_number
from boards.domain.quantities import Quantity, format_quantity
from boards.domain.sentences import Sentence
from boards.domain.units import Unit


@dataclass(frozen=True, slots=True)
class Measure:
    """How amounts, which the engine keeps in base units, are shown: in ``unit``, if in any."""

    unit: Unit | None = None

    def value(self, amount: Fraction) -> Decimal:
        """The amount in this unit, every digit of it."""
        return exact_decimal(amount / Fraction(self.unit.factor) if self.unit else amount)

    def number(self, amount: Fraction) -> Sentence:
        value = self.value(amount)
        return each(lambda language: format_number(value, language=language))

    def quantity(self, amount: Fraction) -> Sentence:
        if self.unit is None:
            return self.number(amount)
        shown = Quantity(self.value(amount), self.unit)
        return each(lambda language: format_quantity(shown, language=language))


PLAIN = Measure()


@dataclass(frozen=True, slots=True)
class Wording:
    """What an explanation needs beside the numbers themselves."""

    places: int
    measure: Measure = PLAIN
    names: Mapping[str, Sentence] = field(default_factory=dict)
    against: Against = Against.TARGET

    @property
    def yard(self) -> Yard:
        """How that is called which a rate is a rate of."""
        return YARDS[self.against]

    def points(self, points: Fraction) -> Sentence:
        value = half_up(points, self.places)
        return each(lambda language: format_number(value, language=language, places=self.places))

    def division(self, amount: Fraction, target: Fraction) -> Sentence:
        """``95 / 120``, both in the unit of comparison."""
        done, goal = self.measure.number(amount), self.measure.number(target)
        return Sentence(f"{done.vi} / {goal.vi}", f"{done.en} / {goal.en}")

    def rate(self, amount: Fraction, target: Fraction) -> Sentence:
        """``95 / 120 ≈ 79,17 %``."""
        parts, percent = self.division(amount, target), 100 * amount / target
        value = half_up(percent, 2)
        sign = "=" if value == percent else "≈"
        return each(
            lambda language: (
                f"{parts.in_language(language)} {sign} "
                f"{format_number(value, language=language, places=2)} %"
            )
        )

    def against_target(self, amount: Fraction, target: Fraction) -> Sentence:
        rate, of = self.rate(amount, target), self.yard.full
        return Sentence(f"Thực hiện / {of.vi}: {rate.vi}.", f"Amount / {of.en}: {rate.en}.")

    def boards(self, boards: Iterable[str]) -> Sentence:
        named = [self.names.get(board, Sentence(board, board)) for board in sorted(boards)]
        return Sentence(", ".join(name.vi for name in named), ", ".join(name.en for name in named))


def each(say: Callable[[str], str]) -> Sentence:
    """The same thing said in Vietnamese and in English."""
    return Sentence(say("vi"), say("en"))


def plain_number(value: Fraction) -> Sentence:
    """An exact decimal of a scheme: a maximum, an edge, a share."""
    return PLAIN.number(value)


def opening(sentence: Sentence) -> Sentence:
    """The same with a capital at its start, units and names as they are."""
    return Sentence(
        sentence.vi[:1].upper() + sentence.vi[1:], sentence.en[:1].upper() + sentence.en[1:]
    )


def together(*sentences: Sentence) -> Sentence:
    """Sentences one after the other; silent ones leave no gap."""
    return Sentence(
        " ".join(sentence.vi for sentence in sentences if sentence.vi),
        " ".join(sentence.en for sentence in sentences if sentence.en),
    )

"""What a table of points is looked up by: the rate of the target in percent, or the amount."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

from blocs.domain.scoring.against import YARDS
from blocs.domain.scoring.data import SILENT, Datum
from blocs.domain.scoring.parameters import Choice
from blocs.domain.scoring.wording import PLAIN, Measure, Wording
from blocs.enums import Against
from boards.domain.sentences import Sentence
from boards.domain.units import UNITS

PERCENT = Measure(UNITS["PERCENT"])


class Edge(StrEnum):
    """Whether an edge belongs to what it limits: "trên 95 %" does not, "từ 75 %" does."""

    OPEN = "open"
    CLOSED = "closed"


class Of(StrEnum):
    """What is looked up: 100 · A / T, or A in base units (VND for money)."""

    TARGET = "target"
    AMOUNT = "amount"

    def words(self, against: Against) -> Sentence:
        return YARDS[against].rate if self is Of.TARGET else OF_WHAT[self]

    @property
    def measure(self) -> Measure:
        """How the scheme prints a value, before there is an indicator with a unit."""
        return PERCENT if self is Of.TARGET else PLAIN

    def comparable(self, own: Datum) -> bool:
        return self is Of.AMOUNT or own.has_target

    def read(self, own: Datum) -> Fraction:
        return 100 * own.reported / own.pledged if self is Of.TARGET else own.reported

    def amount_at(self, value: Fraction, own: Datum) -> Fraction:
        """The amount at which ``value`` is reached."""
        return value * own.pledged / 100 if self is Of.TARGET else value

    def shown(self, wording: Wording) -> Measure:
        """How an explanation prints a value."""
        return PERCENT if self is Of.TARGET else wording.measure

    def term(self, own: Datum, wording: Wording) -> Sentence:
        """The value inside a sum; a rate as the division that it is, since it may have no end."""
        if self is Of.AMOUNT:
            return wording.measure.number(own.reported)
        parts = wording.division(own.reported, own.pledged)
        return Sentence(f"100 × {parts.vi}", f"100 × {parts.en}")

    def division(self, own: Datum, wording: Wording) -> Sentence:
        """Where the rate comes from; an amount stands in the inputs already."""
        if self is Of.AMOUNT:
            return SILENT
        return wording.against_target(own.reported, own.pledged)


OF_WHAT = {
    Of.TARGET: YARDS[Against.TARGET].rate,
    Of.AMOUNT: Sentence("số liệu", "the amount"),
}
OF = Choice("of", Sentence("Tra theo", "Looked up by"), OF_WHAT)

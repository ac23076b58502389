"""F3: done or not done."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from blocs.domain.scoring.data import Datum, Field
from blocs.domain.scoring.method import Method
from blocs.domain.scoring.wording import Wording
from blocs.enums import Against
from boards.domain.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Binary(Method):
    """Any amount above zero gets the maximum, zero gets nothing."""

    key: ClassVar[str] = "binary"
    name: ClassVar[Sentence] = Sentence("Có hoặc không", "Yes or no")

    def points(self, *, own: Datum, field: Field, maximum: Fraction) -> Fraction:
        return maximum if own.achieved else Fraction(0)

    def formula(self, against: Against = Against.TARGET) -> Sentence:
        return Sentence("có: điểm tối đa; không: 0 điểm", "yes: the maximum; no: 0 points")

    def explanation(
        self, *, own: Datum, field: Field, maximum: Fraction, wording: Wording
    ) -> Sentence:
        points = wording.points(self.points(own=own, field=field, maximum=maximum))
        if own.achieved:
            return Sentence(f"Có thực hiện: {points.vi} điểm.", f"Done: {points.en} points.")
        return Sentence(f"Không thực hiện: {points.vi} điểm.", f"Not done: {points.en} points.")

"""F12: the maximum less so many points for each, down to nothing."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from blocs.domain.scoring.data import Datum, Field
from blocs.domain.scoring.method import Method
from blocs.domain.scoring.parameters import Number
from blocs.domain.scoring.wording import Wording, plain_number
from blocs.enums import Against
from boards.domain.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Deduction(Method):
    """``max(0, M - A · p)``: accidents, fires, complaints, files that are overdue."""

    each: Fraction

    key: ClassVar[str] = "deduction"
    name: ClassVar[Sentence] = Sentence("Trừ điểm theo số lần", "Points off for each")
    parameters = (Number("each", Sentence("Trừ cho mỗi lần (điểm)", "Points off for each")),)

    def points(self, *, own: Datum, field: Field, maximum: Fraction) -> Fraction:
        return max(maximum - own.achieved * self.each, Fraction(0))

    def formula(self, against: Against = Against.TARGET) -> Sentence:
        each = plain_number(self.each)
        return Sentence(
            f"điểm = điểm tối đa − số liệu × {each.vi}, không dưới 0",
            f"points = maximum − amount × {each.en}, never less than 0",
        )

    def explanation(
        self, *, own: Datum, field: Field, maximum: Fraction, wording: Wording
    ) -> Sentence:
        each, top = plain_number(self.each), plain_number(maximum)
        done, left = wording.measure.number(own.achieved), maximum - own.achieved * self.each
        shown = wording.points(left)
        less = left < 0
        return Sentence(
            f"{top.vi} − {done.vi} × {each.vi} = {shown.vi}"
            + ("; không dưới 0 điểm." if less else "."),
            f"{top.en} − {done.en} × {each.en} = {shown.en}"
            + ("; never less than 0 points." if less else "."),
        )

"""F14: first place earns the maximum, each next place so much less."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from blocs.domain.scoring.data import Datum, Field
from blocs.domain.scoring.method import Method
from blocs.domain.scoring.parameters import Number
from blocs.domain.scoring.placing import BETTER, TIES, Better, place_among, place_in_bloc
from blocs.domain.scoring.wording import Wording, plain_number
from blocs.enums import Against
from boards.domain.sentences import Sentence


@dataclass(frozen=True, slots=True)
class RankPoints(Method):
    """``max(0, M - (place - 1) · d)``."""

    better: Better
    step: Fraction

    key: ClassVar[str] = "rank_points"
    name: ClassVar[Sentence] = Sentence(
        "Theo thứ hạng trong khối, mỗi hạng sau trừ dần",
        "By place in the bloc, less for each next place",
    )
    parameters = (BETTER, Number("step", Sentence("Mỗi hạng sau trừ", "Less for each next place")))

    def points(self, *, own: Datum, field: Field, maximum: Fraction) -> Fraction:
        return max(maximum - (self.better.place(own, field) - 1) * self.step, Fraction(0))

    def yardstick(self, *, own: Datum, field: Field, wording: Wording) -> Sentence:
        return place_in_bloc(own, field, self.better)

    def formula(self, against: Against = Against.TARGET) -> Sentence:
        first, step = self.better.words, plain_number(self.step)
        return Sentence(
            f"{first.vi}: điểm tối đa; mỗi hạng sau trừ {step.vi}, không dưới 0; {TIES.vi}",
            f"{first.en}: the maximum; each next place: minus {step.en}, never less than 0; "
            f"{TIES.en}",
        )

    def explanation(
        self, *, own: Datum, field: Field, maximum: Fraction, wording: Wording
    ) -> Sentence:
        after = self.better.place(own, field) - 1
        whole = maximum - after * self.step
        place, result = place_among(own, field, self.better), wording.points(whole)
        top, step = plain_number(maximum), plain_number(self.step)
        less = whole < 0
        return Sentence(
            f"{place.vi}: {top.vi} − {after} × {step.vi} = {result.vi}"
            + ("; không dưới 0 điểm." if less else "."),
            f"{place.en}: {top.en} − {after} × {step.en} = {result.en}"
            + ("; never less than 0 points." if less else "."),
        )

"""F7: no target; the largest amount of the bloc gets the maximum, the others their share of it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from blocs.domain.scoring.data import Datum, Field
from blocs.domain.scoring.method import Method
from blocs.domain.scoring.wording import Wording, plain_number
from blocs.enums import Against
from boards.domain.sentences import Sentence


@dataclass(frozen=True, slots=True)
class RelativeToLargest(Method):
    """``M · A / max(A)``; leaders who tie all get ``M``. Where nobody has any, nobody scores."""

    key: ClassVar[str] = "relative_to_largest"
    name: ClassVar[Sentence] = Sentence(
        "So với số liệu lớn nhất khối", "Relative to the largest in the bloc"
    )

    def points(self, *, own: Datum, field: Field, maximum: Fraction) -> Fraction:
        if field.largest == 0:
            return Fraction(0)
        return maximum * own.achieved / field.largest

    def yardstick(self, *, own: Datum, field: Field, wording: Wording) -> Sentence:
        largest, leaders = wording.measure.quantity(field.largest), wording.boards(field.leaders)
        return Sentence(
            f"lớn nhất khối {largest.vi} ({leaders.vi})",
            f"largest in the bloc {largest.en} ({leaders.en})",
        )

    def formula(self, against: Against = Against.TARGET) -> Sentence:
        return Sentence(
            "điểm = điểm tối đa × số liệu / số liệu lớn nhất khối",
            "points = maximum × amount / largest amount in the bloc",
        )

    def explanation(
        self, *, own: Datum, field: Field, maximum: Fraction, wording: Wording
    ) -> Sentence:
        if field.largest == 0:
            return Sentence(
                "Không đơn vị nào trong khối có số liệu lớn hơn 0: 0 điểm.",
                "No board of the bloc has more than 0: 0 points.",
            )
        largest = wording.measure.quantity(field.largest)
        leaders = wording.boards(field.leaders)
        top, amount = plain_number(maximum), wording.measure.number(own.achieved)
        divisor = wording.measure.number(field.largest)
        points = wording.points(self.points(own=own, field=field, maximum=maximum))
        return Sentence(
            f"Lớn nhất khối: {largest.vi} ({leaders.vi}). "
            f"{top.vi} × {amount.vi} / {divisor.vi} = {points.vi}.",
            f"Largest in the bloc: {largest.en} ({leaders.en}). "
            f"{top.en} × {amount.en} / {divisor.en} = {points.en}.",
        )

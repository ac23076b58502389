"""F12: target by amount, so that less of a bad thing earns more."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar

from blocs.domain.scoring.against import YARDS
from blocs.domain.scoring.data import Datum, Field
from blocs.domain.scoring.method import Method
from blocs.domain.scoring.parameters import Choice, Number, at_least_one
from blocs.domain.scoring.wording import Wording, plain_number, together
from blocs.enums import Against
from boards.domain.sentences import Sentence


class AtZero(StrEnum):
    """What an amount of zero earns, by which nothing can be divided."""

    MOST = "most"
    MAXIMUM = "maximum"
    NOTHING = "nothing"


AT_ZERO = {
    AtZero.MOST: Sentence("mức cao nhất được hưởng", "the most that can be earned"),
    AtZero.MAXIMUM: Sentence("điểm tối đa", "the maximum"),
    AtZero.NOTHING: Sentence("0 điểm", "0 points"),
}


@dataclass(frozen=True, slots=True)
class LowerIsBetter(Method):
    """``min(M · T / A, most · M)``; the scheme says what no accident at all earns.

    A target of zero is one here: whoever pledged no accident and had one earns nothing.
    """

    most: Fraction
    at_zero: AtZero

    key: ClassVar[str] = "lower_is_better"
    name: ClassVar[Sentence] = Sentence(
        "Càng thấp càng tốt: chỉ tiêu / thực hiện", "Lower is better: target / amount"
    )
    parameters = (
        Number(
            "most",
            Sentence("Không quá bao nhiêu lần điểm tối đa", "At most so many times the maximum"),
            at_least_one,
            hint=Sentence(
                "1 là không quá điểm tối đa; 1,2 là được đến 120%.",
                "1 is never more than the maximum; 1.2 is up to 120%.",
            ),
        ),
        Choice("at_zero", Sentence("Khi số liệu bằng 0", "When the amount is 0"), AT_ZERO),
    )

    @property
    def may_exceed_maximum(self) -> bool:
        return self.most > 1

    @property
    def compares(self) -> bool:
        return True

    def to_compare_with(self, own: Datum) -> bool:
        return own.target is not None and own.target >= 0

    def edges(self, own: Datum) -> tuple[Fraction, ...]:
        return (Fraction(0),)

    def points(self, *, own: Datum, field: Field, maximum: Fraction) -> Fraction:
        if own.achieved:
            return min(maximum * self._goal(own) / own.achieved, maximum * self.most)
        given = {AtZero.MOST: self.most, AtZero.MAXIMUM: Fraction(1)}
        return maximum * given.get(self.at_zero, Fraction(0))

    def formula(self, against: Against = Against.TARGET) -> Sentence:
        limit, zero, of = self._limit(), AT_ZERO[self.at_zero], YARDS[against].full
        return Sentence(
            f"điểm = điểm tối đa × {of.vi} / thực hiện, không quá {limit.vi}; "
            f"thực hiện bằng 0: {zero.vi}",
            f"points = maximum × {of.en} / amount, never more than {limit.en}; "
            f"for an amount of 0: {zero.en}",
        )

    def explanation(
        self, *, own: Datum, field: Field, maximum: Fraction, wording: Wording
    ) -> Sentence:
        points = wording.points(self.points(own=own, field=field, maximum=maximum))
        goal, of = wording.measure.quantity(self._goal(own)), wording.yard.label
        target = Sentence(f"{of.vi}: {goal.vi}.", f"{of.en}: {goal.en}.")
        if not own.achieved:
            zero = AT_ZERO[self.at_zero]
            return together(
                target,
                Sentence(
                    f"Thực hiện bằng 0: {zero.vi}, {points.vi}.",
                    f"The amount is 0: {zero.en}, {points.en}.",
                ),
            )
        full, limit = maximum * self._goal(own) / own.achieved, self._limit()
        parts, top = wording.division(self._goal(own), own.achieved), plain_number(maximum)
        shown, over = wording.points(full), full > maximum * self.most
        return together(
            target,
            Sentence(
                f"{top.vi} × {parts.vi} = {shown.vi}"
                + (f"; không quá {limit.vi}: {points.vi}." if over else "."),
                f"{top.en} × {parts.en} = {shown.en}"
                + (f"; never more than {limit.en}: {points.en}." if over else "."),
            ),
        )

    def _goal(self, own: Datum) -> Fraction:
        return own.target or Fraction(0)

    def _limit(self) -> Sentence:
        most = plain_number(self.most)
        if self.most == 1:
            return AT_ZERO[AtZero.MAXIMUM]
        return Sentence(f"{most.vi} × điểm tối đa", f"{most.en} × maximum")

"""F11: meeting the target earns the maximum; each percent over adds, each percent short costs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import floor
from typing import ClassVar

from blocs.domain.scoring.against import YARDS
from blocs.domain.scoring.data import Datum, Field
from blocs.domain.scoring.looked_up import PERCENT
from blocs.domain.scoring.method import Method
from blocs.domain.scoring.parameters import Choice, Number
from blocs.domain.scoring.wording import Wording, opening, plain_number, together
from blocs.enums import Against
from boards.domain.sentences import Sentence


class Steps(StrEnum):
    """Whether only whole percents count ("mỗi 1 %") or every part of one."""

    WHOLE = "whole"
    CONTINUOUS = "continuous"


STEPS = {
    Steps.WHOLE: Sentence("mỗi 1% tròn", "each full 1%"),
    Steps.CONTINUOUS: Sentence("mỗi 1% (tính cả phần lẻ)", "each 1% (and parts of it)"),
}


@dataclass(frozen=True, slots=True)
class Linear(Method):
    """``M + min(over · n, over_most)`` at or above the target, ``max(0, M - under · n)`` below it.

    ``n`` is the distance from 100 % in percents. Less than ``zero_below`` percent earns nothing;
    exactly so much does not fall under it.
    """

    over: Fraction
    over_most: Fraction
    under: Fraction
    zero_below: Fraction
    steps: Steps

    key: ClassVar[str] = "linear"
    name: ClassVar[Sentence] = Sentence(
        "Cộng, trừ theo từng 1% so với chỉ tiêu", "More and less for each 1% of the target"
    )
    parameters = (
        Number("over", Sentence("Vượt mỗi 1%: cộng (điểm)", "Each 1% over: points more")),
        Number("over_most", Sentence("Cộng không quá (điểm)", "At most so many points more")),
        Number("under", Sentence("Thiếu mỗi 1%: trừ (điểm)", "Each 1% short: points less")),
        Number(
            "zero_below",
            Sentence("Không có điểm nếu dưới (%)", "Nothing below (%)"),
            hint=Sentence("0 là không đặt ngưỡng.", "0 sets no threshold."),
        ),
        Choice("steps", Sentence("Cách tính mỗi 1%", "How percents count"), STEPS),
    )

    @property
    def may_exceed_maximum(self) -> bool:
        return self.over > 0 and self.over_most > 0

    @property
    def compares(self) -> bool:
        return True

    def to_compare_with(self, own: Datum) -> bool:
        return own.has_target

    def points(self, *, own: Datum, field: Field, maximum: Fraction) -> Fraction:
        if 100 * own.rate < self.zero_below:
            return Fraction(0)
        if own.rate >= 1:
            return maximum + min(self.over * self._counted(own), self.over_most)
        return max(maximum - self.under * self._counted(own), Fraction(0))

    def formula(self, against: Against = Against.TARGET) -> Sentence:
        least, per = PERCENT.quantity(self.zero_below), STEPS[self.steps]
        over, most = plain_number(self.over), plain_number(self.over_most)
        under, of, whole = plain_number(self.under), YARDS[against].full, YARDS[against].short
        more = Sentence("vượt không cộng thêm", "nothing more beyond it")
        if self.may_exceed_maximum:
            more = Sentence(
                f"vượt {per.vi} cộng {over.vi}, cộng không quá {most.vi}",
                f"{per.en} over: plus {over.en}, at most {most.en} more",
            )
        return Sentence(
            f"đạt 100% {of.vi}: điểm tối đa; {more.vi}; "
            f"thiếu {per.vi} trừ {under.vi}, không dưới 0"
            + (f"; dưới {least.vi}: 0 điểm" if self.zero_below else ""),
            f"100% of {whole.en}: the maximum; {more.en}; "
            f"{per.en} short: minus {under.en}, never less than 0"
            + (f"; below {least.en}: 0 points" if self.zero_below else ""),
        )

    def explanation(
        self, *, own: Datum, field: Field, maximum: Fraction, wording: Wording
    ) -> Sentence:
        points = self.points(own=own, field=field, maximum=maximum)
        given, least = wording.points(points), PERCENT.quantity(self.zero_below)
        if 100 * own.rate < self.zero_below:
            why = Sentence(
                f"Dưới {least.vi}: {given.vi} điểm.", f"Below {least.en}: {given.en} points."
            )
        elif own.rate >= 1:
            why = self._over(own, maximum, wording)
        else:
            why = self._short(own, maximum, wording)
        return together(wording.against_target(own.achieved, own.pledged), why)

    def _counted(self, own: Datum) -> Fraction:
        distance = abs(own.rate - 1) * 100
        return Fraction(floor(distance)) if self.steps is Steps.WHOLE else distance

    def _over(self, own: Datum, maximum: Fraction, wording: Wording) -> Sentence:
        more = self.over * self._counted(own)
        top, step, most = map(plain_number, (maximum, self.over, self.over_most))
        whole, given = map(wording.points, (maximum + more, maximum + self.over_most))
        rate = wording.division(own.achieved, own.pledged)
        vi, en = f"(100 × {rate.vi} − 100)", f"(100 × {rate.en} − 100)"
        goal = wording.yard.short
        if self.steps is Steps.WHOLE:
            vi = en = str(floor(self._counted(own)))
        if not more:
            return Sentence(
                f"Đạt {goal.vi}: {whole.vi} điểm.",
                f"{opening(goal).en} is met: {whole.en} points.",
            )
        over = more > self.over_most
        return Sentence(
            f"Vượt {goal.vi}: {top.vi} + {vi} × {step.vi} = {whole.vi}"
            + (f"; cộng không quá {most.vi}: {given.vi}." if over else "."),
            f"Over {goal.en}: {top.en} + {en} × {step.en} = {whole.en}"
            + (f"; at most {most.en} more: {given.en}." if over else "."),
        )

    def _short(self, own: Datum, maximum: Fraction, wording: Wording) -> Sentence:
        left = maximum - self.under * self._counted(own)
        top, step = map(plain_number, (maximum, self.under))
        whole, nothing = map(wording.points, (left, Fraction(0)))
        rate, goal = wording.division(own.achieved, own.pledged), wording.yard.short
        vi, en = f"(100 − 100 × {rate.vi})", f"(100 − 100 × {rate.en})"
        if self.steps is Steps.WHOLE:
            vi = en = str(floor(self._counted(own)))
        return Sentence(
            f"Chưa đạt {goal.vi}: {top.vi} − {vi} × {step.vi} = {whole.vi}"
            + (f"; không dưới 0: {nothing.vi}." if left < 0 else "."),
            f"Short of {goal.en}: {top.en} − {en} × {step.en} = {whole.en}"
            + (f"; never less than 0: {nothing.en}." if left < 0 else "."),
        )

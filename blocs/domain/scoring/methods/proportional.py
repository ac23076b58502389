"""F1 and F2: the maximum times the rate of the target, with or without a cap at the maximum."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from blocs.domain.scoring.against import YARDS
from blocs.domain.scoring.data import Datum, Field
from blocs.domain.scoring.method import Method
from blocs.domain.scoring.parameters import Flag
from blocs.domain.scoring.wording import Wording, plain_number
from blocs.enums import Against
from boards.domain.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Proportional(Method):
    """``M · A / T``; ``capped`` says whether passing the target earns more than ``M``."""

    capped: bool

    key: ClassVar[str] = "proportional"
    name: ClassVar[Sentence] = Sentence(
        "Theo tỷ lệ hoàn thành chỉ tiêu", "By the rate of the target"
    )
    parameters = (Flag("capped", Sentence("Không quá điểm tối đa", "Never more than the maximum")),)

    @property
    def may_exceed_maximum(self) -> bool:
        return not self.capped

    @property
    def compares(self) -> bool:
        return True

    def to_compare_with(self, own: Datum) -> bool:
        return own.has_target

    def points(self, *, own: Datum, field: Field, maximum: Fraction) -> Fraction:
        full = maximum * own.achieved / own.pledged
        return min(full, maximum) if self.capped else full

    def formula(self, against: Against = Against.TARGET) -> Sentence:
        of, over = YARDS[against].full, YARDS[against].short
        limit = Sentence(f"kể cả phần vượt {over.vi}", f"also beyond {over.en}")
        if self.capped:
            limit = Sentence("không quá điểm tối đa", "never more than the maximum")
        return Sentence(
            f"điểm = điểm tối đa × thực hiện / {of.vi}, {limit.vi}",
            f"points = maximum × amount / {of.en}, {limit.en}",
        )

    def explanation(
        self, *, own: Datum, field: Field, maximum: Fraction, wording: Wording
    ) -> Sentence:
        target, divisor = wording.measure.quantity(own.pledged), wording.measure.number(own.pledged)
        label = wording.yard.label
        top, amount = plain_number(maximum), wording.measure.number(own.achieved)
        full = wording.points(maximum * own.achieved / own.pledged)
        points = wording.points(self.points(own=own, field=field, maximum=maximum))
        over = self.capped and own.achieved > own.pledged
        return Sentence(
            f"{label.vi}: {target.vi}. {top.vi} × {amount.vi} / {divisor.vi} = {full.vi}"
            + (f"; không quá điểm tối đa: {points.vi}." if over else "."),
            f"{label.en}: {target.en}. {top.en} × {amount.en} / {divisor.en} = {full.en}"
            + (f"; never more than the maximum: {points.en}." if over else "."),
        )

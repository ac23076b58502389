"""F9: so many points for each, up to a cap or without one."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from blocs.domain.reading import Node
from blocs.domain.scoring.data import Datum, Field
from blocs.domain.scoring.method import Method
from blocs.domain.scoring.parameters import Number
from blocs.domain.scoring.wording import Wording, plain_number
from blocs.enums import Against
from boards.domain.sentences import Sentence


@dataclass(frozen=True, slots=True)
class CountTimesPoints(Method):
    """``min(A / per · p, cap)``. Without a cap it may earn more than the maximum.

    ``per`` is in base units: one point for every 100 billion VND is ``each`` 1, ``per``
    100000000000. A part of ``per`` earns its part of the points.
    """

    each: Fraction
    per: Fraction = Fraction(1)
    cap: Fraction | None = None

    key: ClassVar[str] = "count_times_points"
    name: ClassVar[Sentence] = Sentence("Số lượng × điểm", "Count × points")
    parameters = (
        Number("each", Sentence("Điểm cho mỗi đơn vị", "Points for each")),
        Number(
            "per",
            Sentence("Mỗi đơn vị là", "One counts as"),
            Node.positive,
            optional=True,
            hint=Sentence("Để trống là 1. Tiền tính bằng đồng.", "Empty means 1. Money is in VND."),
        ),
        Number(
            "cap",
            Sentence("Không quá bao nhiêu điểm", "At most so many points"),
            optional=True,
            hint=Sentence("Để trống là không giới hạn.", "Empty means without a limit."),
        ),
    )

    @property
    def may_exceed_maximum(self) -> bool:
        return self.cap is None

    @property
    def promised(self) -> Fraction:
        return self.cap or Fraction(0)

    def points(self, *, own: Datum, field: Field, maximum: Fraction) -> Fraction:
        counted = self._counted(own)
        return counted if self.cap is None else min(counted, self.cap)

    def formula(self, against: Against = Against.TARGET) -> Sentence:
        each, per = plain_number(self.each), plain_number(self.per)
        vi, en = ("", "") if self.per == 1 else (f" / {per.vi}", f" / {per.en}")
        limit = Sentence("không giới hạn", "without a limit")
        if self.cap is not None:
            cap = plain_number(self.cap)
            limit = Sentence(f"không quá {cap.vi} điểm", f"at most {cap.en} points")
        return Sentence(
            f"điểm = số liệu{vi} × {each.vi}, {limit.vi}",
            f"points = amount{en} × {each.en}, {limit.en}",
        )

    def explanation(
        self, *, own: Datum, field: Field, maximum: Fraction, wording: Wording
    ) -> Sentence:
        each, done = plain_number(self.each), wording.measure.number(own.achieved)
        if self.per != 1:
            done = wording.division(own.achieved, self.per)
        counted = wording.points(self._counted(own))
        vi, en = (
            f"{done.vi} × {each.vi} = {counted.vi}",
            f"{done.en} × {each.en} = {counted.en}",
        )
        if self.cap is None or self._counted(own) <= self.cap:
            return Sentence(f"{vi}.", f"{en}.")
        cap = wording.points(self.cap)
        return Sentence(f"{vi}; không quá {cap.vi} điểm.", f"{en}; at most {cap.en} points.")

    def _counted(self, own: Datum) -> Fraction:
        return own.achieved / self.per * self.each

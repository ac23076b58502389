"""F16: people give the points, in steps, each with a reason where layers differ."""

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
class Judgement(Method):
    """What the layers came to. Each opinion is a multiple of ``step``; what they come to need not.

    The amount that is scored is what :mod:`blocs.domain.scoring.judging` made of the opinions.
    """

    step: Fraction

    key: ClassVar[str] = "judgement"
    name: ClassVar[Sentence] = Sentence("Người chấm cho điểm", "Judged by people")
    parameters = (
        Number(
            "step",
            Sentence("Mức chênh nhỏ nhất", "Step"),
            Node.positive,
            hint=Sentence("Ví dụ 0,25; 0,5; 1.", "For example 0.25, 0.5, 1."),
        ),
    )

    def points(self, *, own: Datum, field: Field, maximum: Fraction) -> Fraction:
        return own.reported

    def formula(self, against: Against = Against.TARGET) -> Sentence:
        step = plain_number(self.step)
        return Sentence(
            f"người chấm cho từ 0 đến điểm tối đa, mỗi mức cách nhau {step.vi}",
            f"people give from 0 to the maximum, in steps of {step.en}",
        )

    def explanation(
        self, *, own: Datum, field: Field, maximum: Fraction, wording: Wording
    ) -> Sentence:
        points, top = wording.points(own.reported), plain_number(maximum)
        return Sentence(
            f"Theo hệ số: {points.vi} / {top.vi} điểm.",
            f"By the weights: {points.en} of {top.en} points.",
        )

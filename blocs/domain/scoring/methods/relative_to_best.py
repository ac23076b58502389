"""F6: the best rate of the target in the bloc gets the maximum, others what their rate is worth."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from blocs.domain.scoring import parameters
from blocs.domain.scoring.against import YARDS
from blocs.domain.scoring.data import Datum, Field
from blocs.domain.scoring.method import Method
from blocs.domain.scoring.wording import Wording, plain_number, together
from blocs.enums import Against
from boards.domain.sentences import Sentence


@dataclass(frozen=True, slots=True)
class RelativeToBest(Method):
    """Up to the target ``s·M·A/T``; beyond it ``s·M + (1 - s)·M·(A/T - 1) / (A*/T* - 1)``.

    Boards that tie on the best rate all get ``M``. Where nobody passes its target, nobody does:
    the best of those who fall short is no model.
    """

    share: Fraction

    key: ClassVar[str] = "relative_to_best"
    name: ClassVar[Sentence] = Sentence(
        "So với tỷ lệ hoàn thành cao nhất khối", "Relative to the best rate in the bloc"
    )
    parameters = (
        parameters.Number(
            "share",
            Sentence(
                "Phần của điểm tối đa khi đạt đúng chỉ tiêu",
                "Share of the maximum for exactly the target",
            ),
            parameters.share,
            hint=Sentence("Từ 0 đến 1, thường là 0,5.", "From 0 to 1, mostly 0.5."),
        ),
    )

    @property
    def compares(self) -> bool:
        return True

    def to_compare_with(self, own: Datum) -> bool:
        return own.has_target

    def points(self, *, own: Datum, field: Field, maximum: Fraction) -> Fraction:
        met = self.share * maximum
        if own.rate <= 1:
            return met * own.rate
        return met + (maximum - met) * (own.rate - 1) / (field.best_rate - 1)

    def yardstick(self, *, own: Datum, field: Field, wording: Wording) -> Sentence:
        model, names = field[field.best[0]], wording.boards(field.best)
        rate = wording.rate(model.achieved, model.pledged)
        return Sentence(
            f"tỷ lệ cao nhất khối {rate.vi} ({names.vi})",
            f"best rate in the bloc {rate.en} ({names.en})",
        )

    def formula(self, against: Against = Against.TARGET) -> Sentence:
        met, rest = plain_number(self.share), plain_number(1 - self.share)
        of, over, level = YARDS[against].full, YARDS[against].short, YARDS[against].level
        return Sentence(
            f"đến {level.vi}: {met.vi} × điểm tối đa × thực hiện / {of.vi}; vượt "
            f"{over.vi}: {met.vi} × điểm tối đa + {rest.vi} × điểm tối đa × (tỷ lệ − 100%) / "
            "(tỷ lệ cao nhất khối − 100%)",
            f"up to {level.en}: {met.en} × maximum × amount / {of.en}; beyond it: "
            f"{met.en} × maximum + {rest.en} × maximum × (rate − 100%) / "
            "(best rate in the bloc − 100%)",
        )

    def explanation(
        self, *, own: Datum, field: Field, maximum: Fraction, wording: Wording
    ) -> Sentence:
        points = wording.points(self.points(own=own, field=field, maximum=maximum))
        met, top = plain_number(self.share), plain_number(maximum)
        done = wording.division(own.achieved, own.pledged)
        against = wording.against_target(own.achieved, own.pledged)
        if own.rate <= 1:
            return together(
                against,
                Sentence(
                    f"{met.vi} × {top.vi} × {done.vi} = {points.vi}.",
                    f"{met.en} × {top.en} × {done.en} = {points.en}.",
                ),
            )
        rest, leaders, model = plain_number(1 - self.share), field.best, field[field.best[0]]
        names, best = wording.boards(leaders), wording.division(model.achieved, model.pledged)
        rate = wording.rate(model.achieved, model.pledged)
        return together(
            against,
            Sentence(
                f"Tỷ lệ cao nhất khối: {rate.vi} ({names.vi}).",
                f"Best rate in the bloc: {rate.en} ({names.en}).",
            ),
            Sentence(
                f"{met.vi} × {top.vi} + {rest.vi} × {top.vi} × ({done.vi} − 1) / ({best.vi} − 1)"
                f" = {points.vi}.",
                f"{met.en} × {top.en} + {rest.en} × {top.en} × ({done.en} − 1) / ({best.en} − 1)"
                f" = {points.en}.",
            ),
        )

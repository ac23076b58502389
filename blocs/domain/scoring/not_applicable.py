"""F17: what a criterion comes to for a board that it does not apply to, in words."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from blocs.domain.scoring.data import SILENT
from blocs.domain.scoring.reasons import consequence
from blocs.domain.scoring.wording import Wording
from blocs.enums import NotApplicable
from boards.domain.sentences import Sentence

RULES: Mapping[NotApplicable, Sentence] = {
    NotApplicable.LEFT_OUT: SILENT,
    NotApplicable.FULL: Sentence("không áp dụng: hưởng điểm tối đa", "not applicable: the maximum"),
    NotApplicable.AVERAGE: Sentence(
        "không áp dụng: hưởng điểm bình quân của các đơn vị được tính",
        "not applicable: the average of the boards for which it counts",
    ),
}
"""What a formula says of it; that it is left out is what a scheme says where it says nothing."""


def rule(policy: NotApplicable, substitute: Sentence) -> Sentence:
    """The end of the formula of a criterion; ``substitute`` is the name of the one in its place."""
    if policy is NotApplicable.SUBSTITUTE:
        return Sentence(
            f"không áp dụng: thay bằng “{substitute.vi}”",
            f"not applicable: “{substitute.en}” instead",
        )
    return RULES[policy]


def with_rule(formula: Sentence, policy: NotApplicable, substitute: Sentence = SILENT) -> Sentence:
    """The formula of a criterion, and what becomes of it where it does not apply."""
    said = rule(policy, substitute)
    if said == SILENT:
        return formula
    return Sentence(f"{formula.vi}; {said.vi}", f"{formula.en}; {said.en}")


def full(maximum: Fraction, wording: Wording) -> Sentence:
    """The maximum, as the scheme says."""
    points = wording.points(maximum)
    return Sentence(
        f"Theo bảng tiêu chí hưởng điểm tối đa: {points.vi} điểm.",
        f"By the scheme the maximum: {points.en} points.",
    )


def averaged(points: Fraction | None, boards: int, wording: Wording, total: Decimal) -> Sentence:
    """The average of so many boards; where it counts for nobody, that it is left out."""
    if points is None:
        none = Sentence(
            "Không đơn vị nào được tính để lấy bình quân.", "It counts for no board to average."
        )
        out = consequence(None, maximum=Fraction(0), share=Decimal(0), total=total, wording=wording)
        return Sentence(f"{none.vi} {out.vi}", f"{none.en} {out.en}")
    given = wording.points(points)
    return Sentence(
        f"Theo bảng tiêu chí hưởng bình quân của {boards} đơn vị được tính: {given.vi} điểm.",
        f"By the scheme the average of those for which it counts ({boards}): {given.en} points.",
    )


def instead(name: Sentence) -> Sentence:
    """What follows is about the substitute."""
    return Sentence(f"Thay bằng tiêu chí “{name.vi}”.", f"Instead of it “{name.en}”.")

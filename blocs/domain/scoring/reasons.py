"""Why a criterion of a board does not score by its method, and what the scheme does then."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from blocs.domain.scoring.data import SILENT, Datum
from blocs.domain.scoring.method import Method
from blocs.domain.scoring.wording import Wording, plain_number
from blocs.enums import MissingPolicy, Outcome
from boards.domain.sentences import Sentence
from boards.enums import Availability


class Reason(StrEnum):
    """The first of these that holds is the reason."""

    DOUBT = "doubt"
    NOT_APPLICABLE = "not_applicable"
    MISSING = "missing"
    NOT_YET = "not_yet"
    NO_TARGET = "no_target"


# A scheme decides what a missing figure or target costs. A doubt and a criterion that does not
# apply are nobody's omission: they are left out under every policy.
OUTCOMES = {
    (Reason.MISSING, MissingPolicy.ZERO): Outcome.ZERO_MISSING,
    (Reason.MISSING, MissingPolicy.FIXED): Outcome.FIXED_MISSING,
    (Reason.MISSING, MissingPolicy.EXCLUDE_AND_RESCALE): Outcome.EXCLUDED_MISSING,
    (Reason.NO_TARGET, MissingPolicy.ZERO): Outcome.ZERO_NO_TARGET,
    (Reason.NO_TARGET, MissingPolicy.FIXED): Outcome.FIXED_NO_TARGET,
    (Reason.NO_TARGET, MissingPolicy.EXCLUDE_AND_RESCALE): Outcome.EXCLUDED_NO_TARGET,
}

SENTENCES = {
    Reason.NOT_APPLICABLE: Sentence(
        "Chỉ tiêu không áp dụng cho đơn vị này.", "The indicator does not apply to this board."
    ),
    Reason.MISSING: Sentence("Không có số liệu.", "There is no figure."),
    Reason.NOT_YET: Sentence("Chưa có số liệu.", "There is no figure yet."),
    Reason.NO_TARGET: Sentence(
        "Không có chỉ tiêu đăng ký lớn hơn 0 để so sánh.",
        "There is no target above 0 to compare with.",
    ),
}
NOTHING_PLEDGED = Sentence(
    "Không có chỉ tiêu đăng ký để so sánh.", "There is no target to compare with."
)


def reason(own: Datum, method: Method) -> Reason | None:
    """Why ``own`` cannot be scored by the method; ``None`` when it can."""
    if own.doubted:
        return Reason.DOUBT
    if own.availability != Availability.REPORTED:
        return Reason(own.availability.value)
    if not method.to_compare_with(own):
        return Reason.NO_TARGET
    return None


def outcome(why: Reason, policy: MissingPolicy) -> Outcome:
    if why is Reason.DOUBT:
        return Outcome.EXCLUDED_DOUBT
    if why is Reason.NOT_APPLICABLE:
        return Outcome.EXCLUDED_NOT_APPLICABLE
    return OUTCOMES[Reason.MISSING if why is Reason.NOT_YET else why, policy]


def sentence(why: Reason, own: Datum) -> Sentence:
    if why is Reason.DOUBT:
        vi, en = (
            f": {text.rstrip('.')}" if text else ""
            for text in (own.doubt_reason.vi, own.doubt_reason.en)
        )
        return Sentence(f"Có nghi vấn chưa được làm rõ{vi}.", f"There is an open doubt{en}.")
    if why is Reason.NO_TARGET and own.target is None:
        return NOTHING_PLEDGED
    if why is Reason.MISSING and own.inputs != SILENT:
        return SILENT  # What people judge says for itself that nobody has.
    return SENTENCES[why]


def consequence(
    points: Fraction | None, *, maximum: Fraction, share: Decimal, total: Decimal, wording: Wording
) -> Sentence:
    """What the scheme does with the criterion: left out, zero, or ``share`` of the maximum."""
    if points is None:
        whole = plain_number(Fraction(total))
        return Sentence(
            f"Không tính tiêu chí này; các tiêu chí còn lại được quy về thang {whole.vi} điểm.",
            f"This criterion is left out; the others are rescaled to {whole.en} points.",
        )
    if points == 0:
        return Sentence("Theo bảng tiêu chí: 0 điểm.", "By the scheme: 0 points.")
    part, top = plain_number(Fraction(share)), plain_number(maximum)
    given = wording.points(points)
    return Sentence(
        f"Theo bảng tiêu chí: {part.vi} × {top.vi} = {given.vi} điểm.",
        f"By the scheme: {part.en} × {top.en} = {given.en} points.",
    )

"""Why a criterion of a board does not score by its method, and what the scheme does then."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from blocs.domain.scoring.data import SILENT, Datum
from blocs.domain.scoring.method import Method
from blocs.domain.scoring.wording import Wording, plain_number
from blocs.enums import Against, MissingPolicy, Outcome
from boards.domain.sentences import Sentence
from boards.enums import Availability


class Reason(StrEnum):
    """The first of these that holds is the reason."""

    DOUBT = "doubt"
    NOT_APPLICABLE = "not_applicable"
    MISSING = "missing"
    NOT_YET = "not_yet"
    NO_TARGET = "no_target"
    NOT_COMPARABLE = "not_comparable"
    NO_BASELINE = "no_baseline"


# A scheme decides what a missing figure, target or year before costs. A doubt, a criterion that
# does not apply, and a year before that a merger or split made incomparable are nobody's omission:
# no policy makes them zero. What comes in the place of what does not apply, each criterion says.
OUTCOMES = {
    (Reason.MISSING, MissingPolicy.ZERO): Outcome.ZERO_MISSING,
    (Reason.MISSING, MissingPolicy.FIXED): Outcome.FIXED_MISSING,
    (Reason.MISSING, MissingPolicy.EXCLUDE_AND_RESCALE): Outcome.EXCLUDED_MISSING,
    (Reason.NO_TARGET, MissingPolicy.ZERO): Outcome.ZERO_NO_TARGET,
    (Reason.NO_TARGET, MissingPolicy.FIXED): Outcome.FIXED_NO_TARGET,
    (Reason.NO_TARGET, MissingPolicy.EXCLUDE_AND_RESCALE): Outcome.EXCLUDED_NO_TARGET,
    (Reason.NO_BASELINE, MissingPolicy.ZERO): Outcome.ZERO_NO_BASELINE,
    (Reason.NO_BASELINE, MissingPolicy.FIXED): Outcome.FIXED_NO_BASELINE,
    (Reason.NO_BASELINE, MissingPolicy.EXCLUDE_AND_RESCALE): Outcome.EXCLUDED_NO_BASELINE,
}
ANYWAY = {
    Reason.DOUBT: Outcome.EXCLUDED_DOUBT,
    Reason.NOT_APPLICABLE: Outcome.EXCLUDED_NOT_APPLICABLE,
    Reason.NOT_COMPARABLE: Outcome.EXCLUDED_NOT_COMPARABLE,
}
"""Left out under every policy."""

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
    Reason.NO_BASELINE: Sentence(
        "Số liệu năm trước không lớn hơn 0 để so sánh.",
        "The figure of the year before is not above 0.",
    ),
}
NOTHING_REPORTED = Sentence(
    "Không có số liệu năm trước để so sánh.", "There is no figure of the year before."
)
NOTHING_PLEDGED = Sentence(
    "Không có chỉ tiêu đăng ký để so sánh.", "There is no target to compare with."
)


def reason(own: Datum, method: Method) -> Reason | None:
    """Why ``own`` cannot be scored by the method; ``None`` when it can."""
    if own.doubted:
        return Reason.DOUBT
    if own.availability != Availability.REPORTED:
        return Reason(own.availability.value)
    if method.to_compare_with(own):
        return None
    if own.against is Against.TARGET:
        return Reason.NO_TARGET
    return Reason.NOT_COMPARABLE if own.last_year.why != SILENT else Reason.NO_BASELINE


def outcome(why: Reason, policy: MissingPolicy) -> Outcome:
    if why in ANYWAY:
        return ANYWAY[why]
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
    if why is Reason.NOT_COMPARABLE:
        vi, en = own.last_year.why.vi, own.last_year.why.en
        return Sentence(f"Năm trước không so sánh được: {vi}.", f"Last year is no measure: {en}.")
    if why is Reason.NO_BASELINE and own.target is None:
        return NOTHING_REPORTED
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

"""The rules of a ballot, and the arithmetic of its count, as they are read out.

Pairs of sentences: minutes and the screen say the same years later, whatever becomes of a
catalogue.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from awards.domain.ballots.rules import Rules
from awards.domain.ballots.shares import part_in_words
from awards.enums import BallotKind, Base, CountOutcome, Recusal
from boards.domain.numbers import format_number
from boards.domain.sentences import Sentence

BASES = {
    Base.ELECTORS: Sentence("tổng số đơn vị có quyền bỏ phiếu", "all boards that may vote"),
    Base.PRESENT: Sentence("số đơn vị tham gia", "the boards that take part"),
    Base.CAST: Sentence("số phiếu thu về", "the papers returned"),
    Base.VALID: Sentence("số phiếu hợp lệ", "the valid papers"),
}
"""Of what a share is taken. Whoever is present, or wrote, takes part."""


def rules_in_words(rules: Rules) -> list[Sentence]:
    """What holds from the opening on, a sentence for each rule."""
    return [
        _secret(rules),
        _asks(rules),
        threshold(rules),
        _places(rules),
        _quorum(rules),
        _recusal(rules),
    ]


def threshold(rules: Rules) -> Sentence:
    """``Được chọn khi có quá 1/2 số đơn vị tham gia tán thành.``"""
    part, base = part_in_words(rules.threshold.part), BASES[rules.threshold.base]
    strict = rules.threshold.strict
    vi, en = ("quá", "more than") if strict else ("ít nhất", "at least")
    return Sentence(
        f"Được chọn khi số phiếu tán thành đạt {vi} {part.vi} {base.vi}.",
        f"A name is chosen by {en} {part.en} of {base.en}.",
    )


def example(rules: Rules, of: int) -> Sentence:
    """The threshold for a number of boards or papers: ``Với 6 cần ít nhất 4 phiếu.``"""
    needed = rules.threshold.needed(of)
    return Sentence(
        f"Tính trên {of}: cần ít nhất {needed} phiếu tán thành.",
        f"Of {of}: at least {needed} votes for.",
    )


def quorum_of(rules: Rules, electors: int, there: int) -> Sentence:
    """Whether enough are there, with the numbers."""
    needed = rules.quorum.needed(electors)
    met = there >= needed
    vi = "đủ" if met else f"còn thiếu {needed - there}"
    en = "enough" if met else f"{needed - there} short"
    return Sentence(
        f"Có mặt {there}/{electors} đơn vị, cần {needed}: {vi}.",
        f"{there} of {electors} boards are there, {needed} are needed: {en}.",
    )


def arithmetic(count: Mapping[str, Any], rules: Rules) -> Sentence:
    """How the outcome of one name comes about, from a sealed count."""
    yes, base, needed = count["yes"], count["base"], count["needed"]
    of = BASES[rules.threshold.base]
    if count["percent"] is None:
        return Sentence(
            f"{yes} phiếu tán thành, không có gì để tính tỷ lệ: không đạt.",
            f"{yes} votes for, of nothing: not reached.",
        )
    vi, en = (
        format_number(Decimal(count["percent"]), language=language, places=2)
        for language in ("vi", "en")
    )
    reached = ("đạt", "reached") if yes >= needed else ("không đạt", "not reached")
    return Sentence(
        f"{yes} phiếu tán thành / {base} ({of.vi}) = {vi}%; cần ít nhất {needed}: {reached[0]}.",
        f"{yes} votes for / {base} ({of.en}) = {en}%; at least {needed} needed: {reached[1]}.",
    )


OUTCOMES = {
    CountOutcome.ELECTED: Sentence("Được chọn", "Chosen"),
    CountOutcome.TIED: Sentence("Bằng phiếu ở suất cuối", "Tied at the last place"),
    CountOutcome.BELOW: Sentence("Đủ tỷ lệ nhưng hết suất", "Threshold reached, no place left"),
    CountOutcome.SHORT: Sentence("Không đủ tỷ lệ phiếu", "Threshold not reached"),
    CountOutcome.NO_QUORUM: Sentence("Không đủ số đơn vị dự họp", "No quorum"),
}


def _secret(rules: Rules) -> Sentence:
    if rules.secret:
        return Sentence(
            "Bỏ phiếu kín: không nơi nào lưu đơn vị nào có ý kiến gì.",
            "Secret: what a board said is kept nowhere.",
        )
    return Sentence(
        "Bỏ phiếu công khai: kết quả ghi rõ đơn vị nào có ý kiến gì.",
        "Open to all: the result says what each board said.",
    )


def _asks(rules: Rules) -> Sentence:
    if rules.kind is BallotKind.YES_NO:
        return Sentence(
            "Với từng tên, phiếu ghi tán thành, không tán thành hoặc không có ý kiến.",
            "A paper says yes, no or no opinion on each name.",
        )
    if rules.kind is BallotKind.APPROVE:
        return Sentence(
            "Phiếu đánh dấu các tên được tán thành, bao nhiêu tên cũng được.",
            "A paper marks the names that it approves, as many as it likes.",
        )
    en = f"{rules.at_most} name" if rules.at_most == 1 else f"{rules.at_most} names"
    return Sentence(f"Phiếu chọn nhiều nhất {rules.at_most} tên.", f"A paper chooses at most {en}.")


def _places(rules: Rules) -> Sentence:
    if rules.places is None:
        return Sentence(
            "Mọi tên đạt tỷ lệ đều được chọn.",
            "Every name that reaches the threshold is chosen.",
        )
    en = f"{rules.places} name is" if rules.places == 1 else f"{rules.places} names are"
    return Sentence(
        f"Chọn nhiều nhất {rules.places} tên, theo số phiếu tán thành từ cao xuống; "
        "bằng phiếu ở suất cuối thì bỏ phiếu vòng hai giữa các tên bằng phiếu.",
        f"At most {en} chosen, by votes for; "
        "a tie at the last place has a second round of the tied names.",
    )


def _quorum(rules: Rules) -> Sentence:
    part = part_in_words(rules.quorum.part)
    vi = " (tính cả ý kiến bằng văn bản)" if rules.letters_count else ""
    en = ", written opinions included" if rules.letters_count else ""
    return Sentence(
        f"Kết quả có giá trị khi có mặt ít nhất {part.vi} tổng số đơn vị{vi}.",
        f"The result stands if at least {part.en} of all boards are there{en}.",
    )


RECUSALS = {
    Recusal.LEAVES: Sentence(
        "Đơn vị không bỏ phiếu cho chính mình, và không tính vào mẫu số của tên đó.",
        "No board votes on itself, and it leaves the number that the share is taken of.",
    ),
    Recusal.STAYS: Sentence(
        "Đơn vị không bỏ phiếu cho chính mình, nhưng vẫn tính vào mẫu số của tên đó.",
        "No board votes on itself, but it stays in the number that the share is taken of.",
    ),
    Recusal.VOTES: Sentence(
        "Đơn vị được bỏ phiếu cho cả tên của mình.",
        "A board votes on its own name as well.",
    ),
}


def _recusal(rules: Rules) -> Sentence:
    return RECUSALS[rules.recusal]

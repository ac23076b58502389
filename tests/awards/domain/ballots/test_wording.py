"""Shares as officials write them, rules and arithmetic as they are read out, papers as sent."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awards.domain.ballots.papers import choice_of, key_of
from awards.domain.ballots.rules import Rules, Share
from awards.domain.ballots.shares import part_in_words, read_part
from awards.domain.ballots.wording import (
    arithmetic,
    example,
    quorum_of,
    rules_in_words,
    threshold,
)
from awards.enums import BallotKind, Base, Recusal, Voice

HALF = Share(Fraction(1, 2), Base.PRESENT, strict=True)
TWO_THIRDS = Share(Fraction(2, 3), Base.ELECTORS)


def rules(**said):
    return Rules(**{"kind": BallotKind.YES_NO, "threshold": HALF, "quorum": TWO_THIRDS} | said)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("2/3", Fraction(2, 3)),
        (" 1 / 2 ", Fraction(1, 2)),
        ("80%", Fraction(4, 5)),
        ("66,7 %", Fraction(667, 1000)),
        ("100%", Fraction(1)),
    ],
)
def test_a_part_is_read_as_officials_write_it(text, part):
    assert read_part(text) == part


@pytest.mark.parametrize("text", ["", "quá nửa", "3/2", "1/0", "0/3", "0%", "101%", "0.5", "1/2/3"])
def test_what_is_no_part_of_a_whole_is_refused(text):
    with pytest.raises(ValueError, match="no part of a whole"):
        read_part(text)


@given(st.fractions(min_value=Fraction(1, 999), max_value=1, max_denominator=999))
def test_what_is_said_of_a_part_is_read_back(part):
    assert read_part(f"{part.numerator}/{part.denominator}") == part


def test_a_whole_number_of_percent_is_said_beside_the_part():
    said = [part_in_words(Fraction(*pair)).vi for pair in ((2, 3), (4, 5), (1, 1))]

    assert said == ["2/3", "4/5 (80%)", "toàn bộ"]


@pytest.mark.parametrize(
    ("share", "vi"),
    [
        (HALF, "Được chọn khi số phiếu tán thành đạt quá 1/2 (50%) số đơn vị tham gia."),
        (
            Share(Fraction(4, 5), Base.VALID),
            "Được chọn khi số phiếu tán thành đạt ít nhất 4/5 (80%) số phiếu hợp lệ.",
        ),
    ],
)
def test_a_threshold_in_words(share, vi):
    assert threshold(rules(threshold=share)).vi == vi


def test_a_threshold_with_its_number_and_a_quorum_with_what_it_lacks():
    assert example(rules(), 6).vi == "Tính trên 6: cần ít nhất 4 phiếu tán thành."
    assert quorum_of(rules(), 7, 5).vi == "Có mặt 5/7 đơn vị, cần 5: đủ."
    assert quorum_of(rules(), 7, 3).en == "3 of 7 boards are there, 5 are needed: 2 short."


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"kind": BallotKind.APPROVE, "secret": False, "recusal": Recusal.STAYS},
        {"kind": BallotKind.CHOOSE, "at_most": 2, "places": 2, "recusal": Recusal.VOTES},
        {"letters_count": True},
    ],
)
def test_every_rule_has_a_sentence_in_both_languages(said):
    found = rules_in_words(rules(**said))

    assert len(found) == 6
    assert all(each.vi.endswith(".") and each.en.endswith(".") for each in found)


def test_the_words_follow_the_rules():
    said = {"kind": BallotKind.CHOOSE, "at_most": 2, "places": 3, "secret": False}
    words = [each.vi for each in rules_in_words(rules(**said))]

    assert words[0].startswith("Bỏ phiếu công khai")
    assert words[1] == "Phiếu chọn nhiều nhất 2 tên."
    assert words[3].startswith("Chọn nhiều nhất 3 tên")


@pytest.mark.parametrize(
    ("count", "vi"),
    [
        (
            {"yes": 4, "base": 6, "needed": 4, "percent": "66.67"},
            "4 phiếu tán thành / 6 (số đơn vị tham gia) = 66,67%; cần ít nhất 4: đạt.",
        ),
        (
            {"yes": 3, "base": 6, "needed": 4, "percent": "50.00"},
            "3 phiếu tán thành / 6 (số đơn vị tham gia) = 50,00%; cần ít nhất 4: không đạt.",
        ),
        (
            {"yes": 0, "base": 0, "needed": 1, "percent": None},
            "0 phiếu tán thành, không có gì để tính tỷ lệ: không đạt.",
        ),
    ],
)
def test_the_arithmetic_of_a_name(count, vi):
    assert arithmetic(count, rules()).vi == vi


def test_a_paper_as_a_phone_sends_it():
    sent = {key_of("a"): "y", key_of("b"): "?", "do": "cast", key_of("x"): "n"}
    choice = choice_of(["a", "b", "c", "own"], ["own"], sent)

    assert choice == {
        "a": Voice.YES,
        "b": Voice.ABSTAIN,
        "c": Voice.ABSTAIN,
        "x": Voice.NO,
    }

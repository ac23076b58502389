"""Which letters were meant, and which name: marked in the spelling of the text, near by slips."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boards.domain.finding import nearest, pieces, slips
from boards.domain.names import fold, fold_lines

NAMES = ["Bắc Kạn", "Bắc Giang", "Hòa Bình", "Thái Nguyên", "Tuyên Quang", "Yên Bái"]


def marked(text, typed):
    return "".join(
        f"[{each.text}]" if each.found else each.text for each in pieces(text, fold(typed).split())
    )


@pytest.mark.parametrize(
    ("text", "typed", "expected"),
    [
        pytest.param("Bắc Kạn", "bac kan", "[Bắc] [Kạn]", id="no marks typed"),
        pytest.param("Bac Kan", "BẮC KẠN", "[Bac] [Kan]", id="no marks written"),
        pytest.param("Bắc Kạn", "kan bac", "[Bắc] [Kạn]", id="in any order"),
        pytest.param("Hòa Bình", "hoà", "[Hòa] Bình", id="the tone elsewhere"),
        pytest.param("Thuý Kiều", "thúy", "[Thuý] Kiều", id="the other way round"),
        pytest.param("Đà Lạt", "da", "[Đà] Lạt", id="đ"),
        pytest.param("ＢＡＣ KAN", "bac", "[ＢＡＣ] KAN", id="full width"),
        pytest.param("12/QĐ-BKHĐT", "qd 12", "[12]/[QĐ]-BKHĐT", id="a number of a paper"),
        pytest.param("anan", "ana", "[ana]n", id="once"),
        pytest.param("ananas", "an", "[anan]as", id="side by side"),
        pytest.param("Yên Bái", "x", "Yên Bái", id="not there"),
        pytest.param("", "x", "", id="nothing"),
        pytest.param("Yên Bái", "", "Yên Bái", id="nothing typed"),
    ],
)
def test_found_letters_are_marked_as_they_are_written(text, typed, expected):
    assert marked(text, typed) == expected


def test_marks_that_stand_alone_go_with_their_letter():
    decomposed = unicodedata.normalize("NFD", "Bắc Kạn")

    assert unicodedata.normalize("NFC", marked(decomposed, "kan")) == "Bắc [Kạn]"


@given(
    st.text("aAăẤbBcđ n1-\uff22\ufb01\u0301\u0323", max_size=30),
    st.lists(st.sampled_from(["a", "an", "bac", "d", "1"]), max_size=3),
)
def test_all_pieces_together_are_the_text(text, words):
    assert "".join(each.text for each in pieces(text, words)) == text


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        pytest.param("bac kna", ["Bắc Kạn"], id="two that changed places"),
        pytest.param("tai nguyen", ["Thái Nguyên"], id="one too few"),
        pytest.param("tuyen quangg", ["Tuyên Quang"], id="one too many"),
        pytest.param("hoa bimh", ["Hòa Bình"], id="another letter"),
        pytest.param("Yên Bay", ["Yên Bái"], id="with marks"),
        pytest.param("bac kang", ["Bắc Kạn", "Bắc Giang"], id="the nearest first"),
        pytest.param("ca mau", [], id="somebody else"),
        pytest.param("abc", [], id="a short word"),
    ],
)
def test_a_name_that_is_a_slip_away_was_meant(typed, names):
    assert nearest(typed, NAMES) == names


@given(*[st.text("abcn", max_size=7)] * 2)
def test_slips_are_counted_alike_both_ways_and_none_between_equals(one, other):
    assert slips(one, other, most=9) == slips(other, one, most=9)
    assert (slips(one, other, most=9) == 0) == (one == other)


@given(*[st.text("abcn", max_size=7)] * 2, st.integers(0, 4))
def test_a_limit_changes_no_answer_within_it(one, other, most):
    far = slips(one, other, most=9)

    assert slips(one, other, most=most) == (far if far <= most else most + 1)


def test_lines_are_folded_side_by_side():
    assert fold_lines("Bắc Kạn\n\nBan Quản lý, Bắc Kạn\n") == "bac kan\nban quan ly bac kan"

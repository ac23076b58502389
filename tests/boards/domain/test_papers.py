"""The wording of official papers, as tables of cases."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from boards.domain.papers import (
    Cited,
    grounds,
    heading_number,
    letter,
    paper_date,
    place_and_date,
    printable,
    roman,
)


@pytest.mark.parametrize(
    ("day", "text"),
    [
        pytest.param(date(2014, 4, 7), "07/4/2014", id="a day below ten"),
        pytest.param(date(2022, 2, 18), "18/02/2022", id="February"),
        pytest.param(date(2023, 1, 6), "06/01/2023", id="January"),
        pytest.param(date(2023, 10, 30), "30/10/2023", id="October"),
    ],
)
def test_a_short_date_of_a_paper(day, text):
    assert paper_date(day) == text


@pytest.mark.parametrize(
    ("place", "day", "text"),
    [
        pytest.param(
            "Phú Thọ", date(2023, 1, 6), "Phú Thọ, ngày 06 tháng 01 năm 2023", id="January"
        ),
        pytest.param("Hà Nội", date(2014, 4, 7), "Hà Nội, ngày 07 tháng 4 năm 2014", id="April"),
        pytest.param("Hà Nội", date(2022, 2, 18), "Hà Nội, ngày 18 tháng 02 năm 2022", id="zero"),
        pytest.param(
            "Hà Nội", None, "Hà Nội, ngày ...... tháng ...... năm ......", id="left to the hand"
        ),
        pytest.param("", None, "......, ngày ...... tháng ...... năm ......", id="no place either"),
    ],
)
def test_place_and_date(place, day, text):
    assert place_and_date(place, day) == text


DECREE = "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư"


@pytest.mark.parametrize(
    ("cited", "text"),
    [
        pytest.param(
            Cited("Nghị định", "Công tác văn thư", "30/2020/NĐ-CP", date(2020, 3, 5), "Chính phủ"),
            DECREE,
            id="a decree",
        ),
        pytest.param(
            Cited("Luật", "Luật Thi đua, khen thưởng", "06/2022/QH15", date(2022, 6, 15), "x"),
            "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
            id="a law without number and body",
        ),
        pytest.param(
            Cited("Thông báo", "về việc phân công Trưởng khối", "12/TB", date(2022, 2, 18), "Bộ"),
            "Thông báo số 12/TB ngày 18 tháng 02 năm 2022 của Bộ về việc phân công Trưởng khối",
            id="a title that begins with its about",
        ),
        pytest.param(
            Cited("Công văn", "V/v chấm điểm"), "Công văn V/v chấm điểm", id="in short, undated"
        ),
        pytest.param(
            Cited("Quy chế", "KCN miền Bắc"), "Quy chế về KCN miền Bắc", id="an abbreviation stays"
        ),
        pytest.param(
            Cited("Báo cáo", "Thái Nguyên"), "Báo cáo về Thái Nguyên", id="a name keeps its capital"
        ),
        pytest.param(
            Cited("Quyết định", "Quyết định về Ban Quản lý"),
            "Quyết định về Ban Quản lý",
            id="a title that begins with its kind",
        ),
        pytest.param(Cited("Quy chế", ""), "Quy chế", id="no title"),
    ],
)
def test_a_paper_is_cited(cited, text):
    assert cited.text == text


@pytest.mark.parametrize(
    ("lines", "ended"),
    [
        pytest.param([], (), id="none"),
        pytest.param(["Căn cứ Luật A"], ("Căn cứ Luật A.",), id="one"),
        pytest.param(
            ["Căn cứ Luật A.", "  ", "Căn cứ Luật B;;", "Theo đề nghị của C ,"],
            ("Căn cứ Luật A;", "Căn cứ Luật B;", "Theo đề nghị của C."),
            id="typed with any end",
        ),
    ],
)
def test_grounds_end_with_semicolons_and_the_last_with_a_full_stop(lines, ended):
    assert grounds(lines) == ended


@pytest.mark.parametrize(
    ("level", "count", "number"),
    [
        pytest.param(1, 4, "IV.", id="part"),
        pytest.param(2, 4, "4.", id="section"),
        pytest.param(3, 4, "d)", id="point"),
        pytest.param(3, 5, "đ)", id="the Vietnamese alphabet"),
    ],
)
def test_headings_are_numbered_by_level(level, count, number):
    assert heading_number(level, count) == number


@pytest.mark.parametrize(
    ("count", "numeral"),
    [(1, "I"), (9, "IX"), (14, "XIV"), (49, "XLIX"), (88, "LXXXVIII")],
)
def test_roman_numerals(count, numeral):
    assert roman(count) == numeral


@pytest.mark.parametrize(("count", "name"), [(1, "a"), (23, "y"), (24, "aa"), (47, "ba")])
def test_letters_go_on_after_the_alphabet(count, name):
    assert letter(count) == name


@pytest.mark.parametrize(
    ("text", "fit"),
    [
        pytest.param("=1+1 <b>&amp;</b>", "=1+1 <b>&amp;</b>", id="markup is text"),
        pytest.param("a\x00b\x1fc\x0bd", "abcd", id="control characters go"),
        pytest.param("a\r\nb\rc\u2028d\te", "a\nb\nc\nd\te", id="line breaks are alike"),
        pytest.param("a\ud800b\uffff", "ab", id="what no file may hold"),
        pytest.param("Đệ 😀", "Đệ 😀", id="letters and signs stay"),
    ],
)
def test_printable_text(text, fit):
    assert printable(text) == fit


@given(st.text(alphabet=st.characters()))
def test_whatever_is_printable_may_stand_in_a_file(text):
    node = etree.Element("t")

    node.text = printable(text)

    assert etree.fromstring(etree.tostring(node)).text in (node.text, None)

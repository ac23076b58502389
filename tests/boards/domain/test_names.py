"""Vietnamese names: found without marks, in alphabetical order, in addresses."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from boards.domain.names import fold, slugify_vi, sort_key, spelling


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hòa Bình", "hoa binh"),
        ("Hoà Bình", "hoa binh"),
        ("Ho\u0300a Bi\u0300nh", "hoa binh"),
        ("ĐẮK LẮK", "dak lak"),
        ("Ðắk Lắk", "dak lak"),
        ("Ban Quản lý các KCN tỉnh Phú Thọ", "ban quan ly cac kcn tinh phu tho"),
        ("  Yên\u00a0 Bái\n", "yen bai"),
        ("995/BKHĐT-HĐTĐKT", "995 bkhdt hdtdkt"),
        ("“Tuyên” – Quang", "tuyen quang"),
        ("ＫＣＮ", "kcn"),
        ("m²", "m2"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("中国", "中国"),
        ("", ""),
        ("–", ""),
    ],
)
def test_search_ignores_marks_case_and_punctuation(text, expected):
    assert fold(text) == expected


@given(st.text(max_size=20))
@settings(max_examples=100, deadline=None)
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    "ordered",
    [
        pytest.param(
            [*"aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"],
            id="the alphabet",
        ),
        pytest.param([*"aàảãáạăằẳẵắặâầẩẫấậ"], id="tones within a letter"),
        pytest.param(
            [
                "Bắc Giang",
                "Bắc Kạn",
                "Hòa Bình",
                "Phú Thọ",
                "Thái Nguyên",
                "Tuyên Quang",
                "Yên Bái",
            ],
            id="the bloc of 2022",
        ),
        pytest.param(
            ["An Giang", "Áo", "Bắc Ninh", "Dương", "Đà Nẵng", "Đắk Lắk", "Điện Biên", "Hòa Bình"],
            id="names of provinces",
        ),
        pytest.param(
            ["ba", "ba ba", "bà ba", "bab", "bác"], id="letters first, a shorter word first"
        ),
        pytest.param(["Khối 1", "Khối 2", "khối a"], id="digits before letters"),
        pytest.param(["az", "ăa", "ăz", "âa", "âz", "b"], id="a letter of its own, not an accent"),
        pytest.param(["z", "zz", "中", "国家"], id="other scripts follow"),
    ],
)
def test_order_is_that_of_the_vietnamese_alphabet(ordered):
    keys = [sort_key(text) for text in ordered]

    assert keys == sorted(set(keys))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Yên Bái", "ye{n-bai 04"),
        ("Đắk Lắk", "d{a{k-la{k 44"),
        ("Ðắk-Lắk", "d{a{k-la{k 44"),
        ("hòa", "hoa 1"),
        ("hoà", "hoa 1"),
        ("Ho\u0300a", "hoa 1"),
        ("Thừa Thiên – Huế", "thu{a-thie{n-hue{ 104"),
        ("résumé", "resume 4"),
        ("çà", "ca 1"),
        ("中", "z~004e2d 0"),
        ("\u0306", "0"),
        ("", ""),
        ("–", ""),
    ],
)
def test_keys_are_readable(text, key):
    assert sort_key(text) == key


@given(st.text(max_size=20))
@settings(max_examples=100, deadline=None)
def test_keys_are_printable_ascii(text):
    key = sort_key(text)

    assert key.isascii()
    assert key.isprintable()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hòa Bình", "hoa-binh"),
        ("Khối thi đua KCN – Trung du", "khoi-thi-dua-kcn-trung-du"),
        ("Đắk Lắk (2022)", "dak-lak-2022"),
        ("中国 A", "a"),
        ("–", ""),
    ],
)
def test_addresses_are_plain(text, expected):
    assert slugify_vi(text) == expected


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("hòa", "hoà", True),
        ("HÒA", "hoà", True),
        ("thúy", "thuý", True),
        ("khoảng", "khỏang", True),
        ("ho\u0300a", "hòa", True),
        ("hoa", "hòa", False),
        ("tỷ", "tý", False),
        ("đô", "đo", False),
        ("đo", "do", False),
    ],
)
def test_two_places_of_a_tone_are_one_spelling(one, other, same):
    assert (spelling(one) == spelling(other)) is same

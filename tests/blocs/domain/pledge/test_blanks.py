import pytest

from blocs.domain.pledge.blanks import NAMES, Blank, filled, open_blanks, strange_blanks
from blocs.domain.pledge.defaults import DEFAULT_TEXT

KNOWN = {
    Blank.YEAR: ["2024"],
    Blank.BLOC: ["Khối KCN"],
    Blank.CHAIR: [],
    Blank.DEPUTY: ["Ban A", "Ban B"],
    Blank.MEMBERS: ["Ban A", "Ban B", "Ban C"],
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Năm {năm} của {khối}.", "Năm 2024 của Khối KCN.", id="what is known"),
        pytest.param("{Năm} {NĂM} { năm }", "2024 2024 2024", id="case and spaces do not matter"),
        pytest.param("{na\u0306m}", "2024", id="decomposed letters"),
        pytest.param("{year}", "2024", id="the English name in the Vietnamese text"),
        pytest.param("{trưởng khối}", "{trưởng khối}", id="what nobody knows yet stays"),
        pytest.param("{hội đồng}", "{hội đồng}", id="what was not asked for stays"),
        pytest.param("{phó khối}", "Ban A và Ban B", id="two deputies"),
        pytest.param("{thành viên}", "Ban A, Ban B và Ban C", id="members within a sentence"),
        pytest.param("- {thành viên};", "- Ban A;\n- Ban B;\n- Ban C;", id="members as a list"),
        pytest.param("- {năm}", "- 2024", id="a list of one"),
        pytest.param("- {trưởng khối}", "- {trưởng khối}", id="a list of nobody yet"),
        pytest.param("- {gì đó}", "- {gì đó}", id="no blank in a list"),
        pytest.param("{gì đó}", "{gì đó}", id="no blank"),
    ],
)
def test_blanks_are_filled(text, expected):
    assert filled(text, KNOWN, language="vi") == expected


def test_english_text_joins_names_in_english():
    assert filled("{members}", KNOWN, language="en") == "Ban A, Ban B and Ban C"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Năm {năm}: {thành viên}", [], id="known names"),
        pytest.param("{truong khoi}", ["{truong khoi} → {trưởng khối}?"], id="without marks"),
        pytest.param("{nam}", ["{nam} → {năm}?"], id="a short one without its mark"),
        pytest.param("{trưởng khôí}", ["{trưởng khôí} → {trưởng khối}?"], id="a misplaced mark"),
        pytest.param("{chiar}", ["{chiar} → {chair}?"], id="a slip of the finger"),
        pytest.param("{xyz}", ["{xyz}"], id="like nothing"),
        pytest.param("{}", ["{}"], id="empty"),
        pytest.param("{xyz} {xyz}", ["{xyz}"], id="twice is said once"),
        pytest.param("{năm", ["{"], id="not closed"),
        pytest.param("năm}", ["}"], id="not opened"),
        pytest.param("{{năm}}", ["{", "}"], id="braces in braces"),
        pytest.param("{n\năm}", ["{", "}"], id="over two lines"),
    ],
)
def test_what_is_no_blank_is_named_with_the_one_that_is_meant(text, expected):
    assert list(strange_blanks(text)) == expected


def test_open_blanks_are_named_once():
    assert open_blanks("{trưởng khối}, {phó khối}, {trưởng khối}") == (
        "{trưởng khối}",
        "{phó khối}",
    )


def test_every_blank_has_a_name_in_each_language():
    assert set(NAMES) == set(Blank)
    assert len({name for names in NAMES.values() for name in (names.vi, names.en)}) == 14


@pytest.mark.parametrize("text", [DEFAULT_TEXT.vi, DEFAULT_TEXT.en], ids=["vi", "en"])
def test_our_own_text_has_no_strange_blank(text):
    assert list(strange_blanks(text)) == []


def test_our_own_texts_have_the_same_blanks():
    vietnamese = {hole.strip("{}") for hole in open_blanks(DEFAULT_TEXT.vi)}

    english = {hole.strip("{}") for hole in open_blanks(DEFAULT_TEXT.en)}

    assert {names.vi for names in NAMES.values() if names.en in english} == vietnamese

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocs.domain.pledge.defaults import DEFAULT_TEXT
from blocs.domain.pledge.markup import (
    LONGEST,
    Heading,
    Items,
    Paragraph,
    Unfit,
    blocks,
    tidied,
    unfit,
)
from blocs.refusals import Refusal


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", (), id="nothing"),
        pytest.param("Một\nhai", (Paragraph("Một hai"),), id="lines of one paragraph"),
        pytest.param("Một\n\nhai", (Paragraph("Một"), Paragraph("hai")), id="two paragraphs"),
        pytest.param("# I. Đầu\nLời", (Heading(1, "I. Đầu"), Paragraph("Lời")), id="a heading"),
        pytest.param("# Đầu\n## Mục", (Heading(1, "Đầu"), Heading(2, "Mục")), id="a second level"),
        pytest.param("## Mục", (Heading(1, "Mục"),), id="a second level without a first"),
        pytest.param("### Ba", (Paragraph("### Ba"),), id="no third level"),
        pytest.param("#Đầu", (Paragraph("#Đầu"),), id="no heading without a space"),
        pytest.param("- a\n- b", (Items(("a", "b")),), id="a list"),
        pytest.param("– a\n• b\n+ c\n* d", (Items(("a", "b", "c", "d")),), id="any mark of items"),
        pytest.param("- a\n\n- b", (Items(("a", "b")),), id="a list with a gap"),
        pytest.param(
            "Lời:\n- a\nxong", (Paragraph("Lời:"), Items(("a",)), Paragraph("xong")), id="mixed"
        ),
        pytest.param(
            "1. Một\n2. Hai\nnữa\na) Ba\nIV. Bốn\n1.2. Năm",
            (
                Paragraph("1. Một"),
                Paragraph("2. Hai nữa"),
                Paragraph("a) Ba"),
                Paragraph("IV. Bốn"),
                Paragraph("1.2. Năm"),
            ),
            id="numbers as typed",
        ),
        pytest.param("Năm\n2024 là năm", (Paragraph("Năm 2024 là năm"),), id="a number in a line"),
        pytest.param(
            '<b>*đậm*</b> #let x = read("y")',
            (Paragraph('<b>*đậm*</b> #let x = read("y")'),),
            id="everything else is text",
        ),
    ],
)
def test_text_falls_into_blocks(text, expected):
    assert blocks(text) == expected


@given(st.text(alphabet="# -1.a)\nxđ", max_size=80))
def test_no_word_is_lost_and_none_is_added(text):
    said = ""
    for block in blocks(tidied(text)):
        said += "".join(block.items) if isinstance(block, Items) else block.text

    lost = sorted(set(text) - set(said) - set("# -\n"))
    assert lost == []
    assert sum(map(said.count, "xđ")) == sum(map(text.count, "xđ"))


@given(st.text(max_size=200))
def test_tidying_twice_changes_nothing(text):
    assert tidied(tidied(text)) == tidied(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a\r\nb\rc\u2028d", "a\nb\nc\nd", id="line breaks"),
        pytest.param("a  \n\n", "a", id="idle ends"),
        pytest.param("\n\n a", " a", id="idle beginning"),
        pytest.param("e\u0302\u0323", "ệ", id="composed letters"),
        pytest.param("a\u200bb\u202ec\x00d\x07e\ufeff", "abcde", id="nothing invisible"),
        pytest.param("a\tb", "a b", id="tabs are spaces"),
        pytest.param("\ud800a", "a", id="half a character"),
    ],
)
def test_text_is_kept_tidy(text, expected):
    assert tidied(text) == expected


def test_everything_that_speaks_against_a_text_is_named():
    text = "{nam} " + "a" * LONGEST

    assert list(unfit(text)) == [
        Unfit(Refusal.PLEDGE_TOO_LONG, f"{LONGEST + 6} > {LONGEST}"),
        Unfit(Refusal.UNKNOWN_BLANK, "{nam} → {năm}?"),
    ]


@pytest.mark.parametrize("text", [DEFAULT_TEXT.vi, DEFAULT_TEXT.en], ids=["vi", "en"])
def test_our_own_text_is_fit_and_has_four_parts(text):
    parts = [block for block in blocks(text) if isinstance(block, Heading)]

    assert list(unfit(text)) == []
    assert len(parts) == 4

"""Uploaded Word files: read where they are what they say, refused with a sentence where not."""

import io
import zipfile

import pytest

from boards.refusals import Refused
from boards.typesetting import archive
from boards.typesetting.faults import WordFault
from boards.typesetting.reading import word_lines
from tests.boards.typesetting.test_word import begun

DOCUMENT = "word/document.xml"
RELATIONS = "word/_rels/document.xml.rels"


def paper():
    made = begun()
    made.add_paragraph("Kính gửi   Hội đồng")
    return made.content()


def changed(*added, without="", **texts):
    """The paper with members more, or one with its text replaced."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(paper())) as before, zipfile.ZipFile(target, "w") as after:
        for name in before.namelist():
            if name != without:
                after.writestr(name, before.read(name))
        for name, content in added:
            after.writestr(name, content)
    return target.getvalue()


def replaced(member, old, new):
    with zipfile.ZipFile(io.BytesIO(paper())) as before:
        text = before.read(member).decode()
    assert old in text
    return changed((member, text.replace(old, new, 1)), without=member)


def relation(kind, mode="External"):
    more = (
        f'<Relationship Id="r99" Type="http://x/{kind}" Target="http://x/y" TargetMode="{mode}"/>'
    )
    return replaced(RELATIONS, "</Relationships>", f"{more}</Relationships>")


def never(*_asked, **_more):
    raise AssertionError("a member was opened")


def fault(data):
    with pytest.raises(Refused) as refused:
        word_lines(data)
    return refused.value.refusal


def test_a_paper_is_read_line_by_line_with_single_spaces():
    lines = word_lines(paper())

    assert lines[-1] == "Kính gửi Hội đồng"
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in lines


def test_a_picture_within_is_no_text():
    assert word_lines(changed(("word/media/a.png", b"\x89PNG")))[-1] == "Kính gửi Hội đồng"


def test_a_link_that_is_only_written_fetches_nothing():
    assert word_lines(relation("hyperlink"))[-1] == "Kính gửi Hội đồng"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(lambda: b"x", WordFault.NOT_WORD, id="text"),
        pytest.param(lambda: paper()[:2000], WordFault.NOT_WORD, id="cut off"),
        pytest.param(lambda: changed(without=DOCUMENT), WordFault.NOT_WORD, id="no document"),
        pytest.param(
            lambda: changed(("word/DOCUMENT.xml", "x")), WordFault.NOT_WORD, id="a part twice"
        ),
        pytest.param(
            lambda: replaced(DOCUMENT, "<w:body>", "<w:body"), WordFault.NOT_WORD, id="no XML"
        ),
        pytest.param(
            lambda: changed((DOCUMENT, '<!DOCTYPE x [<!ENTITY a "b">]><x/>'), without=DOCUMENT),
            WordFault.NOT_WORD,
            id="a document type",
        ),
        pytest.param(
            lambda: replaced(RELATIONS, "styles.xml", "nowhere.xml"),
            WordFault.NOT_WORD,
            id="a relation to nothing",
        ),
        pytest.param(lambda: changed(("word/vbaProject.bin", "x")), WordFault.MACROS, id="a macro"),
        pytest.param(
            lambda: changed(("word/embeddings/a.bin", "x")), WordFault.MACROS, id="an object"
        ),
        pytest.param(
            lambda: replaced(
                "[Content_Types].xml",
                "wordprocessingml.document.main+xml",
                "document.macroEnabled.main+xml",
            ),
            WordFault.MACROS,
            id="a document that may hold macros",
        ),
        pytest.param(lambda: relation("attachedTemplate"), WordFault.OUTSIDE, id="a template"),
        pytest.param(lambda: relation("image"), WordFault.OUTSIDE, id="a picture elsewhere"),
    ],
)
def test_what_is_no_harmless_paper_is_refused(data, expected):
    assert fault(data()) == expected


@pytest.mark.parametrize(
    "method",
    [
        pytest.param(zipfile.ZIP_BZIP2, id="bzip2"),
        pytest.param(zipfile.ZIP_LZMA, id="lzma"),
    ],
)
def test_a_packing_that_gives_more_than_is_asked_for_is_not_unpacked(monkeypatch, method):
    data = io.BytesIO(paper())
    with zipfile.ZipFile(data, "a") as added:
        added.writestr("word/media/a.png", b"\x89PNG", method)
    monkeypatch.setattr(zipfile.ZipFile, "open", never)

    assert fault(data.getvalue()) == WordFault.NOT_WORD


def test_an_inner_relation_of_any_kind_is_none_of_the_outside():
    assert fault(relation("image", mode="Internal")) == WordFault.NOT_WORD


@pytest.mark.parametrize(
    ("limit", "expected"),
    [
        pytest.param("MAX_WORD", WordFault.TOO_LARGE, id="bytes"),
        pytest.param("MAX_WORD_UNPACKED", WordFault.BOMB, id="unpacked"),
        pytest.param("MAX_WORD_MEMBERS", WordFault.BOMB, id="parts"),
    ],
)
def test_what_is_larger_than_a_paper_is_refused(monkeypatch, limit, expected):
    monkeypatch.setattr(archive, limit, 3)

    assert fault(paper()) == expected

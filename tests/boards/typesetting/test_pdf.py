import io
from datetime import UTC, datetime

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader

from boards.refusals import Refused
from boards.typesetting import pdf
from boards.typesetting.faults import MAX_DATA, PaperFault
from boards.typesetting.pdf import SignatureBox, compile_pdf, signature_boxes

MOMENT = datetime(2024, 1, 6, 2, 0, tzinfo=UTC)
BLANK_SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'


def signature(name):
    return {"name": name, "board": f"Ban {name}", "role": "Thành viên", "hint": "", "signed_by": ""}


def paper(*texts, signatures=("yen-bai", "phu-tho", "bac-kan")):
    return {
        "title": "Bản giao ước thi đua năm 2024",
        "language": "vi",
        "head": {"superior": "Hội đồng", "issuer": "Khối", "number": "", "place_and_date": ""},
        "kind": "Bản giao ước",
        "about": "Năm 2024",
        "blocks": [{"kind": "paragraph", "text": text} for text in texts],
        "signatures": [signature(name) for name in signatures],
        "receivers_title": "Nơi nhận:",
        "receivers": ["Như trên;"],
        "annex": {
            "title": "Phụ lục",
            "heading": "Chỉ tiêu",
            "about": "(Kèm theo)",
            "columns": ["TT", "Nội dung", "Đơn vị tính", "Kế hoạch", "Thực hiện", "Ghi chú"],
            "members": [{"name": "Yên Bái", "rows": [["1", "Dự án", "dự án", "12", "11", ""]]}],
        },
        "draft": "",
        "foot": {"lines": ["Mã"], "qr": BLANK_SVG, "alt": "Mã QR"},
    }


def catalog(content):
    return PdfFileReader(io.BytesIO(content)).root


def fonts(content):
    reader = PdfFileReader(io.BytesIO(content))
    page, _ = reader.find_page_for_modification(0)
    for font in page.get_object()["/Resources"]["/Font"].values():
        yield font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]


def words(*texts):
    found = pdf._setter("pledge.typ", paper(*texts)).query("par", field="body")
    return found.replace('\\"', '"').replace("\\\\", "\\")


def test_paper_is_tagged_and_says_its_language_and_title():
    content = compile_pdf("pledge.typ", paper("Lời"), made_at=MOMENT)

    root = catalog(content)
    about = root["/Metadata"].data.decode()
    assert (bool(root["/MarkInfo"]["/Marked"]), str(root["/Lang"])) == (True, "vi-VN")
    assert "/StructTreeRoot" in root
    assert "<pdfuaid:part>1</pdfuaid:part>" in about
    assert "Bản giao ước thi đua năm 2024" in about


def test_paper_carries_its_fonts_along():
    content = compile_pdf("pledge.typ", paper("Ễ ự ỡ"), made_at=MOMENT)

    files = [{"/FontFile2", "/FontFile3"} & set(font) for font in fonts(content)]
    assert len(files) > 0
    assert set() not in files


def test_paper_is_a4():
    content = compile_pdf("pledge.typ", paper("Lời"), made_at=MOMENT)

    page, _ = PdfFileReader(io.BytesIO(content)).find_page_for_modification(0)
    assert [round(float(edge)) for edge in page.get_object()["/MediaBox"]] == [0, 0, 595, 842]


def test_equal_data_and_moment_give_equal_bytes():
    first = compile_pdf("pledge.typ", paper("Lời"), made_at=MOMENT)

    again = compile_pdf("pledge.typ", paper("Lời"), made_at=MOMENT)

    assert first == again


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('#read("_official.typ")', id="a call that would read a file"),
        pytest.param("*đậm* _nghiêng_ = Đề mục", id="markup"),
        pytest.param("$x^2$ `mã` <nhãn> @tham-chiếu", id="mathematics, code, labels"),
        pytest.param('"); panic("', id="quotation marks that would end a string"),
        pytest.param("\\u{41} \\# // hết", id="escapes and comments"),
    ],
)
def test_nothing_in_the_data_is_more_than_text(text):
    assert f'"{text}"' in words(text)


def test_boxes_tell_where_each_signature_goes():
    boxes = signature_boxes("pledge.typ", paper("Lời"))

    first, second, third = boxes
    assert [box.name for box in boxes] == ["yen-bai", "phu-tho", "bac-kan"]
    assert (first.page, second.y1, second.y2) == (1, first.y1, first.y2)
    assert first.x2 < second.x1
    assert third.y2 < first.y1
    assert {(box.x2 - box.x1, box.y2 - box.y1) for box in boxes} == {(220, 74)}


def test_boxes_lie_on_the_pages_that_they_name():
    boxes = signature_boxes("pledge.typ", paper(*["Lời " * 300] * 5))

    assert {box.page for box in boxes} == {3}
    assert all(0 < box.y1 < box.y2 < 842 and 0 < box.x1 < box.x2 < 595 for box in boxes)


def test_a_paper_for_nobody_keeps_no_box():
    boxes = signature_boxes("pledge.typ", paper("Lời", signatures=()))

    assert boxes == ()


def test_box_counts_from_the_lower_left_corner():
    box = pdf._box({"name": "a", "page": 2, "x": 85.4, "y": 100, "width": 220.2, "height": 73.7})

    assert box == SignatureBox("a", 2, 85, 668, 305, 742)


@pytest.mark.parametrize("setter", [compile_pdf, signature_boxes])
def test_too_much_text_is_refused_before_it_is_set(setter):
    options = {"made_at": MOMENT} if setter is compile_pdf else {}

    with pytest.raises(Refused) as refused:
        setter("pledge.typ", paper("a" * MAX_DATA), **options)

    assert refused.value.refusal == PaperFault.TOO_MUCH


@pytest.mark.parametrize("character", ["\x00", "\ufffe", "\x07"])
def test_character_that_no_font_has_is_refused(character):
    with pytest.raises(Refused) as refused:
        compile_pdf("pledge.typ", paper(f"Lời {character} nữa"), made_at=MOMENT)

    assert refused.value.refusal == PaperFault.NOT_PRINTABLE


@pytest.mark.parametrize("setter", [compile_pdf, signature_boxes])
def test_data_that_a_template_does_not_understand_are_refused_in_words(setter, caplog):
    options = {"made_at": MOMENT} if setter is compile_pdf else {}

    with pytest.raises(Refused) as refused:
        setter("pledge.typ", {"title": "", "language": "vi"}, **options)

    assert refused.value.refusal == PaperFault.NOT_SET
    assert [record.levelname for record in caplog.records] == ["ERROR"]

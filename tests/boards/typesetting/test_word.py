"""Official papers, read back and as LibreOffice prints them."""

import io
from datetime import UTC, date, datetime

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from boards.typesetting.word import Column, Letterhead, OfficialPaper, Signer
from tests.papers import as_pdf, pages_of, size_of

HEAD = Letterhead(
    "Khối thi đua các Ban quản lý",
    superior="Bộ Kế hoạch và Đầu tư",
    number="12/BB-KTĐ",
    place="Phú Thọ",
    on=date(2023, 1, 6),
)
HOSTILE = '=1+1 <w:b/> & "x"\x00\x0b'
PRINTED = '=1+1 <w:b/> & "x"'


def begun(letterhead=HEAD):
    return OfficialPaper(
        letterhead,
        kind="Biên bản",
        about="Bàn giao nhiệm vụ Trưởng khối",
        author="Khối Thi Đua",
        made_at=datetime(2023, 1, 6, 9, tzinfo=UTC),
    )


def read(paper):
    return Document(io.BytesIO(paper.content()))


def texts(document):
    return [paragraph.text for paragraph in document.paragraphs if paragraph.text]


def cells(table):
    return [[cell.text for cell in row.cells] for row in table.rows]


@pytest.fixture(scope="module")
def whole():
    """A paper with everything that a paper may have."""
    paper = begun()
    paper.add_grounds(["Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022.", "Căn cứ B"])
    paper.add_heading("Thành phần")
    paper.add_paragraph(f"Chúng tôi gồm:\n{HOSTILE}")
    paper.add_heading("Bên giao", level=2)
    paper.add_points(["một", "hai"])
    paper.add_heading("Điểm", level=3)
    paper.add_heading("Nội dung")
    paper.add_heading("Danh sách", level=2)
    columns = [Column("STT", 1, "centre"), Column("Đơn vị", 6), Column("Số", 2, "right")]
    rows = [[str(number), "Thái Nguyên", HOSTILE] for number in range(1, 61)]
    paper.add_table(columns, rows, caption="Bảng 1. Thành viên")
    signers = [Signer("Bên giao", "Trưởng ban", "Nguyễn Văn A"), Signer("Bên nhận"), Signer("C")]
    paper.add_signatures(signers)
    paper.add_closing(["Như trên", "", "Lưu: VT"], Signer("TM. Khối", "Trưởng khối", "Lê Thị B"))
    return paper


def test_a_paper_reads_from_its_title_to_its_last_heading(whole):
    assert texts(read(whole)) == [
        "BIÊN BẢN",
        "Bàn giao nhiệm vụ Trưởng khối",
        "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;",
        "Căn cứ B.",
        "I. Thành phần",
        "Chúng tôi gồm:",
        PRINTED,
        "1. Bên giao",
        "- một",
        "- hai",
        "a) Điểm",
        "II. Nội dung",
        "1. Danh sách",
        "Bảng 1. Thành viên",
    ]


def test_the_head_names_who_issues_the_paper_and_when(whole):
    head, *_others = read(whole).tables

    assert cells(head) == [
        [
            "BỘ KẾ HOẠCH VÀ ĐẦU TƯ\nKHỐI THI ĐUA CÁC BAN QUẢN LÝ\n",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n",
        ],
        ["Số: 12/BB-KTĐ", "Phú Thọ, ngày 06 tháng 01 năm 2023"],
    ]


def test_what_is_not_known_yet_is_left_to_the_hand():
    head, *_others = read(begun(Letterhead("Khối"))).tables

    assert cells(head)[0][0] == "KHỐI\n"
    assert cells(head)[1] == ["", "......, ngày ...... tháng ...... năm ......"]


def test_a_table_repeats_its_headings_and_is_named(whole):
    table = read(whole).tables[1]
    heads = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") for row in table.rows[:2]]

    assert [head is not None for head in heads] == [True, False]
    assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "Bảng 1. Thành viên"
    assert cells(table)[:2] == [["STT", "Đơn vị", "Số"], ["1", "Thái Nguyên", PRINTED]]


def test_signatures_stand_side_by_side(whole):
    _head, _table, signatures, closing = read(whole).tables

    hint = "(Ký, ghi rõ họ tên, đóng dấu)"
    assert cells(signatures) == [
        [f"BÊN GIAO\nTRƯỞNG BAN\n{hint}\nNguyễn Văn A", f"BÊN NHẬN\n{hint}\n"],
        [f"C\n{hint}\n", ""],
    ]
    assert cells(closing) == [
        ["Nơi nhận:\n- Như trên;\n- Lưu: VT.", f"TM. KHỐI\nTRƯỞNG KHỐI\n{hint}\nLê Thị B"]
    ]


def test_the_page_is_a4_with_the_margins_of_the_decree(whole):
    (section,) = read(whole).sections

    page = (section.page_width, section.page_height, section.left_margin, section.right_margin)
    assert [round(length.mm) for length in page] == [210, 297, 30, 15]
    assert [round(length.mm) for length in (section.top_margin, section.bottom_margin)] == [20, 20]
    assert section.different_first_page_header_footer


def test_the_text_is_justified_times_new_roman_with_its_first_line_set_in(whole):
    style = read(whole).styles["Body Text"]

    fonts = style.element.rPr.find(qn("w:rFonts"))
    assert {*fonts.attrib.values()} == {"Times New Roman"}
    assert (style.font.size.pt, style.paragraph_format.alignment.name) == (14, "JUSTIFY")
    assert style.paragraph_format.first_line_indent.mm == pytest.approx(10, abs=0.01)


def test_the_file_names_the_site_and_no_person(whole):
    said = read(whole).core_properties

    assert (said.title, said.author, said.last_modified_by, said.comments, said.language) == (
        "Biên bản Bàn giao nhiệm vụ Trưởng khối",
        "Khối Thi Đua",
        "Khối Thi Đua",
        "",
        "vi-VN",
    )
    assert said.created == datetime(2023, 1, 6, 9, tzinfo=UTC)


def test_the_same_paper_gives_the_same_bytes(whole):
    assert begun().content() == begun().content()
    assert whole.content() == whole.content()


def test_a_paper_prints_on_a4_with_its_pages_numbered_but_the_first(whole):
    pdf = as_pdf(whole.content())
    first, second, *_others = pages_of(pdf)

    assert size_of(pdf) == (210, 297)
    assert first[:3] == [
        "BỘ KẾ HOẠCH VÀ ĐẦU TƯ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "KHỐI THI ĐUA CÁC BAN QUẢN Độc lập - Tự do - Hạnh phúc",
        "LÝ",
    ]
    assert second[:2] == ["2", "STT Đơn vị Số"]


@settings(max_examples=10, deadline=None)
@given(st.text(alphabet=st.characters(), max_size=40))
def test_no_text_spoils_a_paper(text):
    paper = begun(Letterhead(text, text, text, text))

    paper.add_heading(text)
    paper.add_paragraph(text)
    paper.add_table([Column(text)], [[text]], caption=text)
    paper.add_signatures([Signer(text, text, text)])

    assert len(read(paper).tables) == 3

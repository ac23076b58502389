"""The styles of official papers: sizes, spacing and places as Decree 30/2020/NĐ-CP has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, cast

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle

from boards.typesetting.ooxml import begin_anew

FACE = "Times New Roman"
A4 = Mm(210), Mm(297)
TOP, BOTTOM, LEFT, RIGHT = Mm(20), Mm(20), Mm(30), Mm(15)
HEADER = Mm(10)
TEXT_WIDTH = Mm(165)

_CENTRE, _JUSTIFY, _LEFT = (
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
    WD_ALIGN_PARAGRAPH.LEFT,
)


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph looks: points and millimetres."""

    size: float = 14
    bold: bool = False
    italic: bool = False
    place: Any = _LEFT
    first_line: float = 0
    before: float = 0
    after: float = 0
    line: float = 1
    holds_next: bool = False


def _text(**differs: Any) -> Look:
    """A paragraph of the text: justified, its first line set in, six points to the next."""
    return Look(place=_JUSTIFY, first_line=10, after=6, line=1.1, **differs)


LOOKS: Mapping[str, Look] = MappingProxyType(
    {
        "Normal": Look(),
        "Header": Look(13, place=_CENTRE),
        "Body Text": _text(),
        "Body Text 2": _text(italic=True),
        "Heading 1": _text(bold=True, before=6, holds_next=True),
        "Heading 2": _text(bold=True, holds_next=True),
        "Heading 3": _text(italic=True, holds_next=True),
        "Title": Look(14, bold=True, place=_CENTRE, before=18),
        "Subtitle": Look(14, bold=True, place=_CENTRE),
        "Quốc hiệu": Look(12, bold=True, place=_CENTRE),
        "Tiêu ngữ": Look(13, bold=True, place=_CENTRE),
        "Cơ quan chủ quản": Look(12, place=_CENTRE),
        "Cơ quan ban hành": Look(12, bold=True, place=_CENTRE),
        "Số, ký hiệu": Look(13, place=_CENTRE, before=3),
        "Địa danh, ngày tháng": Look(13, italic=True, place=_CENTRE, before=3),
        "Kính gửi": Look(14, place=_CENTRE, before=6, after=6),
        "Lưu ý": Look(13, bold=True, italic=True, place=_CENTRE, after=6),
        "Đường kẻ": Look(1, place=_CENTRE, before=2),
        "Tên bảng": Look(13, bold=True, place=_CENTRE, before=6, after=3, holds_next=True),
        "Đầu bảng": Look(12, bold=True, place=_CENTRE, before=2, after=2),
        "Ô bảng": Look(12, before=2, after=2),
        "Sau bảng": Look(6),
        "Chức vụ người ký": Look(13, bold=True, place=_CENTRE, holds_next=True),
        "Ký tên": Look(12, italic=True, place=_CENTRE, holds_next=True),
        "Họ tên người ký": Look(13, bold=True, place=_CENTRE, before=64, after=10),
        "Nơi nhận": Look(12, bold=True, italic=True, before=6),
        "Dòng nơi nhận": Look(11),
    }
)
"""Built-in styles where Word has one, so that its outline and readers know headings as such."""


def lay_out(document: Document) -> None:
    """Give an empty document its page and its styles."""
    section = document.sections[0]
    section.page_width, section.page_height = A4
    section.top_margin, section.bottom_margin = TOP, BOTTOM
    section.left_margin, section.right_margin = LEFT, RIGHT
    section.header_distance = section.footer_distance = HEADER
    for name, look in LOOKS.items():
        _set(_style(document, name), look)


def _style(document: Document, name: str) -> ParagraphStyle:
    styles = document.styles
    known = name in styles
    return cast(
        ParagraphStyle,
        styles[name] if known else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH),
    )


def _set(style: ParagraphStyle, look: Look) -> None:
    begin_anew(style, FACE)
    font, shape = style.font, style.paragraph_format
    font.size, font.bold, font.italic = Pt(look.size), look.bold, look.italic
    shape.alignment = look.place
    shape.first_line_indent, shape.left_indent = Mm(look.first_line), Mm(0)
    shape.space_before, shape.space_after = Pt(look.before), Pt(look.after)
    shape.line_spacing, shape.keep_with_next = look.line, look.holds_next

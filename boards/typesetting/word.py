"""Official papers as Word files, laid out after Decree 30/2020/NĐ-CP, Appendix I.

The only place that calls python-docx. What comes in are plain values: text is text, whatever it
holds. The same paper gives the same bytes.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Length, Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from boards.domain.papers import (
    COUNTRY,
    MOTTO,
    SIGN_HERE,
    grounds,
    heading_number,
    place_and_date,
    printable,
)
from boards.typesetting import ooxml
from boards.typesetting.word_styles import TEXT_WIDTH, lay_out

ISSUER_WIDTH, COUNTRY_WIDTH = Mm(65), Mm(100)
MOTTO_WIDTH = Mm(56)
"""How wide the motto runs in bold letters of 13 points, and so the line below it."""
CAPITAL, SMALL = 0.7, 0.48
"""The width of a bold letter, in heights of it, on the average."""

BRACES = re.compile(r"(\{[{%].*?[%}]\})")
"""A placeholder, in a paper that is made to be a template."""

Place = Literal["left", "centre", "right"]

PLACES: dict[Place, WD_ALIGN_PARAGRAPH] = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "centre": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who issues a paper, under whom, where and when; without a day it is written by hand."""

    issuer: str
    superior: str = ""
    number: str = ""
    place: str = ""
    on: date | None = None
    dated: str = ""
    """Place and day in words, where somebody else has put them together."""


@dataclass(frozen=True, slots=True)
class Signer:
    """A block to sign in: for whom, in which post, who. What is empty is written by hand."""

    on_behalf: str
    post: str = ""
    name: str = ""
    hint: str = SIGN_HERE


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, its share of the width, and where its text stands."""

    heading: str
    share: int = 1
    place: Place = "left"


class OfficialPaper:
    """A paper that grows from its letterhead to its signatures, in the order of the calls."""

    def __init__(
        self, letterhead: Letterhead, *, kind: str, about: str, author: str, made_at: datetime
    ) -> None:
        self._document = Document()
        self._counts = [0, 0, 0]
        lay_out(self._document)
        ooxml.speak_vietnamese(self._document)
        ooxml.be_modern(self._document)
        ooxml.drop_preview(self._document)
        self._describe(f"{kind} {about}", author, made_at.astimezone(UTC))
        self._number_pages()
        self._head(letterhead)
        self._title(kind, about)

    def add_grounds(self, lines: Iterable[str]) -> None:
        """What the paper rests on, in italics: *Căn cứ …;* and the last one with a full stop."""
        for line in grounds(lines):
            self._paragraph(line, "Body Text 2")

    def add_heading(self, text: str, *, level: int = 1, numbered: bool = True) -> None:
        """A heading: I. for parts, 1. for sections, a) for points, unless its author did it."""
        if not numbered:
            self._paragraph(text, f"Heading {level}")
            return
        self._counts[level - 1] += 1
        self._counts[level:] = [0] * (3 - level)
        number = heading_number(level, self._counts[level - 1])
        self._paragraph(f"{number} {text}", f"Heading {level}")

    def add_paragraph(self, text: str) -> None:
        """Text of the paper; a line break begins a paragraph, as justified lines ask for."""
        for line in printable(text).split("\n"):
            self._paragraph(line, "Body Text")

    def add_styled(self, text: str, style: str) -> None:
        """A paragraph in one of the styles of the layout."""
        self._paragraph(text, style)

    def add_points(self, lines: Iterable[str]) -> None:
        """One paragraph for each point, after a dash."""
        for line in lines:
            self._paragraph(f"- {line}", "Body Text")

    def add_table(
        self,
        columns: Sequence[Column],
        rows: Iterable[Sequence[str]],
        *,
        caption: str,
        headed: bool = False,
    ) -> None:
        """A table under its caption. Its headings stand on every page, no row is broken.

        One that is ``headed`` follows a heading of the same words: readers of screens hear the
        caption, nobody sees it twice.
        """
        if not headed:
            self._paragraph(caption, "Tên bảng")
        table = self._document.add_table(1, len(columns), style="Table Grid")
        heads = [column.heading for column in columns]
        middle: list[Place] = ["centre"] * len(columns)
        self._fill(table.rows[0], heads, "Đầu bảng", middle)
        ooxml.repeat(table.rows[0])
        places = [column.place for column in columns]
        for row in rows:
            self._fill(ooxml.added_row(table), row, "Ô bảng", places)
        ooxml.describe(table, printable(caption), heads=True)
        whole = sum(column.share for column in columns)
        ooxml.set_widths(table, [Length(TEXT_WIDTH * column.share // whole) for column in columns])
        self._paragraph("", "Sau bảng")

    def add_annex(self, title: str, heading: str, about: str) -> None:
        """A new page for what goes with the paper: what it holds, and what it goes with."""
        first = self._document.add_paragraph(printable(title).upper(), "Title")
        first.paragraph_format.page_break_before = True
        self._paragraph(heading, "Subtitle")
        self._paragraph(about, "Địa danh, ngày tháng")
        self._paragraph("", "Sau bảng")

    def add_signatures(self, signers: Sequence[Signer], *, across: int = 2) -> None:
        """Blocks to sign in, side by side; each stays on one page."""
        table = self._places([Length(TEXT_WIDTH // across)] * across)
        for start in range(0, len(signers), across):
            row = table.rows[0] if start == 0 else ooxml.added_row(table)
            ooxml.keep_whole(row)
            for cell, signer in zip(row.cells, signers[start : start + across], strict=False):
                self._sign(cell, signer)
        self._paragraph("", "Sau bảng")

    def add_closing(self, recipients: Iterable[str], signer: Signer) -> None:
        """Who gets the paper on the left, who signs it on the right."""
        table = self._places([ISSUER_WIDTH, COUNTRY_WIDTH])
        ooxml.keep_whole(table.rows[0])
        left, right = table.rows[0].cells
        self._receive(left, recipients)
        self._sign(right, signer)
        self._paragraph("", "Sau bảng")

    def add_recipients(self, recipients: Iterable[str]) -> None:
        """Who gets a paper that several sign."""
        table = self._places([ISSUER_WIDTH, COUNTRY_WIDTH])
        self._receive(table.rows[0].cells[0], recipients)
        self._paragraph("", "Sau bảng")

    def content(self) -> bytes:
        """The file."""
        target = io.BytesIO()
        self._document.save(target)
        return ooxml.timeless(target.getvalue())

    def _describe(self, title: str, author: str, made_at: datetime) -> None:
        """What the file says of itself: the site, no person, and no template."""
        said = self._document.core_properties
        said.title, said.author, said.last_modified_by = printable(title)[:255], author, author
        said.created = said.modified = made_at
        said.language, said.comments, said.revision = ooxml.LANGUAGE, "", 1

    def _number_pages(self) -> None:
        """Centred in the top margin, on every page but the first."""
        section = self._document.sections[0]
        section.different_first_page_header_footer = True
        ooxml.number_pages(section.header.paragraphs[0])

    def _head(self, head: Letterhead) -> None:
        """Issuing body on the left, country and motto on the right."""
        table = self._places([ISSUER_WIDTH, COUNTRY_WIDTH])
        left, right = table.rows[0].cells
        if head.superior:
            _write(left, _capitals(head.superior), "Cơ quan chủ quản")
        _write(left, _capitals(head.issuer), "Cơ quan ban hành")
        _draw(
            _write(left, "", "Đường kẻ"),
            _width(head.issuer, CAPITAL, 12, ISSUER_WIDTH) * 2 // 5,
            ISSUER_WIDTH,
        )
        _write(right, COUNTRY, "Quốc hiệu")
        _write(right, MOTTO, "Tiêu ngữ")
        _draw(_write(right, "", "Đường kẻ"), MOTTO_WIDTH, COUNTRY_WIDTH)
        below = ooxml.added_row(table).cells
        _write(below[0], f"Số: {head.number}" if head.number else "", "Số, ký hiệu")
        dated = head.dated or place_and_date(head.place, head.on)
        _write(below[1], dated, "Địa danh, ngày tháng")

    def _title(self, kind: str, about: str) -> None:
        self._paragraph(kind.upper(), "Title")
        self._paragraph(about, "Subtitle")
        line = self._document.add_paragraph(style="Đường kẻ")
        _draw(line, _width(about, SMALL, 14, TEXT_WIDTH) * 2 // 5, TEXT_WIDTH)
        self._paragraph("", "Sau bảng")

    def _paragraph(self, text: str, style: str) -> None:
        self._document.add_paragraph(printable(text), style)

    def _places(self, widths: list[Length]) -> Table:
        """A table of one row that only puts things side by side."""
        table: Table = self._document.add_table(1, len(widths))
        ooxml.without_margins(table)
        ooxml.describe(table, "", heads=False)
        ooxml.set_widths(table, widths)
        return table

    def _receive(self, cell: _Cell, recipients: Iterable[str]) -> None:
        _write(cell, "Nơi nhận:", "Nơi nhận")
        lines = [line for line in recipients if line]
        for number, line in enumerate(lines, start=1):
            end = "" if BRACES.search(line) else "." if number == len(lines) else ";"
            _write(cell, f"- {line}{end}", "Dòng nơi nhận")

    def _sign(self, cell: _Cell, signer: Signer) -> None:
        for text in filter(None, (signer.on_behalf, signer.post)):
            _write(cell, _capitals(text), "Chức vụ người ký")
        _write(cell, signer.hint, "Ký tên")
        _write(cell, signer.name, "Họ tên người ký")

    @staticmethod
    def _fill(row: _Row, texts: Sequence[str], style: str, places: Iterable[Place]) -> None:
        ooxml.keep_whole(row)
        for cell, text, place in zip(row.cells, texts, places, strict=True):
            _write(cell, text, style).alignment = PLACES[place]


def _capitals(text: str) -> str:
    """The text in capitals; names in braces, which a template fills in, stay as they are."""
    parts = BRACES.split(text)
    return "".join(part if at % 2 else part.upper() for at, part in enumerate(parts))


def _write(cell: _Cell, text: str, style: str) -> Paragraph:
    """A paragraph at the end of a cell; the one that every new cell has is taken first."""
    first: Paragraph = cell.paragraphs[0]
    paragraph: Paragraph = cell.add_paragraph() if ooxml.has_style(first) else first
    ooxml.set_style(paragraph, style)
    paragraph.add_run(printable(text))
    return paragraph


def _draw(paragraph: Paragraph, length: int, width: int) -> None:
    """A solid line of that length, centred in the width."""
    ooxml.rule_above(paragraph)
    beside = Length((width - length) // 2)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = beside


def _width(text: str, letter: float, size: int, most: int) -> int:
    """How wide a line of bold text runs, about; of a text of several lines it is the whole width.

    ``letter`` is the average width of a letter in heights of it.
    """
    return min(int(Pt(size) * letter * len(text)), most)

"""Official lists: the annex of a submission, laid out after Decree 30/2020/NĐ-CP, Appendix I.

National heading and issuing body above, one table, signature block below; A4 landscape, one page
wide, headings repeated, pages numbered in the top margin but the first. Text stays text: what
begins with ``=``, ``+``, ``-`` or ``@`` never runs.
"""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil
from typing import cast

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from boards.domain.papers import COUNTRY, MOTTO, SIGN_HERE

Value = str | int | Decimal | None

RULE = "_______________"

FACE = "Times New Roman"
RUNS = ("=", "+", "-", "@")
MILLIMETRES = 25.4

LINE = Decimal("1.375")
"""The height of a line of text, in heights of its letters: 16.5 points for letters of 12."""
LETTER, CAPITAL = 1.1, 1.6
"""The width of a letter of 12 points, in the units of column widths, with room to spare."""
HIGHEST_ROW = 409
"""Points; no spreadsheet program shows a higher row."""

HEADING_ROW = 9
TITLE_ROW, SUBTITLE_ROW, WARNING_ROW = 5, 6, 7


@dataclass(frozen=True, slots=True)
class Column:
    """A column: heading, width in characters, number format if its cells are numbers, unit."""

    heading: str
    width: float
    number_format: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class OfficialList:
    """Everything that stands on the sheet; its columns are at least six.

    Where one of them has a unit, a row of units stands below the headings, on every page.
    """

    superior: str
    issuer: str
    title: str
    subtitle: str
    warning: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Value]]
    place_and_date: str
    on_behalf: str
    role: str
    signed_by: str

    @property
    def last_heading(self) -> int:
        """The last row that stands on top of every page."""
        return HEADING_ROW + any(column.unit for column in self.columns)


def write_official(content: OfficialList) -> bytes:
    """The workbook of an official list."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Danh sách"
    width = len(content.columns)
    for index, column in enumerate(content.columns, start=1):
        sheet.column_dimensions[get_column_letter(index)].width = column.width
    _head(sheet, content, width)
    last = _table(sheet, content)
    last = _signature(sheet, content, width, last)
    _page(sheet, content, last)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _head(sheet: Worksheet, content: OfficialList, width: int) -> None:
    left, right = (1, width // 2 - 1), (width // 2, width)
    _line(sheet, 1, left, content.superior.upper(), Font(FACE, 12))
    _line(sheet, 2, left, content.issuer.upper(), Font(FACE, 12, bold=True))
    _line(sheet, 3, left, RULE, Font(FACE, 8))
    _line(sheet, 1, right, COUNTRY, Font(FACE, 12, bold=True))
    _line(sheet, 2, right, MOTTO, Font(FACE, 13, bold=True))
    _line(sheet, 3, right, RULE, Font(FACE, 8))
    whole = (1, width)
    _line(sheet, TITLE_ROW, whole, content.title, Font(FACE, 14, bold=True))
    _line(sheet, SUBTITLE_ROW, whole, content.subtitle, Font(FACE, 13, italic=True))
    _line(sheet, WARNING_ROW, whole, content.warning, Font(FACE, 12, bold=True, italic=True))


def _table(sheet: Worksheet, content: OfficialList) -> int:
    """The table with its headings; the number of its last row."""
    edge = Side(style="thin")
    box = Border(left=edge, right=edge, top=edge, bottom=edge)
    _headings(sheet, content, box)
    number = content.last_heading
    for number, row in enumerate(content.rows, start=content.last_heading + 1):
        for index, (column, value) in enumerate(zip(content.columns, row, strict=True), start=1):
            cell = _cell(sheet, number, index, value, Font(FACE, 12))
            numeric = bool(column.number_format)
            cell.alignment = Alignment(
                horizontal="center" if numeric else "left", vertical="top", wrap_text=True
            )
            cell.border = box
            if numeric:
                cell.number_format = column.number_format
        texts = [
            (value, column.width)
            for column, value in zip(content.columns, row, strict=True)
            if isinstance(value, str)
        ]
        make_room(sheet, number, texts, size=12)
    return number


def _headings(sheet: Worksheet, content: OfficialList, box: Border) -> None:
    """The headings, and below them the units where there are any."""
    rows = [([column.heading for column in content.columns], Font(FACE, 12, bold=True))]
    if content.last_heading > HEADING_ROW:
        rows.append(([column.unit for column in content.columns], Font(FACE, 12, italic=True)))
    widths = [column.width for column in content.columns]
    for number, (texts, font) in enumerate(rows, start=HEADING_ROW):
        for index, text in enumerate(texts, start=1):
            cell = _cell(sheet, number, index, text, font)
            cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
            cell.border = box
        make_room(sheet, number, zip(texts, widths, strict=True), size=12)


def _signature(sheet: Worksheet, content: OfficialList, width: int, last: int) -> int:
    """Place, day, on whose behalf, who; room for hand and seal between. The last row."""
    block = (width - 4, width)
    _line(sheet, last + 2, block, content.place_and_date, Font(FACE, 13, italic=True))
    _line(sheet, last + 3, block, content.on_behalf, Font(FACE, 13, bold=True))
    _line(sheet, last + 4, block, content.role, Font(FACE, 13, bold=True))
    _line(sheet, last + 5, block, SIGN_HERE, Font(FACE, 12, italic=True))
    _line(sheet, last + 9, block, content.signed_by, Font(FACE, 13, bold=True))
    return last + 9


def landscape(sheet: Worksheet, *, heading_row: int, last_heading: int = 0) -> None:
    """Print on A4 landscape, one page wide, with the headings repeated on every page."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    sheet.print_options.horizontalCentered = True
    sheet.print_title_rows = f"{heading_row}:{last_heading or heading_row}"


def _page(sheet: Worksheet, content: OfficialList, last: int) -> None:
    sheet.freeze_panes = f"A{content.last_heading + 1}"
    landscape(sheet, heading_row=HEADING_ROW, last_heading=content.last_heading)
    sheet.print_area = f"A1:{get_column_letter(len(content.columns))}{last}"
    margins = sheet.page_margins
    margins.top = margins.bottom = 20 / MILLIMETRES
    margins.left, margins.right = 20 / MILLIMETRES, 15 / MILLIMETRES
    sheet.HeaderFooter.differentFirst = True
    sheet.oddHeader.center.text = "&P"  # type: ignore[union-attr]


def _line(sheet: Worksheet, row: int, span: tuple[int, int], text: str, font: Font) -> None:
    """One centred line over several columns; nothing where there is no text."""
    if not text:
        return
    first, last = span
    sheet.merge_cells(start_row=row, start_column=first, end_row=row, end_column=last)
    cell = _cell(sheet, row, first, text, font)
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    letters = [get_column_letter(index) for index in range(first, last + 1)]
    room = sum(sheet.column_dimensions[letter].width for letter in letters)
    make_room(sheet, row, [(text, room)], size=int(cast(float, font.sz)))


def make_room(sheet: Worksheet, row: int, texts: Iterable[tuple[str, float]], *, size: int) -> None:
    """Make a row at least as high as its longest text, each with the width it may fill.

    Programs fit rows to wrapped text only when it is typed, and never to merged cells.
    """
    lines = max([_lines(text, width * 12 / size) for text, width in texts], default=1)
    height = min(ceil(2 * lines * size * LINE) / 2, HIGHEST_ROW)
    sheet.row_dimensions[row].height = max(height, sheet.row_dimensions[row].height or 0)


def _lines(text: str, width: float) -> int:
    """How many lines a text takes in a cell of so many letters of 12 points."""
    room = max(int(width / (CAPITAL if text.isupper() else LETTER)), 1)
    return sum(len(textwrap.wrap(line, room)) or 1 for line in text.splitlines()) or 1


def _cell(sheet: Worksheet, row: int, column: int, value: Value, font: Font) -> Cell:
    cell = cast(Cell, sheet.cell(row, column))
    cell.font = font
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(RUNS)
    else:
        cell.value = value
    return cell

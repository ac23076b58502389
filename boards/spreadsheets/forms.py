"""Forms to be filled in a spreadsheet program: heads frozen, everything locked but the inputs.

The sheet is protected without a password: that guards against slips, not against people. It is
set up for A4 landscape, one page wide, with its heading repeated on every page.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import cast

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from boards.domain.papers import COUNTRY, MOTTO
from boards.spreadsheets.official import FACE, RUNS, Value, landscape, make_room
from boards.spreadsheets.plain import number_format, places

HEADING_ROW = 8
TITLE_ROW, GUIDE_ROW, MARK_ROW = 4, 5, 6
INPUT = PatternFill("solid", fgColor="FFF8E6")
HEAD = PatternFill("solid", fgColor="F3EDE2")


@dataclass(frozen=True, slots=True)
class FormColumn:
    """A column: its heading, its width, whether it is typed into, and what may be chosen."""

    heading: str
    width: float
    is_input: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """Everything that stands on the sheet. ``frozen`` columns stay in view."""

    title: str
    name: str
    issuer: str
    guide: str
    mark: str
    columns: Sequence[FormColumn]
    rows: Sequence[Sequence[Value]]
    frozen: int


def write_form(form: Form) -> bytes:
    """The workbook of a form."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = form.name
    _head(sheet, form)
    _table(sheet, form)
    _choices(sheet, form)
    _page(sheet, form)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _head(sheet: Worksheet, form: Form) -> None:
    width = len(form.columns)
    half = max(width // 2, 2)
    for index, column in enumerate(form.columns, start=1):
        sheet.column_dimensions[get_column_letter(index)].width = column.width
    lines = [
        (1, 1, half, form.issuer.upper(), Font(FACE, 12, bold=True)),
        (1, half + 1, width, COUNTRY, Font(FACE, 12, bold=True)),
        (2, half + 1, width, MOTTO, Font(FACE, 13, bold=True)),
        (TITLE_ROW, 1, width, form.title, Font(FACE, 14, bold=True)),
        (GUIDE_ROW, 1, width, form.guide, Font(FACE, 11, italic=True)),
        (MARK_ROW, 1, width, form.mark, Font(FACE, 9, color="6A645C")),
    ]
    for row, first, last, text, font in lines:
        sheet.merge_cells(start_row=row, start_column=first, end_row=row, end_column=last)
        cell = sheet.cell(row, first, text)
        cell.font = font
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    sheet.row_dimensions[1].height = 34
    sheet.row_dimensions[GUIDE_ROW].height = 48


def _table(sheet: Worksheet, form: Form) -> None:
    edge = Side(style="thin", color="B9B1A4")
    box = Border(left=edge, right=edge, top=edge, bottom=edge)
    for index, column in enumerate(form.columns, start=1):
        cell = sheet.cell(HEADING_ROW, index, column.heading)
        cell.font, cell.fill, cell.border = Font(FACE, 11, bold=True), HEAD, box
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    sheet.row_dimensions[HEADING_ROW].height = 34
    for number, row in enumerate(form.rows, start=HEADING_ROW + 1):
        for index, (column, value) in enumerate(zip(form.columns, row, strict=True), start=1):
            cell = cast(Cell, sheet.cell(number, index))
            cell.font, cell.border = Font(FACE, 11), box
            numeric = isinstance(value, int | Decimal)
            cell.alignment = Alignment(
                horizontal="right" if numeric else "left", vertical="top", wrap_text=True
            )
            if isinstance(value, Decimal):
                cell.number_format = number_format(places([value.normalize()]))
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"
                cell.quotePrefix = value.startswith(RUNS)
            if column.is_input:
                cell.protection, cell.fill = Protection(locked=False), INPUT
        texts = [
            (value, column.width)
            for column, value in zip(form.columns, row, strict=True)
            if isinstance(value, str)
        ]
        make_room(sheet, number, texts, size=11)


def _choices(sheet: Worksheet, form: Form) -> None:
    last = HEADING_ROW + len(form.rows)
    for index, column in enumerate(form.columns, start=1):
        if column.choices:
            letter = get_column_letter(index)
            listed = DataValidation("list", formula1=f'"{",".join(column.choices)}"')
            listed.showErrorMessage = True
            listed.add(f"{letter}{HEADING_ROW + 1}:{letter}{last}")
            sheet.add_data_validation(listed)


def _page(sheet: Worksheet, form: Form) -> None:
    corner = get_column_letter(form.frozen + 1)
    sheet.freeze_panes = f"{corner}{HEADING_ROW + 1}"
    landscape(sheet, heading_row=HEADING_ROW)
    sheet.oddFooter.right.text = "&P/&N"  # type: ignore[union-attr]
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False

"""Plain data workbooks: a head, a row of units if there are any, then rows as they come.

Text stays text, so that a cell that begins with ``=``, ``+``, ``-`` or ``@`` never runs. A number
is a number with a format; one of more than fifteen digits is written as text, because every
spreadsheet program would round it.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO

from rustpy_xlsxwriter import FastExcel, Format

Value = str | int | Decimal | None

EXACT_DIGITS = 15
A4 = 9


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, the unit under it, its width, and a number format if it has one."""

    heading: str
    unit: str = ""
    width: float = 14
    number_format: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook: no two headings are equal.

    Its title has at most 31 characters and none of ``[]:*?/\\``.
    """

    title: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Value]]


def write_plain(
    columns: Sequence[Column], rows: Iterable[Sequence[Value]], *, title: str = "Sheet1"
) -> bytes:
    """A workbook of one sheet."""
    return write_workbook([Sheet(title, columns, rows)])


def write_workbook(sheets: Iterable[Sheet]) -> bytes:
    """A workbook of several sheets, each with its head frozen and set up for A4 landscape.

    Where one column has a unit, every sheet has a row of units.
    """
    target = BytesIO()
    written = list(sheets)
    units = any(column.unit for sheet in written for column in sheet.columns)
    book = FastExcel(target).freeze(row=1 + units, col=0)
    for sheet in written:
        _add(book, sheet, units=units)
    book.save()
    return target.getvalue()


def places(amounts: Iterable[Decimal]) -> int:
    """How many decimals a column needs to show every one of the amounts in full."""
    return max((-int(amount.as_tuple().exponent) for amount in amounts), default=0)


def number_format(decimals: int) -> str:
    """Grouped thousands and so many decimals; Excel shows the reader's own signs for both."""
    return "#,##0" + ("." + "0" * decimals if decimals > 0 else "")


def _add(book: FastExcel, sheet: Sheet, *, units: bool) -> None:
    keys = [column.heading for column in sheet.columns]
    if len(set(keys)) < len(keys):
        raise ValueError(f"two columns of “{sheet.title}” have the same heading")
    book.sheet(
        sheet.title,
        _records(keys, sheet, units=units),
        column_widths=[column.width for column in sheet.columns],
        column_formats={
            key: Format().set_num_format(column.number_format)
            for key, column in zip(keys, sheet.columns, strict=True)
            if column.number_format
        },
        header_format=Format().set_bold().set_text_wrap(),
        page_setup={
            "landscape": True,
            "paper_size": A4,
            "fit_to_pages": (1, 0),
            "repeat_rows": (0, int(units)),
            "footer": "&L&A&R&P/&N",
        },
    )


def _records(keys: Sequence[str], sheet: Sheet, *, units: bool) -> Iterator[dict[str, Value]]:
    head: Sequence[Sequence[Value]] = [[column.unit for column in sheet.columns]] if units else []
    for row in itertools.chain(head, sheet.rows):
        yield {key: _cell(value) for key, value in zip(keys, row, strict=True)}


def _cell(value: Value) -> Value:
    if isinstance(value, Decimal) and len(value.as_tuple().digits) > EXACT_DIGITS:
        return f"{value:f}"
    return value

"""The two formats of exports: .xlsx and .csv, written by our own modules.

django-import-export asks for classes of this shape. Stock ones would run text that begins with
``=`` and turn numbers into text.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

import tablib
from django.utils.translation import gettext
from import_export.formats.base_formats import Format

from boards.domain.numbers import format_number
from boards.spreadsheets.plain import Column, Value, number_format, places, write_plain
from boards.spreadsheets.reading import RUNS


class WorkbookFormat(Format):  # type: ignore[misc]
    """.xlsx: numbers stay numbers, text stays text."""

    def __init__(self, encoding: str | None = None) -> None:
        """The library may name an encoding; ours is always the same."""

    def get_title(self) -> str:
        """As the list of formats shows it."""
        return "xlsx"

    def get_extension(self) -> str:
        """Of the file name."""
        return "xlsx"

    def get_content_type(self) -> str:
        """Of the answer."""
        return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    def can_export(self) -> bool:
        """It can."""
        return True

    def export_rows(self, columns: Sequence[Column], rows: Iterable[Sequence[Value]]) -> bytes:
        """One sheet of rows as they come, so that a hundred thousand need little memory."""
        return write_plain(columns, rows, title=gettext("Data"))

    def export_data(self, dataset: tablib.Dataset, **kwargs: Any) -> bytes:
        """The same of rows that are all there: a column of decimals shows as many as it needs."""
        rows = [dataset[index] for index in range(len(dataset))]
        columns = [
            Column(heading, width=18, number_format=_number_format(row[index] for row in rows))
            for index, heading in enumerate(dataset.headers)
        ]
        return self.export_rows(columns, rows)


class CsvFormat(WorkbookFormat):
    """.csv in UTF-8 with semicolons, as a Vietnamese Excel opens and saves it.

    Numbers are written in the Vietnamese form, which the import reads back as the same number.
    """

    def get_title(self) -> str:
        """As the list of formats shows it."""
        return "csv"

    def get_extension(self) -> str:
        """Of the file name."""
        return "csv"

    def get_content_type(self) -> str:
        """Of the answer."""
        return "text/csv; charset=utf-8"

    def export_rows(self, columns: Sequence[Column], rows: Iterable[Sequence[Value]]) -> bytes:
        """Text that a spreadsheet would run gets an apostrophe in front."""
        target = io.StringIO()
        target.write("\N{ZERO WIDTH NO-BREAK SPACE}")
        writer = csv.writer(target, delimiter=";")
        writer.writerow([column.heading for column in columns])
        for row in rows:
            writer.writerow([_text(cell) for cell in row])
        return target.getvalue().encode()

    def export_data(self, dataset: tablib.Dataset, **kwargs: Any) -> bytes:
        """The same of rows that are all there."""
        columns = [Column(heading) for heading in dataset.headers]
        return self.export_rows(columns, (dataset[index] for index in range(len(dataset))))


FORMATS = (WorkbookFormat, CsvFormat)


def _number_format(cells: Iterable[Any]) -> str:
    """Whole numbers are years and places: shown without groups and decimals."""
    numbers = [cell for cell in cells if isinstance(cell, int | Decimal)]
    decimals = [number for number in numbers if isinstance(number, Decimal)]
    if decimals:
        return number_format(places(decimals))
    return "0" if numbers else ""


def _text(cell: Any) -> str:
    if isinstance(cell, Decimal):
        return format_number(cell)
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(RUNS) else text

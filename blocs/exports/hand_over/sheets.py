"""The sections of a dossier as tables: one workbook, and a CSV file for each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from blocs.domain.hand_over import Section, Value, safe_part, shown
from blocs.exports.csv_file import csv_file
from boards.spreadsheets import plain

WIDEST_TITLE = 31
LETTERS = 9
"""The width of one share of a table, in letters."""

OVERVIEW = (
    plain.Column("STT", width=8),
    plain.Column("Nội dung", width=45),
    plain.Column("Số dòng", width=12),
)


def workbook(sections: tuple[Section, ...]) -> bytes:
    """An overview, then every section that has rows on a sheet of its own; numbers are numbers."""
    numbered = list(enumerate(sections, start=1))
    counts: list[list[plain.Value]] = [
        [number, section.title, section.count] for number, section in numbered
    ]
    return plain.write_workbook(
        [
            plain.Sheet("Mục lục", OVERVIEW, counts),
            *(
                plain.Sheet(_title(number, section), _columns(section), _rows(section))
                for number, section in numbered
                if section.rows
            ),
        ]
    )


def table(section: Section) -> bytes:
    """One section as CSV. Amounts keep the dot of open data, whatever the language."""
    heads = [column.heading for column in section.columns]
    return csv_file(heads, ([_text(value) for value in row.cells] for row in section.rows))


def _title(number: int, section: Section) -> str:
    """A name of a sheet: short, and without signs that workbooks forbid."""
    name = safe_part(section.title).replace("[", "(").replace("]", ")").replace("'", "’")
    return f"{number:02d} {name}"[:WIDEST_TITLE].strip()


def _columns(section: Section) -> list[plain.Column]:
    return [
        plain.Column(
            column.heading,
            width=LETTERS * column.share,
            number_format=_format(section, at) if column.numeric else "",
        )
        for at, column in enumerate(section.columns)
    ]


def _format(section: Section, at: int) -> str:
    amounts = [row.cells[at] for row in section.rows]
    decimals = [amount.normalize() for amount in amounts if isinstance(amount, Decimal)]
    return plain.number_format(plain.places(decimals)) if decimals else ""


def _rows(section: Section) -> Iterator[list[plain.Value]]:
    for row in section.rows:
        yield [_cell(value) for value in row.cells]


def _cell(value: Value) -> plain.Value:
    return shown(value) if isinstance(value, date) else value


def _text(value: Value) -> str:
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return "" if value is None else shown(value) if value != "" else ""

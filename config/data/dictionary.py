"""The data dictionary: every file with a head, and what each of its columns means.

The tables of results are described where they are written, those of the awards here: they stand in
an app that the results know nothing of.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from awards.enums import ConferralStatus
from awards.exports.roll import COLUMNS as ROLL
from blocs.exports import chart_file
from blocs.exports import tables as beside
from blocs.exports.csv_file import csv_file
from blocs.exports.package.columns import COLUMNS, Column
from blocs.exports.package.tables import TABLES
from boards.domain.sentences import Sentence
from boards.spreadsheets import plain

Json = dict[str, Any]

OF_AWARDS = {
    column.name: column
    for column in (
        Column("award", "string", Sentence("Mã hình thức khen thưởng", "Code of the award")),
        Column("award_name", "string", Sentence("Hình thức khen thưởng", "Name of the award")),
        Column("decision", "string", Sentence("Số và ngày quyết định", "Number and day of it")),
        Column("decision_code", "string", Sentence("Mã quyết định", "Code of the decision")),
        Column(
            "status",
            "string",
            Sentence("Còn hiệu lực, bị hủy hay bị thu hồi", "Granted, cancelled or recovered"),
            values=tuple(ConferralStatus.values),
        ),
        Column("ended_by", "string", Sentence("Quyết định chấm dứt", "Decision that ended it")),
        Column("ground", "string", Sentence("Lý do chấm dứt", "Ground of the end")),
    )
}


@dataclass(frozen=True, slots=True)
class Described:
    """A file with a head: its name, where it is, what it holds, and its columns."""

    name: str
    path: str
    says: Sentence
    columns: Sequence[Column]
    needed: Sequence[str] = ()


def dictionary() -> tuple[Described, ...]:
    """Every file, those beside the pages first."""
    known = {**COLUMNS, **OF_AWARDS, **chart_file.DESCRIBED}
    pages = (
        ("ket-qua", "/blocs/<bloc>/<year>.csv", RESULTS, beside.STANDINGS),
        ("so-lieu", "/blocs/<bloc>/<year>/figures.csv", FIGURES, beside.FIGURES),
        ("bieu-do", "/blocs/<bloc>/<year>/charts/<chart>.csv", DRAWN, chart_file.COLUMNS),
        ("so-sanh", "/compare.csv", COMPARED, chart_file.COLUMNS),
        ("khen-thuong", "/awards.csv", GIVEN, ROLL),
    )
    return (
        *(
            Described(name, path, says, [known[column] for column in columns])
            for name, path, says, columns in pages
        ),
        *(
            Described(
                table.name,
                f"{PACKAGE}{table.name}.csv",
                table.says,
                table.described(),
                table.needed,
            )
            for table in TABLES
        ),
    )


PACKAGE = "/blocs/<bloc>/<year>/editions/<n>/data/"
RESULTS = Sentence(
    "Bảng xếp hạng: mỗi dòng một đơn vị và một tiêu chí",
    "Leaderboard: one row for each board and criterion",
)
FIGURES = Sentence("Số liệu: mỗi dòng một số liệu", "Figures: one row for each figure")
DRAWN = Sentence(
    "Biểu đồ, cả của nhiều năm và của một đơn vị: mỗi dòng một giá trị",
    "Charts, those of years and of a board as well: one row for each value",
)
COMPARED = Sentence("So sánh: mỗi dòng một giá trị", "Comparison: one row for each value")
GIVEN = Sentence("Khen thưởng: mỗi dòng một lần tặng", "Roll of honour: one row for each award")

HEAD = (
    *("table", "path", "column", "type", "required", "unit_vi", "unit_en"),
    *("values", "pattern", "description_vi", "description_en"),
)


def rows() -> Iterator[list[str]]:
    """One row for each column of each file."""
    for table in dictionary():
        for column in table.columns:
            unit = column.unit or Sentence("", "")
            yield [
                table.name,
                table.path,
                column.name,
                column.kind,
                "true" if column.name in table.needed else "false",
                unit.vi,
                unit.en,
                " | ".join(column.values),
                column.pattern,
                column.says.vi,
                column.says.en,
            ]


def as_csv() -> bytes:
    return csv_file(HEAD, rows())


def as_workbook() -> bytes:
    wide = {"path": 44, "values": 40, "pattern": 20, "description_vi": 60, "description_en": 60}
    columns = [plain.Column(name, width=wide.get(name, 16)) for name in HEAD]
    return plain.write_plain(columns, rows(), title="Dictionary")


def as_json() -> bytes:
    tables = [
        {
            "name": table.name,
            "path": table.path,
            "title": table.says.vi,
            "title_en": table.says.en,
            "columns": [_column(table, column) for column in table.columns],
        }
        for table in dictionary()
    ]
    return json.dumps({"tables": tables}, ensure_ascii=False, indent=1).encode()


def _column(table: Described, column: Column) -> Json:
    unit = {"unit": column.unit.vi, "unit_en": column.unit.en} if column.unit else {}
    return {
        "name": column.name,
        "type": column.kind,
        "required": column.name in table.needed,
        **unit,
        **({"values": list(column.values)} if column.values else {}),
        **({"pattern": column.pattern} if column.pattern else {}),
        "description": column.says.vi,
        "description_en": column.says.en,
    }

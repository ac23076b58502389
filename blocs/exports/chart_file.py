"""The numbers of a picture as CSV: each row can be cited alone."""

from __future__ import annotations

from collections.abc import Iterable

from blocs.exports.csv_file import csv_file
from blocs.exports.package.columns import Column
from blocs.exports.tables import EDITION, RATE, edition_cells, home_rate
from blocs.queries.charts.picture import Entry, Picture, address_of
from boards.domain.sentences import Sentence

COLUMNS = (
    *EDITION,
    "board",
    "board_name",
    "series",
    "series_name",
    "value",
    "unit_name",
    "state",
    "mark",
    *RATE,
    "source",
)

DESCRIBED = {
    column.name: column
    for column in (
        Column("series", "string", Sentence("Mã tiêu chí hoặc chỉ tiêu", "Code of what is drawn")),
        Column("series_name", "string", Sentence("Tên của nội dung được vẽ", "What is drawn")),
        Column(
            "value",
            "number",
            Sentence("Giá trị được vẽ; trống khi không có", "What is drawn; may be empty"),
            Sentence("theo cột unit_name", "as the column unit_name says"),
        ),
        Column(
            "unit_name",
            "string",
            Sentence(
                "Đơn vị tính bằng chữ, theo ngôn ngữ của địa chỉ; có thể là thương",
                "The unit in words, in the language of the address; it may be a quotient",
            ),
        ),
        Column(
            "state",
            "string",
            Sentence(
                "amount khi có giá trị; nếu không thì vì sao không có",
                "“amount” where there is a value, else why there is none",
            ),
        ),
        Column(
            "mark",
            "string",
            Sentence(
                "Dấu hoặc từ đứng trước số trên trang (>, gần, khoảng); trống khi không có",
                "The sign or word before the amount on the page; may be empty",
            ),
        ),
    )
}
"""What only files of charts and comparisons have, beside the columns of the package."""


def chart_csv(picture: Picture) -> bytes:
    """One row for every number that is drawn, or is missing."""
    return entries_csv(picture.entries)


def entries_csv(entries: Iterable[Entry]) -> bytes:
    """The same for numbers that no picture holds together."""
    return csv_file(COLUMNS, (_row(entry) for entry in entries))


def _row(entry: Entry) -> list[str]:
    document = entry.year.document
    return [
        *edition_cells(document),
        entry.board,
        entry.name,
        entry.series,
        entry.series_name,
        entry.value,
        entry.unit,
        entry.state,
        entry.mark,
        *(home_rate(document) if entry.converted else [""] * len(RATE)),
        address_of(entry.year.head),
    ]

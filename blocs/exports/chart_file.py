"""The numbers of a picture as CSV: each row can be cited alone."""

from __future__ import annotations

from collections.abc import Iterable

from blocs.exports.csv_file import csv_file
from blocs.exports.tables import EDITION, RATE, edition_cells, home_rate
from blocs.queries.charts.picture import Entry, Picture, address_of

COLUMNS = (
    *EDITION,
    "board",
    "board_name",
    "series",
    "series_name",
    "value",
    "unit",
    "state",
    "qualifier",
    *RATE,
    "source",
)


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

"""The rows of a load that belong to boards: papers, provinces, boards, indicators, rates."""

from __future__ import annotations

from collections.abc import Mapping

from blocs.imports import cells
from blocs.imports.store import Skipped, Store, differs
from blocs.imports.tables import Row
from boards.domain.units import UNITS
from boards.enums import (
    CheckKind,
    Comparison,
    Dimension,
    Direction,
    DocumentKind,
    RateKind,
    Severity,
    SuccessionKind,
    TimeType,
)
from boards.models import (
    Board,
    BoardAlias,
    BoardName,
    Check,
    Document,
    ExchangeRate,
    Indicator,
    Province,
    Succession,
)


def keep_document(store: Store, row: Row) -> None:
    """A paper that facts rest on."""
    values = store.read(
        row,
        {
            "code": cells.filled,
            "kind": cells.one_of(DocumentKind.values),
            "number": cells.text,
            "issued_on": cells.optional(cells.day),
            "issuer": cells.filled,
            "title": cells.filled,
            "url": cells.text,
            "note": cells.text,
        },
    )
    store.keep(Document, row, {"slug": values.pop("code")}, values)


def keep_province(store: Store, row: Row) -> None:
    """A province, and the one it merged into (which stands above it in the file)."""
    values = store.read(
        row,
        {
            "code": cells.filled,
            "name": cells.filled,
            "merged_into": cells.optional(store.code_of(Province)),
            "merged_on": cells.optional(cells.day),
        },
    )
    store.keep(Province, row, {"slug": values.pop("code")}, values)


def keep_board(store: Store, row: Row) -> None:
    """A board with its aliases."""
    values = store.read(
        row,
        {
            "code": cells.filled,
            "name": cells.filled,
            "name_en": cells.text,
            "short_name": cells.filled,
            "province": store.code_of(Province),
            "founded_on": cells.optional(cells.day),
            "dissolved_on": cells.optional(cells.day),
            "aliases": cells.several,
        },
    )
    aliases = values.pop("aliases")
    board = store.keep(Board, row, {"slug": values.pop("code")}, values)
    for alias in aliases:
        store.keep(BoardAlias, row, {"text": alias}, {"board": board}, {"text": "aliases"})


def keep_board_name(store: Store, row: Row) -> None:
    """A name that a board bore until a day."""
    values = store.read(
        row,
        {
            "board": store.code_of(Board),
            "name": cells.filled,
            "starts_on": cells.optional(cells.day),
            "ends_on": cells.day,
            "document": cells.optional(store.code_of(Document)),
            **_said(row, {"short_name": cells.text}),
        },
    )
    key = {"board": values.pop("board"), "ends_on": values.pop("ends_on")}
    store.keep(BoardName, row, key, values)


def keep_succession(store: Store, row: Row) -> None:
    """A merger, split or other event, with the boards before and after it.

    What people decide with it stays as it is where the file does not speak of it.
    """
    decided = {
        "heir": cells.optional(store.code_of(Board)),
        "comparison": cells.one_of(Comparison.values),
    }
    values = store.read(
        row,
        {
            "code": cells.filled,
            "kind": cells.one_of(SuccessionKind.values),
            "effective_on": cells.day,
            "predecessors": store.codes_of(Board),
            "successors": store.codes_of(Board),
            "document": store.code_of(Document),
            "note": cells.text,
            **_said(row, decided),
        },
    )
    boards = {side: values.pop(side) for side in ("predecessors", "successors")}
    succession = store.keep(Succession, row, {"slug": values.pop("code")}, values)
    for side, given in boards.items():
        stored = getattr(succession, side)
        kept = set(stored.all())
        if kept and kept != set(given) and not store.update:
            names = ", ".join(sorted(map(str, kept)))
            store.problem(row.place(side), differs(names, row.cells[side]))
            raise Skipped
        stored.set(given)


def _said(row: Row, readers: Mapping[str, cells.Reader]) -> dict[str, cells.Reader]:
    """The columns that the file has."""
    return {column: reader for column, reader in readers.items() if column in row.cells}


def keep_indicator(store: Store, row: Row) -> None:
    """An indicator with its dimension and the unit that pages show."""
    values = store.read(
        row,
        {
            "code": cells.filled,
            "order": cells.count,
            "name": cells.filled,
            "name_en": cells.filled,
            "dimension": cells.one_of(Dimension.values),
            "time_type": cells.one_of(TimeType.values),
            "direction": cells.one_of(Direction.values),
            "unit": cells.one_of(UNITS),
            "additive": cells.yes_or_no,
            "note": cells.text,
        },
    )
    store.keep(Indicator, row, {"code": values.pop("code")}, values)


def keep_check(store: Store, row: Row) -> None:
    """A check. Whether it is switched on is the staff's, and is not compared."""
    values = store.read(
        row,
        {
            "code": cells.filled,
            "order": cells.count,
            "kind": cells.one_of(CheckKind.values),
            "severity": cells.one_of(Severity.values),
            "indicator": cells.optional(store.code_of(Indicator, "code")),
            "other": cells.optional(store.code_of(Indicator, "code")),
            "minimum": cells.optional(cells.exact),
            "maximum": cells.optional(cells.exact),
            "factor": cells.optional(cells.exact),
            "instruction": cells.text,
            "instruction_en": cells.text,
        },
    )
    store.keep(Check, row, {"code": values.pop("code")}, values)


def keep_rate(store: Store, row: Row) -> None:
    """An exchange rate of a year, with its source."""
    values = store.read(
        row,
        {
            "currency": cells.one_of(["USD"]),
            "year": cells.year,
            "kind": cells.one_of(RateKind.values),
            "vnd_per_unit": cells.exact,
            "date": cells.optional(cells.day),
            "source": cells.filled,
            "source_en": cells.text,
            "document": cells.optional(store.code_of(Document)),
        },
    )
    key = {name: values.pop(name) for name in ("currency", "year", "kind")}
    values["rate_date"] = values.pop("date")
    store.keep(ExchangeRate, row, key, values, {"rate_date": "date"})

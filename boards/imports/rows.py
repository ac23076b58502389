"""One row of a file, read and checked without touching the database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, cast

from django.db.models import CharField
from django.utils.translation import gettext as _

from boards.domain.numbers import Certain, read_number
from boards.domain.problems import QuantityProblem, explain
from boards.domain.quantities import (
    NotUnderstood,
    Quantity,
    Understood,
    format_quantity,
    from_cell,
)
from boards.domain.units import UNITS, Unit
from boards.domain.years import read_year
from boards.enums import Availability, Basis, Dimension
from boards.imports.lookups import Lookups, Unknown, unit_of
from boards.language import spoken
from boards.models import Board, Document, Figure, Indicator

YEARS = range(2000, 2101)
LIMITS = {
    name: cast("CharField[Any, Any]", Figure._meta.get_field(name)).max_length or 0
    for name in ("as_printed", "source_place", "note")
}

Key = tuple[int, int, int, str, str]
Total = tuple[int, int, int, str]


@dataclass(slots=True)
class FigureRow:
    """What a row says, as far as it could be read; ``faults`` are sentences by column."""

    number: int
    board: Board | None = None
    year: int | None = None
    indicator: Indicator | None = None
    quantity: Quantity | None = None
    availability: str = Availability.REPORTED
    basis: str = Basis.ACTUAL
    source: Document | None = None
    texts: dict[str, str] = field(default_factory=dict)
    given: frozenset[str] = frozenset()
    faults: dict[str, list[str]] = field(default_factory=dict)

    @property
    def key(self) -> Key:
        """What a figure is known by: board, year, indicator, basis, currency."""
        return (*self.total, self.quantity.unit.currency if self.quantity else "")

    @property
    def total(self) -> Total:
        """The key without the currency: the parts of one total share it."""
        board, indicator = cast(Board, self.board), cast(Indicator, self.indicator)
        return (board.pk, cast(int, self.year), indicator.pk, self.basis)

    def fault(self, column: str, sentence: str) -> None:
        """Keep a sentence about a column."""
        self.faults.setdefault(column, []).append(sentence)


def read_row(cells: Mapping[str, Any], number: int, lookups: Lookups) -> FigureRow:
    """Read every column; go on after a fault, so that all faults of a row are told at once."""
    row = FigureRow(number, given=frozenset(cells))
    row.board = _named(row, cells, "board", lookups.boards.find, needed=True)
    row.indicator = _named(row, cells, "indicator", lookups.indicators.find, needed=True)
    row.source = _named(row, cells, "source", lookups.documents.find)
    row.basis = _named(row, cells, "basis", lookups.bases.find) or Basis.ACTUAL
    row.availability = (
        _named(row, cells, "availability", lookups.availabilities.find) or Availability.REPORTED
    )
    row.year = _year(row, cells.get("year"))
    for name, limit in LIMITS.items():
        row.texts[name] = _text(cells.get(name))
        if len(row.texts[name]) > limit:
            row.fault(name, _("This text is longer than %(limit)d signs.") % {"limit": limit})
    unit = _named(row, cells, "unit", lambda name: unit_of(lookups, name))
    if row.indicator and "as_printed" not in row.faults:
        _read_amount(row, cells, row.indicator, unit)
    return row


def _read_amount(
    row: FigureRow, cells: Mapping[str, Any], indicator: Indicator, unit: Unit | None
) -> None:
    cell = cells.get("as_printed")
    dimension = Dimension(indicator.dimension)
    # A bare amount of money could be đồng, millions or billions: the file must say which.
    assumed = None if dimension is Dimension.MONEY else UNITS[indicator.unit]
    reading = from_cell(cell, dimension=dimension, unit=unit or assumed)
    if row.availability != Availability.REPORTED:
        if not isinstance(reading, NotUnderstood):
            row.fault(
                "availability",
                _("The row says that there is no figure, and gives one: “%(text)s”.")
                % {"text": _text(cell)},
            )
        return
    match reading:
        case NotUnderstood(problem):
            row.fault("as_printed", _explained(problem, cell))
        case Understood(quantity):
            _settle(row, cells, (quantity,), unit, asked=False)
        case choices:
            _settle(row, cells, choices.quantities, unit, asked=True)


def _settle(
    row: FigureRow,
    cells: Mapping[str, Any],
    readings: tuple[Quantity, ...],
    unit: Unit | None,
    *,
    asked: bool,
) -> None:
    """Take the reading that the columns *amount* and *unit* agree with.

    A text that is ``asked``, even where one reading is left, needs a column that settles it.
    """
    amount = _amount(row, cells.get("amount"))
    agreed = [
        reading
        for reading in readings
        if (amount is None or reading.amount == amount) and (unit is None or reading.unit == unit)
    ]
    language = spoken()
    either = "; ".join(format_quantity(each, language=language) for each in agreed or readings)
    text = _text(cells.get("as_printed"))
    if "amount" in row.faults:
        return
    if not agreed:
        row.fault(
            "unit" if amount is None else "amount",
            _("“%(text)s” says %(readings)s, this column says something else.")
            % {"text": text, "readings": either},
        )
    elif len(agreed) > 1 or (asked and amount is None and len(agreed) == len(readings)):
        row.fault(
            "as_printed",
            _("“%(text)s” can be read in several ways: %(readings)s. Write it again.")
            % {"text": text, "readings": either},
        )
    else:
        row.quantity = agreed[0]
        if not isinstance(cells.get("as_printed"), str):
            row.texts["as_printed"] = format_quantity(agreed[0])


def _amount(row: FigureRow, cell: Any) -> Decimal | None:
    if isinstance(cell, int | Decimal) and not isinstance(cell, bool):
        return Decimal(cell)
    text = _text(cell)
    if not text:
        return None
    match read_number(text):
        case Certain(value):
            return value
        case _:
            row.fault("amount", _explained(QuantityProblem.NOT_A_NUMBER, text))
            return None


def _year(row: FigureRow, cell: Any) -> int | None:
    year = cell if isinstance(cell, int) else read_year(_text(cell))
    if year in YEARS:
        return year
    row.fault("year", _("“%(text)s” is not a year of a report.") % {"text": _text(cell)[:60]})
    return None


def _named(
    row: FigureRow, cells: Mapping[str, Any], column: str, find: Any, *, needed: bool = False
) -> Any:
    name = _text(cells.get(column))
    if not name:
        if needed:
            row.fault(column, _("This column is empty."))
        return None
    try:
        return find(name)
    except Unknown as unknown:
        row.fault(column, str(unknown))
        return None


def _explained(problem: QuantityProblem, text: Any) -> str:
    return explain(problem, _text(text)).in_language(spoken())


def _text(cell: Any) -> str:
    return "" if cell is None else str(cell).strip()

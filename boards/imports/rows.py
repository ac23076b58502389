"""One row of a file, read and checked without touching the database."""

from __future__ import annotations

from collections.abc import Callable, Mapping
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
    Reading,
    Understood,
    bag_parts,
    format_quantity,
    from_cell,
    read_bag,
)
from boards.domain.units import UNITS, Unit
from boards.domain.years import read_year
from boards.enums import Availability, Basis, Dimension
from boards.imports.board_names import Read
from boards.imports.lookups import Lookups
from boards.imports.names import Unknown
from boards.language import spoken
from boards.models import Board, Document, Figure, Indicator
from boards.spreadsheets.cells import Cell, Computed, ErrorValue, Moment, Percent, Uncomputed

YEARS = range(2000, 2101)
LIMITS = {
    name: cast("CharField[Any, Any]", Figure._meta.get_field(name)).max_length or 0
    for name in ("as_printed", "source_place", "note")
}

Total = tuple[int, int, int, str]
Cells = Mapping[str, Cell]


@dataclass(slots=True)
class FigureRow:
    """One figure of a row, as far as it could be read; ``faults`` are sentences by column."""

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
    remarks: list[str] = field(default_factory=list)
    is_number: bool = False
    """Whether the figure was a number cell: what was printed is then not known."""
    is_blank: bool = False
    """Whether the row says nothing of the figure; only in forms and wide tables."""
    whole_text: str = ""
    """The text of the whole cell, of which this figure may be a part."""

    @property
    def total(self) -> Total:
        """Board, year, indicator and basis: the parts of one total share them."""
        board, indicator = cast(Board, self.board), cast(Indicator, self.indicator)
        return (board.pk, cast(int, self.year), indicator.pk, self.basis)

    @property
    def is_placed(self) -> bool:
        """Whether it is known which figure is meant."""
        return None not in (self.board, self.year, self.indicator)

    def fault(self, column: str, sentence: str) -> None:
        """Keep a sentence about a column."""
        self.faults.setdefault(column, []).append(sentence)


def read_row(cells: Cells, number: int, lookups: Lookups, *, form: bool = False) -> list[FigureRow]:
    """Read every column; go on after a fault, so that all faults of a row are told at once.

    In a ``form`` an empty cell says nothing, and the unit is that of bare numbers only: words in
    the cell win. A text with two currencies gives two figures.
    """
    row = FigureRow(number, given=frozenset(cells))
    plain = {name: _uncomputed(row, name, cell) for name, cell in cells.items()}
    row.board = _board(row, plain, lookups)
    row.indicator = _named(row, plain, "indicator", lookups.indicators.find, needed=True)
    row.source = _named(row, plain, "source", lookups.documents.find)
    row.basis = _named(row, plain, "basis", lookups.bases.find) or Basis.ACTUAL
    row.availability = (
        _named(row, plain, "availability", lookups.availabilities.find) or Availability.REPORTED
    )
    row.year = _year(row, plain.get("year"))
    for name, limit in LIMITS.items():
        row.texts[name] = _text(plain.get(name))
        if len(row.texts[name]) > limit:
            row.fault(name, _("This text is longer than %(limit)d signs.") % {"limit": limit})
    unit = _named(row, plain, "unit", lookups.unit)
    row.whole_text = row.texts["as_printed"]
    if row.indicator is None or "as_printed" in row.faults:
        return [row]
    if form and not row.whole_text and row.availability == Availability.REPORTED:
        row.is_blank = True
        return [row]
    return _with_amounts(row, plain, row.indicator, unit, form=form)


def _with_amounts(
    row: FigureRow, cells: Cells, indicator: Indicator, unit: Unit | None, *, form: bool
) -> list[FigureRow]:
    cell = cells.get("as_printed")
    dimension = Dimension(indicator.dimension)
    # A bare amount of money could be đồng, millions or billions: the file must say which.
    assumed = None if dimension is Dimension.MONEY else UNITS[indicator.unit]
    reading = _reading(cell, dimension, unit or assumed)
    row.is_number = isinstance(cell, int | Decimal | Percent) and not isinstance(cell, bool)
    if row.availability != Availability.REPORTED:
        if not isinstance(reading, NotUnderstood):
            row.fault(
                "availability",
                _("The row says that there is no figure, and gives one: “%(text)s”.")
                % {"text": _text(cell)},
            )
        return [row]
    wanted = None if form and not row.is_number else unit
    match reading:
        case NotUnderstood(QuantityProblem.SEVERAL_AMOUNTS) if dimension is Dimension.MONEY:
            return _parts(row, dimension)
        case NotUnderstood(problem):
            row.fault("as_printed", _explained(problem, cell))
        case Understood(quantity):
            _settle(row, cells, (quantity,), wanted, asked=False)
        case choices:
            _settle(row, cells, choices.quantities, wanted, asked=True)
    return [row]


def _reading(cell: Cell, dimension: Dimension, unit: Unit | None) -> Reading:
    match cell:
        case Percent(value):
            return from_cell(value, dimension=dimension, unit=unit, number_format="%")
        case Moment():
            return NotUnderstood(QuantityProblem.DATE_IN_CELL)
        case ErrorValue():
            return NotUnderstood(QuantityProblem.CELL_ERROR)
        case _:
            return from_cell(cell, dimension=dimension, unit=unit)


def _parts(row: FigureRow, dimension: Dimension) -> list[FigureRow]:
    """A total that is printed in two currencies: each part is a figure with its own text."""
    readings = read_bag(row.whole_text, dimension=dimension)
    currencies = {
        reading.quantity.unit.currency for reading in readings if isinstance(reading, Understood)
    }
    if len(currencies) < len(readings):
        unclear = next(
            (each.problem for each in readings if isinstance(each, NotUnderstood)),
            QuantityProblem.SEVERAL_AMOUNTS,
        )
        row.fault("as_printed", _explained(unclear, row.whole_text))
        return [row]
    rows = []
    for text, reading in zip(bag_parts(row.whole_text), readings, strict=True):
        part = FigureRow(
            row.number,
            row.board,
            row.year,
            row.indicator,
            cast(Understood, reading).quantity,
            row.availability,
            row.basis,
            row.source,
            {**row.texts, "as_printed": text},
            row.given,
            row.faults,
            row.remarks,
            whole_text=row.whole_text,
        )
        rows.append(part)
    return rows


def _settle(
    row: FigureRow,
    cells: Cells,
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
    if "amount" in row.faults:
        return
    if len(agreed) == 1 and not (asked and amount is None and len(readings) == 1):
        row.quantity = agreed[0]
        if row.is_number:
            row.texts["as_printed"] = format_quantity(agreed[0])
        return
    language = spoken()
    either = "; ".join(format_quantity(each, language=language) for each in agreed or readings)
    text = _text(cells.get("as_printed"))
    if not agreed:
        row.fault(
            "unit" if amount is None else "amount",
            _("“%(text)s” says %(readings)s, this column says something else.")
            % {"text": text, "readings": either},
        )
    elif len(agreed) == 1:
        row.fault(
            "as_printed",
            _("“%(text)s” is not clear: is %(reading)s meant? Write it again.")
            % {"text": text, "reading": either},
        )
    else:
        row.fault(
            "as_printed",
            _("“%(text)s” can be read in several ways: %(readings)s. Write it again.")
            % {"text": text, "readings": either},
        )


def _amount(row: FigureRow, cell: Cell) -> Decimal | None:
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


def _year(row: FigureRow, cell: Cell) -> int | None:
    year = _year_of(cell)
    if year is None:
        row.fault("year", _("“%(text)s” is not a year of a report.") % {"text": _text(cell)[:60]})
    return year


def _year_of(cell: Cell) -> int | None:
    whole = isinstance(cell, int) and not isinstance(cell, bool)
    year = cast(int, cell) if whole else read_year(_text(cell))
    return year if year in YEARS else None


def _board(row: FigureRow, cells: Cells, lookups: Lookups) -> Board | None:
    """The board that the name means in the year of the row; told where it is another by now."""
    year = _year_of(cells.get("year"))
    read: Read | None = _named(
        row, cells, "board", lambda name: lookups.boards.find(name, year), needed=True
    )
    if read is None:
        return None
    if read.remark:
        row.remarks.append(read.remark)
    return read.board


def _named(
    row: FigureRow,
    cells: Cells,
    column: str,
    find: Callable[[str], Any],
    *,
    needed: bool = False,
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


def _uncomputed(row: FigureRow, name: str, cell: Cell) -> Cell:
    """The result of a formula, with a remark; one without a result is a fault."""
    match cell:
        case Computed(None):
            return None
        case Computed(value):
            row.remarks.append(
                _("“%(text)s” is the result of a formula in the file.") % {"text": _text(value)}
            )
            return value
        case Uncomputed():
            row.fault(
                name,
                _("A formula without a result: open the file, let it compute, save it again."),
            )
            return None
        case ErrorValue(text) if name != "as_printed":
            row.fault(name, _explained(QuantityProblem.CELL_ERROR, text))
            return None
        case _:
            return cell


def _explained(problem: QuantityProblem, text: object) -> str:
    return explain(problem, _text(text)).in_language(spoken())


def _text(cell: object) -> str:
    return "" if cell is None else str(cell).strip()

"""One indicator through the years, board by board: cells, breaks, and the strips that show both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from django.utils.translation import gettext as _

from blocs.domain.trend import Event, Spot, amount_breaks, inherited
from blocs.queries.measures import HOME, Cell, Measures
from blocs.queries.published import Opened
from blocs.queries.trend.chart import Course, TrendChart, chart_of
from blocs.queries.trend.page import Break, breaks_of
from blocs.queries.trend.table import names_of
from boards.domain.units import UNITS, Unit
from boards.enums import Dimension

GAPS = {"doubt": "?", "missing": "×", "not_applicable": "–", "not_yet": "…"}
"""What stands on an image in place of a dot, by the state of the figure."""
OTHER = "×"
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Measured:
    """A published year with its amounts, computed once."""

    opened: Opened
    measures: Measures

    @classmethod
    def of(cls, opened: Opened) -> Measured:
        return cls(opened, Measures(opened))

    @property
    def year(self) -> int:
        return self.opened.head.year

    def has(self, board: str, code: str) -> bool:
        """Whether the board was a member, and the edition knows of the indicator."""
        return board in self.measures.data and code in self.measures.indicators

    def cell(self, board: str, code: str, unit: Unit) -> Cell | None:
        """The amount in ``unit``; nothing where there is no row for it, or none that compares."""
        if not self.has(board, code):
            return None
        own, found = UNITS[self.measures.indicators[code]["unit"]], self.measures.cell(board, code)
        if own == unit:
            return found
        amount = (
            self._in(self.measures.data[board][code].reported, own, unit)
            if found.reported
            else None
        )
        name = self.measures.reader.unit(unit.code)
        if amount is None:
            text = f"{found.text} {found.unit}" if found.reported else found.text
            return replace(found, unit=name, text=text, amount=None)
        converted = found.converted or own.currency != unit.currency
        text = self.measures.text(amount, converted=converted)
        return replace(found, unit=name, amount=amount, text=text, converted=converted)

    def target(self, board: str, code: str, unit: Unit) -> Fraction | None:
        """What the board pledged, in ``unit``; nothing where it pledged nothing that compares."""
        rows = [
            row
            for row in self.opened.document["targets"]
            if (row["board"], row["indicator"]) == (board, code)
        ]
        parts = [self._target(UNITS[row["unit"]], row["amount"], unit) for row in rows]
        known = [part for part in parts if part is not None]
        return sum(known, Fraction(0)) if known and len(known) == len(parts) else None

    def amount_cell(self, board: str, code: str, unit: Unit, sign: str) -> AmountCell:
        """What a table of years shows, with the sign of the break before it."""
        target = self.target(board, code, unit)
        return AmountCell(
            year=self.year,
            cell=self.cell(board, code, unit),
            target="" if target is None else self.measures.reader.readable(target),
            sign=sign,
        )

    def _target(self, own: Unit, amount: str, unit: Unit) -> Fraction | None:
        base = Fraction(Decimal(amount)) * Fraction(own.factor)
        currency = own.currency or HOME
        if currency != HOME:
            if currency not in self.measures.rates:
                return None
            base *= self.measures.rates[currency].vnd_per_unit
        return self._in(base, own, unit)

    def _in(self, base: Fraction, own: Unit, unit: Unit) -> Fraction | None:
        """An amount in base units in another unit of its kind, at the rate of this year.

        Things that are counted are of one kind only where they are the same things.
        """
        currency = unit.currency or HOME
        known = currency == HOME or currency in self.measures.rates
        alike = own == unit or (own.dimension == unit.dimension != Dimension.COUNT)
        return self.measures.in_unit(base, unit) if alike and known else None


@dataclass(frozen=True, slots=True)
class AmountHead:
    """A column."""

    year: int
    opened: Opened
    sign: str


@dataclass(frozen=True, slots=True)
class AmountCell:
    """A board in a year."""

    year: int
    cell: Cell | None
    target: str
    sign: str


@dataclass(frozen=True, slots=True)
class AmountRow:
    """A board through the years."""

    board: str
    name: str
    cells: tuple[AmountCell, ...]


@dataclass(frozen=True, slots=True)
class Amounts:
    """One indicator of some boards of a bloc."""

    bloc: str
    bloc_name: str
    code: str
    label: str
    unit: str
    illustrative: bool
    heads: tuple[AmountHead, ...]
    rows: tuple[AmountRow, ...]
    breaks: tuple[Break, ...]
    chart: TrendChart | None

    @property
    def first(self) -> int:
        return self.heads[0].year

    @property
    def last(self) -> int:
        return self.heads[-1].year

    @property
    def cells(self) -> list[Cell]:
        """Every cell that is there."""
        return [each.cell for row in self.rows for each in row.cells if each.cell]

    @property
    def targets(self) -> bool:
        """Whether something was pledged."""
        return any(each.target for row in self.rows for each in row.cells)


def codes_of(years: Iterable[Opened]) -> dict[str, str]:
    """Every indicator that some year knows of, with its name in the newest of them."""
    found: dict[str, str] = {}
    for year in sorted(years, key=lambda each: -each.head.year):
        for row in year.document["indicators"]:
            found.setdefault(row["code"], year.reader.text(row, "name"))
    return found


def unit_of(years: Iterable[Opened], code: str) -> Unit:
    """The unit in which an indicator is shown: that of the newest year that knows of it."""
    newest_first = sorted(years, key=lambda each: -each.head.year)
    rows = (row for year in newest_first for row in year.document["indicators"])
    return UNITS[next(row["unit"] for row in rows if row["code"] == code)]


def amounts_of(
    years: Sequence[Measured], boards: Iterable[str], events: Iterable[Event], code: str
) -> Amounts:
    """``code`` of ``boards`` over ``years``, which are of one bloc and in their order."""
    happened, found = [*events], [each.opened for each in years]
    unit = unit_of(found, code)
    broken = {
        after.year: causes
        for before, after in pairwise(years)
        if (causes := amount_breaks(before.opened.document, after.opened.document, code))
    }
    signs = {year: f"({at})" for at, year in enumerate(broken, start=1)}
    names = names_of(found, {*boards})
    own = {board: inherited(board, _present(years, board), happened) for board in names}
    letters = iter(LETTERS)
    own_signs = {
        board: {year: f"({next(letters, '*')})" for year in causes} for board, causes in own.items()
    }
    rows = tuple(
        AmountRow(
            board,
            name,
            tuple(
                each.amount_cell(board, code, unit, own_signs[board].get(each.year, ""))
                for each in years
            ),
        )
        for board, name in names.items()
    )
    label = codes_of(found)[code]
    return Amounts(
        bloc=found[-1].head.bloc,
        bloc_name=found[-1].head.bloc_short_name,
        code=code,
        label=label,
        unit=found[-1].reader.unit(unit.code),
        illustrative=any(each.head.illustrative for each in found),
        heads=tuple(AmountHead(each.year, each.opened, signs.get(each.year, "")) for each in years),
        rows=rows,
        breaks=(
            *breaks_of(found, "", broken, signs),
            *(
                note
                for board, name in names.items()
                for note in breaks_of(found, name, own[board], own_signs[board])
            ),
        ),
        chart=_chart(years, rows, code, label, unit, signs, own_signs) if len(years) > 1 else None,
    )


def _present(years: Sequence[Measured], board: str) -> list[int]:
    return [each.year for each in years if board in each.measures.data]


def _chart(
    years: Sequence[Measured],
    rows: Sequence[AmountRow],
    code: str,
    label: str,
    unit: Unit,
    signs: Mapping[int, str],
    own: Mapping[str, Mapping[int, str]],
) -> TrendChart:
    courses = [
        course_of(row.name, _by_year(row), _targets(years, row.board, code, unit), own[row.board])
        for row in rows
    ]
    return chart_of(
        name=f"amounts-{code}",
        title=label,
        unit=years[-1].measures.reader.unit(unit.code),
        years=[each.year for each in years],
        signs=signs,
        courses=courses,
        least=SMALLEST,
    )


SMALLEST = Fraction(1, 10**9)
"""A strip in which nothing is more than zero is drawn all the same."""


def _by_year(row: AmountRow) -> dict[int, Cell]:
    return {each.year: each.cell for each in row.cells if each.cell}


def _targets(years: Sequence[Measured], board: str, code: str, unit: Unit) -> dict[int, Fraction]:
    found = ((each.year, each.target(board, code, unit)) for each in years)
    return {year: target for year, target in found if target is not None}


def course_of(
    name: str,
    cells: Mapping[int, Cell],
    targets: Mapping[int, Fraction],
    signs: Mapping[int, str],
) -> Course:
    """A strip: a dot where there is an amount, a sign where there is none."""
    known = {year: cell for year, cell in cells.items() if cell.amount is not None}
    return Course(
        name=name,
        said="; ".join(f"{year}: {_words(cell)}" for year, cell in cells.items()) or _("nothing"),
        spots=tuple(Spot(year, cell.amount or Fraction(0)) for year, cell in known.items()),
        labels=tuple(_words(cell) for cell in known.values()),
        signs=signs,
        gaps={
            year: GAPS.get(cell.state, OTHER) for year, cell in cells.items() if cell.amount is None
        },
        targets=tuple(Spot(year, amount) for year, amount in targets.items()),
    )


def _words(cell: Cell) -> str:
    return f"{cell.mark} {cell.text}".strip()

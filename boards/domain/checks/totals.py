"""Cells brought to one measure, so that they can be compared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from boards.domain.checks.sheet import Cell, Rates
from boards.domain.numbers import format_number
from boards.domain.quantities import EXACT, Quantity
from boards.domain.sentences import Sentence
from boards.enums import Qualifier

NEAR = Decimal("0.1")
"""How much *gần* and *khoảng* leave open, as a share of the amount: this site's own default."""

ENDLESS = Decimal("Infinity")
ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Total:
    """A cell's sum as printed, and the least and most that its qualifiers allow."""

    amount: Decimal
    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class Dated:
    """A cell with the year whose exchange rates convert it."""

    cell: Cell
    year: int
    rates: Rates


@dataclass(frozen=True, slots=True)
class Compared:
    """The totals in one measure, and the sentence that names the rates, if any were used."""

    totals: tuple[Total, ...]
    conversion: Sentence


def compared(cells: Sequence[Dated]) -> Compared | None:
    """The totals of ``cells``: in their own currency where they share one, else in đồng.

    Nothing where a cell has no amount, or a rate is not known: a total that leaves something out
    is not a total. A zero is a zero at any rate.
    """
    if not all(dated.cell.quantities for dated in cells):
        return None
    currencies = {each.unit.currency for dated in cells for each in _counting(dated)}
    convert = len(currencies) > 1
    totals = [_total(dated, convert=convert) for dated in cells]
    known = tuple(total for total in totals if total is not None)
    if len(known) < len(totals):
        return None
    return Compared(known, _conversion(cells) if convert else Sentence("", ""))


def _counting(dated: Dated) -> list[Quantity]:
    return [each for each in dated.cell.quantities if each.amount]


def _total(dated: Dated, *, convert: bool) -> Total | None:
    rates = {**dated.rates, "VND": Decimal(1)}
    parts = []
    for quantity in _counting(dated):
        rate = rates.get(quantity.unit.currency) if convert else Decimal(1)
        if rate is None:
            return None
        parts.append(_part(EXACT.multiply(quantity.base, rate), quantity.qualifier))
    return Total(
        _sum(part.amount for part in parts),
        _sum(part.low for part in parts),
        _sum(part.high for part in parts),
    )


def _part(amount: Decimal, qualifier: Qualifier) -> Total:
    """*Hơn* is at least the amount, *gần* at most; *khoảng* lies on both sides of it."""
    open_by = EXACT.multiply(abs(amount), NEAR)
    below, above = EXACT.subtract(amount, open_by), EXACT.add(amount, open_by)
    match qualifier:
        case Qualifier.MORE_THAN:
            return Total(amount, amount, ENDLESS)
        case Qualifier.NEARLY:
            return Total(amount, below, amount)
        case Qualifier.ABOUT:
            return Total(amount, below, above)
        case _:
            return Total(amount, amount, amount)


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    total = ZERO
    for amount in amounts:
        total = EXACT.add(total, amount)
    return total


def _conversion(cells: Sequence[Dated]) -> Sentence:
    """``(1 USD = 23.612 đồng, tỷ giá cuối kỳ 2022)``: every converted number names its rate."""
    used = {
        (each.unit.currency, dated.year, dated.rates[each.unit.currency])
        for dated in cells
        for each in _counting(dated)
        if each.unit.currency != "VND"
    }
    return Sentence(
        " (quy đổi: "
        + "; ".join(
            f"1 {currency} = {format_number(rate)} đồng, tỷ giá cuối kỳ năm {year}"
            for currency, year, rate in sorted(used)
        )
        + ")",
        " (converted: "
        + "; ".join(
            f"1 {currency} = {format_number(rate, language='en')} VND, rate at the end of {year}"
            for currency, year, rate in sorted(used)
        )
        + ")",
    )

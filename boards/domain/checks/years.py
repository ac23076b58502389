"""A year beside the one before: honest growth is let pass, a slipped comma is not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from boards.domain.checks.check import (
    EMPTY,
    Check,
    Finding,
    Slip,
    every_or,
    joined,
    named,
    reported,
)
from boards.domain.checks.sheet import Cell, Indicator, Sheet
from boards.domain.checks.totals import Dated, compared
from boards.domain.numbers import format_number
from boards.domain.quantities import COUNTED, EXACT, Quantity, format_quantity
from boards.domain.sentences import Sentence
from boards.domain.units import Unit, units_of

DEFAULT_FACTOR = Decimal(5)
"""From how many times on a change is asked about: this site's own default, taken from no text."""

SLIPS = (10, 1000)
"""A comma or a zero more or less; one step of the scale words."""

GROWTH = 2
"""A slip is named where the rest of the change is no more than doubling or halving."""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearOnYear(Check):
    """An amount ``factor`` times that of the latest earlier year, or as small, is asked about.

    A factor near 10 or 1000, either way, is named, with what was likely meant. Magnitudes are
    compared as printed: no *gần* or *hơn* makes a number ten times as large. Nothing is divided by
    zero, and signs are another check's business.
    """

    indicator: Indicator | None = None
    factor: Decimal = DEFAULT_FACTOR

    def sentence(self) -> Sentence:
        """The rule in general."""
        vi, en = format_number(self.factor), format_number(self.factor, language="en")
        return joined(
            every_or(self.indicator),
            Sentence(
                f": hỏi lại khi gấp từ {vi} lần năm trước trở lên, hoặc chỉ bằng 1/{vi} trở xuống.",
                f": asked about from {en} times the year before, or 1/{en} of it.",
            ),
        )

    def findings(self, sheet: Sheet) -> Iterator[Finding]:
        """Amounts that jumped or fell, whatever the basis: an estimate is held against the past."""
        for indicator, basis, cell in reported(sheet, self.indicator):
            before = sheet.before(indicator)
            said = self._changed(sheet, cell, *before) if before else None
            if before and said:
                whole = joined(named(indicator), said)
                about = (cell, before[1])
                yield self.found(indicator, basis, whole, about=about, slip=Slip.CHANGE)

    def _changed(self, sheet: Sheet, cell: Cell, year: int, past: Cell) -> Sentence | None:
        now = Dated(cell, sheet.year, sheet.rates_of(sheet.year))
        both = compared([now, Dated(past, year, sheet.rates_of(year))])
        if both is None:
            return None
        new, old = (Fraction(total.amount) for total in both.totals)
        if not old:
            return None
        if not new:
            return _fell_to_zero(cell, year, past)
        # Of two signs both quotients are below zero, and so below any factor.
        times = max(new / old, old / new)
        if times < Fraction(self.factor):
            return None
        slip = next((slip for slip in SLIPS if 1 / Fraction(GROWTH) <= times / slip <= GROWTH), 0)
        said = _times(cell, year, past, times, larger=new > old)
        asked = _asked(cell, slip, larger=new > old) if slip else EMPTY
        return joined(said, both.conversion, Sentence(".", "."), asked)


def _fell_to_zero(cell: Cell, year: int, past: Cell) -> Sentence:
    return Sentence(
        f": {cell.words.vi}, trong khi năm {year} là {past.words.vi}. "
        "Nếu không có số liệu, hãy chọn lý do thay vì ghi 0.",
        f": {cell.words.en}, while {year} had {past.words.en}. "
        "If there is no figure, choose the reason instead of writing 0.",
    )


def _times(cell: Cell, year: int, past: Cell, times: Fraction, *, larger: bool) -> Sentence:
    whole = Decimal(int(times + Fraction(1, 2)))
    vi, en = format_number(whole), format_number(whole, language="en")
    return Sentence(
        f": {cell.words.vi} {'gấp khoảng' if larger else 'chỉ bằng khoảng 1/'}"
        f"{f' {vi} lần' if larger else vi} năm {year} ({past.words.vi})",
        f": {cell.words.en} is about {f'{en} times' if larger else f'1/{en} of'} "
        f"the figure of {year} ({past.words.en})",
    )


def _asked(cell: Cell, slip: int, *, larger: bool) -> Sentence:
    """Why such a factor is suspect, and what was likely meant."""
    vi, en = format_number(Decimal(slip)), format_number(Decimal(slip), language="en")
    meant = _meant(cell, slip, larger=larger)
    likely = Sentence(
        f": có phải là {format_quantity(meant)}?" if meant else ".",
        f": is it {format_quantity(meant, language='en')}?" if meant else ".",
    )
    return joined(
        Sentence(
            f" Lệch khoảng {vi} lần thường là do nhầm đơn vị hoặc dấu phẩy",
            f" A factor of about {en} often means a wrong unit or a slipped comma",
        ),
        likely,
    )


def _meant(cell: Cell, slip: int, *, larger: bool) -> Quantity | None:
    """The amount without the slip; nothing where nobody can say which of two amounts slipped.

    A thousand times is one step of the scale words: there the unit is corrected, not the digits.
    """
    if len(cell.quantities) > 1:
        return None
    (quantity,) = cell.quantities
    step = Decimal(1) / slip if larger else Decimal(slip)
    if unit := _unit_beside(quantity.unit, step):
        return replace(quantity, unit=unit)
    amount = EXACT.multiply(quantity.amount, step)
    whole = amount == amount.to_integral_value()
    if quantity.unit.dimension in COUNTED and not whole:
        return None
    return replace(quantity, amount=amount)


def _unit_beside(unit: Unit, step: Decimal) -> Unit | None:
    """The unit of the same currency that is ``step`` of this one."""
    wanted = EXACT.multiply(unit.factor, step)
    beside = (
        each
        for each in units_of(unit.dimension)
        if each.currency == unit.currency and each.factor == wanted
    )
    return next(beside, None)

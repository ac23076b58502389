"""An amount between a least and a most."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from boards.domain.checks.check import Check, Finding, every_or, joined, named, reported
from boards.domain.checks.sheet import Cell, Indicator, Sheet
from boards.domain.checks.totals import Compared, Dated, compared
from boards.domain.numbers import format_number
from boards.domain.quantities import Quantity, format_quantity
from boards.domain.sentences import Sentence
from boards.enums import Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Range(Check):
    """An amount is not below ``minimum`` nor above ``maximum``, in the indicator's unit.

    Only what is certain is found: *hơn 90 %* may be above 95 %, and is let pass.
    """

    indicator: Indicator | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None

    def sentence(self) -> Sentence:
        """The rule in general."""
        said = [every_or(self.indicator)]
        if self.minimum is not None:
            low = _limit(self.minimum, self.indicator)
            said.append(Sentence(f" không nhỏ hơn {low.vi}", f" is not below {low.en}"))
        if self.minimum is not None and self.maximum is not None:
            said.append(Sentence(" và", " and"))
        if self.maximum is not None:
            high = _limit(self.maximum, self.indicator)
            said.append(Sentence(f" không lớn hơn {high.vi}", f" is not above {high.en}"))
        return joined(*said, Sentence(".", "."))

    def findings(self, sheet: Sheet) -> Iterator[Finding]:
        """Amounts that are certainly outside."""
        for indicator, basis, cell in reported(sheet, self.indicator):
            said = self._below(sheet, indicator, cell) or self._above(sheet, indicator, cell)
            if said is not None:
                yield self._outside(indicator, basis, cell, said)

    def _below(self, sheet: Sheet, indicator: Indicator, cell: Cell) -> Sentence | None:
        if self.minimum is None:
            return None
        both = _beside_limit(sheet, indicator, cell, self.minimum)
        if both is None or both.totals[0].high >= both.totals[1].low:
            return None
        low = _limit(self.minimum, indicator)
        said = Sentence(f" nhỏ hơn mức tối thiểu {low.vi}", f" is below the least {low.en}")
        return joined(said, both.conversion)

    def _above(self, sheet: Sheet, indicator: Indicator, cell: Cell) -> Sentence | None:
        if self.maximum is None:
            return None
        both = _beside_limit(sheet, indicator, cell, self.maximum)
        if both is None or both.totals[0].low <= both.totals[1].high:
            return None
        high = _limit(self.maximum, indicator)
        said = Sentence(f" lớn hơn mức tối đa {high.vi}", f" is above the most {high.en}")
        return joined(said, both.conversion)

    def _outside(self, indicator: Indicator, basis: Basis, cell: Cell, said: Sentence) -> Finding:
        words = Sentence(f": {cell.words.vi}", f": {cell.words.en}")
        whole = joined(named(indicator), words, said, Sentence(".", "."))
        return self.found(indicator, basis, whole, about=(cell,))


def _beside_limit(
    sheet: Sheet, indicator: Indicator, cell: Cell, limit: Decimal
) -> Compared | None:
    rates = sheet.rates_of(sheet.year)
    bound = Cell((Quantity(limit, indicator.unit),))
    return compared([Dated(cell, sheet.year, rates), Dated(bound, sheet.year, rates)])


def _limit(limit: Decimal, indicator: Indicator | None) -> Sentence:
    """The limit with its unit; one for every indicator has none."""
    if indicator is None:
        return Sentence(format_number(limit), format_number(limit, language="en"))
    quantity = Quantity(limit, indicator.unit)
    return Sentence(format_quantity(quantity), format_quantity(quantity, language="en"))

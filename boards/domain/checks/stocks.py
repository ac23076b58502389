"""What came in during a year beside what there is at its end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from boards.domain.checks.check import Check, Finding, joined, named
from boards.domain.checks.sheet import Indicator, Sheet
from boards.domain.checks.totals import Dated, compared
from boards.domain.sentences import Sentence
from boards.enums import Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class StockAgainstFlow(Check):
    """What came in is not above the stock at the year's end, and a stock with inflow did not fall.

    Both can be true all the same, where things ended or were taken back: hence an explanation.
    """

    flow: Indicator
    stock: Indicator

    def sentence(self) -> Sentence:
        """The rule in general."""
        flow, stock = named(self.flow), named(self.stock)
        return Sentence(
            f"{flow.vi} trong năm không lớn hơn {stock.vi} cuối năm; "
            f"{stock.vi} không giảm khi trong năm có {flow.vi}.",
            f"{flow.en} of the year is not above {stock.en} at its end; "
            f"{stock.en} does not fall while {flow.en} came in.",
        )

    def findings(self, sheet: Sheet) -> Iterator[Finding]:
        """A flow above its stock, or a stock that fell, on either basis."""
        for basis in Basis:
            yield from self._above(sheet, basis)
            yield from self._fallen(sheet, basis)

    def _above(self, sheet: Sheet, basis: Basis) -> Iterator[Finding]:
        flow, stock = sheet.cell(self.flow, basis), sheet.cell(self.stock, basis)
        rates = sheet.rates_of(sheet.year)
        both = compared([Dated(flow, sheet.year, rates), Dated(stock, sheet.year, rates)])
        if both is None or both.totals[0].low <= both.totals[1].high:
            return
        names = named(self.flow), named(self.stock)
        said = Sentence(
            f"{names[0].vi} trong năm ({flow.words.vi}) lớn hơn "
            f"{names[1].vi} cuối năm ({stock.words.vi})",
            f"{names[0].en} of the year ({flow.words.en}) is above "
            f"{names[1].en} at its end ({stock.words.en})",
        )
        yield self.found(
            self.flow,
            basis,
            joined(said, both.conversion, Sentence(".", ".")),
            about=(flow, stock),
            beside=self.stock.code,
        )

    def _fallen(self, sheet: Sheet, basis: Basis) -> Iterator[Finding]:
        flow, stock = sheet.cell(self.flow, basis), sheet.cell(self.stock, basis)
        before = sheet.before(self.stock)
        if before is None or not any(each.amount > 0 for each in flow.quantities):
            return
        year, past = before
        both = compared(
            [
                Dated(stock, sheet.year, sheet.rates_of(sheet.year)),
                Dated(past, year, sheet.rates_of(year)),
            ]
        )
        if both is None or both.totals[0].high >= both.totals[1].low:
            return
        names = named(self.flow), named(self.stock)
        said = Sentence(
            f"{names[1].vi} giảm từ {past.words.vi} (năm {year}) còn {stock.words.vi}",
            f"{names[1].en} fell from {past.words.en} ({year}) to {stock.words.en}",
        )
        while_ = Sentence(
            f", trong khi {names[0].vi} trong năm là {flow.words.vi}.",
            f", while {names[0].en} of the year was {flow.words.en}.",
        )
        yield self.found(
            self.stock,
            basis,
            joined(said, both.conversion, while_),
            about=(stock, past, flow),
            beside=self.flow.code,
        )

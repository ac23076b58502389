"""A part beside its whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from boards.domain.checks.check import Check, Finding, joined, named
from boards.domain.checks.sheet import Indicator, Sheet
from boards.domain.checks.totals import Dated, compared
from boards.domain.sentences import Sentence
from boards.enums import Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class PartOfWhole(Check):
    """A part is not above its whole on the same basis: exports within the trade turnover.

    An estimate is never held against an actual amount: either may still move.
    """

    part: Indicator
    whole: Indicator

    def sentence(self) -> Sentence:
        """The rule in general."""
        part, whole = named(self.part), named(self.whole)
        return Sentence(
            f"{part.vi} không lớn hơn {whole.vi}.", f"{part.en} is not above {whole.en}."
        )

    def findings(self, sheet: Sheet) -> Iterator[Finding]:
        """Parts that are certainly above the whole."""
        rates = sheet.rates_of(sheet.year)
        for basis in Basis:
            part, whole = sheet.cell(self.part, basis), sheet.cell(self.whole, basis)
            both = compared([Dated(part, sheet.year, rates), Dated(whole, sheet.year, rates)])
            if both is None or both.totals[0].low <= both.totals[1].high:
                continue
            names = named(self.part), named(self.whole)
            said = Sentence(
                f"{names[0].vi} ({part.words.vi}) lớn hơn {names[1].vi} ({whole.words.vi})",
                f"{names[0].en} ({part.words.en}) is above {names[1].en} ({whole.words.en})",
            )
            why = Sentence(": phần không thể lớn hơn tổng.", ": a part cannot be above the whole.")
            yield self.found(
                self.part,
                basis,
                joined(said, both.conversion, why),
                about=(part, whole),
                beside=self.whole.code,
            )

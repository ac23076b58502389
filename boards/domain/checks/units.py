"""A unit beside the board's own past and beside the other boards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

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
from boards.domain.checks.sheet import Indicator, Sheet
from boards.domain.doubts import FAR_FROM_PAST, FAR_FROM_PEERS, unit_suspicion
from boards.domain.numbers import format_number
from boards.domain.sentences import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitFlip(Check):
    """An amount so far from its yardstick that its unit is probably another one.

    A finding speaks of the cell's own values: what other boards report later does not undo an
    explanation that was given for them.
    """

    indicator: Indicator | None = None

    def sentence(self) -> Sentence:
        """The rule in general."""
        past, peers = Decimal(FAR_FROM_PAST), Decimal(FAR_FROM_PEERS)
        return joined(
            every_or(self.indicator),
            Sentence(
                f": hỏi lại đơn vị tính khi lệch từ {format_number(past)} lần so với các năm trước "
                f"của chính đơn vị, hoặc từ {format_number(peers)} lần so với các đơn vị khác.",
                f": the unit is asked about from {format_number(past, language='en')} times off "
                f"the board's own past, or {format_number(peers, language='en')} times off the "
                "other boards.",
            ),
        )

    def findings(self, sheet: Sheet) -> Iterator[Finding]:
        """Amounts whose unit is suspected."""
        for indicator, basis, cell in reported(sheet, self.indicator):
            past, peers = sheet.past(indicator), sheet.of_peers(indicator)
            for quantity in cell.quantities:
                suspected = unit_suspicion(
                    quantity, peers=peers, history=past, rates=sheet.rates_of(sheet.year)
                )
                if suspected is not None:
                    said = joined(named(indicator), Sentence(": ", ": "), suspected.reason)
                    slip = Slip.UNIT if suspected.likely else Slip.FAR
                    yield self.found(
                        indicator, basis, said, about=(cell,), closing=EMPTY, slip=slip
                    )

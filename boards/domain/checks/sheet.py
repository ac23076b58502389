"""What checks look at: one report as plain values, beside its past and its peers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from hashlib import sha256

from boards.domain.baselines import RESTATED
from boards.domain.quantities import Quantity, format_quantity
from boards.domain.sentences import Sentence
from boards.domain.units import Unit, base_of
from boards.enums import Availability, Basis

Key = tuple[str, Basis]
"""The code of an indicator, and the basis."""

Rates = Mapping[str, Decimal]
"""How many đồng one unit of each currency was worth."""

_SHORT = 32


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is measured, with the unit in which limits are written."""

    code: str
    name: Sentence
    unit: Unit


@dataclass(frozen=True, slots=True)
class Cell:
    """What a report says of one indicator on one basis: amounts, a reason for none, or nothing."""

    quantities: tuple[Quantity, ...] = ()
    availability: Availability | None = None
    """Why there is no amount; nothing where nobody has said so."""
    restated: bool = False
    """Whether the amounts are the sum of what predecessors reported."""

    @property
    def answered(self) -> bool:
        """Whether anything was said. Silence is no answer, *not applicable* is one."""
        return bool(self.quantities) or self.availability is not None

    @property
    def words(self) -> Sentence:
        """The amounts as people read them; those of two currencies are parts of one total."""
        mark = RESTATED if self.restated else None
        return Sentence(
            " và ".join(format_quantity(each) for each in self.quantities)
            + (f", {mark.vi}" if mark else ""),
            " and ".join(format_quantity(each, language="en") for each in self.quantities)
            + (f", {mark.en}" if mark else ""),
        )

    @property
    def mark(self) -> str:
        """The same text for the same values, in whatever unit of a currency they are written."""
        amounts = sorted(
            f"{each.base.normalize():f} {base_of(each.unit).code} {each.qualifier.value}"
            for each in self.quantities
        )
        return "; ".join(amounts) or str(self.availability or "")


NOTHING = Cell()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One report. Amounts that are no yardstick (missing, blocked by a doubt) are not in it."""

    year: int
    indicators: Sequence[Indicator]
    cells: Mapping[Key, Cell]
    earlier: Mapping[int, Mapping[Key, Cell]] = field(default_factory=dict)
    """The same board's cells by year."""
    peers: Sequence[Mapping[Key, Cell]] = ()
    """The cells of each other board in the same year."""
    rates: Mapping[int, Rates] = field(default_factory=dict)
    """Exchange rates by year."""
    evidenced: frozenset[Key] = frozenset()
    """The cells that carry evidence."""

    def cell(self, indicator: Indicator, basis: Basis) -> Cell:
        """The cell of this report."""
        return self.cells.get((indicator.code, basis), NOTHING)

    def rates_of(self, year: int) -> Rates:
        """The rates of a year; none where nobody recorded them."""
        return self.rates.get(year, {})

    def before(self, indicator: Indicator) -> tuple[int, Cell] | None:
        """The latest earlier year that has an amount, with its best known cell."""
        for year in sorted(self.earlier, reverse=True):
            if known := best_known(self.earlier[year], indicator):
                return year, known
        return None

    def past(self, indicator: Indicator) -> list[Quantity]:
        """The board's own amounts of all earlier years."""
        return _amounts(self.earlier.values(), indicator)

    def of_peers(self, indicator: Indicator) -> list[Quantity]:
        """The other boards' amounts of the same year."""
        return _amounts(self.peers, indicator)


def best_known(cells: Mapping[Key, Cell], indicator: Indicator) -> Cell | None:
    """What is actual, else what is estimated; nothing where no amount is reported."""
    known = (cells.get((indicator.code, basis), NOTHING) for basis in Basis)
    return next((cell for cell in known if cell.quantities), None)


def fingerprint(*cells: Cell) -> str:
    """A short text that changes with the values of ``cells`` and with nothing else."""
    marks = "|".join(cell.mark for cell in cells)
    return sha256(marks.encode()).hexdigest()[:_SHORT]


def _amounts(boards: Iterable[Mapping[Key, Cell]], indicator: Indicator) -> list[Quantity]:
    known = (best_known(cells, indicator) for cells in boards)
    return [each for cell in known if cell for each in cell.quantities]

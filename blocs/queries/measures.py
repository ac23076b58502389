"""The amounts of an edition, one cell per board and indicator, in the unit that pages show.

Which figures count, and how currencies are summed, is the rule that scores them
(``blocs/domain/inputs.py``); a page only divides by the unit of its column.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from blocs.domain.figures import read_figures, read_rates
from blocs.domain.inputs import bloc_data
from blocs.domain.reading import Node
from blocs.domain.rounding import exact_decimal
from blocs.domain.scoring.data import Datum
from blocs.queries.published import Opened
from blocs.queries.reader import Json, Reader
from boards.domain.units import UNITS, Unit
from boards.enums import Availability, Basis, Doubt, Qualifier, RateKind

HOME = "VND"


@dataclass(frozen=True, slots=True)
class Cell:
    """What a table shows for a board and an indicator.

    ``amount`` is in the unit of the column, and only there when it may be compared: reported and
    not under a blocking doubt. ``why`` says what else keeps it from being compared, in a sentence
    that stands under the table by its ``sign``; ``verdict`` what is said of the amount in a word.
    """

    code: str
    label: str
    unit: str
    state: str
    text: str
    printed: str = ""
    mark: str = ""
    converted: bool = False
    estimate: bool = False
    noted: bool = False
    amount: Fraction | None = None
    verdict: str = ""
    why: str = ""
    sign: str = ""

    @property
    def reported(self) -> bool:
        """Whether ``text`` is a number that may be compared."""
        return self.amount is not None


class Measures:
    """All cells of an edition."""

    def __init__(self, opened: Opened) -> None:
        document = opened.document
        self.reader: Reader = opened.reader
        self.indicators: dict[str, Json] = {row["code"]: row for row in document["indicators"]}
        self.rows: dict[tuple[str, str], list[Json]] = defaultdict(list)
        for row in document["figures"]:
            self.rows[row["board"], row["indicator"]].append(row)
        boards = [member["board"] for member in document["members"]]
        kind = RateKind(document["scheme"]["rate_kind"])
        self.rates = read_rates(Node(document["rates"], "rates"), year=document["year"], kind=kind)
        self.figures = read_figures(Node(document["figures"], "figures"), boards)
        self.data = bloc_data(
            indicators=self.indicators,
            figures=self.figures,
            targets=(),
            rates=self.rates,
            boards=boards,
        )

    def label(self, code: str) -> str:
        """The name of an indicator."""
        return self.reader.text(self.indicators[code], "name")

    def unit(self, code: str) -> str:
        """The name of the unit in which an indicator is shown."""
        return self.reader.unit(self.indicators[code]["unit"])

    def in_unit(self, amount: Fraction, unit: Unit) -> Fraction:
        """An amount in base units (VND for money) in ``unit``."""
        value = amount / Fraction(unit.factor)
        currency = unit.currency or HOME
        return value if currency == HOME else value / self.rates[currency].vnd_per_unit

    def cell(self, board: str, code: str) -> Cell:
        """The cell of ``board`` under the indicator ``code``."""
        indicator, rows = self.indicators[code], self.rows[board, code]
        datum = self.data[board][code]
        label = self.label(code)
        unit = self.unit(code)
        printed = "; ".join(row["as_printed"] for row in rows if row["as_printed"])
        if not datum.usable:
            state = "doubt" if datum.doubted else datum.availability.value
            return Cell(code, label, unit, state, words(state), printed)
        return self._amount(code, label, unit, UNITS[indicator["unit"]], datum, rows, printed)

    def _amount(
        self,
        code: str,
        label: str,
        unit: str,
        shown: Unit,
        datum: Datum,
        rows: list[Json],
        printed: str,
    ) -> Cell:
        amount = self.in_unit(datum.reported, shown)
        currencies = {row["currency"] for row in rows if row["amount"] is not None}
        converted = currencies != {shown.currency or ""}
        return Cell(
            code=code,
            label=label,
            unit=unit,
            state="amount",
            text=self.text(amount, converted=converted),
            printed=printed,
            mark=mark(datum.qualifier),
            converted=converted,
            estimate=any(row["basis"] == Basis.ESTIMATE for row in rows),
            noted=any(row["doubt"] == Doubt.NOTICE and not row["doubt_settled"] for row in rows),
            amount=amount,
        )

    def text(self, amount: Fraction, *, converted: bool) -> str:
        """An amount as it is read: rounded where a rate took part, else with all its digits."""
        if converted:
            return self.reader.readable(amount)
        return self.reader.number(exact_decimal(amount))


def words(state: str) -> str:
    """What stands in a cell without a comparable amount."""
    return {
        "doubt": _("to be confirmed"),
        Availability.MISSING.value: _("none"),
        Availability.NOT_APPLICABLE.value: _("not applicable"),
        Availability.NOT_YET.value: _("not yet"),
    }[state]


def mark(qualifier: str) -> str:
    """The sign before an amount that is not exact as printed."""
    return {
        Qualifier.NONE.value: "",
        Qualifier.NEARLY.value: _("nearly"),
        Qualifier.MORE_THAN.value: ">",
        Qualifier.ABOUT.value: _("about"),
    }[qualifier]

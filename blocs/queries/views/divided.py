"""Amounts divided by the size of a board: small zones beside large ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from django.utils.translation import gettext as _

from blocs.queries.measures import Cell, Measures
from boards.domain.units import UNITS
from boards.enums import Dimension, TimeType

MANY = {Dimension.PEOPLE: 1000, Dimension.AREA: 100}
"""A thing is counted for so many of what it is divided by: a project for one worker is nothing."""

AMOUNTS = (Dimension.COUNT, Dimension.PEOPLE, Dimension.AREA, Dimension.MONEY)


@dataclass(frozen=True, slots=True)
class Divisor:
    """The indicator that amounts are divided by, and the unit in which a part of money is read."""

    code: str
    dimension: Dimension
    money: Mapping[str, str]

    def share(self, unit: str) -> tuple[str, int]:
        """So many of which unit for how many: a part of money is read by the one."""
        measured = UNITS[unit]
        if measured.dimension == Dimension.MONEY:
            return self.money[measured.currency], 1
        return unit, MANY[self.dimension]


def divides(measures: Measures, code: str) -> bool:
    """Whether parts of an indicator say anything: those of a rate, an average or a rank do not."""
    row = measures.indicators[code]
    return row["dimension"] in AMOUNTS and row["time_type"] in (TimeType.FLOW, TimeType.STOCK)


def unit_name(measures: Measures, divisor: Divisor, code: str) -> str:
    """The unit of the column: ``USD / worker``, ``project / 100 ha``."""
    part, many = divisor.share(measures.indicators[code]["unit"])
    words = {
        (Dimension.PEOPLE, 1): _("%(unit)s / worker"),
        (Dimension.PEOPLE, 1000): _("%(unit)s / 1,000 workers"),
        (Dimension.AREA, 1): _("%(unit)s / ha"),
        (Dimension.AREA, 100): _("%(unit)s / 100 ha"),
    }[divisor.dimension, many]
    return words % {"unit": measures.reader.unit(part)}


def cell(measures: Measures, divisor: Divisor, board: str, code: str) -> Cell:
    """The amount of ``code`` divided; without either amount, what is missing."""
    whole, by = measures.cell(board, code), measures.cell(board, divisor.code)
    if code == divisor.code:
        return by
    unit = unit_name(measures, divisor, code)
    if not whole.reported:
        return replace(whole, unit=unit)
    if not by.amount:
        return _undivided(whole, by, unit)
    part, many = divisor.share(measures.indicators[code]["unit"])
    base = measures.data[board][code].reported
    size = by.amount * Fraction(UNITS[measures.indicators[divisor.code]["unit"]].factor)
    amount = measures.in_unit(base, UNITS[part]) / size * many
    return replace(
        whole,
        unit=unit,
        text=measures.reader.readable(amount),
        printed="",
        mark=_("about") if whole.mark or by.mark else "",
        estimate=whole.estimate or by.estimate,
        noted=whole.noted or by.noted,
        amount=amount,
    )


def _undivided(whole: Cell, by: Cell, unit: str) -> Cell:
    """There is nothing to divide by: no figure, one in doubt, or zero."""
    return Cell(
        code=whole.code,
        label=whole.label,
        unit=unit,
        state="undivided",
        text=_("not comparable"),
        why=_("“%(name)s” is not there to divide by: %(state)s")
        % {"name": by.label, "state": by.text},
    )

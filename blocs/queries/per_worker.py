"""Amounts divided by the workers of the same edition: small zones beside large ones."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from blocs.queries.measures import Cell, Measures
from boards.domain.units import UNITS
from boards.enums import Dimension

WORKERS = "workers"
THOUSAND = 1000


@dataclass(frozen=True, slots=True)
class Share:
    """How an amount per worker is read: so many of a unit for so many workers."""

    unit: str
    workers: int


# A worker's share of money is read in small units; of things, by the thousand workers.
SHARES = {"VND": Share("VND_MN", 1), "USD": Share("USD", 1)}


def share(unit_code: str) -> Share:
    """The share in which an indicator of this unit is read."""
    unit = UNITS[unit_code]
    if unit.dimension == Dimension.MONEY:
        return SHARES[unit.currency]
    return Share(unit_code, THOUSAND)


def unit_name(measures: Measures, code: str) -> str:
    """The unit of the column: ``USD / worker``, ``project / 1,000 workers``."""
    per = share(measures.indicators[code]["unit"])
    unit = measures.reader.unit(per.unit)
    if per.workers == 1:
        return _("%(unit)s / worker") % {"unit": unit}
    return _("%(unit)s / 1,000 workers") % {"unit": unit}


def cell(measures: Measures, board: str, code: str) -> Cell:
    """The amount of ``code`` per worker; without either amount, what is missing."""
    whole, workers = measures.cell(board, code), measures.cell(board, WORKERS)
    if code == WORKERS:
        return workers
    unit = unit_name(measures, code)
    if not whole.reported:
        return replace(whole, unit=unit)
    if not workers.amount:
        return replace(workers, code=code, label=whole.label, unit=unit, amount=None)
    per = share(measures.indicators[code]["unit"])
    base = measures.data[board][code].reported
    amount = measures.in_unit(base, UNITS[per.unit]) / workers.amount * per.workers
    return replace(
        whole,
        unit=unit,
        text=measures.reader.readable(amount),
        printed="",
        mark=_("about") if whole.mark or workers.mark else "",
        estimate=whole.estimate or workers.estimate,
        noted=whole.noted or workers.noted,
        amount=amount,
    )

"""Amounts as shares of the targets that the boards pledged."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext as _

from blocs.enums import Fulfilment, Unfulfillable
from blocs.queries.fulfilments import Fulfilments
from blocs.queries.measures import Cell
from boards.enums import Direction


def cell(found: Fulfilments, board: str, code: str) -> Cell:
    """The share of the target that was reached, with the verdict; else what is missing."""
    measures = found.measures
    whole, outcome = measures.cell(board, code), found.of(board, code)
    unit = unit_name(found, code)
    if outcome.share is None:
        return _without(whole, found, board, unit)
    amount = outcome.share * 100
    return replace(
        whole,
        unit=unit,
        text=measures.reader.rounded(amount, 1),
        printed="",
        converted=found.crosses(board, code),
        verdict=_open() if outcome.why is Unfulfillable.INEXACT else _verdict(outcome.verdict),
        amount=amount,
    )


def _without(whole: Cell, found: Fulfilments, board: str, unit: str) -> Cell:
    """A figure that is not there says so itself; else the target is what lacks."""
    if not whole.reported:
        return replace(whole, unit=unit)
    outcome = found.of(board, whole.code)
    why = outcome.why.label if outcome.why else _("the target is zero, and zero has no parts")
    return Cell(
        code=whole.code,
        label=whole.label,
        unit=unit,
        state="no-target",
        text=_("not comparable"),
        verdict=_verdict(outcome.verdict),
        why=str(why),
    )


def _verdict(verdict: Fulfilment) -> str:
    return "" if verdict is Fulfilment.NOT_COMPARABLE else str(verdict.label)


def _open() -> str:
    """What stands for a verdict where “more than” or “nearly” leaves it open."""
    return _("left open")


def unit_name(found: Fulfilments, code: str) -> str:
    """The unit of the column, with the direction."""
    direction = Direction(found.measures.indicators[code]["direction"])
    return _("%% of target, %(direction)s") % {"direction": direction.label}

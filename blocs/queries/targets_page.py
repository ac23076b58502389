"""The table of all targets of a year, ready to read: one cell for each member and indicator."""

from __future__ import annotations

from dataclasses import dataclass

from blocs.queries.targets import MemberTargets, Promise, TargetSheet
from boards.domain.quantities import format_quantity
from boards.language import spoken


@dataclass(frozen=True, slots=True)
class TargetCell:
    """What a member pledges for an indicator, in words."""

    label: str
    text: str
    reason: str
    state: str
    """``amount``, ``low``, ``none``, or ``missing`` where nothing was said yet."""


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One member."""

    seat: int
    board: int
    slug: str
    name: str
    ready: int
    of: int
    cells: tuple[TargetCell, ...]


def target_rows(sheet: TargetSheet) -> tuple[TargetRow, ...]:
    """The members by seat."""
    return tuple(map(_row, sheet.members))


def _row(member: MemberTargets) -> TargetRow:
    board = member.membership.board
    return TargetRow(
        seat=member.membership.seat,
        board=board.pk,
        slug=board.slug,
        name=board.short_name,
        ready=member.ready,
        of=len(member.promises),
        cells=tuple(map(_cell, member.promises)),
    )


def _cell(promise: Promise) -> TargetCell:
    quantity = promise.quantity
    text = format_quantity(quantity, language=spoken()) if quantity else ""
    return TargetCell(str(promise.indicator), text, promise.reason, _state(promise))


def _state(promise: Promise) -> str:
    if promise.target is None:
        return "missing"
    if promise.target.amount is None:
        return "none"
    return "low" if promise.short else "amount"

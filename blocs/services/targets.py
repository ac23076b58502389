"""Setting the targets of a board, and choosing what a cycle pledges."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from blocs.enums import Act
from blocs.models import Cycle, Target
from blocs.queries.targets import (
    Promise,
    TargetSheet,
    promise,
    target_sheet,
    targets_are_closed,
)
from blocs.refusals import Refusal
from blocs.services.stages import require
from boards.domain.quantities import Quantity
from boards.models import Board, Indicator, Officer
from boards.refusals import Refusal as BoardRefusal
from boards.refusals import Refused
from boards.services.saying import in_words

SAID = ("amount", "unit", "as_printed", "reason")


@dataclass(frozen=True, slots=True)
class Pledged:
    """What a board says of an indicator: an amount as it was typed, or the reason for none."""

    indicator: Indicator
    quantity: Quantity | None
    as_printed: str = ""
    reason: str = ""


@transaction.atomic
def set_targets(
    *, cycle: Cycle, board: Board, officer: Officer, pledged: Sequence[Pledged], seen: str
) -> int:
    """Keep what a board pledges; returns how many targets are new or changed.

    What is not among ``pledged`` stays as it is. A target that is worse than last year's result
    needs a reason, and so does none. ``seen`` is the token of what the officer was shown.
    """
    cycle = lock_cycle(cycle)
    require(Act.EDIT_TARGETS, cycle)
    if not officer.has_perm("blocs.edit_targets", Target(cycle=cycle, board=board)):
        raise Refused(BoardRefusal.NOT_ALLOWED)
    if targets_are_closed(cycle):
        raise Refused(Refusal.TARGETS_CLOSED)
    sheet = target_sheet(cycle)
    member = sheet.of(board.pk)
    if member is None:
        raise Refused(Refusal.NOT_A_MEMBER, str(board))
    if member.token != seen:
        raise Refused(Refusal.TARGETS_STALE)
    kept = {each.indicator.pk: each for each in member.promises}
    rows = [_row(cycle, board, each) for each in pledged]
    for row in rows:
        _refuse_unexplained(row, kept, sheet)
    return sum(_write(kept[row.indicator_id].target, row) for row in rows)


@transaction.atomic
def choose_indicators(*, cycle: Cycle, officer: Officer, indicators: Iterable[Indicator]) -> Cycle:
    """Choose for what every member sets a target."""
    cycle = lock_cycle(cycle)
    require(Act.EDIT_PLEDGE, cycle)
    if not officer.has_perm("blocs.edit_pledge", cycle):
        raise Refused(BoardRefusal.NOT_ALLOWED)
    if targets_are_closed(cycle):
        raise Refused(Refusal.TARGETS_CLOSED)
    chosen = list(indicators)
    if not chosen:
        raise Refused(Refusal.NO_INDICATORS)
    cycle.pledged_indicators.set(chosen)
    return cycle


def lock_cycle(cycle: Cycle) -> Cycle:
    """The cycle for this transaction alone: whatever is pledged for it has one writer at a time."""
    rows = Cycle.objects.select_for_update(of=("self",)).select_related("bloc")
    return rows.get(pk=cycle.pk)


def _row(cycle: Cycle, board: Board, said: Pledged) -> Target:
    """The target as it would be kept; nothing is written yet."""
    return Target(
        cycle=cycle,
        board=board,
        indicator=said.indicator,
        amount=said.quantity.amount if said.quantity else None,
        unit=said.quantity.unit.code if said.quantity else said.indicator.unit,
        as_printed=in_words(said.as_printed, Target, "as_printed", needed=False),
        reason=in_words(said.reason, Target, "reason", needed=False),
    )


def _refuse_unexplained(row: Target, kept: Mapping[int, Promise], sheet: TargetSheet) -> None:
    if row.indicator_id not in kept:
        raise Refused(Refusal.NOT_PLEDGED, str(row.indicator))
    before = kept[row.indicator_id].before
    if row.amount is None and not row.reason:
        raise Refused(Refusal.NO_TARGET_NEEDS_REASON, str(row.indicator))
    if not promise(row.indicator, row, before, sheet.rates).ready:
        raise Refused(Refusal.LOW_TARGET_NEEDS_REASON, str(row.indicator))


def _write(stored: Target | None, row: Target) -> bool:
    """Write what differs; a target that says the same already is not written again."""
    if stored is None:
        row.save()
        return True
    changed = [name for name in SAID if getattr(stored, name) != getattr(row, name)]
    for name in changed:
        setattr(stored, name, getattr(row, name))
    if changed:
        stored.save(update_fields=changed)
    return bool(changed)

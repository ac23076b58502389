"""Between whom a year passes: its last chair, and the chair of the next one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from blocs.domain.rotation import propose
from blocs.enums import MandateRole, MandateStatus
from blocs.models import Cycle, Mandate
from blocs.queries.rotation import known
from boards.models import Board


@dataclass(frozen=True, slots=True)
class Sides:
    """The board that gives, and whom it may give to.

    ``known``: the next chair is announced or proposed, so that there is nothing to choose.
    """

    giver: Board | None
    taker: Board | None
    choices: tuple[Board, ...]
    known: bool


def sides(cycle: Cycle) -> Sides:
    """Who gives and who takes; whom the rule names where nobody is proposed yet."""
    mandates = list(
        Mandate.objects.filter(
            cycle__bloc=cycle.bloc_id,
            cycle__year__in=(cycle.year, cycle.year + 1),
            role=MandateRole.CHAIR,
        )
        .select_related("board", "cycle")
        .order_by("starts_on", "pk")
    )
    giver = _giver([each for each in mandates if each.cycle_id == cycle.pk])
    chairs = [each for each in mandates if each.cycle.year == cycle.year + 1]
    taker = _next(chairs)
    members = [row.board for row in cycle.memberships()]
    choices = tuple(board for board in members if board != giver)
    if taker is not None:
        return Sides(giver, taker, (taker,), known=True)
    return Sides(giver, _by_rule(cycle, choices), choices, known=False)


def _giver(mandates: Sequence[Mandate]) -> Board | None:
    """Who led the year last; a proposal leads nothing."""
    held = [each.board for each in mandates if each.status != MandateStatus.PROPOSED]
    return held[-1] if held else None


def _next(mandates: Sequence[Mandate]) -> Board | None:
    """The announced chair, else the one proposed and not replaced."""
    announced = _giver(mandates)
    proposed = [each.board for each in mandates if each.ends_on is None]
    return announced or (proposed[-1] if proposed else None)


def _by_rule(cycle: Cycle, choices: Sequence[Board]) -> Board | None:
    """Whom the rule of the bloc names; nobody where it names none of them."""
    year = cycle.year + 1
    proposal = propose(known(cycle.bloc).rotation, year=year, on=date(year, 1, 1))
    return next((board for board in choices if board.pk == proposal.chair), None)

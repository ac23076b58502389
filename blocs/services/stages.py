"""Moving a cycle from stage to stage."""

from __future__ import annotations

from django.db import transaction

from blocs.domain.stages import Move, may, next_stages
from blocs.enums import Act, PledgeState, Stage
from blocs.models import Cycle
from blocs.queries.freezing import freezes
from blocs.queries.stages import step_forward
from blocs.queries.targets import pledge_states
from blocs.refusals import Refusal
from blocs.services.freezing import begin_freeze
from boards.acting import acting
from boards.models import Board, Report
from boards.refusals import Refused
from boards.services import lock_report, unlock_report


@transaction.atomic
def move_stage(*, cycle: Cycle, stage: Stage, reason: str = "") -> Cycle:
    """Move one stage forward, or one back with a reason.

    A step forward needs a reason too where something is not there that ought to be. The conference
    freezes the result; back to the appraisal, where the peers read what is computed, leads only
    a freeze that is over or lifted: one person would else open what takes two.
    Reports of the members follow: they are locked where the stage forbids to edit figures, with
    the cycle and its stage as the reason, and opened again where it allows it. What was locked
    for another reason stays locked.
    """
    cycle = Cycle.objects.select_for_update(of=("self",)).select_related("bloc").get(pk=cycle.pk)
    move = next((move for move in next_stages(Stage(cycle.stage)) if move.stage == stage), None)
    if move is None:
        raise Refused(Refusal.STAGE_NOT_NEXT)
    if not reason.strip():
        _refuse_without_reason(cycle, move)
    _refuse_half_amended(cycle, stage)
    if stage == Stage.APPRAISAL and freezes(cycle):
        raise Refused(Refusal.STAGE_FROZEN)
    cycle.stage = stage
    with acting(reason=reason.strip()):
        cycle.save(update_fields=["stage"])
        if stage == Stage.CONFERENCE and not move.needs_reason:
            begin_freeze(cycle)
        lock_by_stage(cycle)
    return cycle


def _refuse_without_reason(cycle: Cycle, move: Move) -> None:
    if move.needs_reason:
        raise Refused(Refusal.STAGE_NEEDS_REASON)
    if missing := step_forward(cycle).lacks:
        raise Refused(Refusal.STAGE_LACKS, "; ".join(map(str, missing)))


def _refuse_half_amended(cycle: Cycle, stage: Stage) -> None:
    """Targets of an amendment that nobody signed are not those that a year is scored by."""
    amending = {PledgeState.SIGNED, PledgeState.DRAFT}
    if not may(Act.EDIT_PLEDGE, stage) and amending <= pledge_states(cycle):
        raise Refused(Refusal.PLEDGE_BEING_AMENDED)


def lock_by_stage(cycle: Cycle) -> None:
    """Lock the reports of the members, or open those that this cycle had locked."""
    boards = cycle.memberships().values("board")
    reason = _reason(cycle)
    for report in Report.objects.filter(year=cycle.year, board__in=boards):
        if reason:
            lock_report(report=report, reason=reason)
        elif report.lock_reason.startswith(f"{cycle}: "):
            unlock_report(report=report)


def lock_reason(board: Board, year: int) -> str:
    """Why a report of ``board`` for ``year`` is closed: the stage of a cycle that it belongs to."""
    cycles = Cycle.objects.filter(year=year, bloc__memberships__board=board).select_related("bloc")
    reasons = (
        _reason(cycle)
        for cycle in cycles.distinct()
        if cycle.memberships().filter(board=board).exists()
    )
    return next((reason for reason in reasons if reason), "")


def _reason(cycle: Cycle) -> str:
    if may(Act.EDIT_FIGURES, Stage(cycle.stage)):
        return ""
    return f"{cycle}: {cycle.get_stage_display()}"


def require(act: Act, cycle: Cycle) -> None:
    """Refuse an act that the stage of the cycle does not allow."""
    if not may(act, Stage(cycle.stage)):
        raise Refused(Refusal.WRONG_STAGE, str(cycle.get_stage_display()))

"""Mergers, splits, renamings, transfers and endings, with all that they do to blocs: one call."""

from __future__ import annotations

from django.db import transaction

from blocs.models import Bloc, Cycle, Membership
from blocs.queries.succession_plan import Decisions, Plan, objections_to_plan
from blocs.services.rotation import appoint_acting_chair, end_mandate, pass_on_mandate
from blocs.services.stages import lock_by_stage
from boards.acting import acting
from boards.models import Officer, Succession
from boards.queries.happenings import Event
from boards.refusals import Refusal, Refused, refuse_any
from boards.services.successions import Settled, locked_boards, move_officers, settle_boards


@transaction.atomic
def record_succession(*, event: Event, decisions: Decisions, officer: Officer) -> Succession:
    """Record what happened to boards by a document, and carry it through their blocs.

    Boards, names and signing authorities; then seats, mandates and the members of open years. Past
    years and published editions stay as they are. Raises ``Refused`` with the first reason, and
    then nothing is written. Of two officers who record the same event the second is refused.
    """
    if not officer.has_perm("boards.record_succession"):
        raise Refused(Refusal.NOT_ALLOWED)
    locked_boards(event.boards)
    plan = Plan(event, decisions)
    _lock(plan)
    refuse_any(objections_to_plan(plan))
    with acting(reason=str(event.document)):
        settled = settle_boards(event=event)
        _seat(plan, settled)
        _hand_on(plan, settled)
        _count_members(plan)
        if decisions.officers_move and settled.succession.heir:
            move_officers(boards=settled.ended, to=settled.succession.heir)
    return settled.succession


def _lock(plan: Plan) -> None:
    """The blocs and their open years for this transaction alone, after the boards."""
    for rows, keys in (
        (Bloc.objects, [bloc.pk for bloc in plan.stakes.blocs]),
        (Cycle.objects, [cycle.pk for cycle in plan.stakes.cycles]),
    ):
        list(rows.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk"))


def _seat(plan: Plan, settled: Settled) -> None:
    """Memberships end on the day; whoever takes a seat takes it from the day on."""
    on, document = plan.event.on, plan.event.document
    ends = {held.membership for held in plan.seating.ends}
    for membership in Membership.objects.filter(pk__in=ends).order_by("pk"):
        membership.ends_on = on
        membership.save(update_fields=["ends_on"])
    for taken in plan.seating.takes:
        Membership.objects.create(
            bloc_id=taken.bloc,
            board=settled.successors[taken.successor],
            seat=taken.seat,
            starts_on=on,
            ends_on=taken.until,
            document=document,
        )


def _hand_on(plan: Plan, settled: Settled) -> None:
    """Mandates pass on or end first, so that a deputy who acts is that of the day."""
    on, document = plan.event.on, plan.event.document
    acted = []
    for mandate in plan.mandates:
        fate = plan.fates[mandate.pk]
        if fate.deputy_acts:
            acted.append(mandate)
        elif fate.successor is not None:
            heir = settled.successors[fate.successor]
            reason = f"{settled.succession}: {mandate.board} → {heir}"
            pass_on_mandate(mandate=mandate, to=heir, on=on, document=document, reason=reason)
        else:
            end_mandate(mandate=mandate, on=on)
    for mandate in acted:
        appoint_acting_chair(
            cycle=mandate.cycle, on=on, document=document, reason=str(settled.succession)
        )


def _count_members(plan: Plan) -> None:
    """Years that count their members anew lock or open the reports of those that are new."""
    recounted = plan.recounts()
    for cycle in recounted:
        cycle.members_on = plan.event.on
        cycle.save(update_fields=["members_on"])
    for cycle in (*recounted, *plan.stakes.following):
        lock_by_stage(cycle)

"""Who leads a year: proposed at the conference, announced by notice, replaced in between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from blocs.domain.rotation import Proposal, obstacle, propose
from blocs.enums import Act, MandateRole, MandateStatus
from blocs.models import Cycle, Mandate
from blocs.queries.rotation import Known, known
from blocs.refusals import Refusal
from blocs.services.stages import require
from boards.language import spoken
from boards.models import Board, Document
from boards.refusals import Refused


@transaction.atomic
def propose_mandates(
    *,
    cycle: Cycle,
    on: date,
    document: Document,
    chair: Board | None = None,
    deputies: Sequence[Board] | None = None,
    reason: str = "",
) -> list[Mandate]:
    """Record whom the conference of ``on`` proposes to lead the year, and why.

    Without a choice these are the leaders that the rule of the bloc computes. Another choice needs
    a reason, and must be members that nothing hinders.
    """
    cycle = _locked(cycle)
    chairs = cycle.mandates.filter(role=MandateRole.CHAIR).exclude(status=MandateStatus.PROPOSED)
    last = chairs.order_by("-starts_on").first()
    if last is not None and last.status == MandateStatus.ANNOUNCED:
        raise Refused(Refusal.MANDATES_ANNOUNCED)
    if _proposed(cycle).exists():
        raise Refused(Refusal.MANDATES_PROPOSED)
    facts = known(cycle.bloc)
    proposal = propose(facts.rotation, year=cycle.year, on=cycle.members_on)
    leaders = _leaders(proposal, facts, chair, deputies)
    if [board.pk for board in leaders] != list(proposal.leaders):
        _check(leaders, cycle, facts)
        if not reason.strip():
            raise Refused(Refusal.CHOICE_NEEDS_REASON)
    return [
        _record(
            cycle=cycle,
            board=board,
            role=role,
            status=MandateStatus.PROPOSED,
            starts_on=on,
            document=document,
            reason=reason.strip() or facts.because(proposal, board.pk),
        )
        for board, role in _with_roles(leaders)
    ]


@transaction.atomic
def announce_mandates(*, cycle: Cycle, on: date, document: Document) -> list[Mandate]:
    """Put those proposed in office from ``on``, by the notice of the council.

    The proposal stays as a fact of its own, which ends when the mandate begins. So do the
    mandates that the notice replaces: an acting chair, and deputies if it names deputies.
    """
    cycle = _locked(cycle)
    proposed = list(_proposed(cycle).order_by("pk"))
    if not any(mandate.role == MandateRole.CHAIR for mandate in proposed):
        raise Refused(Refusal.NOTHING_PROPOSED)
    replaced = [
        mandate
        for role in {mandate.role for mandate in proposed}
        for mandate in _still_in_office(cycle, MandateRole(role), on)
    ]
    if any(_is_chair(mandate) for mandate in replaced):
        raise Refused(Refusal.MANDATES_ANNOUNCED)
    if any(mandate.starts_on >= on for mandate in (*proposed, *replaced)):
        raise Refused(Refusal.ANNOUNCED_TOO_EARLY)
    for mandate in (*replaced, *proposed):
        _end(mandate, on)
    return [
        _record(
            cycle=cycle,
            board=mandate.board,
            role=mandate.role,
            status=MandateStatus.ANNOUNCED,
            starts_on=on,
            document=document,
            reason=mandate.reason,
        )
        for mandate in proposed
    ]


@transaction.atomic
def appoint_acting_chair(*, cycle: Cycle, on: date, document: Document, reason: str) -> Mandate:
    """End the mandate of the chair on ``on`` and let the deputy act from that day.

    The deputy stays deputy meanwhile, so that the bloc is never without one. It acts until the
    council announces a chair, or until the mandate of the chair would have ended.
    """
    cycle = _locked(cycle)
    if not reason.strip():
        raise Refused(Refusal.ACTING_NEEDS_REASON)
    chair = next((m for m in _in_office(cycle, MandateRole.CHAIR, on) if m.starts_on < on), None)
    if chair is None:
        raise Refused(Refusal.NO_CHAIR_TO_REPLACE)
    deputies = _in_office(cycle, MandateRole.DEPUTY, on)
    deputy = next((m for m in deputies if m.board_id != chair.board_id), None)
    if deputy is None:
        raise Refused(Refusal.NO_DEPUTY_TO_ACT)
    until = chair.ends_on
    _end(chair, on)
    return _record(
        cycle=cycle,
        board=deputy.board,
        role=MandateRole.CHAIR,
        status=MandateStatus.ACTING,
        starts_on=on,
        ends_on=until,
        document=document,
        reason=reason.strip(),
    )


@transaction.atomic
def pass_on_mandate(
    *, mandate: Mandate, to: Board, on: date, document: Document, reason: str
) -> Mandate:
    """Let another board hold a mandate from ``on``, for as long as it was to run.

    What was done before stays with the board that did it. One that has not begun leaves nothing.
    """
    _locked(mandate.cycle)
    status, starts_on, until = mandate.status, mandate.starts_on, mandate.ends_on
    end_mandate(mandate=mandate, on=on)
    return _record(
        cycle=mandate.cycle,
        board=to,
        role=mandate.role,
        status=status,
        starts_on=max(on, starts_on),
        ends_on=until,
        document=document,
        reason=reason,
    )


@transaction.atomic
def end_mandate(*, mandate: Mandate, on: date) -> None:
    """Let a mandate end on ``on``; one that has not begun by then is dropped."""
    _locked(mandate.cycle)
    if mandate.starts_on < on:
        _end(mandate, on)
    else:
        mandate.delete()


def _locked(cycle: Cycle) -> Cycle:
    """The cycle for this transaction alone, at a stage that allows to write mandates."""
    rows = Cycle.objects.select_for_update(of=("self",)).select_related("bloc")
    cycle = rows.get(pk=cycle.pk)
    require(Act.EDIT_MANDATES, cycle)
    return cycle


def _record(**mandate: Any) -> Mandate:
    """One mandate more, unless it is there already."""
    key = {name: mandate[name] for name in ("cycle", "board", "role", "starts_on")}
    if Mandate.objects.filter(**key).exists():
        raise Refused(Refusal.MANDATE_RECORDED, str(mandate["board"]))
    return Mandate.objects.create(**mandate)


def _end(mandate: Mandate, on: date) -> None:
    """Let a mandate run until ``on``, excluded. An announced one is called ended from that day."""
    mandate.ends_on = on
    if mandate.status == MandateStatus.ANNOUNCED and on <= timezone.localdate():
        mandate.status = MandateStatus.ENDED
    mandate.save(update_fields=["ends_on", "status"])


def _proposed(cycle: Cycle) -> QuerySet[Mandate]:
    return cycle.mandates.filter(status=MandateStatus.PROPOSED, ends_on__isnull=True)


def _is_chair(mandate: Mandate) -> bool:
    """Whether the mandate is that of a chair who does not merely act."""
    return mandate.role == MandateRole.CHAIR and mandate.status != MandateStatus.ACTING


def _still_in_office(cycle: Cycle, role: MandateRole, on: date) -> QuerySet[Mandate]:
    """The mandates of a role that hold on that day or later."""
    rows = cycle.mandates.filter(role=role).exclude(status=MandateStatus.PROPOSED)
    return rows.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=on))


def _in_office(cycle: Cycle, role: MandateRole, on: date) -> list[Mandate]:
    """The mandates of a role that hold on that day, or would if nothing were done."""
    rows = cycle.mandates.filter(role=role).select_related("board").order_by("starts_on", "pk")
    return [mandate for mandate in rows if mandate.holds_on(on)]


def _leaders(
    proposal: Proposal, facts: Known, chair: Board | None, deputies: Sequence[Board] | None
) -> list[Board]:
    """The chair, then the deputies: chosen, or else computed."""
    chairs = [chair] if chair else [facts.boards[board] for board in proposal.chairs]
    if not chairs:
        raise Refused(Refusal.NOBODY_CAN_LEAD)
    if deputies is None:
        deputies = [facts.boards[board] for board in proposal.deputies]
    return [*chairs, *deputies]


def _check(leaders: Sequence[Board], cycle: Cycle, facts: Known) -> None:
    """People choose freely among the members that nothing hinders."""
    if len({board.pk for board in leaders}) < len(leaders):
        raise Refused(Refusal.LEADS_TWICE)
    names = facts.names | {board.pk: board.short_name for board in leaders}
    for board, role in _with_roles(leaders):
        hindered = obstacle(facts.rotation, board.pk, role, year=cycle.year, on=cycle.members_on)
        if hindered:
            raise Refused(Refusal.LEADER_HINDERED, hindered.sentence(names).in_language(spoken()))


def _with_roles(leaders: Sequence[Board]) -> Iterator[tuple[Board, MandateRole]]:
    """The first leads, the others are deputies."""
    for place, board in enumerate(leaders):
        yield board, MandateRole.DEPUTY if place else MandateRole.CHAIR

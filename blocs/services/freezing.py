"""The freeze of a year's result: begun by the stage, lifted early by two people."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from blocs.models import Cycle, Freeze
from blocs.queries.freezing import freezes
from blocs.refusals import Refusal
from boards.acting import acting
from boards.models import Officer
from boards.refusals import Refused

CLEAR = {
    "lift_reason": "",
    "lift_asked_by": None,
    "lift_asked_at": None,
    "lifted_by": None,
    "lifted_at": None,
}


def begin_freeze(cycle: Cycle) -> None:
    """Note the moment in which the year enters the conference; what was lifted before is over."""
    Freeze.objects.update_or_create(cycle=cycle, defaults=CLEAR | {"began_at": timezone.now()})


@transaction.atomic
def ask_unfreeze(*, cycle: Cycle, officer: Officer, reason: str) -> Freeze:
    """Ask a colleague to lift the freeze; a later wish replaces an earlier one."""
    if not reason.strip():
        raise Refused(Refusal.UNFREEZE_NEEDS_REASON)
    freeze = _frozen(cycle)
    freeze.lift_reason = reason.strip()
    freeze.lift_asked_by, freeze.lift_asked_at = officer, timezone.now()
    with acting(reason=freeze.lift_reason):
        freeze.save()
    return freeze


@transaction.atomic
def unfreeze(*, cycle: Cycle, officer: Officer) -> Freeze:
    """Lift the freeze that a colleague asked to lift."""
    freeze = _asked(cycle)
    if freeze.lift_asked_by_id == officer.pk:
        raise Refused(Refusal.SECOND_PERSON)
    freeze.lifted_by, freeze.lifted_at = officer, timezone.now()
    with acting(reason=freeze.lift_reason):
        freeze.save()
    return freeze


@transaction.atomic
def keep_frozen(*, cycle: Cycle) -> Freeze:
    """Let the freeze stand: the wish to lift it is dropped."""
    freeze = _asked(cycle)
    freeze.lift_reason, freeze.lift_asked_by, freeze.lift_asked_at = "", None, None
    freeze.save()
    return freeze


def _frozen(cycle: Cycle) -> Freeze:
    """The freeze, its year locked, where there is one now."""
    locked = Cycle.objects.select_for_update(of=("self",)).get(pk=cycle.pk)
    if not freezes(locked):
        raise Refused(Refusal.NOT_FROZEN)
    return Freeze.objects.get_or_create(cycle=locked)[0]


def _asked(cycle: Cycle) -> Freeze:
    freeze = _frozen(cycle)
    if freeze.lift_asked_by_id is None:
        raise Refused(Refusal.NOBODY_ASKED)
    return freeze

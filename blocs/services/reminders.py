"""Writing the reminders of a day, and the log of the program that does it."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from blocs.enums import LetterFault, LetterKind, LetterState
from blocs.models import Cycle, Errand, Letter
from blocs.queries.calendar import page_of
from blocs.queries.reminders import Reminder, due_reminders
from blocs.services.letters import write_letters
from blocs.services.sending import send_letters

KEPT = timedelta(days=90)
"""How long the log of runs is kept."""

MOST = 2000
"""So many letters a run sends at most; the next one goes on."""


def remind(*, today: date) -> Errand:
    """Write what is due today, send what is released, and say so in the log.

    Safe at any time and as often as you like, by two programs at once too: a letter is written
    once and leaves at most once. Days without a run are caught up with one letter each.
    """
    errand = Errand.objects.create(begun_at=timezone.now())
    due = list(due_reminders(today))
    errand.written = sum(write_reminder(reminder=each, today=today) for each in due)
    delivery = send_letters(limit=MOST)
    errand.sent, errand.failed = delivery.sent, delivery.failed
    errand.dropped = delivery.dropped
    errand.ended_at = timezone.now()
    errand.save()
    Errand.objects.filter(begun_at__lt=errand.ended_at - KEPT).delete()
    return errand


@transaction.atomic
def write_reminder(*, reminder: Reminder, today: date) -> bool:
    """Write one letter, unless somebody was faster; it takes the place of those nobody has read.

    It waits in the outbox where the bloc wants letters to be read first.
    """
    cycle = (
        Cycle.objects.select_for_update(of=("self",))
        .select_related("bloc")
        .get(pk=reminder.year.cycle.pk)
    )
    matter, officer = reminder.matter, reminder.officer
    milestone = reminder.year.milestones.get(matter.kind)
    basis = str(milestone.basis) if milestone and milestone.basis else ""
    written = write_letters(
        cycle=cycle,
        kind=LetterKind.REMINDER,
        about=matter.about,
        officers=[officer],
        subject=matter.subject(today),
        body=matter.body(today, whose=reminder.whose, basis=basis),
        page=page_of(matter.kind, cycle),
        state=LetterState.WAITING if cycle.bloc.letters_wait else LetterState.RELEASED,
    )
    if written:
        earlier = Letter.objects.filter(
            cycle=cycle,
            officer=officer,
            state__in=[LetterState.WAITING, LetterState.RELEASED, LetterState.FAILED],
            key__startswith=f"{cycle.pk}/{matter.of_milestone}",
        ).exclude(Q(pk=written[0].pk) | Q(fault=LetterFault.UNCLEAR))
        earlier.update(state=LetterState.DROPPED, fault=LetterFault.SUPERSEDED)
    return bool(written)

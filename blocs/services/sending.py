"""Sending what was released: each letter at most once, however many processes send at a time.

A letter is marked *not delivered, unclear* before it is handed to the mail server, and *sent*
after: whoever crashes in between leaves a letter that says so, and nobody sends that again unasked.
"""

from __future__ import annotations

import smtplib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from blocs.domain.letters import MOST_TRIES, message_id, one_line
from blocs.enums import LetterFault, LetterKind, LetterState
from blocs.models import Letter
from blocs.queries.reminders import still_owed

CERTAIN = (smtplib.SMTPRecipientsRefused, smtplib.SMTPResponseException, ValueError)
"""What says for certain that a letter was not taken: an answer of the server, a head that is none.

Of everything else, such as a line that broke, nobody knows whether the letter went before.
"""


@dataclass(slots=True)
class Delivery:
    """How many letters a run sent, could not deliver, and dropped."""

    sent: int = 0
    failed: int = 0
    dropped: int = 0


def send_letters(*, limit: int, only: Sequence[int] | None = None) -> Delivery:
    """Send up to ``limit`` letters that are released or worth another attempt, oldest first.

    Where the server does not answer, nothing was tried: the letters stay released and say why.
    Never inside a transaction: each mark has to be on disk before its letter leaves.
    """
    due = due_letters() if only is None else due_letters().filter(pk__in=only)
    pks = list(due.order_by("written_at", "pk").values_list("pk", flat=True)[:limit])
    delivery = Delivery()
    if not pks:
        return delivery
    server = get_connection()
    try:
        server.open()
    except OSError as error:
        _keep_waiting(pks, error)
        delivery.failed = len(pks)
        return delivery
    try:
        _send_each(pks, server, delivery)
    finally:
        with suppress(OSError):
            server.close()
    return delivery


def due_letters() -> QuerySet[Letter]:
    """The letters that a run takes: released, or refused a few times only. Never unclear ones."""
    again = Q(state=LetterState.FAILED, fault=LetterFault.REFUSED, tries__lt=MOST_TRIES)
    return Letter.objects.filter(Q(state=LetterState.RELEASED) | again)


def _send_each(pks: Sequence[int], server: BaseEmailBackend, delivery: Delivery) -> None:
    for pk in pks:
        letter = _taken(pk)
        if letter is None:
            continue  # Another process has it.
        if letter.state == LetterState.DROPPED:
            delivery.dropped += 1
            continue
        try:
            server.send_messages([_mail(letter)])
        except CERTAIN as error:
            _settle(letter, LetterState.FAILED, LetterFault.REFUSED, error)
            delivery.failed += 1
        except OSError as error:
            _settle(letter, LetterState.FAILED, LetterFault.UNCLEAR, error)
            delivery.failed += 1
            return  # The line is broken: the others wait for the next run.
        else:
            letter.sent_at = timezone.now()
            _settle(letter, LetterState.SENT)
            delivery.sent += 1


def _taken(pk: int) -> Letter | None:
    """The letter, marked as on its way before it is; or dropped, where nobody needs it any more."""
    with transaction.atomic(durable=True):
        rows = due_letters().select_for_update(of=("self",), skip_locked=True)
        letter = rows.select_related("officer", "cycle__bloc").filter(pk=pk).first()
        if letter is None:
            return None
        needless = _needless(letter)
        letter.state = LetterState.DROPPED if needless else LetterState.FAILED
        letter.fault = needless or LetterFault.UNCLEAR
        letter.answer = ""
        letter.tries += not needless
        letter.save(update_fields=["state", "fault", "answer", "tries"])
        return letter


def _needless(letter: Letter) -> LetterFault | None:
    """Why nobody needs the letter at the moment when it would leave."""
    if not letter.officer.is_active:
        return LetterFault.RECIPIENT_LEFT
    if letter.kind == LetterKind.REMINDER and not still_owed(letter, timezone.localdate()):
        return LetterFault.NO_LONGER_OWED
    return None


def _settle(
    letter: Letter,
    state: LetterState,
    fault: LetterFault | None = None,
    error: Exception | None = None,
) -> None:
    letter.state = state
    letter.fault = fault or ""
    letter.answer = _answer(error) if error else ""
    letter.save(update_fields=["state", "fault", "answer", "sent_at"])


def _keep_waiting(pks: Sequence[int], error: OSError) -> None:
    waiting = Letter.objects.filter(pk__in=pks, state=LetterState.RELEASED)
    waiting.update(fault=LetterFault.NO_SERVER, answer=_answer(error))


def _answer(error: Exception) -> str:
    return one_line(str(error))[:300]


def _mail(letter: Letter) -> EmailMessage:
    _name, sender = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return EmailMessage(
        subject=letter.subject,
        body=letter.body,
        to=[letter.address],
        headers={
            "Message-ID": message_id(letter.key, sender.rpartition("@")[2] or "localhost"),
            "Auto-Submitted": "auto-generated",
        },
    )

"""Giving and taking: each side by an officer of its own, the outgoing chair first."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from blocs.models import HandOver
from blocs.refusals import Refusal
from blocs.services.hand_overs.gate import (
    forget,
    locked_hand_over,
    require_acts_for,
    require_intact,
)
from boards.models import Officer
from boards.refusals import Refused
from boards.services.saying import in_words


@transaction.atomic
def give_hand_over(*, hand_over: HandOver, officer: Officer, note: str = "") -> HandOver:
    """The outgoing chair confirms that this is what it leaves."""
    hand_over = locked_hand_over(hand_over)
    require_acts_for(officer, hand_over, hand_over.giver)
    if hand_over.taken_at is not None:
        raise Refused(Refusal.HANDED_OVER)
    if hand_over.given_at is not None:
        raise Refused(Refusal.HAND_OVER_GIVEN)
    require_intact(hand_over)
    hand_over.giver_note = in_words(note, HandOver, "giver_note", needed=False)
    hand_over.given_by, hand_over.given_at = officer, timezone.now()
    hand_over.save(update_fields=["giver_note", "given_by", "given_at"])
    return hand_over


@transaction.atomic
def withdraw_hand_over(*, hand_over: HandOver, officer: Officer) -> HandOver:
    """The outgoing chair takes its word back, so that a new one can be made, until it is taken."""
    hand_over = locked_hand_over(hand_over)
    require_acts_for(officer, hand_over, hand_over.giver)
    if hand_over.taken_at is not None:
        raise Refused(Refusal.HANDED_OVER)
    if hand_over.given_at is None:
        raise Refused(Refusal.NOT_GIVEN_YET)
    if hand_over.minute:
        forget(str(hand_over.minute.name))
    hand_over.giver_note, hand_over.given_by, hand_over.given_at = "", None, None
    hand_over.minute, hand_over.minute_sha256 = "", ""
    hand_over.minute_by, hand_over.minute_at = None, None
    hand_over.save()
    return hand_over


@transaction.atomic
def take_hand_over(*, hand_over: HandOver, officer: Officer, note: str = "") -> HandOver:
    """The incoming chair confirms that it has it, with its reservations. The row then stands."""
    hand_over = locked_hand_over(hand_over)
    require_acts_for(officer, hand_over, hand_over.taker)
    if hand_over.taken_at is not None:
        raise Refused(Refusal.HANDED_OVER)
    if hand_over.given_at is None:
        raise Refused(Refusal.NOT_GIVEN_YET)
    if hand_over.given_by_id == officer.pk:
        raise Refused(Refusal.HAND_OVER_TO_ONESELF)
    require_intact(hand_over)
    hand_over.taker_note = in_words(note, HandOver, "taker_note", needed=False)
    hand_over.taken_by, hand_over.taken_at = officer, timezone.now()
    hand_over.closed_at = hand_over.taken_at if hand_over.minute else None
    hand_over.save(update_fields=["taker_note", "taken_by", "taken_at", "closed_at"])
    return hand_over

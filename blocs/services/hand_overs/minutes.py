"""The scan of the minute that both chairs signed on paper."""

from __future__ import annotations

from hashlib import sha256
from uuid import uuid4

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone

from blocs.models import HandOver
from blocs.refusals import Refusal
from blocs.services.hand_overs.gate import RIGHT, forget, locked_hand_over
from boards.models import Officer
from boards.models.papers import fault_of, kind_of
from boards.refusals import Refusal as BoardRefusal
from boards.refusals import Refused


@transaction.atomic
def keep_minute(*, hand_over: HandOver, officer: Officer, file: File[bytes]) -> HandOver:
    """Keep the scan; it may be replaced until the hand-over is closed."""
    hand_over = locked_hand_over(hand_over)
    if not officer.has_perm(RIGHT, hand_over):
        raise Refused(BoardRefusal.NOT_ALLOWED)
    if hand_over.closed_at is not None:
        raise Refused(Refusal.HANDED_OVER)
    if hand_over.given_at is None:
        raise Refused(Refusal.NOT_GIVEN_YET)
    name = file.name or ""
    fault = fault_of(file, name)
    if fault is not None:
        raise Refused(fault)
    before, now = str(hand_over.minute.name or ""), timezone.now()
    hand_over.minute_sha256 = _digest(file)
    hand_over.minute = File(file.file, name=f"{uuid4().hex}.{kind_of(name)}")
    hand_over.minute_by, hand_over.minute_at = officer, now
    hand_over.closed_at = now if hand_over.taken_at else None
    hand_over.save(update_fields=["minute", "minute_sha256", "minute_by", "minute_at", "closed_at"])
    if before:
        forget(before)
    return hand_over


def _digest(file: File[bytes]) -> str:
    digest = sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()

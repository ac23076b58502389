"""Who confirms a hand-over for which board, and whether its archive is still what was made."""

from __future__ import annotations

from hashlib import sha256

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.db import transaction

from blocs.models import Cycle, HandOver
from blocs.refusals import Refusal
from boards.models import Board, Officer
from boards.queries.reach import kinship
from boards.refusals import Refusal as BoardRefusal
from boards.refusals import Refused

RIGHT = "blocs.sign_hand_over"


def locked_hand_over(hand_over: HandOver) -> HandOver:
    """The hand-over, locked with its cycle: one writer at a time. Refused where it was replaced."""
    Cycle.objects.select_for_update(of=("self",)).get(pk=hand_over.cycle_id)
    rows = HandOver.objects.select_for_update(of=("self",)).select_related("giver", "taker")
    found = rows.filter(pk=hand_over.pk).first()
    if found is None:
        raise Refused(Refusal.HAND_OVER_STALE)
    return found


def require_acts_for(officer: Officer, hand_over: HandOver, board: Board) -> None:
    """Refuse whoever is no officer of the board that confirms."""
    if not officer.has_perm(RIGHT, hand_over):
        raise Refused(BoardRefusal.NOT_ALLOWED)
    if board.pk not in kinship(officer).own:
        raise Refused(Refusal.OTHER_SIDE_CONFIRMS, board.short_name)


def require_intact(hand_over: HandOver) -> None:
    """Refuse an archive that is gone or altered: nobody confirms what is not there."""
    digest = sha256()
    try:
        with hand_over.archive.open() as archive:
            for piece in archive.chunks():
                digest.update(piece)
    except (OSError, SuspiciousFileOperation, ValueError) as error:
        raise Refused(Refusal.ARCHIVE_ALTERED) from error
    if digest.hexdigest() != hand_over.sha256:
        raise Refused(Refusal.ARCHIVE_ALTERED)


def forget(stored: str) -> None:
    """Delete a stored file with the transaction: a row may come back with it, a file could not."""
    transaction.on_commit(lambda: default_storage.delete(stored), robust=True)

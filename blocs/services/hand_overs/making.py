"""Making the archive of a hand-over: packed first, recorded then, so that nobody has to wait."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from hashlib import sha256
from tempfile import TemporaryFile
from typing import IO, Any
from uuid import uuid4

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import translation

from blocs.domain.hand_over import Dossier, Entry
from blocs.models import Cycle, Edition, HandOver
from blocs.queries.hand_over import Sides, dossier, sides
from blocs.refusals import Refusal
from blocs.services.hand_overs.gate import forget
from boards.models import Board, Officer
from boards.refusals import Refusal as BoardRefusal
from boards.refusals import Refused

RIGHT = "blocs.hand_over"
PIECE = 1024**2

Pack = Callable[[Dossier, Sequence[Edition], IO[bytes]], tuple[Entry, ...]]
"""What writes a dossier as one archive and says what is in it: exports do."""


def make_hand_over(
    *, cycle: Cycle, taker: Board, officer: Officer, pack: Pack, instead_of: int | None = None
) -> HandOver:
    """Pack what the chair of the cycle leaves behind, and record it.

    It takes the place of ``instead_of``, the hand-over that the officer saw, as long as nobody
    confirmed that. The archive is written before anything is locked: large ones take seconds. Where
    it cannot be recorded in the end, it goes.
    """
    if not officer.has_perm(RIGHT, cycle):
        raise Refused(BoardRefusal.NOT_ALLOWED)
    giver = _giver(sides(cycle), taker)
    replaceable(cycle, giver, instead_of)
    with translation.override("vi"), TemporaryFile() as target:
        made = dossier(cycle, giver, taker)
        entries = pack(made, list(cycle.editions.published().order_by("number")), target)
        row = HandOver(
            cycle=cycle,
            giver=giver,
            taker=taker,
            made_at=made.made_at,
            made_by=officer,
            size=target.tell(),
            sha256=_digest(target),
            index=_index(made, entries),
        )
        row.archive.save(f"{uuid4().hex}.zip", File(target), save=False)
    stored = str(row.archive.name)
    try:
        return _record(row, officer, instead_of)
    except BaseException:
        default_storage.delete(stored)
        raise


def replaceable(cycle: Cycle, giver: Board, instead_of: int | None) -> HandOver | None:
    """The hand-over that a new one replaces. Refused where it is another one, or confirmed."""
    there = HandOver.objects.filter(cycle=cycle, giver=giver).first()
    if there is not None and there.taken_at is not None:
        raise Refused(Refusal.HANDED_OVER)
    if there is not None and there.given_at is not None:
        raise Refused(Refusal.HAND_OVER_GIVEN)
    if (there.pk if there else None) != instead_of:
        raise Refused(Refusal.HAND_OVER_STALE)
    return there


@transaction.atomic
def _record(row: HandOver, officer: Officer, instead_of: int | None) -> HandOver:
    """Write the row, if what it was made from still holds: a colleague may have been faster."""
    cycle = Cycle.objects.select_for_update(of=("self",)).get(pk=row.cycle_id)
    if not officer.has_perm(RIGHT, cycle) or _giver(sides(cycle), row.taker) != row.giver:
        raise Refused(Refusal.HAND_OVER_STALE)
    before = replaceable(cycle, row.giver, instead_of)
    if before is not None:
        before.delete()
        forget(str(before.archive.name))
    row.save()
    return row


def _giver(between: Sides, taker: Board) -> Board:
    """The board that gives to this one."""
    if between.giver is None:
        raise Refused(Refusal.NO_CHAIR_YET)
    if taker == between.giver:
        raise Refused(Refusal.TAKER_IS_GIVER)
    if taker not in between.choices:
        raise Refused(Refusal.NOT_THE_TAKER)
    return between.giver


def _digest(target: IO[bytes]) -> str:
    """The fingerprint of the archive, which is left at its beginning."""
    digest = sha256()
    target.seek(0)
    while piece := target.read(PIECE):
        digest.update(piece)
    target.seek(0)
    return digest.hexdigest()


def _index(made: Dossier, entries: Sequence[Entry]) -> dict[str, Any]:
    """What the archive holds, as the row keeps it."""
    return {
        "sections": [
            {
                "code": section.code,
                "title": section.title,
                "count": section.count,
                "late": section.late,
                "pending": section.pending,
            }
            for section in made.sections
        ],
        "files": [asdict(entry) for entry in entries],
    }

"""Papers of a dossier: added, taken away, or said not to be needed, until it is submitted."""

from __future__ import annotations

from uuid import uuid4

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction

from awards.enums import Owes, PieceKind
from awards.models import Nomination, Piece, PieceRule
from awards.queries.rules import ruled_on
from awards.refusals import Refusal
from awards.services.submitting import require_not_sent
from blocs.enums import Act
from blocs.models import Cycle
from blocs.services.stages import require
from boards.models import Officer
from boards.models.papers import fault_of, kind_of
from boards.refusals import Refusal as BoardRefusal
from boards.refusals import Refused
from boards.services.uploads import digest_of, plain_name

FILLS, NOMINATES = "awards.fill_dossier", "awards.change_nomination"
LONGEST_NAME = Piece._meta.get_field("file_name").max_length or 0
LONGEST_REASON = Piece._meta.get_field("not_needed").max_length or 0
MOST = 20
"""So many files of a kind a dossier holds at most."""


@transaction.atomic
def add_piece(
    *, nomination: Nomination, kind: PieceKind, file: File[bytes], officer: Officer
) -> Piece:
    """Keep a paper in a dossier. A board adds those that it owes, the council any."""
    kept = open_nomination(nomination, officer)
    if not may_bring(kept, kind, officer):
        raise Refused(Refusal.PIECE_OF_OTHERS, str(kind.label))
    name = plain_name(file.name or "", LONGEST_NAME)
    fault = fault_of(file, name)
    if fault is not None:
        raise Refused(fault, name)
    digest = digest_of(file)
    there = kept.pieces.filter(kind=kind, not_needed="")
    if there.filter(sha256=digest).exists():
        raise Refused(Refusal.PIECE_TWICE, name)
    if there.count() >= MOST:
        raise Refused(Refusal.PIECES_TOO_MANY)
    return Piece.objects.create(
        nomination=kept,
        kind=kind,
        file=File(file.file, name=f"{uuid4().hex}.{kind_of(name)}"),
        file_name=name,
        size=file.size,
        sha256=digest,
        officer=officer,
    )


@transaction.atomic
def waive_piece(*, nomination: Nomination, kind: PieceKind, reason: str, officer: Officer) -> Piece:
    """Say for the council that a dossier needs no such paper, and why."""
    kept = open_nomination(nomination, officer)
    if not officer.has_perm(NOMINATES, kept):
        raise Refused(BoardRefusal.NOT_ALLOWED)
    reason = " ".join(reason.split())[:LONGEST_REASON]
    if not reason:
        raise Refused(Refusal.NEEDS_REASON)
    piece, _made = Piece.objects.update_or_create(
        nomination=kept,
        kind=kind,
        sha256="",
        defaults={"not_needed": reason, "officer": officer},
    )
    return piece


@transaction.atomic
def remove_piece(*, piece: Piece, officer: Officer) -> None:
    """Take a paper away, or what was said in its place; the history keeps name and fingerprint."""
    kept = open_nomination(piece.nomination, officer)
    if not may_bring(kept, PieceKind(piece.kind), officer) or (
        piece.not_needed and not officer.has_perm(NOMINATES, kept)
    ):
        raise Refused(Refusal.PIECE_OF_OTHERS, str(piece))
    stored = str(piece.file.name or "")
    piece.delete()
    if stored:
        # The row may come back with its transaction, a file could not.
        transaction.on_commit(lambda: default_storage.delete(stored), robust=True)


def open_nomination(nomination: Nomination, officer: Officer) -> Nomination:
    """The nomination as it is now, its year locked. Raises ``Refused`` where its dossier is closed.

    Closed by the stage of the year, to those who may not fill it, and once it was sent.
    """
    cycle = Cycle.objects.select_for_update(of=("self",)).get(pk=nomination.cycle_id)
    require(Act.FILL_DOSSIER, cycle)
    kept = Nomination.objects.select_related("cycle__bloc", "board", "award", "submission").get(
        pk=nomination.pk
    )
    if not officer.has_perm(FILLS, kept):
        raise Refused(BoardRefusal.NOT_ALLOWED)
    require_not_sent(kept)
    return kept


def may_bring(nomination: Nomination, kind: PieceKind, officer: Officer) -> bool:
    """Whether the officer brings this paper: a board what it owes, and any other evidence."""
    if kind is PieceKind.EVIDENCE or officer.has_perm(NOMINATES, nomination):
        return True
    day = ruled_on(nomination.cycle)
    rules = PieceRule.objects.filter(award=nomination.award_id, kind=kind, owed_by=Owes.BOARD)
    return any(rule.holds_on(day) for rule in rules)

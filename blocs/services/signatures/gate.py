"""Who may sign what: asked before a file is read, and again with the pledge locked."""

from __future__ import annotations

from blocs.enums import PledgeState, SignatureState
from blocs.models import Cycle, Pledge, Signature
from blocs.refusals import Refusal
from boards.models import Board, Officer
from boards.refusals import Refusal as BoardRefusal
from boards.refusals import Refused

RIGHT = "blocs.sign_pledge"
CONFIRMS = "blocs.confirm_signature"


def locked_pledge(pledge: Pledge) -> Pledge:
    """The pledge, locked with its cycle until the transaction ends: one writer at a time.

    The cycle comes first, as everywhere, so that two writers never wait for each other.
    """
    Cycle.objects.select_for_update(of=("self",)).get(pk=pledge.cycle_id)
    rows = Pledge.objects.select_for_update(of=("self",)).select_related("cycle__bloc")
    return rows.get(pk=pledge.pk)


def locked_signature(signature: Signature) -> Signature:
    """The signature as it stands now, with its pledge locked."""
    pledge = locked_pledge(signature.pledge)
    signature = Signature.objects.select_related("board", "signatory").get(pk=signature.pk)
    signature.pledge = pledge
    return signature


def require_may_sign(pledge: Pledge, board: Board, officer: Officer) -> None:
    """Refuse whoever may not sign for the board, a closed version, a stranger to the bloc."""
    if not officer.has_perm(RIGHT, Signature(pledge=pledge, board=board)):
        raise Refused(BoardRefusal.NOT_ALLOWED)
    if pledge.state != PledgeState.OPEN:
        raise Refused(Refusal.PLEDGE_NOT_OPEN, str(pledge.get_state_display()))
    if not pledge.cycle.memberships().filter(board=board).exists():
        raise Refused(Refusal.NOT_A_MEMBER)


def row_of(pledge: Pledge, board: Board) -> Signature:
    """The one row of the board, to be written anew. Refused where its signature stands.

    Whoever declined, or whose scan waits or was not accepted, may sign after all.
    """
    there = pledge.signatures.filter(board=board).first()
    if there is not None and there.state == SignatureState.STANDS:
        raise Refused(Refusal.SIGNED_ALREADY, board.short_name)
    row = there or Signature()
    row.pledge, row.board = pledge, board
    row.signatory, row.signed_by, row.file_sha256, row.certificate_sha256 = None, "", "", ""
    row.file, row.signed_at, row.found, row.reason = "", None, {}, ""
    row.confirmed_by, row.confirmed_at = None, None
    return row

"""A board signs on paper: no machine can verify a scan, so a second officer looks at it."""

from __future__ import annotations

from datetime import date

from django.core.files.base import File
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from blocs.enums import MandateStatus, SignatureKind, SignatureState
from blocs.models import Pledge, Signature
from blocs.queries.signing import as_signer
from blocs.refusals import Refusal
from blocs.services.letters import post_notice
from blocs.services.signatures.digital import FileRefused
from blocs.services.signatures.gate import (
    CONFIRMS,
    locked_pledge,
    locked_signature,
    require_may_sign,
    row_of,
)
from blocs.services.signatures.recording import complete, content_of, record
from boards.domain.sentences import Sentence
from boards.domain.signing.judging import Finding
from boards.domain.signing.words import no_authority
from boards.enums import SigningFault
from boards.models import Board, Officer, Signatory
from boards.models.papers import fault_of, kind_of
from boards.refusals import Refused
from boards.services.saying import in_words

SCANS = ("pdf", "png", "jpg", "jpeg")


@transaction.atomic
def record_paper_signature(
    *,
    pledge: Pledge,
    board: Board,
    signed_on: date,
    signatory: Signatory,
    file: File[bytes],
    officer: Officer,
) -> Signature:
    """Keep the scan of the paper that the signatory signed; it counts once another confirms it."""
    name = file.name or ""
    if kind_of(name) not in SCANS:
        raise Refused(Refusal.SCAN_KIND)
    if fault := fault_of(file, name):
        raise Refused(fault)
    data = content_of(file)
    pledge = locked_pledge(pledge)
    require_may_sign(pledge, board, officer)
    row = row_of(pledge, board)
    _require_authority(pledge, board, signatory, signed_on)
    row.kind, row.state = SignatureKind.PAPER, SignatureState.WAITING
    row.signed_on, row.signatory, row.signed_by = signed_on, signatory, signatory.name
    record(row, data, kind_of(name), officer)
    _ask_for_confirmation(row)
    return row


@transaction.atomic
def confirm_signature(*, signature: Signature, officer: Officer, seen: str) -> Signature:
    """Confirm that the scan shows the signed paper; from now on it counts like a digital one.

    ``seen`` is the fingerprint of the scan that the officer looked at.
    """
    signature = _waiting(signature, officer, seen)
    signature.state = SignatureState.STANDS
    signature.confirmed_by, signature.confirmed_at = officer, timezone.now()
    signature.save(update_fields=["state", "confirmed_by", "confirmed_at"])
    complete(signature.pledge)
    return signature


@transaction.atomic
def reject_signature(
    *, signature: Signature, officer: Officer, reason: str, seen: str
) -> Signature:
    """Say why the scan is not accepted; its board is told, and may sign again in either way."""
    said = in_words(reason, Signature, "reason")
    signature = _waiting(signature, officer, seen)
    signature.state, signature.reason = SignatureState.REJECTED, said
    signature.confirmed_by, signature.confirmed_at = officer, timezone.now()
    signature.save(update_fields=["state", "reason", "confirmed_by", "confirmed_at"])
    year = signature.pledge.cycle.year
    post_notice(
        cycle=signature.pledge.cycle,
        about=f"signature-{signature.pk}-rejected-{signature.file_sha256[:16]}",
        boards=[signature.board],
        subject=Sentence(
            f"Bản quét giao ước thi đua năm {year} chưa được chấp nhận",
            f"The scan of the pledge of {year} was not accepted",
        ),
        body=Sentence(
            f"Bản quét của {signature.board} chưa được chấp nhận: {said}\nĐề nghị tải lên bản "
            "quét khác hoặc ký số.",
            f"The scan of {signature.board} was not accepted: {said}\nPlease upload another scan "
            "or sign digitally.",
        ),
        page=_page(signature, "sign"),
    )
    return signature


def _waiting(signature: Signature, officer: Officer, seen: str) -> Signature:
    """The locked signature, if the officer may decide on it and saw this very scan."""
    signature = locked_signature(signature)
    if signature.state != SignatureState.WAITING:
        raise Refused(Refusal.SCAN_NOT_WAITING)
    if not officer.has_perm(CONFIRMS, signature):
        raise Refused(Refusal.CONFIRMS_OWN_SCAN)
    if signature.file_sha256 != seen:
        raise Refused(Refusal.SCAN_REPLACED)
    return signature


def _require_authority(pledge: Pledge, board: Board, signatory: Signatory, signed_on: date) -> None:
    """The same questions as of a digital signature, as far as paper answers them."""
    if signatory.board_id != board.pk:
        raise Refused(Refusal.SIGNATORY_OF_ANOTHER_BOARD)
    opened = timezone.localdate(pledge.opened_at) if pledge.opened_at else signed_on
    if not opened <= signed_on <= timezone.localdate():
        raise Refused(Refusal.SIGNING_DAY_IMPOSSIBLE, f"{opened:%d/%m/%Y}")
    if not signatory.may_sign_on(signed_on):
        said = no_authority([as_signer(signatory)], signed_on)
        raise FileRefused([Finding(SigningFault.NO_AUTHORITY, said)])


def _ask_for_confirmation(signature: Signature) -> None:
    """Tell those who lead the bloc, and the secretariat, that a scan waits."""
    cycle = signature.pledge.cycle
    leading = cycle.mandates.filter(status__in=[MandateStatus.ANNOUNCED, MandateStatus.ACTING])
    others = leading.exclude(board=signature.board_id).select_related("board")
    post_notice(
        cycle=cycle,
        about=f"signature-{signature.pk}-waits-{signature.file_sha256[:16]}",
        boards=[mandate.board for mandate in others],
        subject=Sentence(
            f"Bản quét giao ước của {signature.board} chờ xác nhận",
            f"The scan of the pledge of {signature.board} waits for confirmation",
        ),
        body=Sentence(
            f"{signature.board} đã tải lên bản quét giao ước thi đua năm {cycle.year} có chữ ký "
            f"của {signature.signed_by} ngày {signature.signed_on:%d/%m/%Y}. Đề nghị đối chiếu "
            "và xác nhận.",
            f"{signature.board} uploaded a scan of the pledge of {cycle.year}, signed by "
            f"{signature.signed_by} on {signature.signed_on:%d/%m/%Y}. Please compare and "
            "confirm it.",
        ),
        page=_page(signature, "confirm"),
    )


def _page(signature: Signature, step: str) -> str:
    key = [signature.pledge.cycle_id, signature.board.slug]
    return reverse(f"admin:blocs_cycle_pledge_{step}", args=key)

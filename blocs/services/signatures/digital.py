"""A board signs digitally: its own software signed the paper, the site checks and keeps it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.files.base import File
from django.db import transaction
from django.utils import timezone

from blocs.enums import SignatureKind, SignatureState
from blocs.models import Pledge, Signature
from blocs.queries.signing import expected_of
from blocs.refusals import Refusal
from blocs.services.signatures.gate import locked_pledge, require_may_sign, row_of
from blocs.services.signatures.recording import complete, content_of, record
from boards.domain.signing.expecting import Signer
from boards.domain.signing.facts import PdfFacts, SignatureFacts
from boards.domain.signing.judging import Finding, judge
from boards.models import Board, Officer
from boards.pades.apart import read_apart
from boards.pades.telling import signature_to_plain
from boards.refusals import Refused


class FileRefused(Refused):
    """A signed file that does not count; ``findings`` are all the reasons."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__(Refusal.SIGNED_FILE_REFUSED)
        self.findings = tuple(findings)


def sign_digitally(
    *, pledge: Pledge, board: Board, file: File[bytes], officer: Officer
) -> Signature:
    """Keep the signed file of the board, if every signature in it that is new is the board's own.

    The file is read before anything is locked: that takes a second, and others sign meanwhile.
    What it is held against is read afterwards, with the pledge locked. Raises ``Refused``, and
    ``FileRefused`` with every finding.
    """
    require_may_sign(pledge, board, officer)
    data = content_of(file)
    now = timezone.now()
    facts = read_apart(data, paper=_length(pledge), trust=settings.TRUST_DIR, now=now)
    with transaction.atomic():
        pledge = locked_pledge(pledge)
        require_may_sign(pledge, board, officer)
        row = row_of(pledge, board)
        judged = judge(facts, expected_of(pledge, board, now=now))
        if judged.findings or judged.signature is None or judged.signer is None:
            raise FileRefused(judged.findings)
        _fill(row, judged.signature, judged.signer)
        row.found = _found(judged.signature, judged.signer, judged.seals, facts, now)
        signature = record(row, data, "pdf", officer)
        complete(pledge)
        return signature


def _length(pledge: Pledge) -> int:
    """The length of the paper. Refused where the file is gone."""
    try:
        return pledge.file.size
    except (OSError, ValueError) as error:
        raise Refused(Refusal.PAPER_GONE) from error


def _fill(row: Signature, signature: SignatureFacts, signer: Signer) -> None:
    """What the signature says, in the row; one that names no time was refused before."""
    row.kind, row.state = SignatureKind.DIGITAL, SignatureState.STANDS
    row.signed_at = signature.signed_at
    row.signed_on = timezone.localdate(signature.signed_at)
    row.signed_by, row.signatory_id = signer.name, signer.key
    row.certificate_sha256 = signature.certificate


def _found(
    signature: SignatureFacts,
    signer: Signer,
    seals: Sequence[SignatureFacts],
    facts: PdfFacts,
    now: datetime,
) -> dict[str, Any]:
    """What was found, for later readers and for comparing other files with it."""
    return {
        "checked_at": now.isoformat(),
        "file": {"size": facts.size, "sha256": facts.sha256, "signed": len(facts.signed)},
        "signature": signature_to_plain(signature),
        "seals": [signature_to_plain(each) for each in seals],
        "registered": signature.certificate in signer.certificates,
    }

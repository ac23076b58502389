"""A board declines to sign, and says why: everybody is told, and the board may sign later."""

from __future__ import annotations

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from blocs.enums import SignatureState
from blocs.models import Pledge, Signature
from blocs.services.letters import post_notice
from blocs.services.signatures.gate import locked_pledge, require_may_sign, row_of
from boards.domain.sentences import Sentence
from boards.models import Board, Officer
from boards.services.saying import in_words


@transaction.atomic
def decline_to_sign(*, pledge: Pledge, board: Board, reason: str, officer: Officer) -> Signature:
    """Record that the board does not sign this version, and why. It freezes nothing."""
    said = in_words(reason, Signature, "reason")
    pledge = locked_pledge(pledge)
    require_may_sign(pledge, board, officer)
    row = row_of(pledge, board)
    now = timezone.now()
    row.kind, row.state, row.reason = "", SignatureState.DECLINED, said
    row.signed_on = timezone.localdate(now)
    row.recorded_by, row.recorded_at = officer, now
    row.save()
    year = pledge.cycle.year
    post_notice(
        cycle=pledge.cycle,
        about=f"signature-{row.pk}-declined-{now:%Y%m%d%H%M%S%f}",
        subject=Sentence(
            f"{board} chưa ký giao ước thi đua năm {year}",
            f"{board} declined to sign the pledge of {year}",
        ),
        body=Sentence(
            f"{board} chưa ký giao ước thi đua năm {year} (phiên bản {pledge.version}): {said}",
            f"{board} declined to sign the pledge of {year} (version {pledge.version}): {said}",
        ),
        page=reverse("admin:blocs_cycle_pledge_sign", args=[pledge.cycle_id, board.slug]),
    )
    return row

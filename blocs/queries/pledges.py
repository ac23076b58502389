"""The versions of a pledge: which one counts, and what changes when somebody writes."""

from __future__ import annotations

from hashlib import sha256

from django.conf import settings

from blocs.enums import PledgeState, SignatureState
from blocs.models import Cycle, Pledge

NEWEST_FIRST = ("-version",)

ANSWERED = (SignatureState.STANDS, SignatureState.WAITING)
"""What a board has signed, whether or not somebody looked at the scan already."""


def versions(cycle: Cycle) -> list[Pledge]:
    """Every version, the newest first."""
    rows = cycle.pledges.select_related("opened_by", "document").order_by(*NEWEST_FIRST)
    return list(rows)


def public_versions(bloc: str, year: int) -> list[Pledge]:
    """Every version that was ever open for signature, the newest first; drafts are nobody's."""
    rows = Pledge.objects.filter(cycle__bloc__slug=bloc, cycle__year=year)
    return list(
        rows.exclude(state=PledgeState.DRAFT)
        .select_related("cycle__bloc", "document")
        .order_by(*NEWEST_FIRST)
    )


def is_signed(pledge: Pledge) -> bool:
    """Whether a member has signed. What was frozen stays so, even if the scan was not accepted."""
    return bool(pledge.frozen_at) or pledge.signatures.filter(state__in=ANSWERED).exists()


def check_address(code: str) -> str:
    """Where the paper with this code can be checked by anybody."""
    return f"{settings.SITE_URL}/verify/?code={code}"


def text_token(pledge: Pledge) -> str:
    """A text that changes with every write to the draft."""
    return sha256(f"{pledge.text}\0{pledge.text_en}".encode()).hexdigest()[:20]

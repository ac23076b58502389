"""Amending a pledge that members have signed, and declaring one void. Both say why, to all."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from blocs.enums import Act, PledgeState
from blocs.models import Pledge
from blocs.queries.pledges import is_signed
from blocs.refusals import Refusal
from blocs.services.pledges.drafting import new_draft
from blocs.services.pledges.locking import locked_pledge
from blocs.services.pledges.telling import tell_amended, tell_void
from boards.models import Officer
from boards.refusals import Refused
from boards.services.saying import in_words


@transaction.atomic
def amend_pledge(*, pledge: Pledge, officer: Officer, reason: str) -> Pledge:
    """Begin a new version, which all sign again; returns its draft.

    A version signed by all holds until the new one is opened for signature. One that is still being
    signed ends at once: nobody should go on signing what is about to change.
    """
    pledge = locked_pledge(pledge, officer, Act.END_PLEDGE)
    why = in_words(reason, Pledge, "end_reason")
    if pledge.cycle.pledges.filter(state=PledgeState.DRAFT).exists():
        raise Refused(Refusal.PLEDGE_IN_THE_MAKING)
    if pledge.state == PledgeState.OPEN:
        if not is_signed(pledge):
            raise Refused(Refusal.AMEND_UNSIGNED)
        _end(pledge, PledgeState.SUPERSEDED, why)
    elif pledge.state != PledgeState.SIGNED:
        raise Refused(Refusal.PLEDGE_OVER)
    draft = new_draft(pledge.cycle, reason=why, last=pledge)
    tell_amended(pledge, draft)
    return draft


@transaction.atomic
def void_pledge(*, pledge: Pledge, officer: Officer, reason: str) -> Pledge:
    """Declare a version void. It stays readable as such, with its signatures."""
    pledge = locked_pledge(pledge, officer, Act.END_PLEDGE)
    why = in_words(reason, Pledge, "end_reason")
    if pledge.state not in (PledgeState.OPEN, PledgeState.SIGNED):
        raise Refused(Refusal.PLEDGE_OVER)
    _end(pledge, PledgeState.VOID, why)
    tell_void(pledge, why)
    return pledge


def _end(pledge: Pledge, state: PledgeState, reason: str) -> None:
    pledge.state, pledge.ended_at, pledge.end_reason = state, timezone.now(), reason
    pledge.save(update_fields=["state", "ended_at", "end_reason"])

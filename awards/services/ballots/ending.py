"""Close a ballot for good, or annul it with a reason."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from awards.enums import BallotState
from awards.models import Ballot, BallotKey, BoxCount, Envelope
from awards.refusals import Refusal
from awards.services.ballots.locking import locked_ballot, locked_cycle
from boards.acting import acting
from boards.models import Officer
from boards.refusals import Refused


@transaction.atomic
def close_ballot(*, ballot: Ballot) -> Ballot:
    """Take no more envelopes. A closed ballot never opens again: a re-run is another ballot."""
    ballot = locked_ballot(ballot, BallotState.OPEN)
    ballot.closed_at = timezone.now()
    ballot.save(update_fields=["closed_at"])
    return ballot


@transaction.atomic
def annul_ballot(*, ballot: Ballot, officer: Officer, reason: str) -> Ballot:
    """End a ballot without a count: its envelopes are destroyed unread, its number stays taken."""
    if not reason.strip():
        raise Refused(Refusal.NEEDS_REASON)
    locked_cycle(ballot.cycle)
    ballot = Ballot.objects.select_for_update(of=("self",)).get(pk=ballot.pk)
    if ballot.state in (BallotState.COUNTED, BallotState.ANNULLED):
        raise Refused(Refusal.BALLOT_OVER)
    ballot.annulled_at, ballot.annulled_by = timezone.now(), officer
    ballot.annul_reason = reason.strip()
    with acting(reason=ballot.annul_reason):
        ballot.save(update_fields=["annulled_at", "annulled_by", "annul_reason"])
    destroy_box(ballot)
    return ballot


def destroy_box(ballot: Ballot) -> None:
    """Whatever could still be opened, and what opens it."""
    Envelope.objects.filter(elector__ballot=ballot).delete()
    BoxCount.objects.filter(ballot=ballot).delete()
    BallotKey.objects.filter(ballot=ballot).delete()

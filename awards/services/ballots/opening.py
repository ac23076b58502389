"""Open a ballot: seal it, make its keys, hand the tellers their codes."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from awards.domain.ballots.sealing import canonical, fingerprint
from awards.enums import BallotState, Channel
from awards.envelopes import new_code, new_keys
from awards.models import Ballot, BallotKey, Elector
from awards.queries.ballots import electors, roll, would_seal
from awards.refusals import Refusal
from awards.services.ballots.locking import locked_ballot, locked_cycle
from boards.models import Officer
from boards.refusals import Refused

TELLERS = range(2, 6)
"""How many tellers a ballot may have: two of them open the box."""


@transaction.atomic
def open_ballot(
    *, ballot: Ballot, officer: Officer, seen: str = ""
) -> tuple[Ballot, dict[str, str]]:
    """Open the ballot, and give the code of each teller.

    ``seen`` is the fingerprint of what the officer read and confirmed, where a page asked: what is
    sealed is that and nothing else.

    The codes are told here and kept nowhere: who loses them needs a colleague's, and without those
    of two tellers nobody ever counts.
    """
    cycle = locked_cycle(ballot.cycle)
    ballot = locked_ballot(ballot, BallotState.PREPARED)
    if cycle.ballots.open().exists():
        raise Refused(Refusal.BALLOT_OTHER_OPEN)
    channels = roll(cycle)
    who = electors(ballot, channels)
    drafted = would_seal(ballot, who)
    if not drafted["names"]:
        raise Refused(Refusal.BALLOT_NO_NAMES)
    if all(channel is Channel.ABSENT for channel in channels.values()):
        raise Refused(Refusal.BALLOT_NO_ELECTORS)
    if seen and seen != fingerprint(drafted):
        raise Refused(Refusal.BALLOT_CHANGED)
    codes = {name: new_code() for name in _tellers(drafted["tellers"])}
    key, locks = new_keys(list(codes.values()))
    sealed = drafted | {"key": key}
    ballot.sealed, ballot.fingerprint = canonical(sealed).decode(), fingerprint(sealed)
    ballot.opened_by, ballot.opened_at = officer, timezone.now()
    ballot.save()
    BallotKey.objects.create(ballot=ballot, locks=locks)
    Elector.objects.bulk_create(
        [
            Elector(ballot=ballot, board=board, channel=channels.get(board.pk, Channel.ABSENT))
            for board, _each in who
        ]
    )
    return ballot, codes


def _tellers(tellers: Sequence[str]) -> Sequence[str]:
    if len(tellers) not in TELLERS or len(set(tellers)) != len(tellers):
        raise Refused(Refusal.BALLOT_TELLERS)
    return tellers

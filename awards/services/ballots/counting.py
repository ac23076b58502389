"""Open the box with the codes of two tellers, count, decide, seal, and destroy what was inside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from django.db import transaction
from django.utils import timezone

from awards.domain.ballots.choices import Choice, from_paper
from awards.domain.ballots.counting import Box, Elector, differences, tallies
from awards.domain.ballots.outcome import quorum, told
from awards.domain.ballots.sealing import (
    Json,
    canonical,
    names_of,
    result,
    rules_of,
)
from awards.enums import BallotState, BoxNumber
from awards.envelopes import WrongCodes, opened, receipt_of, unlock
from awards.models import Ballot, BallotKey, Envelope
from awards.queries.ballots import electors_now
from awards.refusals import Refusal
from awards.services.ballots.boxes import BOX, box_from, by_hand
from awards.services.ballots.ending import destroy_box
from awards.services.ballots.locking import locked_ballot
from boards.refusals import Refused


@transaction.atomic
def count_ballot(*, ballot: Ballot, codes: Sequence[str]) -> Ballot:
    """Count a closed ballot by the codes of two tellers.

    Envelopes are opened in memory only. Of a secret ballot sums are kept and nothing else; the
    envelopes and the key are destroyed with the count.
    """
    ballot = locked_ballot(ballot, BallotState.CLOSED)
    key = _key(ballot, codes)
    envelopes = list(
        Envelope.objects.filter(elector__ballot=ballot).select_related("elector__board")
    )
    electors = electors_now(ballot)
    box = _box(ballot, key) if by_hand(electors) else Box()
    votes = {each.elector.board.slug: _read(ballot, key, each) for each in envelopes}
    ballot.counted_at = timezone.now()
    receipts = [receipt_of(each.shut) for each in envelopes]
    ballot.result = canonical(_result(ballot, electors, votes, box, receipts)).decode()
    ballot.save(update_fields=["counted_at", "result"])
    destroy_box(ballot)
    return ballot


def _key(ballot: Ballot, codes: Sequence[str]) -> X25519PrivateKey:
    locks = BallotKey.objects.get(ballot=ballot).locks
    try:
        return unlock(locks, codes)
    except WrongCodes:
        raise Refused(Refusal.CODES_WRONG) from None


def _read(ballot: Ballot, key: X25519PrivateKey, envelope: Envelope) -> Choice:
    whose = envelope.elector.board.slug
    paper = opened(key, envelope.shut, ballot=ballot.fingerprint, whose=whose)
    return from_paper(names_of(ballot.seal), paper)


def _box(ballot: Ballot, key: X25519PrivateKey) -> Box:
    """What two people counted alike. What differs is said; which of them is right, is not."""
    counts = [
        box_from(opened(key, each.shut, ballot=ballot.fingerprint, whose=BOX))
        for each in ballot.box_counts.order_by("pk")
    ]
    if len(counts) < 2:
        raise Refused(Refusal.BOX_TWICE)
    for other in counts[1:]:
        if found := differences(counts[0], other):
            raise Refused(Refusal.BOX_DIFFERS, ", ".join(_called(ballot, found)))
    return counts[0]


def _called(ballot: Ballot, keys: Iterable[str]) -> list[str]:
    """Numbers and names as the people who counted know them."""
    words = {str(value): str(label) for value, label in BoxNumber.choices}
    words |= {each["board"]: each["name"] for each in ballot.seal["names"]}
    return [words[key] for key in keys]


def _moment(at: datetime | None) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds") if at else ""


def _result(
    ballot: Ballot,
    electors: Sequence[Elector],
    votes: dict[str, Choice],
    box: Box,
    receipts: Sequence[str],
) -> Json:
    sealed = ballot.seal
    rules = rules_of(sealed)
    asked = quorum(rules, electors)
    counted = tallies(rules, names_of(sealed), electors, list(votes.values()), box)
    return result(
        sealed,
        moments={
            "opened_at": _moment(ballot.opened_at),
            "closed_at": _moment(ballot.closed_at),
            "counted_at": _moment(ballot.counted_at),
        },
        electors=electors,
        box=box,
        quorum=asked,
        counted=told(rules, counted, quorate=asked.met),
        receipts=receipts,
        votes=None if rules.secret else votes,
    )

"""What two people count of the papers, each alone, closed until the count."""

from __future__ import annotations

import json

from django.db import transaction

from awards.domain.ballots.counting import Box, Elector, Marks, box_faults
from awards.domain.ballots.sealing import names_of, rules_of
from awards.enums import BY_HAND, BallotState
from awards.envelopes import shut
from awards.models import Ballot, BoxCount
from awards.queries.ballots import electors_now
from awards.refusals import Refusal
from awards.services.ballots.locking import locked_ballot
from boards.models import Officer
from boards.refusals import Refused

BOX = "box"
"""Whose envelope a count of papers is: of no board."""


@transaction.atomic
def count_box(*, ballot: Ballot, officer: Officer, box: Box) -> BoxCount:
    """Keep what one person counted; a later count of the same person replaces it.

    It is closed like the envelopes, so that neither the second person nor anybody else reads it.
    """
    ballot = locked_ballot(ballot, BallotState.CLOSED)
    electors = electors_now(ballot)
    if not by_hand(electors):
        raise Refused(Refusal.BOX_NONE)
    if found := box_faults(rules_of(ballot.seal), names_of(ballot.seal), electors, box):
        raise Refused(found[0])
    content = shut(ballot.seal["key"], _to_bytes(box), ballot=ballot.fingerprint, whose=BOX)
    return BoxCount.objects.update_or_create(
        ballot=ballot, officer=officer, defaults={"shut": content}
    )[0]


def by_hand(electors: list[Elector]) -> bool:
    """Whether there is a box at all."""
    return any(each.channel in BY_HAND for each in electors)


def box_from(content: bytes) -> Box:
    """A count as it was kept."""
    kept = json.loads(content)
    marks = {name: Marks(*numbers) for name, numbers in kept.pop("marks").items()}
    return Box(**kept, marks=marks)


def _to_bytes(box: Box) -> bytes:
    return json.dumps(
        {
            "issued": box.issued,
            "returned": box.returned,
            "invalid": box.invalid,
            "marks": {name: [each.yes, each.no] for name, each in box.marks.items()},
        }
    ).encode()

"""Put one envelope into the box."""

from __future__ import annotations

from django.db import transaction

from awards.domain.ballots.choices import Choice, faults, to_paper
from awards.domain.ballots.sealing import names_of, rules_of
from awards.enums import BallotState, Channel
from awards.envelopes import receipt_of, shut
from awards.models import Ballot, Elector, Envelope
from awards.refusals import Refusal
from awards.services.ballots.locking import locked_ballot
from boards.refusals import Refused


@transaction.atomic
def cast_vote(*, elector: Elector, choice: Choice) -> str:
    """Close what the elector says in an envelope, and give the receipt of it.

    One board, one vote, and none is taken back. What was said is nowhere from here on but in the
    envelope; the answer to a paper that is not valid is a sentence, and nothing is lost.
    """
    ballot = locked_ballot(elector.ballot, BallotState.OPEN)
    elector = Elector.objects.select_related("board").get(pk=elector.pk)
    if elector.channel != Channel.PHONE:
        raise Refused(Refusal.VOTES_OTHERWISE)
    if elector.voted:
        raise Refused(Refusal.ALREADY_VOTED)
    _require_valid(ballot, elector.board.slug, choice)
    paper = to_paper(names_of(ballot.seal), choice)
    envelope = shut(ballot.seal["key"], paper, ballot=ballot.fingerprint, whose=elector.board.slug)
    Envelope.objects.create(elector=elector, shut=envelope)
    elector.voted = True
    elector.save(update_fields=["voted"])
    return receipt_of(envelope)


def _require_valid(ballot: Ballot, board: str, choice: Choice) -> None:
    sealed = ballot.seal
    recused = next(each["recused"] for each in sealed["electors"] if each["board"] == board)
    found = faults(rules_of(sealed), names_of(sealed), recused, choice)
    if found:
        raise Refused(found[0])

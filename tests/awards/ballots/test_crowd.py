"""Everybody votes at once: nothing is lost, nothing counts twice."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from awards.enums import BallotState, Recusal, Voice
from awards.models import Elector, Envelope
from awards.refusals import Refusal
from awards.services.ballots import cast_vote, close_ballot, count_ballot, open_ballot
from boards.refusals import Refused
from tests.awards.ballots.members import many_members
from tests.awards.ballots.rows import prepared

ELECTORS, HANDS = 200, 20


@pytest.mark.skipif("connection.vendor == 'sqlite'", reason="SQLite lets one write at a time")
@pytest.mark.django_db(transaction=True)
def test_two_hundred_boards_vote_at_once_each_on_two_phones(cycle_2022, secretary):
    many_members(cycle_2022, ELECTORS)
    ballot = prepared(cycle_2022, secretary, named=("yen-bai",), recusal=Recusal.VOTES)
    ballot, codes = open_ballot(ballot=ballot, officer=secretary)
    answers = crowd(ballot)
    close_ballot(ballot=ballot)
    left = Envelope.objects.count()
    ballot = count_ballot(ballot=ballot, codes=list(codes.values()))

    receipts = [answer for answer in answers if isinstance(answer, str)]
    refusals = {answer.refusal for answer in answers if isinstance(answer, Refused)}
    [told] = ballot.document["counts"]
    assert (len(receipts), len(answers) - len(receipts)) == (ELECTORS, ELECTORS)
    assert refusals == {Refusal.ALREADY_VOTED}
    assert (left, told["yes"], ballot.document["receipts"]) == (
        ELECTORS,
        ELECTORS,
        sorted(receipts),
    )


@pytest.mark.skipif("connection.vendor == 'sqlite'", reason="SQLite lets one write at a time")
@pytest.mark.django_db(transaction=True)
def test_who_votes_while_the_ballot_closes_is_counted_or_told(cycle_2022, secretary):
    many_members(cycle_2022, HANDS)
    ballot = prepared(cycle_2022, secretary, named=("yen-bai",), recusal=Recusal.VOTES)
    ballot, codes = open_ballot(ballot=ballot, officer=secretary)
    closing = [lambda: close_ballot(ballot=ballot)]
    answers = crowd(ballot, besides=closing)
    ballot = count_ballot(ballot=ballot, codes=list(codes.values()))

    receipts = [answer for answer in answers if isinstance(answer, str)]
    told = {answer.refusal for answer in answers if isinstance(answer, Refused)}
    assert ballot.state == BallotState.COUNTED
    assert ballot.document["receipts"] == sorted(receipts)
    assert told <= {Refusal.ALREADY_VOTED, Refusal.BALLOT_NOT_OPEN}


def crowd(ballot, besides=()):
    """Every board votes twice, from so many hands at once; the answers, in no order."""
    electors = list(Elector.objects.filter(ballot=ballot).select_related("ballot"))
    tries = [
        lambda e=each: cast_vote(elector=e, choice={"yen-bai": Voice.YES}) for each in electors
    ]
    work = [[*tries[at::HANDS], *tries[at::HANDS]] for at in range(HANDS)]
    work += [[act] for act in besides]
    answers, barrier = [], Barrier(len(work))

    def hand(acts):
        barrier.wait()
        try:
            for act in acts:
                try:
                    answers.append(act())
                except Refused as refused:
                    answers.append(refused)
        finally:
            connection.close()

    threads = [Thread(target=hand, args=[acts]) for acts in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers

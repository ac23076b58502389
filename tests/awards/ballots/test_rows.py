"""Rows of a ballot as the admin and the history name them, and reads that find nothing."""

import pytest
from django.utils import translation

from awards.enums import Channel
from awards.models import Attendance, Award, BallotKey, BoxCount, Elector, Envelope, Name
from awards.queries.counts import ballot_of
from awards.queries.public_ballots import ballot_told
from awards.refusals import Refusal
from awards.services.ballots import close_ballot, count_ballot, open_ballot, second_round
from boards.models import Board
from boards.refusals import Refused
from tests.awards.ballots.rows import prepared, put_on_roll

pytestmark = [pytest.mark.django_db, pytest.mark.cases]


@pytest.fixture
def ballot(cycle_2022, secretary):
    put_on_roll(cycle_2022, papers=(), letters=())
    return prepared(cycle_2022, secretary)


def test_every_row_says_whose_it_is(ballot, secretary):
    board = Board.objects.get(slug="yen-bai")
    elector = Elector(ballot=ballot, board=board)
    rows = [
        Attendance(cycle=ballot.cycle, board=board, channel=Channel.PAPER),
        Name(ballot=ballot, board=board),
        elector,
        BallotKey(ballot=ballot),
        Envelope(elector=elector),
        BoxCount(ballot=ballot, officer=secretary),
    ]

    with translation.override("vi"):
        assert list(map(str, rows)) == [
            "Yên Bái: bỏ phiếu giấy",
            "Yên Bái",
            "Yên Bái",
            str(ballot),
            "Yên Bái",
            f"{ballot}: {secretary}",
        ]


def test_a_ballot_of_another_award_says_nothing_of_this_one(held):
    counted = held()
    board = Board.objects.get(slug="yen-bai")
    other = Award.objects.exclude(pk=counted.award_id).first()

    assert ballot_of(counted.cycle, board, counted.award)[0] == counted
    assert ballot_of(counted.cycle, board, other) is None


def test_only_a_counted_ballot_is_told(ballot):
    with pytest.raises(ValueError, match="counted"):
        ballot_told(ballot, "")


def test_without_a_tie_there_is_no_second_round(ballot, secretary):
    opened, codes = open_ballot(ballot=ballot, officer=secretary)
    close_ballot(ballot=opened)
    counted = count_ballot(ballot=opened, codes=list(codes.values()))

    with pytest.raises(Refused) as caught:
        second_round(ballot=counted, officer=secretary)

    assert caught.value.refusal == Refusal.NOT_TIED

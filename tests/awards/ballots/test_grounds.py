"""A counted ballot decides who may be proposed, and fills in the votes."""

import pytest
from django.utils import translation

from awards.models import Award
from awards.queries.planning import plan_of
from awards.refusals import Refusal
from awards.services import nominate
from boards.models import Board
from boards.refusals import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_vietnamese():
    with translation.override("vi"):
        yield


def ground(ballot, slug):
    """What the plan says of the votes for a board."""
    [cell] = [
        cell
        for row in plan_of(ballot.cycle).rows
        for cell in row.cells
        if (row.board.slug, cell.award) == (slug, ballot.award)
    ]
    return [(each.verdict, each.fact) for each in cell.grounds if "bỏ phiếu" in each.ground]


def test_the_plan_says_what_the_conference_decided(held):
    ballot = held()

    assert ground(ballot, "yen-bai")[0] == ("met", "5/7 phiếu tán thành, cần 4: được chọn.")
    assert ground(ballot, "phu-tho")[0] == (
        "unmet",
        "2/7 phiếu tán thành, cần 4: không đủ tỷ lệ phiếu.",
    )


def test_a_rehearsal_decides_nothing(held):
    ballot = held(rehearsal=True)

    assert [verdict for verdict, _fact in ground(ballot, "yen-bai")] in ([], ["open"])


def test_votes_are_not_typed_again(held, secretary):
    ballot = held()
    said = {
        "cycle": ballot.cycle,
        "board": Board.objects.get(slug="yen-bai"),
        "award": Award.objects.get(pk=ballot.award_id),
        "officer": secretary,
        "achievements": "tốt",
    }
    with pytest.raises(Refused) as caught:
        nominate(**said, votes_for=6, votes_cast=7)
    made = nominate(**said)

    assert caught.value.refusal == Refusal.VOTES_FROM_BALLOT
    assert (made.ballot, made.votes_for, made.votes_cast) == (ballot, 5, 7)


def test_who_was_not_chosen_is_not_proposed(held, secretary):
    ballot = held()
    with pytest.raises(Refused) as caught:
        nominate(
            cycle=ballot.cycle,
            board=Board.objects.get(slug="phu-tho"),
            award=ballot.award,
            officer=secretary,
            achievements="tốt",
        )

    assert caught.value.refusal == Refusal.NOT_ELIGIBLE

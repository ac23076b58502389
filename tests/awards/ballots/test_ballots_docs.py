"""The tables of docs/ballots.md."""

from fractions import Fraction

import pytest

from awards.domain.ballots.counting import Tally
from awards.domain.ballots.outcome import told
from awards.domain.ballots.rules import Rules, Share
from awards.enums import BallotKind, BallotState, Base
from awards.models.ballots import VOTES
from tests.test_docs import code, one, rows

PAGE = "docs/ballots.md"


@pytest.mark.parametrize(
    ("part", "strict", "of", "enough"), rows(PAGE, "Part", "More than that", "Of", "Enough")
)
def test_how_many_votes_are_enough(part, strict, of, enough):
    share = Share(Fraction(part), Base.PRESENT, strict == "yes")

    assert share.needed(int(of)) == int(enough)


@pytest.mark.parametrize(
    ("votes", "places", "outcomes"), rows(PAGE, "Votes for, of 7", "Places", "Outcomes")
)
def test_what_a_count_decides(votes, places, outcomes):
    share = Share(Fraction(1, 2), Base.PRESENT, strict=True)
    rules = Rules(BallotKind.YES_NO, share, share, None if places == "–" else int(places))
    counted = [
        Tally(str(at), int(yes), 0, 0, {Base.PRESENT: 7}) for at, yes in enumerate(votes.split(","))
    ]

    assert [each.outcome for each in told(rules, counted, quorate=True)] == code(outcomes)


def test_every_state_and_every_base_is_described():
    states = [one(row[0]) for row in rows(PAGE, "State", "What may happen", "What never does")]
    bases = [one(row[0]) for row in rows(PAGE, "Base", "Counts")]

    assert states == list(BallotState)
    assert bases == list(VOTES)

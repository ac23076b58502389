"""What a count decides: thresholds by exact fractions, quorum, places, ties."""

from fractions import Fraction

import pytest

from awards.domain.ballots.counting import Elector, Tally
from awards.domain.ballots.outcome import quorum, told
from awards.domain.ballots.rules import Rules, Share
from awards.enums import BallotKind, Base, Channel, CountOutcome

ELECTED, TIED, BELOW, SHORT, NO_QUORUM = CountOutcome


@pytest.mark.parametrize(
    ("part", "strict", "of", "needed"),
    [
        pytest.param("1/2", True, 7, 4, id="more than half of 7"),
        pytest.param("1/2", False, 7, 4, id="half of 7 is rounded up"),
        pytest.param("1/2", True, 6, 4, id="more than half of 6"),
        pytest.param("1/2", False, 6, 3, id="half of 6"),
        pytest.param("2/3", False, 7, 5, id="two thirds of 7"),
        pytest.param("2/3", False, 6, 4, id="two thirds of 6"),
        pytest.param("2/3", True, 6, 5, id="more than two thirds of 6"),
        pytest.param("4/5", False, 7, 6, id="80 % of 7"),
        pytest.param("9/10", False, 7, 7, id="90 % of 7"),
        pytest.param("1/2", False, 0, 1, id="0 of 0 never passes"),
        pytest.param("1", False, 7, 7, id="all"),
    ],
)
def test_how_many_votes_are_enough(part, strict, of, needed):
    assert Share(Fraction(part), Base.PRESENT, strict).needed(of) == needed


def rules(places, part="1/2", strict=True):
    share = Share(Fraction(part), Base.PRESENT, strict)
    return Rules(BallotKind.YES_NO, share, Share(Fraction(2, 3), Base.ELECTORS), places)


def decided(votes, places, of=7, quorate=True, **said):
    counted = [Tally(str(at), yes, 0, 0, {Base.PRESENT: of}) for at, yes in enumerate(votes)]
    return [each.outcome for each in told(rules(places, **said), counted, quorate=quorate)]


@pytest.mark.parametrize(
    ("votes", "places", "outcomes"),
    [
        pytest.param([7, 4, 3], None, [ELECTED, ELECTED, SHORT], id="as many as reach it"),
        pytest.param([7, 5, 4], 1, [ELECTED, BELOW, BELOW], id="one place"),
        pytest.param([6, 6, 3], 1, [TIED, TIED, SHORT], id="a tie for the only place"),
        pytest.param([7, 5, 5, 5], 2, [ELECTED, TIED, TIED, TIED], id="a tie at the cut"),
        pytest.param([5, 5], 2, [ELECTED, ELECTED], id="level, and room for both"),
        pytest.param([7, 6, 6, 5], 3, [ELECTED, ELECTED, ELECTED, BELOW], id="level above it"),
        pytest.param([3, 3], 1, [SHORT, SHORT], id="nobody reached the threshold"),
        pytest.param([7, 3, 3], 2, [ELECTED, SHORT, SHORT], id="a place stays empty"),
    ],
)
def test_who_gets_the_places(votes, places, outcomes):
    assert decided(votes, places) == outcomes


def test_without_a_quorum_nothing_is_decided():
    assert decided([7, 3], 1, quorate=False) == [NO_QUORUM, NO_QUORUM]


def test_nothing_of_nothing_has_no_share_and_does_not_pass():
    [each] = told(rules(1), [Tally("a", 0, 0, 0, {Base.PRESENT: 0})], quorate=True)

    assert (each.share, each.needed, each.outcome) == (None, 1, SHORT)


@pytest.mark.parametrize(("present", "met"), [(4, False), (5, True)])
def test_two_thirds_of_seven_must_be_there(present, met):
    who = [Elector(str(at), Channel.PAPER if at < present else Channel.ABSENT) for at in range(7)]

    found = quorum(rules(1), who)

    assert (found.needed, found.present, found.met) == (5, present, met)

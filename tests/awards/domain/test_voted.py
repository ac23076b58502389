"""The votes of the conference against the thresholds that the rules of an award name."""

from fractions import Fraction

import pytest

from awards.domain.ballots.rules import Share
from awards.domain.voted import NAMES, Threshold, Voted, rulings
from awards.enums import Base, CountOutcome, Verdict

EIGHTY = Threshold(Share(Fraction(4, 5), Base.ELECTORS), "Điều 9")


def voted(yes, outcome=CountOutcome.ELECTED):
    return Voted(yes, 6, 4, outcome, {Base.ELECTORS: 7, Base.PRESENT: 6}, "cuộc bỏ phiếu số 1")


@pytest.mark.parametrize(
    ("said", "rules", "found"),
    [
        pytest.param(None, (), [], id="no ballot, no rule: nothing is asked"),
        pytest.param(None, (EIGHTY,), [Verdict.OPEN], id="a rule, nobody voted yet"),
        pytest.param(voted(5), (), [Verdict.MET], id="chosen"),
        pytest.param(voted(3, CountOutcome.SHORT), (), [Verdict.UNMET], id="too few votes"),
        pytest.param(
            voted(5), (EIGHTY,), [Verdict.MET, Verdict.UNMET], id="chosen, 80 % of all not reached"
        ),
        pytest.param(voted(6), (EIGHTY,), [Verdict.MET, Verdict.MET], id="6 of 7 are 80 %"),
    ],
)
def test_what_the_votes_come_to(said, rules, found):
    assert [each.verdict for each in rulings(said, rules)] == found


def test_every_ruling_says_its_arithmetic_and_its_source():
    of_ballot, of_rule = rulings(voted(5), (EIGHTY,))

    assert of_ballot.fact.vi == "5/6 phiếu tán thành, cần 4: được chọn."
    assert of_ballot.fact.en == "5 of 6 votes for, 4 needed: chosen."
    assert of_ballot.source == "cuộc bỏ phiếu số 1"
    assert of_rule.fact.vi == "Quy định cần 6/7 phiếu tán thành, đạt 5."
    assert of_rule.source == "Điều 9"


def test_every_outcome_has_its_words():
    assert set(NAMES) == set(CountOutcome)

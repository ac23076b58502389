"""Eligibility: each ground with its fact and source; what is only just missed; what stays open."""

from dataclasses import replace
from decimal import Decimal

import pytest

from awards.domain.eligibility import (
    Candidate,
    Elsewhere,
    Figure,
    Finding,
    Given,
    Rules,
    Unmet,
    findings,
    nearly,
    noted,
    unmet,
)
from awards.domain.quota import Quota, places
from awards.enums import Base, Ground, Verdict
from boards.domain.sentences import Sentence

EDITION = "bản công bố số 1"
FIRST = Candidate(published=True, place=1, edition=EDITION)
RULES = Rules(year=2022, members=7, places=places(Quota("QĐ 1", number=1), {}))


def verdicts(candidate, rules=RULES):
    return [(each.ground, each.verdict, each.near) for each in findings(candidate, rules)]


def test_the_first_of_a_bloc_is_eligible():
    found = findings(FIRST, RULES)

    assert found == (
        Finding(Ground.PLACE, Verdict.MET, Sentence("Xếp thứ 1.", "Place 1."), EDITION),
        Finding(
            Ground.QUOTA,
            Verdict.MET,
            Sentence(
                "Nhiều nhất 1 đơn vị của khối trong một năm. Đã đề nghị 0, còn 1.",
                "At most 1 of the bloc in a year. 0 proposed, 1 left.",
            ),
            "QĐ 1",
        ),
    )
    assert (unmet(found), nearly(found)) == ((), False)


@pytest.mark.parametrize(
    ("candidate", "rules", "ground", "verdict", "near"),
    [
        pytest.param(
            Candidate(published=False), RULES, Ground.PLACE, Verdict.OPEN, False, id="no edition"
        ),
        pytest.param(
            replace(FIRST, place=None), RULES, Ground.PLACE, Verdict.UNMET, False, id="no place"
        ),
        pytest.param(
            replace(FIRST, unmet=(Unmet(Sentence("Bị kỷ luật", "Disciplined"), "Điều 9"),)),
            RULES, Ground.CONDITION, Verdict.UNMET, False, id="a condition",
        ),
        pytest.param(
            FIRST, replace(RULES, fewest=Figure(8, "Điều 3")),
            Ground.MEMBERS, Verdict.UNMET, False, id="a small bloc",
        ),
        pytest.param(
            FIRST, replace(RULES, fewest=Figure(7, "Điều 3")),
            Ground.MEMBERS, Verdict.MET, False, id="just large enough",
        ),
        pytest.param(
            replace(FIRST, proposed=True), RULES, Ground.REPEAT, Verdict.UNMET, False, id="twice"
        ),
        pytest.param(
            replace(FIRST, proposed_for=(Sentence("Bằng khen", "Certificate"),)),
            replace(RULES, one_achievement="Điều 6"),
            Ground.ONE_ACHIEVEMENT, Verdict.UNMET, False, id="another award",
        ),
        pytest.param(
            FIRST, replace(RULES, taken=1), Ground.QUOTA, Verdict.UNMET, True, id="no place left"
        ),
        pytest.param(
            FIRST, replace(RULES, places=places(Quota("QĐ", number=0), {})),
            Ground.QUOTA, Verdict.UNMET, False, id="no place at all",
        ),
    ],
)  # fmt: skip
def test_a_ground_has_its_verdict(candidate, rules, ground, verdict, near):
    assert (ground, verdict, near) in verdicts(candidate, rules)


def test_another_award_of_the_year_is_no_matter_where_no_rule_says_so():
    candidate = replace(FIRST, proposed_for=(Sentence("Bằng khen", "Certificate"),))

    assert verdicts(candidate) == verdicts(FIRST)


@pytest.mark.parametrize(
    ("year", "inherited", "expected"),
    [
        pytest.param(2020, False, (Verdict.UNMET, False), id="two years ago, of five"),
        pytest.param(2018, False, (Verdict.UNMET, True), id="next year it would do"),
        pytest.param(2017, False, (Verdict.MET, False), id="five years are over"),
        pytest.param(2020, True, (Verdict.OPEN, False), id="of a predecessor"),
    ],
)
def test_years_between_two_awards(year, inherited, expected):
    candidate = replace(FIRST, given=(Given(year, "QĐ 12", inherited),))
    rules = replace(RULES, interval=Figure(5, "Điều 20"))

    [found] = [each for each in findings(candidate, rules) if each.ground is Ground.INTERVAL]
    assert (found.verdict, found.near, found.source) == (*expected, "Điều 20")


def test_who_lacks_only_a_place_in_the_quota_is_a_near_miss():
    full = replace(RULES, taken=1)

    assert nearly(findings(replace(FIRST, place=2), full))
    assert not nearly(findings(replace(FIRST, place=None), full))
    assert [each.ground for each in unmet(findings(replace(FIRST, place=None), full))] == [
        Ground.PLACE,
        Ground.QUOTA,
    ]


def test_what_only_the_council_counts_stays_open():
    rules = replace(RULES, places=places(Quota("CV", share=Decimal(20), base=Base.OUTSIDE), {}))

    assert (rules.left, (Ground.QUOTA, Verdict.OPEN, False) in verdicts(FIRST, rules)) == (
        None,
        True,
    )


CITED = "12/QĐ-BKHĐT (03/02/2023)"
MERIT = Sentence("Bằng khen", "Certificate of merit")


@pytest.mark.parametrize(
    ("each", "rule", "verdict", "vi", "en"),
    [
        pytest.param(
            Elsewhere(MERIT, "Khối tỉnh", same=True),
            "",
            Verdict.UNMET,
            "Cùng năm đã đề nghị Bằng khen (Khối tỉnh).",
            "Certificate of merit is proposed for the same year (Khối tỉnh).",
            id="the same award, proposed",
        ),
        pytest.param(
            Elsewhere(MERIT, "Khối tỉnh", CITED),
            "Điều 5",
            Verdict.UNMET,
            f"Cùng năm đã tặng Bằng khen ({CITED}; Khối tỉnh).",
            f"Certificate of merit was given in the same year ({CITED}; Khối tỉnh).",
            id="another award, given, and one achievement earns one",
        ),
        pytest.param(
            Elsewhere(MERIT, "Khối tỉnh"),
            "",
            Verdict.OPEN,
            "Cùng năm đã đề nghị Bằng khen (Khối tỉnh).",
            "Certificate of merit is proposed for the same year (Khối tỉnh).",
            id="another award without a rule",
        ),
        pytest.param(
            Elsewhere(MERIT, "Khối tỉnh", CITED, same=True, kin="Hòa Bình"),
            "Điều 5",
            Verdict.OPEN,
            f"Cùng năm đã tặng Bằng khen cho Hòa Bình, đơn vị tiền thân hoặc kế thừa ({CITED}; "
            "Khối tỉnh).",
            "Certificate of merit was given in the same year to Hòa Bình, its predecessor or "
            f"successor ({CITED}; Khối tỉnh).",
            id="of its line",
        ),
    ],
)
def test_the_same_year_in_another_bloc(each, rule, verdict, vi, en):
    [found] = [
        found
        for found in findings(
            replace(FIRST, elsewhere=(each,)), replace(RULES, one_achievement=rule)
        )
        if found.ground == Ground.ELSEWHERE
    ]

    assert found == Finding(Ground.ELSEWHERE, verdict, Sentence(vi, en), rule)


def test_a_decision_is_told_what_it_is_at_odds_with_and_no_quota():
    full = replace(RULES, taken=1, interval=Figure(5, "Điều 9"))
    before = replace(FIRST, place=None, proposed=True, given=(Given(2020, "QĐ 1"),))

    found = noted(findings(before, full))

    assert [each.ground for each in found] == [Ground.PLACE, Ground.INTERVAL]

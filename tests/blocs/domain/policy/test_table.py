"""The policy table as data."""

from blocs.domain.policy import POLICY
from blocs.enums import Act, Party, Stage

READS = {
    Act.READ_REPORT,
    Act.READ_HISTORY,
    Act.READ_RIGHTS,
    Act.EXPORT,
    Act.READ_IMPORT,
    Act.READ_RESULTS,
    Act.READ_CATALOGUE,
    Act.READ_REGISTERS,
    Act.READ_CYCLE,
    Act.READ_HAND_OVER,
    Act.READ_OPINIONS,
    Act.READ_OBJECTIONS,
    Act.READ_COMPUTED,
    Act.READ_DOSSIER,
}


def of(party):
    return {act for act, rule in POLICY.items() if party in rule.parties}


def test_every_act_has_one_row():
    assert list(POLICY) == [rule.act for rule in POLICY.values()]
    assert set(POLICY) == set(Act)


def test_every_act_is_allowed_at_some_stage():
    assert [act for act, rule in POLICY.items() if not rule.stages] == []


def test_an_auditor_reads_everything_and_writes_nothing():
    assert of(Party.AUDITOR) == READS


def test_reading_depends_on_no_stage():
    assert {POLICY[act].stages for act in READS} == {frozenset(Stage)}


def test_the_secretariat_may_all_but_keep_officers_and_stand_for_boards():
    assert set(Act) - of(Party.SECRETARIAT) == {
        Act.KEEP_OFFICERS,
        Act.SIGN_HAND_OVER,
        Act.PEER_SCORE,
        Act.VOTE,
    }


def test_leaders_write_no_figure_and_keep_no_register():
    writes = of(Party.CHAIR) - READS

    assert writes == {
        Act.REMARK,
        Act.RETURN_REPORT,
        Act.VERIFY_REPORT,
        Act.GRANT_EXEMPTION,
        Act.RAISE_DOUBT,
        Act.SETTLE_DOUBT,
        Act.PEER_SCORE,
        Act.BALLOT,
        Act.EDIT_PLEDGE,
        Act.END_PLEDGE,
        Act.CONFIRM_SIGNATURE,
        Act.KEEP_CALENDAR,
        Act.KEEP_LETTERS,
        Act.HAND_OVER,
        Act.REVEAL,
        Act.REHEARSE,
    }
    assert of(Party.CHAIR) - of(Party.DEPUTY) == {
        Act.GRANT_EXEMPTION,
        Act.END_PLEDGE,
        Act.KEEP_LETTERS,
        Act.HAND_OVER,
        Act.REVEAL,
        Act.REHEARSE,
    }
    assert of(Party.DEPUTY) - of(Party.CHAIR) == set()


def test_acts_of_two_persons_are_reviews_doubts_and_publishing():
    assert {act for act, rule in POLICY.items() if rule.second_person} == {
        Act.RETURN_REPORT,
        Act.VERIFY_REPORT,
        Act.SETTLE_DOUBT,
        Act.CONFIRM_SIGNATURE,
        Act.PUBLISH_EDITION,
        Act.END_EMBARGO,
        Act.UNFREEZE,
    }


def test_no_board_judges_itself():
    assert {act for act, rule in POLICY.items() if rule.others_only} == {
        Act.RETURN_REPORT,
        Act.VERIFY_REPORT,
        Act.GRANT_EXEMPTION,
        Act.SETTLE_DOUBT,
        Act.CONFIRM_SIGNATURE,
        Act.PEER_SCORE,
    }


def test_what_an_exemption_opens_has_a_stage_to_stand_above():
    opened = [rule for rule in POLICY.values() if rule.opened]

    assert [rule.act for rule in opened if rule.stages == frozenset(Stage)] == []


def test_a_freeze_closes_what_boards_would_compute_the_result_from():
    assert [act for act, rule in POLICY.items() if rule.unless_frozen] == [
        Act.READ_COMPUTED,
        Act.REVEAL,
    ]

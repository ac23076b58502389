from dataclasses import replace

import pytest

from blocs.domain.calendar import Facts
from blocs.domain.policy import POLICY
from blocs.domain.stages import (
    ALLOWED,
    REQUIRED,
    Lack,
    Move,
    Ready,
    is_over,
    lacks,
    may,
    next_stages,
)
from blocs.enums import Act, Requirement, Stage

WRITES_IN_A_CLOSED_CYCLE = {
    Act.DECIDE,
    Act.REMARK,
    Act.GRANT_EXEMPTION,
    Act.MOVE_STAGE,
    Act.KEEP_LETTERS,
    Act.HAND_OVER,
    Act.SIGN_HAND_OVER,
    Act.END_EMBARGO,
    Act.ASK_UNFREEZE,
    Act.UNFREEZE,
    Act.REVEAL,
    Act.REHEARSE,
}
"""Besides registers, officers and imports, which belong to no cycle.

A result that was not published before its year closed is still frozen, and still to be shown.
"""

OF_NO_CYCLE = {
    Act.UNDO_IMPORT,
    Act.KEEP_REGISTERS,
    Act.KEEP_CHECKS,
    Act.KEEP_OFFICERS,
    Act.RECORD_SUCCESSION,
}


def test_every_act_has_its_row_and_some_stage():
    assert dict(ALLOWED) == {act: rule.stages for act, rule in POLICY.items()}
    assert all(ALLOWED.values())


@pytest.mark.parametrize(
    ("act", "stages"),
    [
        pytest.param(Act.EDIT_MEMBERSHIP, "planning", id="members are settled first"),
        pytest.param(Act.EDIT_SCHEME, "planning running", id="criteria often come late"),
        pytest.param(Act.EDIT_TARGETS, "planning running", id="targets before reports"),
        pytest.param(
            Act.EDIT_FIGURES, "running reporting appraisal conference", id="figures to the end"
        ),
        pytest.param(Act.SUBMIT_REPORT, "reporting appraisal conference", id="when boards report"),
        pytest.param(Act.VERIFY_REPORT, "reporting appraisal conference", id="reviews"),
        pytest.param(Act.SELF_SCORE, "reporting", id="boards score themselves when they report"),
        pytest.param(Act.SCORE, "appraisal conference", id="scores after reports"),
        pytest.param(Act.PREPARE_EDITION, "appraisal conference proposed", id="editions"),
        pytest.param(Act.NOMINATE, "conference proposed", id="nominations"),
        pytest.param(Act.DECIDE, "proposed closed", id="decisions come late"),
    ],
)
def test_the_stages_that_allow_an_act(act, stages):
    allowed = {stage for stage in Stage if may(act, stage)}

    assert allowed == {Stage(name) for name in stages.split()}


def test_nothing_of_a_closed_cycle_is_edited():
    allowed = {act for act in Act if may(act, Stage.CLOSED)}

    reads = {act for act in Act if act.startswith("read_")} | {Act.EXPORT}
    assert allowed - reads - OF_NO_CYCLE == WRITES_IN_A_CLOSED_CYCLE


@pytest.mark.parametrize(
    ("stage", "expected"),
    [
        pytest.param(Stage.PLANNING, (Move(Stage.RUNNING, False),), id="the first has no back"),
        pytest.param(
            Stage.APPRAISAL,
            (Move(Stage.CONFERENCE, False), Move(Stage.REPORTING, True)),
            id="back needs a reason",
        ),
        pytest.param(Stage.CLOSED, (Move(Stage.PROPOSED, True),), id="the last has no forward"),
    ],
)
def test_next_stages(stage, expected):
    assert next_stages(stage) == expected


EVERYTHING = Ready(
    Facts(
        stage=Stage.RUNNING,
        chair_announced=True,
        scheme_issued=True,
        pledge_open=True,
        handed_over=True,
    ),
    members=7,
    edition_published=True,
)


def without(members=7, edition_published=True, votes_counted=True, **facts):
    changed = replace(EVERYTHING.facts, **facts)
    return Ready(changed, members, edition_published, votes_counted=votes_counted)


@pytest.mark.parametrize("stage", Stage)
def test_a_cycle_that_has_everything_lacks_nothing(stage):
    assert lacks(stage, EVERYTHING) == ()


@pytest.mark.parametrize(
    ("stage", "ready", "lack"),
    [
        pytest.param("running", without(members=1), Lack(Requirement.MEMBERS), id="one member"),
        pytest.param(
            "running", without(chair_announced=False), Lack(Requirement.CHAIR), id="no chair"
        ),
        pytest.param(
            "reporting", without(scheme_issued=False), Lack(Requirement.SCHEME), id="no scheme"
        ),
        pytest.param(
            "reporting", without(unsigned=(2, 4)), Lack(Requirement.PLEDGE, (2, 4)), id="unsigned"
        ),
        pytest.param(
            "reporting",
            without(pledge_open=False, unsigned=(1, 2)),
            Lack(Requirement.PLEDGE),
            id="no pledge to sign: nobody is named",
        ),
        pytest.param(
            "appraisal", without(unreported=(5,)), Lack(Requirement.REPORTED, (5,)), id="unreported"
        ),
        pytest.param(
            "conference",
            without(unverified=(5,)),
            Lack(Requirement.VERIFIED, (5,)),
            id="unverified",
        ),
        pytest.param(
            "proposed", without(edition_published=False), Lack(Requirement.EDITION), id="no edition"
        ),
        pytest.param(
            "proposed",
            without(votes_counted=False),
            Lack(Requirement.VOTES_COUNTED),
            id="a vote without its count",
        ),
        pytest.param(
            "closed", without(handed_over=False), Lack(Requirement.HANDED_OVER), id="no hand-over"
        ),
    ],
)
def test_what_a_cycle_lacks_is_named(stage, ready, lack):
    assert lacks(Stage(stage), ready) == (lack,)
    assert all(lacks(other, ready) == () for other in Stage if other != stage)


def test_a_year_is_over_from_its_conference_on():
    assert [stage for stage in Stage if is_over(stage)] == [
        Stage.CONFERENCE,
        Stage.PROPOSED,
        Stage.CLOSED,
    ]


def test_targets_lack_only_while_no_pledge_is_open():
    ready = without(pledge_open=False, without_targets=(3,))

    assert lacks(Stage.REPORTING, ready) == (
        Lack(Requirement.TARGETS, (3,)),
        Lack(Requirement.PLEDGE),
    )
    assert lacks(Stage.REPORTING, without(without_targets=(3,))) == ()


def test_every_requirement_belongs_to_one_stage():
    every = [requirement for of in REQUIRED.values() for requirement in of]

    assert sorted(every) == sorted(Requirement)
    assert list(REQUIRED) == list(Stage)

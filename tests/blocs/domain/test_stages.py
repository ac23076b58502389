import pytest

from blocs.domain.policy import POLICY
from blocs.domain.stages import ALLOWED, Move, may, next_stages
from blocs.enums import Act, Stage

WRITES_IN_A_CLOSED_CYCLE = {Act.DECIDE, Act.REMARK, Act.GRANT_EXEMPTION}
"""Besides registers, officers and imports, which belong to no cycle."""

OF_NO_CYCLE = {Act.UNDO_IMPORT, Act.KEEP_REGISTERS, Act.KEEP_CHECKS, Act.KEEP_OFFICERS}


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

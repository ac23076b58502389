"""What a year lacks for its next stage is said by name, on the page and in the refusal."""

import pytest

from blocs.enums import Requirement, Stage
from blocs.forms.acts import StageForm
from blocs.models import Cycle
from blocs.queries.stages import step_forward
from blocs.refusals import Refusal
from blocs.services import move_stage
from boards.models import Change
from boards.refusals import Refused
from tests.blocs.year import board_of, open_pledge, sign, small_year
from tests.boards.rows import scheme

pytestmark = pytest.mark.django_db


@pytest.fixture
def year(db):
    """2023 at the stage of running; A has signed the pledge, and the criteria are issued."""
    cycle = small_year()
    rules = scheme(7, issued_on="2023-03-31")
    type(rules).objects.filter(pk=rules.pk).update(cycle=cycle)
    sign(open_pledge(cycle), board_of(cycle, "A"))
    return cycle


def test_what_lacks_is_named_with_those_who_owe_it(year):
    step = step_forward(year)

    assert step.stage == Stage.REPORTING
    assert [(lack.requirement, lack.names) for lack in step.lacks] == [
        (Requirement.PLEDGE, ("B", "C"))
    ]
    assert [str(lack) for lack in step.lacks] == [
        "every member has signed the pledge – lacking: B, C"
    ]


def test_moving_on_is_refused_with_what_lacks(year):
    with pytest.raises(Refused) as refused:
        move_stage(cycle=year, stage=Stage.REPORTING)

    assert refused.value.refusal == Refusal.STAGE_LACKS
    assert refused.value.detail == "every member has signed the pledge – lacking: B, C"
    assert Cycle.objects.get(pk=year.pk).stage == Stage.RUNNING


def test_a_reason_lets_it_go_on_and_is_kept(year):
    move_stage(cycle=year, stage=Stage.REPORTING, reason="B và C ký sau")

    change = Change.objects.filter(model="blocs.cycle").latest("pk")
    assert (change.after["stage"], change.reason) == ("reporting", "B và C ký sau")


def test_a_year_that_has_everything_goes_on_without_a_word(year):
    for letter in "BC":
        sign(year.pledges.get(), board_of(year, letter))

    assert move_stage(cycle=year, stage=Stage.REPORTING).stage == Stage.REPORTING


def test_the_last_stage_leads_nowhere(year):
    year.stage = Stage.CLOSED

    step = step_forward(year)

    assert (step.stage, step.lacks) == (None, ())


@pytest.mark.parametrize(
    ("stage", "chosen"), [(Stage.RUNNING, Stage.REPORTING), (Stage.CLOSED, "")]
)
def test_the_form_offers_the_step_forward_first(stage, chosen):
    assert StageForm(stages={stage}).initial["stage"] == chosen

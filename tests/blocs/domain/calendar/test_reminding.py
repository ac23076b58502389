"""Which reminder is due today: one, on a working day, never twice, and late rather than never."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocs.domain.calendar import due_step, is_working, step_day

STEPS = (-14, -3, 1, 8)
FRIDAY = date(2023, 3, 31)
HOLIDAY = {date(2023, 3, 28), date(2023, 4, 3)}


def due(today, *, due_on=FRIDAY, steps=STEPS, sent=(), days_off=()):
    return due_step(due_on=due_on, today=today, steps=steps, sent=sent, days_off=days_off)


@pytest.mark.parametrize(
    ("today", "sent", "step"),
    [
        pytest.param(date(2023, 3, 16), (), None, id="nothing yet"),
        pytest.param(date(2023, 3, 17), (), -14, id="two weeks before"),
        pytest.param(date(2023, 3, 17), (-14,), None, id="not twice on a day"),
        pytest.param(date(2023, 3, 20), (-14,), None, id="not twice on another day"),
        pytest.param(date(2023, 3, 20), (), -14, id="late rather than never"),
        pytest.param(date(2023, 3, 28), (-14,), -3, id="three days before"),
        pytest.param(date(2023, 3, 31), (-14,), -3, id="still on the due day"),
        pytest.param(date(2023, 4, 3), (-14, -3), 1, id="a day after is a Saturday: Monday"),
        pytest.param(date(2023, 4, 8), (-14, -3, 1), None, id="eight days after is a Saturday"),
        pytest.param(date(2023, 4, 10), (-14, -3, 1), 8, id="so Monday"),
        pytest.param(date(2023, 9, 1), STEPS, None, id="then nothing any more"),
        pytest.param(date(2023, 3, 29), (), -3, id="dead from the beginning: one, the latest"),
        pytest.param(date(2023, 6, 1), (), 8, id="dead for months: one, the latest"),
        pytest.param(date(2023, 3, 20), (1,), None, id="a clock that was set back"),
    ],
)
def test_one_reminder_is_due(today, sent, step):
    assert due(today, sent=sent) == step


@pytest.mark.parametrize(
    ("today", "sent", "step"),
    [
        pytest.param(date(2023, 3, 27), (-14,), -3, id="the working day before a holiday"),
        pytest.param(date(2023, 3, 28), (-14,), None, id="not on the holiday"),
        pytest.param(date(2023, 4, 3), (-14, -3), None, id="not on the next one"),
        pytest.param(date(2023, 4, 4), (-14, -3), 1, id="the working day after it"),
    ],
)
def test_days_off_move_a_reminder(today, sent, step):
    assert due(today, sent=sent, days_off=HOLIDAY) == step


def test_a_day_that_is_over_is_not_near_any_more():
    assert due(date(2023, 4, 3), steps=(-14, -3)) is None


def test_a_bloc_may_remind_nobody():
    assert due(FRIDAY, steps=()) is None


# Properties: whatever the steps, the holidays and the days on which the program runs.

JANUARY = date(2023, 1, 1)
days = st.integers(0, 120).map(lambda number: JANUARY + timedelta(number))
before = st.lists(st.integers(-30, 0), unique=True, max_size=4)
after = st.lists(st.integers(1, 30), unique=True, max_size=4)


@st.composite
def calendars(draw):
    """A due day, steps and days off."""
    return {
        "due_on": draw(days),
        "steps": (*draw(before), *draw(after)),
        "days_off": draw(st.sets(days, max_size=40)),
    }


def reminders(calendar, run_days):
    """What goes out, day by day, when the program runs on these days in this order."""
    sent = []
    for today in run_days:
        step = due_step(today=today, sent=[step for _day, step in sent], **calendar)
        if step is not None:
            sent.append((today, step))
    return sent


every_day = [JANUARY - timedelta(40) + timedelta(number) for number in range(240)]


@given(calendars(), st.lists(days, max_size=60))
def test_nothing_goes_out_twice_and_steps_only_go_forward(calendar, run_days):
    steps = [step for _day, step in reminders(calendar, run_days)]

    assert steps == sorted(set(steps))


@given(calendars(), st.lists(days, max_size=60))
def test_nothing_goes_out_on_a_day_off(calendar, run_days):
    assert all(
        is_working(day, calendar["days_off"]) for day, _step in reminders(calendar, run_days)
    )


@given(calendars(), st.lists(days, max_size=60))
def test_whenever_it_runs_and_in_whatever_order_nothing_more_goes_out_than_day_by_day(
    calendar, run_days
):
    daily = {step for _day, step in reminders(calendar, every_day)}

    assert {step for _day, step in reminders(calendar, run_days)} <= daily


@given(calendars())
def test_day_by_day_each_step_goes_out_on_its_own_day(calendar):
    sent = reminders(calendar, every_day)

    assert sent == [
        (step_day(calendar["due_on"], step, calendar["days_off"]), step) for _day, step in sent
    ]


@given(calendars(), days)
def test_a_program_that_was_dead_catches_up_with_one_letter(calendar, today):
    assert len(reminders(calendar, [today] * 3)) <= 1


@given(calendars())
def test_steps_that_fall_on_one_day_are_one_letter(calendar):
    days_sent = [day for day, _step in reminders(calendar, every_day)]

    assert len(days_sent) == len(set(days_sent))

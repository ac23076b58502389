"""Reminder steps as officers write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocs.domain.calendar import UnreadableSteps, read_steps, steps_of
from blocs.domain.calendar.steps import FARTHEST, MOST_STEPS


@pytest.mark.parametrize(
    ("text", "days"),
    [
        pytest.param("14, 3", (14, 3), id="as in the form"),
        pytest.param("14;3", (14, 3), id="semicolons"),
        pytest.param(" 14  3 ", (14, 3), id="spaces"),
        pytest.param("0", (0,), id="the day itself"),
        pytest.param("180", (180,), id="half a year"),
        pytest.param("", (), id="nobody is reminded"),
        pytest.param(" , ", (), id="nothing but commas"),
    ],
)
def test_days_are_read(text, days):
    assert read_steps(text) == days


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        pytest.param("14, ba", "“ba” is not a number of days from 0 to 180.", id="a word"),
        pytest.param("-3", "“-3” is not a number of days from 0 to 180.", id="a sign"),
        pytest.param("3.5", "“3.5” is not a number of days from 0 to 180.", id="a fraction"),
        pytest.param("181", "“181” is not a number of days from 0 to 180.", id="too far"),
        pytest.param("٣", "“٣” is not a number of days from 0 to 180.", id="other digits"),
        pytest.param("9" * 40, f"“{'9' * 20}…” is not a number of days", id="endless"),
        pytest.param("3, 14, 3", "A number of days stands there twice.", id="twice"),
        pytest.param("03, 3", "A number of days stands there twice.", id="twice in disguise"),
        pytest.param("1 2 3 4 5 6 7", "At most 6 reminders", id="too many"),
    ],
)
def test_what_is_no_list_of_days_is_refused_with_a_reason(text, sentence):
    with pytest.raises(UnreadableSteps) as refused:
        read_steps(text)

    assert refused.value.problem.en.startswith(sentence)
    assert refused.value.problem.vi


def test_steps_count_from_the_due_day():
    assert steps_of("14, 3, 0", "8, 1") == (-14, -3, 0, 1, 8)


def test_the_due_day_itself_is_a_reminder_before():
    with pytest.raises(UnreadableSteps) as refused:
        steps_of("3", "0, 1")

    assert refused.value.problem.en == "The due day itself (0) belongs to the reminders before it."


@given(st.lists(st.integers(1, FARTHEST), unique=True, max_size=MOST_STEPS))
def test_what_is_written_is_read_again(days):
    assert read_steps(", ".join(map(str, days))) == tuple(days)
    assert steps_of("", ", ".join(map(str, days))) == tuple(sorted(days))

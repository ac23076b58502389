"""docs/calendar.md says what the code does: its tables are compared, its examples computed."""

import re
from datetime import timedelta

import pytest

from blocs.domain.calendar import DUTIES, DueRule, due_step, steps_of
from blocs.domain.letters import MOST_TRIES
from blocs.domain.stages import REQUIRED
from blocs.enums import LetterFault, LetterState, MilestoneKind
from blocs.models import Bloc
from boards.domain.years import read_date, short_date
from tests.test_docs import code, one, page, rows

PAGE = "docs/calendar.md"
RUNS = rows(PAGE, "`remind` runs", "Reminders go out")


def test_every_milestone_stands_in_the_table_with_what_there_is_to_do():
    table = rows(PAGE, "Kind", "What there is to do", "Who owes it", "Until")

    assert [(one(kind), what) for kind, what, *_rest in table] == [
        (kind.value, DUTIES[kind].en) for kind in MilestoneKind
    ]


@pytest.mark.parametrize(
    ("month", "day", "later", "year", "due"),
    rows(PAGE, "Month", "Day", "Years later", "Cycle", "Due on"),
)
def test_rules_fall_due_as_shown(month, day, later, year, due):
    rule = DueRule(MilestoneKind.PLEDGE, int(month), int(day), int(later))

    assert short_date(rule.due_in(int(year))) == due


def stated(pattern):
    found = re.search(pattern, page(PAGE).replace("\n", " "))
    return [read_date(day) for day in re.findall(r"\d\d/\d\d/\d{4}", found[0])]


[DUE_ON] = stated(r"due on Friday [0-9/]+")
DAYS_OFF = stated(r"[0-9/]+ and [0-9/]+ are entered as days off")


def skipped(words):
    """The days on which the program of an example does not run."""
    days = [read_date(day) for day in re.findall(r"\d\d/\d\d/\d{4}", words)]
    match words.split()[0]:
        case "every":
            return lambda today: False
        case "never":
            return lambda today: today < days[0]
        case "not":
            return lambda today: days[0] <= today <= days[1]


@pytest.mark.parametrize(("runs", "shown"), RUNS, ids=[runs for runs, _shown in RUNS])
def test_reminders_go_out_as_shown(runs, shown):
    steps = steps_of(
        Bloc._meta.get_field("reminded_before").default,
        Bloc._meta.get_field("reminded_after").default,
    )
    asleep = skipped(runs)
    sent = []

    for number in range(-60, 120):
        today = DUE_ON + timedelta(number)
        step = (
            None
            if asleep(today)
            else due_step(
                due_on=DUE_ON,
                today=today,
                steps=steps,
                sent=[step for _day, step in sent],
                days_off=DAYS_OFF,
            )
        )
        if step is not None:
            sent.append((today, step))

    assert ", ".join(f"{short_date(day)} (`{step:+d}`)" for day, step in sent) == shown


def test_the_steps_of_the_text_are_those_of_a_new_bloc():
    defaults = [Bloc._meta.get_field(f"reminded_{when}").default for when in ("before", "after")]

    assert "`{}` and `{}` unless it says otherwise".format(*defaults) in page(PAGE)


def test_every_state_and_fault_of_a_letter_is_explained():
    states = [one(state) for state, _meaning in rows(PAGE, "State", "Meaning")]
    faults = [one(fault) for fault, _what in rows(PAGE, "Why it was not sent", "What happens")]

    assert states == LetterState.values
    assert sorted(faults) == sorted(LetterFault.values)
    assert f"{MOST_TRIES} times in all" in page(PAGE)


def test_what_a_stage_asks_for_stands_in_the_table():
    table = rows(PAGE, "Into", "Asked for")

    assert [(one(stage), code(asked)) for stage, asked in table] == [
        (stage.value, [each.value for each in asked]) for stage, asked in REQUIRED.items() if asked
    ]

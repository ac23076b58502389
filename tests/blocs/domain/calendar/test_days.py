"""When milestones fall due, and on which days offices work."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocs.domain.calendar import DueRule, due_days, is_working, working_day
from blocs.enums import MilestoneKind

TET = {date(2023, 1, day) for day in range(20, 27)}


@pytest.mark.parametrize(
    ("month", "day", "later", "year", "due"),
    [
        pytest.param(3, 31, 0, 2023, date(2023, 3, 31), id="a day that is there"),
        pytest.param(4, 31, 0, 2023, date(2023, 4, 30), id="31 is the last day of any month"),
        pytest.param(2, 31, 0, 2023, date(2023, 2, 28), id="even of February"),
        pytest.param(2, 29, 0, 2024, date(2024, 2, 29), id="the leap day"),
        pytest.param(2, 29, 0, 2023, date(2023, 2, 28), id="in another year"),
        pytest.param(1, 15, 1, 2023, date(2024, 1, 15), id="in the year after"),
        pytest.param(2, 29, 1, 2023, date(2024, 2, 29), id="a leap day in the year after"),
    ],
)
def test_a_rule_falls_due(month, day, later, year, due):
    assert DueRule(MilestoneKind.PLEDGE, month, day, later).due_in(year) == due


@given(
    st.builds(
        DueRule,
        st.sampled_from(MilestoneKind),
        st.integers(1, 12),
        st.integers(1, 31),
        st.integers(0, 2),
    ),
    st.integers(2000, 2100),
)
def test_every_rule_falls_due_in_its_month(rule, year):
    due = rule.due_in(year)

    assert (due.year, due.month) == (year + rule.years_later, rule.month)
    assert due.day <= rule.day


def test_the_days_of_a_year_come_in_their_order():
    rules = [
        DueRule(MilestoneKind.CONFERENCE, 1, 6, 1),
        DueRule(MilestoneKind.PLEDGE, 3, 31),
        DueRule(MilestoneKind.NOTICE, 2, 18),
    ]

    assert list(due_days(2022, rules).items()) == [
        (MilestoneKind.NOTICE, date(2022, 2, 18)),
        (MilestoneKind.PLEDGE, date(2022, 3, 31)),
        (MilestoneKind.CONFERENCE, date(2023, 1, 6)),
    ]


@pytest.mark.parametrize(
    ("day", "works"),
    [
        pytest.param(date(2023, 1, 6), True, id="a Friday"),
        pytest.param(date(2023, 1, 7), False, id="a Saturday"),
        pytest.param(date(2023, 1, 8), False, id="a Sunday"),
        pytest.param(date(2023, 1, 23), False, id="a Monday at Tết"),
    ],
)
def test_offices_work(day, works):
    assert is_working(day, TET) is works


@pytest.mark.parametrize(
    ("day", "later", "nearest"),
    [
        pytest.param(date(2023, 1, 22), False, date(2023, 1, 19), id="before Tết"),
        pytest.param(date(2023, 1, 22), True, date(2023, 1, 27), id="after Tết"),
        pytest.param(date(2023, 1, 18), True, date(2023, 1, 18), id="it works itself"),
    ],
)
def test_the_nearest_working_day(day, later, nearest):
    assert working_day(day, TET, later=later) == nearest

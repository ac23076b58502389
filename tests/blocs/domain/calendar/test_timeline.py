"""A year drawn as a line."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocs.domain.calendar import Place, timeline
from blocs.domain.calendar.timeline import MARK, WIDTH

some_days = st.lists(st.dates(date(2022, 1, 1), date(2024, 12, 31)), min_size=1, max_size=12).map(
    sorted
)


def test_days_stand_where_they_lie_in_their_months():
    line = timeline([date(2023, 1, 1), date(2023, 12, 31)], date(2023, 7, 2))

    assert [x for _month, x in line.months] == [
        0, 85, 162, 247, 329, 414, 496, 581, 666, 748, 833, 915
    ]  # fmt: skip
    assert line.places == (Place(0, 13), Place(997, 13))
    assert (line.today, line.base, line.height) == (499, 26, 50)


def test_days_close_together_stand_above_one_another():
    line = timeline([date(2023, 3, 1), date(2023, 3, 1), date(2023, 3, 31)], date(2023, 3, 15))

    assert line.places == (Place(0, 39), Place(0, 13), Place(968, 39))


@pytest.mark.parametrize("today", [date(2023, 2, 28), date(2023, 4, 1)])
def test_today_is_only_shown_on_the_line(today):
    assert timeline([date(2023, 3, 31)], today).today is None


def test_without_a_day_there_is_no_line():
    assert timeline([], date(2023, 3, 31)) is None


@given(some_days)
def test_no_mark_covers_another_and_none_leaves_the_line(days):
    line = timeline(days, days[0])

    assert all(0 <= place.x <= WIDTH and 0 < place.y < line.base for place in line.places)
    assert all(
        one.y != other.y or abs(one.x - other.x) >= MARK
        for number, one in enumerate(line.places)
        for other in line.places[:number]
    )


@given(some_days)
def test_later_days_stand_farther_right(days):
    places = timeline(days, days[0] + timedelta(3)).places

    assert [place.x for place in places] == sorted(place.x for place in places)

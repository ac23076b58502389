"""Who has had a report and for how long."""

from datetime import datetime, timedelta

import pytest

from boards.domain.clock import Clock, Turn, clock


def day(number):
    return datetime(2023, 1, number)


def days(board, reviewer):
    return Clock(timedelta(days=board), timedelta(days=reviewer))


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        pytest.param([], days(0, 0), id="never submitted"),
        pytest.param([Turn(day(5))], days(0, 15), id="waiting for review"),
        pytest.param([Turn(day(5), day(8))], days(12, 3), id="returned: the board has it"),
        pytest.param([Turn(day(5), day(8), final=True)], days(0, 3), id="verified: it stands"),
        pytest.param(
            [Turn(day(5), day(8)), Turn(day(10), day(11), final=True)],
            days(2, 4),
            id="two rounds",
        ),
        pytest.param(
            [Turn(day(5), day(6)), Turn(day(10))], days(4, 11), id="waiting for the second review"
        ),
    ],
)
def test_each_side_is_told_how_long_it_has_had_the_report(turns, expected):
    assert clock(turns, day(20)) == expected

"""Moments as officers write them: day before month, 24 hours, never half of one."""

from datetime import datetime

import pytest

from boards.domain.moments import read_moment, short_moment

MORNING = datetime(2027, 1, 15, 8, 30)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        pytest.param("15/01/2027 08:30", MORNING, id="day first"),
        pytest.param(" 15/1/2027   8:30 ", MORNING, id="without zeros, with spaces"),
        pytest.param("15-01-2027 8h30", MORNING, id="hyphens and h"),
        pytest.param("2027-01-15 08:30", MORNING, id="year first"),
        pytest.param("08:30 15/01/2027", MORNING, id="as the site writes it"),
        pytest.param("8 giờ 30 phút ngày 15/01/2027", MORNING, id="as a notice says it"),
        pytest.param("8h30 ngày 15 tháng 01 năm 2027", MORNING, id="in the long form"),
        pytest.param("ngày 15/01/2027, lúc 8 giờ 30", MORNING, id="day first in words"),
        pytest.param("15/01/2027 8h", datetime(2027, 1, 15, 8), id="on the hour"),
        pytest.param("03/04/2027 14:05", datetime(2027, 4, 3, 14, 5), id="the third of April"),
        pytest.param("04/15/2027 08:30", None, id="month first is no day"),
        pytest.param("15/01/2027", None, id="a day alone is no moment"),
        pytest.param("08:30", None, id="nor is a time"),
        pytest.param("15/01/2027 24:00", None, id="no such hour"),
        pytest.param("15/01/2027 8:75", None, id="no such minute"),
        pytest.param("15/01/27 08:30", None, id="two digits of a year"),
        pytest.param("31/02/2027 08:30", None, id="no such day"),
        pytest.param("8:30 PM 15/01/2027", None, id="halves of a day are not written here"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_read_moment(typed, expected):
    assert read_moment(typed) == expected


def test_what_is_shown_reads_back_as_itself():
    assert short_moment(MORNING) == "08:30 15/01/2027"
    assert read_moment(short_moment(MORNING)) == MORNING

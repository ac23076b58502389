"""Dates are day, month, year; anything shorter or the other way round is refused."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from boards.domain.years import PLAUSIBLE_YEARS, long_date, read_date, read_year, short_date

DAY = datetime.date(2023, 1, 6)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022", 2022),
        (" năm 2022 ", 2022),
        ("Năm\u00a02022", 2022),
        ("２０２２", 2022),
        ("1948", 1948),
        ("2100", 2100),
        ("1947", None),
        ("2101", None),
        ("0000", None),
        ("22", None),
        ("2.022", None),
        ("20222", None),
        ("2022-2023", None),
        ("-2022", None),
        ("٢٠٢٢", None),
        ("", None),
        ("2022" + " " * 200, None),
    ],
)
def test_years(text, expected):
    assert read_year(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("06/01/2023", DAY),
        ("6/1/2023", DAY),
        ("06-01-2023", DAY),
        ("06.01.2023", DAY),
        ("2023-01-06", DAY),
        (" 06/01/2023 ", DAY),
        ("０６／０１／２０２３", DAY),
        ("ngày 06 tháng 01 năm 2023", DAY),
        ("Ngày 6 tháng 1 năm 2023", DAY),
        ("6 tháng 1 năm 2023", DAY),
        ("nga\u0300y 06 tháng 01 năm 2023", DAY),
        ("31/12/2022", datetime.date(2022, 12, 31)),
        ("29/02/2024", datetime.date(2024, 2, 29)),
        ("12/31/2022", None),
        ("29/02/2023", None),
        ("31/04/2023", None),
        ("00/01/2023", None),
        ("06/00/2023", None),
        ("06/01/23", None),
        ("06/01-2023", None),
        ("2023/01/06", None),
        ("2023-1-6", None),
        ("06/01/0202", None),
        ("06/01/20233", None),
        ("06 / 01 / 2023", None),
        ("2023-01-06T00:00", None),
        ("hôm nay", None),
        ("", None),
        ("06/01/2023" + " " * 200, None),
    ],
)
def test_dates_are_never_read_in_american_order(text, expected):
    assert read_date(text) == expected


@pytest.mark.parametrize(
    ("day", "vi", "en"),
    [
        (DAY, "ngày 06 tháng 01 năm 2023", "6 January 2023"),
        (datetime.date(2014, 4, 7), "ngày 07 tháng 4 năm 2014", "7 April 2014"),
        (datetime.date(2022, 2, 18), "ngày 18 tháng 02 năm 2022", "18 February 2022"),
        (datetime.date(2022, 3, 10), "ngày 10 tháng 3 năm 2022", "10 March 2022"),
        (datetime.date(2022, 12, 30), "ngày 30 tháng 12 năm 2022", "30 December 2022"),
    ],
)
def test_long_dates_follow_the_decree(day, vi, en):
    assert long_date(day) == vi
    assert long_date(day, "en") == en


def test_short_dates():
    assert short_date(DAY) == "06/01/2023"


days = st.dates(
    min_value=datetime.date(PLAUSIBLE_YEARS[0], 1, 1),
    max_value=datetime.date(PLAUSIBLE_YEARS[-1], 12, 31),
)


@given(days)
@settings(max_examples=100, deadline=None)
def test_dates_written_read_back_the_same(day):
    assert read_date(long_date(day)) == day
    assert read_date(short_date(day)) == day
    assert read_date(day.isoformat()) == day


@given(st.text(max_size=30))
@settings(max_examples=50, deadline=None)
def test_no_text_raises(text):
    read_date(text)
    read_year(text)

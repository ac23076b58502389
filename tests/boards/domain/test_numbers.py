"""Numbers as officers type them: read with certainty, asked, or refused; never changed."""

from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from boards.domain.numbers import (
    Ambiguous,
    Certain,
    NumberProblem,
    Unreadable,
    format_number,
    read_number,
    storage_problem,
)

NBSP, NARROW, THIN, IDEOGRAPHIC = "\u00a0", "\u202f", "\u2009", "\u3000"

CERTAIN = [
    # digits only
    ("0", "0"),
    ("5", "5"),
    ("08", "8"),
    ("007", "7"),
    ("000", "0"),
    ("2022", "2022"),
    ("195578", "195578"),
    ("999999999999999000", "999999999999999000"),
    ("0000000000000000000012", "12"),
    # dots that group
    ("1.277", "1277"),
    ("10.200", "10200"),
    ("195.578", "195578"),
    ("1.234.567", "1234567"),
    ("12.345.678.901", "12345678901"),
    ("100.000", "100000"),
    ("1.000", "1000"),
    # dots that group and a decimal comma
    ("5.143,7", "5143.7"),
    ("4.637,3", "4637.3"),
    ("1.234.567,89", "1234567.89"),
    ("1.277,500", "1277.5"),
    ("1.277,123456", "1277.123456"),
    # a decimal comma
    ("1,5", "1.5"),
    ("763,86", "763.86"),
    ("414,1", "414.1"),
    ("0,5", "0.5"),
    ("0,277", "0.277"),
    ("01,5", "1.5"),
    ("1,2345", "1.2345"),
    ("1234,567", "1234.567"),
    ("1277,5", "1277.5"),
    ("1,0", "1"),
    ("1,123456", "1.123456"),
    ("1,5000000", "1.5"),
    # a dot that cannot group
    ("0.277", "0.277"),
    ("0.5", "0.5"),
    ("1.27", "1.27"),
    ("1.2", "1.2"),
    ("1.2345", "1.2345"),
    ("1234.567", "1234.567"),
    ("1277.5", "1277.5"),
    ("012.5", "12.5"),
    ("0.000001", "0.000001"),
    # English forms without a Vietnamese reading
    ("1,277.5", "1277.5"),
    ("12,345.67", "12345.67"),
    ("1,234,567", "1234567"),
    ("1,234,567.8", "1234567.8"),
    ("12,345,678,901", "12345678901"),
    ("1,277.5000", "1277.5"),
    # groups parted by one space of any kind
    ("12 345", "12345"),
    ("1 234 567", "1234567"),
    ("12 345,6", "12345.6"),
    ("12 345.6", "12345.6"),
    (f"12{NBSP}345", "12345"),
    (f"12{NARROW}345", "12345"),
    (f"12{THIN}345", "12345"),
    (f"12{IDEOGRAPHIC}345", "12345"),
    (f"1{NBSP}234{NARROW}567,8", "1234567.8"),
    # full width
    ("１２３", "123"),
    ("１．２７７", "1277"),
    ("５．１４３，７", "5143.7"),
    ("－５", "-5"),
    ("＋５", "5"),
    # signs
    ("+5", "5"),
    ("-5", "-5"),
    ("\N{MINUS SIGN}5,2", "-5.2"),
    ("\N{EN DASH}1.277", "-1277"),
    ("-1,52", "-1.52"),
    ("-0,5", "-0.5"),
    # around the number
    ("  5  ", "5"),
    (f"{NBSP}1.277{NBSP}", "1277"),
    ("\t5\n", "5"),
    ("\ufeff1.277", "1277"),
    ("1.277\u200b", "1277"),
]


@pytest.mark.parametrize(("text", "expected"), CERTAIN)
def test_a_text_with_one_meaning_is_read_whatever_it_counts(text, expected):
    assert read_number(text) == Certain(Decimal(expected))
    assert read_number(text, counted=True) == Certain(Decimal(expected))


@pytest.mark.parametrize("text", ["-0", "-0,00", "\N{MINUS SIGN}0"])
def test_zero_has_no_sign(text):
    assert not read_number(text).value.is_signed()


# text, of a measure, of a thing that is counted
ASKED = [
    ("1,527", ["1.527"], ["1.527", "1527"]),
    ("1,277", ["1.277"], ["1.277", "1277"]),
    ("12,345", ["12.345"], ["12.345", "12345"]),
    ("195,578", ["195.578"], ["195.578", "195578"]),
    ("１，２７７", ["1.277"], ["1.277", "1277"]),
    ("+1,277", ["1.277"], ["1.277", "1277"]),
    ("-1,277", ["-1.277"], ["-1277", "-1.277"]),
    ("1,000", ["1"], ["1", "1000"]),
    ("12 345,678", ["12345.678"], ["12345.678", "12345678"]),
    ("1,277.500", ["1277.5", "1277500"], ["1277.5", "1277500"]),
    ("1,234,567.890", ["1234567.89", "1234567890"], ["1234567.89", "1234567890"]),
    ("12 345.678", ["12345.678", "12345678"], ["12345.678", "12345678"]),
    ("012.345", ["12.345", "12345"], ["12.345", "12345"]),
    ("01.277", ["1.277", "1277"], ["1.277", "1277"]),
    ("-01.277", ["-1277", "-1.277"], ["-1277", "-1.277"]),
]


def values(reading):
    return list(reading.values) if isinstance(reading, Ambiguous) else [reading.value]


@pytest.mark.parametrize(("text", "measured", "counted"), ASKED)
def test_a_text_with_two_meanings_offers_both(text, measured, counted):
    assert values(read_number(text)) == list(map(Decimal, measured))
    assert values(read_number(text, counted=True)) == list(map(Decimal, counted))


P = NumberProblem
REFUSED = [
    ("", P.EMPTY),
    ("   ", P.EMPTY),
    (NBSP, P.EMPTY),
    ("\ufeff", P.EMPTY),
    ("\t\n", P.EMPTY),
    # where a number is missing it is asked, never zero
    ("-", P.NO_NUMBER),
    ("\N{EN DASH}", P.NO_NUMBER),
    ("\N{EM DASH}", P.NO_NUMBER),
    ("--", P.NO_NUMBER),
    ("...", P.NO_NUMBER),
    ("…", P.NO_NUMBER),
    ("/", P.NO_NUMBER),
    ("?", P.NO_NUMBER),
    ("không", P.NO_NUMBER),
    ("Không", P.NO_NUMBER),
    ("KHÔNG", P.NO_NUMBER),
    ("khong", P.NO_NUMBER),
    ("không có", P.NO_NUMBER),
    ("không có số liệu", P.NO_NUMBER),
    ("không phát sinh", P.NO_NUMBER),
    ("không áp dụng", P.NO_NUMBER),
    ("kho\u0302ng", P.NO_NUMBER),
    ("chưa", P.NO_NUMBER),
    ("chưa có", P.NO_NUMBER),
    ("chưa báo cáo", P.NO_NUMBER),
    ("k/c", P.NO_NUMBER),
    ("ko", P.NO_NUMBER),
    ("ko có", P.NO_NUMBER),
    ("N/A", P.NO_NUMBER),
    ("n/a", P.NO_NUMBER),
    ("NA", P.NO_NUMBER),
    ("Ｎ／Ａ", P.NO_NUMBER),
    ("null", P.NO_NUMBER),
    # separators out of place
    ("1.234.56", P.MISPLACED_SEPARATOR),
    ("1.234.5678", P.MISPLACED_SEPARATOR),
    ("1234.567.890", P.MISPLACED_SEPARATOR),
    ("0.277.000", P.MISPLACED_SEPARATOR),
    ("012.345.678", P.MISPLACED_SEPARATOR),
    ("1.277.", P.MISPLACED_SEPARATOR),
    ("1.277,", P.MISPLACED_SEPARATOR),
    (",5", P.MISPLACED_SEPARATOR),
    (".5", P.MISPLACED_SEPARATOR),
    ("5,", P.MISPLACED_SEPARATOR),
    ("5.", P.MISPLACED_SEPARATOR),
    ("-,5", P.MISPLACED_SEPARATOR),
    ("1,234,56", P.MISPLACED_SEPARATOR),
    ("1,23,456", P.MISPLACED_SEPARATOR),
    ("0,234,567", P.MISPLACED_SEPARATOR),
    ("1,2345.6", P.MISPLACED_SEPARATOR),
    ("1.277.5", P.MISPLACED_SEPARATOR),
    ("1.277,5,6", P.MISPLACED_SEPARATOR),
    ("1.27,5", P.MISPLACED_SEPARATOR),
    ("1..277", P.MISPLACED_SEPARATOR),
    ("1,,5", P.MISPLACED_SEPARATOR),
    ("1.,5", P.MISPLACED_SEPARATOR),
    ("1,277.500.000", P.MISPLACED_SEPARATOR),
    ("12 34", P.MISPLACED_SEPARATOR),
    ("08 123", P.MISPLACED_SEPARATOR),
    ("1234 567", P.MISPLACED_SEPARATOR),
    ("12  345", P.MISPLACED_SEPARATOR),
    ("1.234 567", P.MISPLACED_SEPARATOR),
    ("1 234.567,8", P.MISPLACED_SEPARATOR),
    ("5 , 7", P.MISPLACED_SEPARATOR),
    # no number at all, or more than one
    ("abc", P.NOT_A_NUMBER),
    ("năm", P.NOT_A_NUMBER),
    ("không quá 5", P.NOT_A_NUMBER),
    ("khôngthấy", P.NOT_A_NUMBER),
    ("5 ha", P.NOT_A_NUMBER),
    ("5%", P.NOT_A_NUMBER),
    ("5-7", P.NOT_A_NUMBER),
    ("5/7", P.NOT_A_NUMBER),
    ("06/01/2023", P.NOT_A_NUMBER),
    ("--5", P.NOT_A_NUMBER),
    ("+-5", P.NOT_A_NUMBER),
    ("- 5", P.NOT_A_NUMBER),
    ("5-", P.NOT_A_NUMBER),
    ("\N{EM DASH}5", P.NOT_A_NUMBER),
    ("12\t345", P.NOT_A_NUMBER),
    ("12\n345", P.NOT_A_NUMBER),
    ("1'234", P.NOT_A_NUMBER),
    ("'1.277", P.NOT_A_NUMBER),
    ("1_000", P.NOT_A_NUMBER),
    ("1·277", P.NOT_A_NUMBER),
    ("0x1F", P.NOT_A_NUMBER),
    ("٣", P.NOT_A_NUMBER),
    ("١٬٢٧٧", P.NOT_A_NUMBER),
    ("५", P.NOT_A_NUMBER),
    ("五", P.NOT_A_NUMBER),
    ("10²", P.NOT_A_NUMBER),
    ("½", P.NOT_A_NUMBER),
    ("5½", P.NOT_A_NUMBER),
    ("Ⅳ", P.NOT_A_NUMBER),
    ("①", P.NOT_A_NUMBER),
    ("NaN", P.NOT_A_NUMBER),
    ("Infinity", P.NOT_A_NUMBER),
    ("true", P.NOT_A_NUMBER),
    ("=1+1", P.NOT_A_NUMBER),
    ("O5", P.NOT_A_NUMBER),
    ("1O", P.NOT_A_NUMBER),
    ("5\u202e7", P.NOT_A_NUMBER),
    ("\ud800", P.NOT_A_NUMBER),
    ("5\x00", P.NOT_A_NUMBER),
    # forms of other trades
    ("(5)", P.PARENTHESES),
    ("(1.277,5)", P.PARENTHESES),
    ("（5）", P.PARENTHESES),
    ("1e5", P.EXPONENT),
    ("1E+5", P.EXPONENT),
    ("1,5e-3", P.EXPONENT),
    ("-2E3", P.EXPONENT),
    # what the books cannot hold
    ("1" * 19, P.TOO_LARGE),
    ("1.000.000.000.000.000.000", P.TOO_LARGE),
    ("-" + "9" * 30, P.TOO_LARGE),
    ("1,1234567", P.TOO_PRECISE),
    ("0,0000001", P.TOO_PRECISE),
    ("9" * 201, P.TOO_LONG),
    (" " * 201, P.TOO_LONG),
    ("1" * 8_000_000, P.TOO_LONG),
]


@pytest.mark.parametrize(
    ("text", "problem"), [pytest.param(*c, id=repr(c[0][:25])) for c in REFUSED]
)
def test_any_other_text_is_refused_with_its_reason(text, problem):
    assert read_number(text) == Unreadable(problem)


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ("0", None),
        ("1E+17", None),
        ("1E+18", P.TOO_LARGE),
        ("-1E+18", P.TOO_LARGE),
        ("0E+30", None),
        ("0.000001", None),
        ("0.0000010", None),
        ("0.0000001", P.TOO_PRECISE),
        # SQLite would round what has more than 15 significant digits.
        ("123456789012345", None),
        ("123456789012345000", None),
        ("1234567890123456", P.TOO_PRECISE),
        ("9007199254740993", P.TOO_PRECISE),
        ("1234567890.123456", P.TOO_PRECISE),
        ("999999999999999999", P.TOO_PRECISE),
    ],
)
def test_what_the_books_can_hold(value, problem):
    assert storage_problem(Decimal(value)) == problem


@pytest.mark.parametrize(
    ("value", "places", "vi", "en"),
    [
        ("0", None, "0", "0"),
        ("-0", None, "0", "0"),
        ("5", None, "5", "5"),
        ("1277", None, "1.277", "1,277"),
        ("1277.000000", None, "1.277", "1,277"),
        ("1.527", None, "1,527", "1.527"),
        ("5143.70", None, "5.143,7", "5,143.7"),
        ("1234567.89", None, "1.234.567,89", "1,234,567.89"),
        ("-1234.5", None, "-1.234,5", "-1,234.5"),
        ("1E+3", None, "1.000", "1,000"),
        ("0.000001", None, "0,000001", "0.000001"),
        ("12", 2, "12,00", "12.00"),
        ("0.005", 2, "0,01", "0.01"),
        ("0.004", 2, "0,00", "0.00"),
        ("-0.005", 2, "-0,01", "-0.01"),
        ("-0.004", 2, "0,00", "0.00"),
        ("79.275", 2, "79,28", "79.28"),
        ("999.995", 2, "1.000,00", "1,000.00"),
        ("2.5", 0, "3", "3"),
        ("1277", 0, "1.277", "1,277"),
        ("1E-40", 2, "0,00", "0.00"),
        (
            "123456789012345678901234567890.125",
            2,
            *(
                "123.456.789.012.345.678.901.234.567.890,13",
                "123,456,789,012,345,678,901,234,567,890.13",
            ),
        ),
    ],
)
def test_numbers_are_written_with_groups_in_either_language(value, places, vi, en):
    assert format_number(Decimal(value), places=places) == vi
    assert format_number(Decimal(value), language="en", places=places) == en


def test_numbers_of_any_length_are_written():
    assert format_number(Decimal("1" * 6000)) == ".".join(["111"] * 2000)


storable = st.builds(
    lambda units, places: Decimal(units).scaleb(-places),
    st.integers(min_value=-(10**15) + 1, max_value=10**15 - 1),
    st.integers(min_value=0, max_value=6),
)


@given(storable)
@example(Decimal("1.277"))
@example(Decimal("-0.000001"))
@settings(max_examples=100, deadline=None)
def test_what_is_written_in_vietnamese_reads_back_the_same(value):
    assert read_number(format_number(value)) == Certain(value)


@given(st.integers(min_value=-(10**15) + 1, max_value=10**15 - 1))
@settings(max_examples=50, deadline=None)
def test_counts_written_in_vietnamese_read_back_the_same(value):
    assert read_number(format_number(Decimal(value)), counted=True) == Certain(Decimal(value))


def digits(text):
    return "".join(mark for mark in text if mark in "0123456789").lstrip("0")


typed = st.one_of(
    st.text(alphabet="0123456789.,", max_size=12),
    st.text(alphabet="0123456789., \u00a0-+\N{MINUS SIGN}()eE%kn/", max_size=16),
    st.text(max_size=30),
)


@given(typed, st.booleans())
@settings(max_examples=150, deadline=None)
def test_no_text_raises_and_no_digit_is_lost_or_added(text, counted):
    reading = read_number(text, counted=counted)

    found = [] if isinstance(reading, Unreadable) else values(reading)
    assert {digits(format(value, "f")) for value in found} <= {digits(text)}
    assert found == sorted(set(found))

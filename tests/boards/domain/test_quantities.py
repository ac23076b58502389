"""Amounts with units: printed words, typed words, workbook cells, and the way back."""

import datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from boards.domain.lexicon import NEUTRAL_AFTER, NEUTRAL_BEFORE, QUALIFIERS
from boards.domain.numbers import NumberProblem
from boards.domain.quantities import (
    Choices,
    NotUnderstood,
    Quantity,
    QuantityProblem,
    Understood,
    convert,
    format_quantity,
    from_cell,
    in_words,
    read_bag,
    read_quantity,
)
from boards.domain.units import UNITS
from boards.enums import Dimension, Qualifier

NBSP = "\u00a0"
COUNT, PEOPLE, AREA = Dimension.COUNT, Dimension.PEOPLE, Dimension.AREA
MONEY, PERCENT, RANK = Dimension.MONEY, Dimension.PERCENT, Dimension.RANK
P = QuantityProblem


def quantity(amount, code, qualifier=Qualifier.NONE):
    return Quantity(Decimal(amount), UNITS[code], qualifier)


def told(reading):
    """A reading in one line: ``12 VND_BN nearly``, ``5 VND_BN | 5 USD_BN ?`` or its problem."""
    match reading:
        case Understood(only):
            return line(only)
        case Choices(several):
            return " | ".join(map(line, several)) + " ?"
        case NotUnderstood(problem):
            return problem


def line(each):
    return f"{each.amount.normalize():f} {each.unit.code} {each.qualifier.value}".rstrip()


UNDERSTOOD = [
    # things that are counted
    (COUNT, "11 dự án", "11 project"),
    (COUNT, "11 dự án đầu tư", "11 project"),
    (COUNT, "08 dự án", "8 project"),
    (COUNT, "cấp mới 08 dự án", "8 project"),
    (COUNT, "thu hút được 11 dự án đầu tư", "11 project"),
    (COUNT, "0 dự án", "0 project"),
    (COUNT, "1.277 dự án", "1277 project"),
    (COUNT, "12 345 dự án", "12345 project"),
    (COUNT, f"11{NBSP}dự{NBSP}án", "11 project"),
    (COUNT, "11 DỰ ÁN", "11 project"),
    (COUNT, "11 Dự án.", "11 project"),
    (COUNT, "11 dự  án", "11 project"),
    (COUNT, "11\ndự án", "11 project"),
    (COUNT, "11 du\u031b\u0323 a\u0301n", "11 project"),
    (COUNT, "１１ dự án", "11 project"),
    (COUNT, "11dự án", "11 project"),
    (COUNT, "11 DA", "11 project"),
    (COUNT, "2,0 dự án", "2 project"),
    (COUNT, "số dự án: 11 dự án", "11 project"),
    (COUNT, "05 doanh nghiệp", "5 enterprise"),
    (COUNT, "05 doanh nghiệp tài trợ", "5 enterprise"),
    (COUNT, "5 DN", "5 enterprise"),
    (COUNT, "03 đồ án quy hoạch KCN", "3 scheme"),
    (COUNT, "03 đồ án quy hoạch", "3 scheme"),
    (COUNT, "gần 1,5 nghìn dự án", "1500 project nearly"),
    # people
    (PEOPLE, "5.037 lao động", "5037 person"),
    (PEOPLE, "hơn 1.500 lao động", "1500 person more_than"),
    (PEOPLE, "50.000 người", "50000 person"),
    (PEOPLE, "50.000 người lao động", "50000 person"),
    (PEOPLE, "50.000 lđ", "50000 person"),
    (PEOPLE, "195.578 LĐ", "195578 person"),
    (PEOPLE, "195,6 nghìn lao động", "195600 person"),
    (PEOPLE, "195,6 ngàn người", "195600 person"),
    (PEOPLE, "1,277 nghìn người", "1277 person"),
    (PEOPLE, "1.277 nghìn người", "1277000 person"),
    (PEOPLE, "1,2 triệu lao động", "1200000 person"),
    (PEOPLE, "tổng số lao động làm việc trong KCN 2.100 lao động", "2100 person"),
    (PEOPLE, "2.100 lao động làm việc trong KCN", "2100 person"),
    # area
    (AREA, "38ha", "38 HA"),
    (AREA, "38 ha", "38 HA"),
    (AREA, "38 HA", "38 HA"),
    (AREA, "538 hecta", "538 HA"),
    (AREA, "538 héc-ta", "538 HA"),
    (AREA, "538 héc ta;", "538 HA"),
    (AREA, "30ha đất", "30 HA"),
    (AREA, "1,527 ha", "1.527 HA"),
    (AREA, "diện tích đất quy hoạch 4.252ha", "4252 HA"),
    (AREA, "diện tích đất đăng ký sử dụng 38ha", "38 HA"),
    (AREA, "0,277 ha", "0.277 HA"),
    # đồng
    (MONEY, "1.277 tỷ đồng", "1277 VND_BN"),
    (MONEY, "5.143,7 tỷ đồng", "5143.7 VND_BN"),
    (MONEY, "763,86 triệu đồng", "763.86 VND_MN"),
    (MONEY, "gần 12 tỷ đồng", "12 VND_BN nearly"),
    (MONEY, "với số tiền gần 12 tỷ đồng", "12 VND_BN nearly"),
    (MONEY, "5 tỉ đồng", "5 VND_BN"),
    (MONEY, "5 Tỷ Đồng", "5 VND_BN"),
    (MONEY, "5 TỶ ĐỒNG", "5 VND_BN"),
    (MONEY, "5 tỷ VND", "5 VND_BN"),
    (MONEY, "5 tỷ VNĐ", "5 VND_BN"),
    (MONEY, "5 tỷ đ", "5 VND_BN"),
    (MONEY, "5 tỷđồng", "5 VND_BN"),
    (MONEY, "5tỷ đồng", "5 VND_BN"),
    (MONEY, "5 nghìn tỷ đồng", "5 VND_TN"),
    (MONEY, "5 ngàn tỉ đồng", "5 VND_TN"),
    (MONEY, "5 nghìn đồng", "5 VND_TH"),
    (MONEY, "5 ngàn đồng", "5 VND_TH"),
    (MONEY, "5 tr đồng", "5 VND_MN"),
    (MONEY, "5 trđ", "5 VND_MN"),
    (MONEY, "5 tr.đ", "5 VND_MN"),
    (MONEY, "5 triệu đồng Việt Nam", "5 VND_MN"),
    (MONEY, "5.000 đồng", "5000 VND"),
    (MONEY, "5.000đ", "5000 VND"),
    (MONEY, "VND 5.000", "5000 VND"),
    (MONEY, "5.000₫", "5000 VND"),
    (MONEY, "0 đồng", "0 VND"),
    (MONEY, "-5,2 tỷ đồng", "-5.2 VND_BN"),
    (MONEY, "\N{MINUS SIGN}5,2 tỷ đồng", "-5.2 VND_BN"),
    (MONEY, "+5,2 tỷ đồng", "5.2 VND_BN"),
    (MONEY, "tổng vốn đăng ký 2.684 tỷ đồng", "2684 VND_BN"),
    (MONEY, "tổng giá trị XNK đạt 5.143,7 tỷ đồng", "5143.7 VND_BN"),
    (MONEY, "1,277.5 tỷ đồng", "1277.5 VND_BN"),
    (MONEY, "5 ty\u0309 đo\u0302\u0300ng", "5 VND_BN"),
    # USD
    (MONEY, "1,527 tỷ USD", "1.527 USD_BN"),
    (MONEY, "10.200 triệu USD", "10200 USD_MN"),
    (MONEY, "414,1 triệu usd", "414.1 USD_MN"),
    (MONEY, "20 triệu đô la Mỹ", "20 USD_MN"),
    (MONEY, "20 triệu đô-la", "20 USD_MN"),
    (MONEY, "20 triệu đô", "20 USD_MN"),
    (MONEY, "20 triệu US$", "20 USD_MN"),
    (MONEY, "20 tr.USD", "20 USD_MN"),
    (MONEY, "20 nghìn USD", "20 USD_TH"),
    (MONEY, "20.000 USD", "20000 USD"),
    (MONEY, "20.000$", "20000 USD"),
    (MONEY, "$20.000", "20000 USD"),
    (MONEY, "US$ 20 triệu", "20 USD_MN"),
    (MONEY, "USD 1,5 tỷ", "1.5 USD_BN"),
    (MONEY, "$-5 triệu", "-5 USD_MN"),
    (MONEY, "ＵＳＤ ５", "5 USD"),
    # qualifiers
    (MONEY, "gần đạt 12 tỷ đồng", "12 VND_BN nearly"),
    (MONEY, "trên 12 tỷ đồng", "12 VND_BN more_than"),
    (MONEY, "> 12 tỷ đồng", "12 VND_BN more_than"),
    (MONEY, ">12 tỷ đồng", "12 VND_BN more_than"),
    (MONEY, "khoảng 12 tỷ đồng", "12 VND_BN about"),
    (MONEY, "khỏang 12 tỷ đồng", "12 VND_BN about"),
    (MONEY, "Khoảng 12 tỷ đồng", "12 VND_BN about"),
    (MONEY, "ước 12 tỷ đồng", "12 VND_BN about"),
    (MONEY, "ước đạt khoảng 12 tỷ đồng", "12 VND_BN about"),
    (MONEY, "xấp xỉ 12 tỷ đồng", "12 VND_BN about"),
    (MONEY, "~12 tỷ đồng", "12 VND_BN about"),
    (MONEY, "~-12 tỷ đồng", "-12 VND_BN about"),
    (MONEY, "≈ 12 tỷ đồng", "12 VND_BN about"),
    # percent and rank
    (PERCENT, "98,5%", "98.5 PERCENT"),
    (PERCENT, "98,5 %", "98.5 PERCENT"),
    (PERCENT, "98,5％", "98.5 PERCENT"),
    (PERCENT, "76,1 phần trăm", "76.1 PERCENT"),
    (PERCENT, "-2,3%", "-2.3 PERCENT"),
    (PERCENT, "102%", "102 PERCENT"),
    (RANK, "hạng 3", "3 RANK"),
    (RANK, "Xếp thứ 03", "3 RANK"),
    (RANK, "đứng thứ 12", "12 RANK"),
]


@pytest.mark.parametrize(("dimension", "text", "expected"), UNDERSTOOD)
def test_printed_and_typed_amounts_are_understood(dimension, text, expected):
    assert told(read_quantity(text, dimension=dimension)) == expected


ASKED = [
    (MONEY, "5,000 đồng", "5 VND | 5000 VND ?"),
    (COUNT, "1,277 dự án", "1277 project ?"),
    (COUNT, "1,277.500 dự án", "1277500 project ?"),
    (PEOPLE, "hơn 1,500 lao động", "1500 person more_than ?"),
    (RANK, "hạng 1,277", "1277 RANK ?"),
    (AREA, "1,277.500 ha", "1277.5 HA | 1277500 HA ?"),
    (AREA, "012.345 ha", "12.345 HA | 12345 HA ?"),
    (MONEY, "5 tỷ", "5 VND_BN | 5 USD_BN ?"),
    (MONEY, "gần 5 triệu", "5 VND_MN nearly | 5 USD_MN nearly ?"),
    (MONEY, "5 tr", "5 VND_MN | 5 USD_MN ?"),
    (MONEY, "5 nghìn", "5 VND_TH | 5 USD_TH ?"),
    (MONEY, "5 nghìn tỷ", "5 VND_TN ?"),
    (
        MONEY,
        "01.277 tỷ",
        "1.277 VND_BN | 1.277 USD_BN | 1277 VND_BN | 1277 USD_BN ?",
    ),
]


@pytest.mark.parametrize(("dimension", "text", "expected"), ASKED)
def test_what_could_mean_several_things_is_asked(dimension, text, expected):
    assert told(read_quantity(text, dimension=dimension)) == expected


REFUSED = [
    # no number, a bad number: the number rule speaks
    (MONEY, "", P.EMPTY),
    (MONEY, "không", P.NO_NUMBER),
    (MONEY, "-", P.NO_NUMBER),
    (MONEY, "N/A", P.NO_NUMBER),
    (COUNT, "không có dự án", P.NO_NUMBER),
    (COUNT, "chưa có dự án nào", P.NO_NUMBER),
    (COUNT, "năm dự án", P.NOT_A_NUMBER),
    (COUNT, "dự án", P.NOT_A_NUMBER),
    (COUNT, "٣ dự án", P.NOT_A_NUMBER),
    (COUNT, "٣5 dự án", P.NOT_A_NUMBER),
    (MONEY, "1.234.56 tỷ đồng", P.MISPLACED_SEPARATOR),
    (MONEY, "1.277. tỷ đồng", P.MISPLACED_SEPARATOR),
    (MONEY, "5, 7 tỷ đồng", P.MISPLACED_SEPARATOR),
    (MONEY, "08 123 tỷ đồng", P.MISPLACED_SEPARATOR),
    (MONEY, "(5) tỷ đồng", P.PARENTHESES),
    (MONEY, "1e5 đồng", P.EXPONENT),
    (MONEY, "1E+5 đồng", P.EXPONENT),
    (MONEY, "--5 tỷ đồng", P.NOT_A_NUMBER),
    (MONEY, "1" * 19 + " đồng", P.TOO_LARGE),
    (PEOPLE, "9" + "0" * 17 + " nghìn người", P.TOO_LARGE),
    (MONEY, "1,1234567 tỷ đồng", P.TOO_PRECISE),
    (MONEY, "5 tỷ đồng" + " " * 200, P.TOO_LONG),
    # words that change the meaning are not skipped
    (COUNT, "giảm 5 dự án", P.UNKNOWN_WORDS),
    (COUNT, "tăng 5 dự án", P.UNKNOWN_WORDS),
    (COUNT, "tăng hơn 5 dự án", P.UNKNOWN_WORDS),
    (COUNT, "không quá 5 dự án", P.UNKNOWN_WORDS),
    (COUNT, "dưới 5 dự án", P.UNKNOWN_WORDS),
    (COUNT, "< 5 dự án", P.UNKNOWN_WORDS),
    (COUNT, ">= 5 dự án", P.UNKNOWN_WORDS),
    (COUNT, "≥5 dự án", P.UNKNOWN_WORDS),
    (COUNT, "ít nhất 5 dự án", P.UNKNOWN_WORDS),
    (COUNT, "tối đa 5 dự án", P.UNKNOWN_WORDS),
    (COUNT, "lũy kế 5 dự án", P.UNKNOWN_WORDS),
    (COUNT, "kế hoạch 5 dự án", P.UNKNOWN_WORDS),
    (COUNT, "còn 5 dự án", P.UNKNOWN_WORDS),
    (COUNT, "thêm 5 dự án", P.UNKNOWN_WORDS),
    (COUNT, "vượt 5 dự án", P.UNKNOWN_WORDS),
    (COUNT, "gấp 5 dự án", P.UNKNOWN_WORDS),
    (COUNT, "- 5 dự án", P.UNKNOWN_WORDS),
    (COUNT, "gần hơn 5 dự án", P.UNKNOWN_WORDS),
    (COUNT, "5 dự án trở lên", P.UNKNOWN_WORDS),
    (COUNT, "5 dự án FDI", P.UNKNOWN_WORDS),
    (COUNT, "5 dự án/năm", P.UNKNOWN_WORDS),
    (MONEY, "7 triệu đồng/người/tháng", P.UNKNOWN_WORDS),
    (MONEY, "hợp đồng 5 tỷ", P.UNKNOWN_WORDS),
    (MONEY, "$5 USD", P.UNKNOWN_WORDS),
    (MONEY, "USD 5 tỷ đồng", P.UNKNOWN_WORDS),
    (MONEY, "USD $5", P.UNKNOWN_WORDS),
    (MONEY, "5 nghìn tỷ USD", P.UNKNOWN_WORDS),
    (MONEY, "5 tỷ đồng (ước)", P.UNKNOWN_WORDS),
    (PERCENT, "+ 5%", P.UNKNOWN_WORDS),
    # units nobody knows; English words would make the comma group thousands
    (COUNT, "5 xe", P.UNKNOWN_UNIT),
    (COUNT, "5 lượt", P.UNKNOWN_UNIT),
    (COUNT, "1,277 projects", P.UNKNOWN_UNIT),
    (MONEY, "1,277 billion VND", P.UNKNOWN_UNIT),
    (MONEY, "5 chục tỷ", P.UNKNOWN_UNIT),
    (MONEY, "5 EUR", P.UNKNOWN_UNIT),
    (MONEY, "5 ty dong", P.UNKNOWN_UNIT),
    (AREA, "5 m2", P.UNKNOWN_UNIT),
    (AREA, "5 m²", P.UNKNOWN_UNIT),
    (AREA, "5 km²", P.UNKNOWN_UNIT),
    (AREA, "10² ha", P.UNKNOWN_UNIT),
    (AREA, "5½ ha", P.UNKNOWN_UNIT),
    (RANK, "3 hạng", P.UNKNOWN_UNIT),
    (COUNT, "1.500+", P.UNKNOWN_UNIT),
    # two amounts are not one
    (COUNT, "5-7 dự án", P.SEVERAL_AMOUNTS),
    (COUNT, "5\N{EN DASH}7 dự án", P.SEVERAL_AMOUNTS),
    (COUNT, "5 - 7 dự án", P.SEVERAL_AMOUNTS),
    (COUNT, "5 -7 dự án", P.SEVERAL_AMOUNTS),
    (COUNT, "từ 5 đến 7 dự án", P.SEVERAL_AMOUNTS),
    (COUNT, "5/7 dự án", P.SEVERAL_AMOUNTS),
    (COUNT, "5 x 7 dự án", P.SEVERAL_AMOUNTS),
    (MONEY, "5 tỷ 300 triệu", P.SEVERAL_AMOUNTS),
    (MONEY, "5 tỷ 300", P.SEVERAL_AMOUNTS),
    (MONEY, "1,527 tỷ USD và 1.283 tỷ đồng", P.SEVERAL_AMOUNTS),
    (MONEY, "năm 2022 đạt 5 tỷ đồng", P.SEVERAL_AMOUNTS),
    (COUNT, "05 doanh nghiệp tài trợ cho 03 đồ án", P.SEVERAL_AMOUNTS),
    (AREA, "12\t345 ha", P.SEVERAL_AMOUNTS),
    (AREA, "12  345 ha", P.SEVERAL_AMOUNTS),
    (RANK, "hạng 3/63", P.SEVERAL_AMOUNTS),
    # the unit is missing or not this indicator's
    (MONEY, "5", P.UNIT_MISSING),
    (COUNT, "5", P.UNIT_MISSING),
    (RANK, "3", P.UNIT_MISSING),
    (COUNT, "số dự án: 11", P.UNIT_MISSING),
    (COUNT, "5 ha", P.WRONG_DIMENSION),
    (MONEY, "5 ha", P.WRONG_DIMENSION),
    (MONEY, "5%", P.WRONG_DIMENSION),
    (PEOPLE, "5 dự án", P.WRONG_DIMENSION),
    (PEOPLE, "5 nghìn", P.WRONG_DIMENSION),
    (AREA, "5 tỷ", P.WRONG_DIMENSION),
    (COUNT, "hạng 5", P.WRONG_DIMENSION),
    # amounts that cannot be
    (COUNT, "1,5 dự án", P.NOT_WHOLE),
    (COUNT, "0,277 dự án", P.NOT_WHOLE),
    (COUNT, "1277.5 dự án", P.NOT_WHOLE),
    (PEOPLE, "1,0005 nghìn người", P.NOT_WHOLE),
    (RANK, "hạng 1,5", P.NOT_WHOLE),
    (COUNT, "-5 dự án", P.NEGATIVE),
    (PEOPLE, "-5 người", P.NEGATIVE),
    (AREA, "-5 ha", P.NEGATIVE),
    (RANK, "hạng -5", P.NEGATIVE),
    (RANK, "hạng 0", P.RANK_ZERO),
]


@pytest.mark.parametrize(
    ("dimension", "text", "problem"), [pytest.param(*c, id=repr(c[1][:30])) for c in REFUSED]
)
def test_everything_else_is_refused_with_its_reason(dimension, text, problem):
    assert told(read_quantity(text, dimension=dimension)) == problem


@pytest.mark.parametrize(
    ("dimension", "text", "code", "expected"),
    [
        pytest.param(COUNT, "11", "project", "11 project", id="a bare number takes the unit"),
        pytest.param(MONEY, "gần 12", "VND_BN", "12 VND_BN nearly", id="also after a qualifier"),
        pytest.param(COUNT, "số dự án: 11", "project", "11 project", id="and a neutral word"),
        pytest.param(MONEY, "1.277", "VND_BN", "1277 VND_BN", id="money, a dot"),
        pytest.param(MONEY, "1,277", "VND_BN", "1.277 VND_BN", id="money, a comma"),
        pytest.param(COUNT, "1,277", "project", "1277 project ?", id="things, a comma"),
        pytest.param(MONEY, "5 triệu USD", "VND_BN", "5 USD_MN", id="words win within money"),
        pytest.param(MONEY, "$5", "VND_BN", "5 USD", id="a currency before it too"),
        pytest.param(MONEY, "5 tỷ", "VND_BN", "5 VND_BN | 5 USD_BN ?", id="a scale word is asked"),
        pytest.param(MONEY, "5 ha", "VND_BN", P.WRONG_DIMENSION, id="not across dimensions"),
        pytest.param(AREA, "5", "VND_BN", P.WRONG_DIMENSION, id="a unit of another dimension"),
        pytest.param(COUNT, "5 dự án", "enterprise", P.WRONG_UNIT, id="projects do not sponsor"),
        pytest.param(COUNT, "5 doanh nghiệp", "enterprise", "5 enterprise", id="the same words"),
        pytest.param(RANK, "3", "RANK", "3 RANK", id="a rank"),
        pytest.param(PERCENT, "98,5", "PERCENT", "98.5 PERCENT", id="a share"),
    ],
)
def test_the_unit_of_the_field_speaks_only_where_the_text_is_silent(
    dimension, text, code, expected
):
    assert told(read_quantity(text, dimension=dimension, unit=UNITS[code])) == expected


@pytest.mark.parametrize(
    ("text", "currencies", "expected"),
    [
        pytest.param("5 tỷ", ["VND"], "5 VND_BN", id="only đồng are reported"),
        pytest.param("5 tỷ", ["USD"], "5 USD_BN", id="only dollars are reported"),
        pytest.param("5 tỷ", [], P.CURRENCY_MISSING, id="no currency is known"),
        pytest.param("5 nghìn tỷ", ["USD"], P.CURRENCY_MISSING, id="no such unit of dollars"),
        pytest.param("5 tỷ USD", ["VND"], P.WRONG_CURRENCY, id="dollars are not reported"),
        pytest.param("$5 tỷ", ["VND", "USD"], "5 USD_BN", id="a sign before it is enough"),
    ],
)
def test_a_scale_word_takes_the_only_currency_reported(text, currencies, expected):
    assert told(read_quantity(text, dimension=MONEY, currencies=currencies)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,527 tỷ USD và 1.283 tỷ đồng", ["1.527 USD_BN", "1283 VND_BN"]),
        ("4.356 tỷ đồng và 414,1 triệu USD", ["4356 VND_BN", "414.1 USD_MN"]),
        ("4.356 tỷ đồng + 414,1 triệu USD", ["4356 VND_BN", "414.1 USD_MN"]),
        ("4.356 tỷ đồng+414,1 triệu USD", ["4356 VND_BN", "414.1 USD_MN"]),
        ("4.356 tỷ đồng; 414,1 triệu USD;", ["4356 VND_BN", "414.1 USD_MN"]),
        ("4.356 tỷ đồng & 414,1 triệu USD", ["4356 VND_BN", "414.1 USD_MN"]),
        ("4.356 tỷ đồng\r\n414,1 triệu USD", ["4356 VND_BN", "414.1 USD_MN"]),
        ("4.356 tỷ đồng, 414,1 triệu USD", ["4356 VND_BN", "414.1 USD_MN"]),
        ("4.356 tỷ đồng, và 414,1 triệu USD", ["4356 VND_BN", "414.1 USD_MN"]),
        ("4.356 tỷ đồng VÀ 414,1 triệu USD", ["4356 VND_BN", "414.1 USD_MN"]),
        (f"4.356 tỷ đồng{NBSP}và{NBSP}414,1 triệu USD", ["4356 VND_BN", "414.1 USD_MN"]),
        ("+5 tỷ đồng;+3 triệu USD", ["5 VND_BN", "3 USD_MN"]),
        ("-5 tỷ đồng", ["-5 VND_BN"]),
        ("5", ["5 VND_MN"]),
        ("5 và 7 tỷ đồng", [P.UNIT_MISSING, "7 VND_BN"]),
        ("5 tỷ và 3 triệu USD", ["5 VND_BN | 5 USD_BN ?", "3 USD_MN"]),
        ("5 tỷ đồng;;3 triệu USD", ["5 VND_BN", P.EMPTY, "3 USD_MN"]),
        ("5 tỷ 300 triệu đồng", [P.SEVERAL_AMOUNTS]),
        ("", [P.EMPTY]),
        ("5 tỷ đồng;" * 30, [P.TOO_LONG]),
    ],
)
def test_a_text_with_several_amounts_is_read_part_by_part(text, expected):
    readings = read_bag(text, unit=UNITS["VND_MN"])

    assert [told(reading) for reading in readings] == expected


@pytest.mark.parametrize(
    ("value", "dimension", "code", "expected"),
    [
        pytest.param(11, COUNT, "project", "11 project", id="a whole number"),
        pytest.param(11.0, COUNT, "project", "11 project", id="a whole float"),
        pytest.param(1.277, MONEY, "VND_BN", "1.277 VND_BN", id="a number is not text"),
        pytest.param(1277, MONEY, "VND_BN", "1277 VND_BN", id="nor is this one"),
        pytest.param(
            763.86, MONEY, "VND_MN", "763.86 VND_MN", id="a float is its shortest decimal"
        ),
        pytest.param(Decimal("5143.7"), MONEY, "VND_BN", "5143.7 VND_BN", id="a decimal"),
        pytest.param(-0.0, MONEY, "VND", "-0 VND", id="minus zero is zero"),
        pytest.param(1e17, MONEY, "VND", "100000000000000000 VND", id="a large float"),
        pytest.param("1.277 tỷ đồng", MONEY, None, "1277 VND_BN", id="text is read as text"),
        pytest.param("1.277", COUNT, "project", "1277 project", id="text takes the unit"),
        pytest.param(5, COUNT, None, P.UNIT_MISSING, id="no unit"),
        pytest.param(5, COUNT, "HA", P.WRONG_DIMENSION, id="a unit of another dimension"),
        pytest.param(1.277, COUNT, "project", P.NOT_WHOLE, id="a fraction of a project"),
        pytest.param(-1, AREA, "HA", P.NEGATIVE, id="negative land"),
        pytest.param(0, RANK, "RANK", P.RANK_ZERO, id="rank zero"),
        pytest.param(0.1 + 0.2, AREA, "HA", P.TOO_PRECISE, id="float noise is not rounded away"),
        pytest.param(10**5000, MONEY, "VND", P.TOO_LARGE, id="a huge number"),
        pytest.param(1e300, MONEY, "VND", P.TOO_LARGE, id="a huge float"),
        pytest.param(float("nan"), MONEY, "VND", P.NOT_A_NUMBER, id="not a number"),
        pytest.param(float("inf"), MONEY, "VND", P.NOT_A_NUMBER, id="infinity"),
        pytest.param(True, COUNT, "project", P.NOT_A_NUMBER, id="a truth value"),
        pytest.param([5], COUNT, "project", P.NOT_A_NUMBER, id="a list"),
        pytest.param(None, COUNT, "project", P.EMPTY, id="an empty cell"),
        pytest.param("", COUNT, "project", P.EMPTY, id="an empty text"),
        pytest.param("#N/A", COUNT, "project", P.CELL_ERROR, id="not available"),
        pytest.param(" #DIV/0! ", COUNT, "project", P.CELL_ERROR, id="division by zero"),
        pytest.param(datetime.date(2023, 1, 6), COUNT, "project", P.DATE_IN_CELL, id="a date"),
        pytest.param(
            datetime.datetime(2023, 1, 6, 8), COUNT, "project", P.DATE_IN_CELL, id="a moment"
        ),
        pytest.param(datetime.time(8), COUNT, "project", P.DATE_IN_CELL, id="a time"),
        pytest.param(
            datetime.timedelta(1), COUNT, "project", P.DATE_IN_CELL, id="a length of time"
        ),
    ],
)
def test_a_number_cell_is_that_number(value, dimension, code, expected):
    unit = UNITS[code] if code else None

    assert told(from_cell(value, dimension=dimension, unit=unit)) == expected


@pytest.mark.parametrize(
    ("value", "dimension", "code", "expected"),
    [
        pytest.param(0.985, PERCENT, "PERCENT", "98.5 PERCENT", id="hundredths"),
        pytest.param(0.985, PERCENT, None, "98.5 PERCENT", id="no other unit is needed"),
        pytest.param(0.05, MONEY, "VND_BN", P.WRONG_DIMENSION, id="a share is not money"),
        pytest.param("98,5", PERCENT, "PERCENT", "98.5 PERCENT", id="text is as written"),
    ],
)
def test_a_cell_shown_as_a_percentage_holds_hundredths(value, dimension, code, expected):
    unit = UNITS[code] if code else None

    reading = from_cell(value, dimension=dimension, unit=unit, number_format="0.0%")

    assert told(reading) == expected


RATES = {"USD": Decimal(23612)}


@pytest.mark.parametrize(
    ("quantities", "rates", "expected"),
    [
        pytest.param([("1277", "VND_BN")], {}, "1277000000000", id="đồng need no rate"),
        pytest.param([("20", "USD_MN")], RATES, "472240000000", id="dollars take theirs"),
        pytest.param(
            [("4356", "VND_BN"), ("414.1", "USD_MN")], RATES, "14133729200000", id="both are added"
        ),
        pytest.param(
            [("1.527", "USD_BN"), ("1283", "VND_BN")], RATES, "37338524000000", id="Thái Nguyên"
        ),
        pytest.param(
            [("999999999999999999.999999", "USD_BN")],
            {"USD": Decimal("23612.3456")},
            "23612345599999999999999976387654.4",
            id="nothing is rounded",
        ),
        pytest.param([("0", "VND")], RATES, "0", id="zero is an amount"),
        pytest.param([], RATES, None, id="nothing to add is not zero"),
        pytest.param([("5", "VND_BN"), ("5", "USD")], {}, None, id="a rate is missing"),
        pytest.param([("5", "HA")], RATES, None, id="land is not money"),
    ],
)
def test_a_total_in_dong_leaves_nothing_out(quantities, rates, expected):
    total = convert([quantity(*each) for each in quantities], vnd_per_unit=rates)

    assert total == (None if expected is None else Decimal(expected))


@pytest.mark.parametrize(
    ("each", "vi", "en"),
    [
        (quantity("12", "VND_BN", Qualifier.NEARLY), "gần 12 tỷ đồng", "nearly 12 billion VND"),
        (
            quantity("1500", "person", Qualifier.MORE_THAN),
            "hơn 1.500 người",
            "more than 1,500 people",
        ),
        (quantity("5", "USD_MN", Qualifier.ABOUT), "khoảng 5 triệu USD", "about 5 million USD"),
        (quantity("5143.7", "VND_BN"), "5.143,7 tỷ đồng", "5,143.7 billion VND"),
        (quantity("1", "project"), "1 dự án", "1 project"),
        (quantity("11", "project"), "11 dự án", "11 projects"),
        (quantity("1", "person"), "1 người", "1 person"),
        (quantity("4252", "HA"), "4.252 ha", "4,252 ha"),
        (quantity("98.5", "PERCENT"), "98,5%", "98.5%"),
        (quantity("3", "RANK"), "hạng 3", "rank 3"),
    ],
)
def test_quantities_are_written_in_either_language(each, vi, en):
    assert format_quantity(each) == vi
    assert format_quantity(each, language="en") == en


@pytest.mark.parametrize(
    ("each", "vi", "en"),
    [
        (quantity("1277", "VND_BN"), "= 1.277.000.000.000 đồng", "= 1,277,000,000,000 VND"),
        (quantity("763.86", "VND_MN"), "= 763.860.000 đồng", "= 763,860,000 VND"),
        (quantity("1.527", "USD_BN"), "= 1.527.000.000 USD", "= 1,527,000,000 USD"),
        (
            quantity("12", "VND_BN", Qualifier.NEARLY),
            "= gần 12.000.000.000 đồng",
            "= nearly 12,000,000,000 VND",
        ),
        (quantity("38", "HA"), "= 38 ha", "= 38 ha"),
    ],
)
def test_the_echo_spells_every_digit_out(each, vi, en):
    assert in_words(each) == vi
    assert in_words(each, language="en") == en


def test_the_base_of_an_amount_is_exact():
    assert quantity("9" * 40, "VND_TN").base == Decimal("9" * 40 + "0" * 12)


def test_every_number_problem_is_a_quantity_problem():
    assert {each.value for each in NumberProblem} <= {each.value for each in QuantityProblem}


@pytest.mark.parametrize("phrase", NEUTRAL_BEFORE)
def test_neutral_words_before_a_number_leave_it_alone(phrase):
    assert told(read_quantity(f"{phrase} 5 ha", dimension=AREA)) == "5 HA"


@pytest.mark.parametrize("phrase", NEUTRAL_AFTER)
def test_neutral_words_after_a_unit_leave_it_alone(phrase):
    assert told(read_quantity(f"5 ha {phrase}", dimension=AREA)) == "5 HA"


@pytest.mark.parametrize(("phrase", "qualifier"), QUALIFIERS.items())
def test_qualifiers_are_kept(phrase, qualifier):
    assert told(read_quantity(f"{phrase} 5 ha", dimension=AREA)) == f"5 HA {qualifier.value}"


@pytest.mark.parametrize("unit", UNITS.values(), ids=lambda unit: unit.code)
def test_every_word_of_every_unit_is_read(unit):
    texts = [f"{word} 5" if unit.code == "RANK" else f"5 {word}" for word in unit.words]

    readings = {told(read_quantity(text, dimension=unit.dimension)) for text in texts}

    assert readings == {f"5 {unit.code}"}


WHOLE = {COUNT, PEOPLE, RANK}
UNSIGNED = WHOLE | {AREA}


@st.composite
def quantities(draw):
    unit = draw(st.sampled_from(list(UNITS.values())))
    largest = 10**15 - 1
    least = 1 if unit.dimension in UNSIGNED else -largest
    whole = unit.dimension in WHOLE or unit.code == "VND"
    places = 0 if whole else draw(st.integers(0, 6))
    units = draw(st.one_of(st.integers(least, largest), st.integers(1, 9999)))
    return Quantity(Decimal(units).scaleb(-places), unit, draw(st.sampled_from(Qualifier)))


@given(quantities())
@settings(max_examples=150, deadline=None)
def test_what_is_written_in_vietnamese_reads_back_the_same(each):
    text = format_quantity(each)

    assert read_quantity(text, dimension=each.unit.dimension) == Understood(each)


def digits(text):
    return "".join(mark for mark in text if mark in "0123456789").strip("0")


WORDS = [
    "tỷ",
    "đồng",
    "triệu",
    "USD",
    "ha",
    "dự án",
    "gần",
    "hơn",
    "và",
    "+",
    ";",
    "%",
    "hạng",
    "$",
]
PIECES = [*WORDS, "5", "1.277", "1,277", "0,5", "12 345", "-", "(", ")", "e", "2", ".", ",", "từ"]
typed = st.one_of(
    st.text(max_size=30),
    st.lists(st.sampled_from(PIECES), max_size=6).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=6).map("".join),
)


@given(typed, st.sampled_from(Dimension))
@settings(max_examples=150, deadline=None)
def test_no_text_raises_and_no_digit_is_lost_or_added(text, dimension):
    reading = read_quantity(text, dimension=dimension)

    match reading:
        case Understood(only):
            found = [only]
        case Choices(found):
            assert found
        case NotUnderstood(problem):
            assert problem in QuantityProblem
            found = []
    assert {digits(format(each.amount, "f")) for each in found} <= {digits(text)}
    assert {each.unit.dimension for each in found} <= {dimension}


@given(typed)
@settings(max_examples=50, deadline=None)
def test_no_text_breaks_a_bag(text):
    assert read_bag(text)

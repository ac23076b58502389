from decimal import Decimal
from fractions import Fraction

import pytest
from django.utils import translation

from blocs.queries.reader import Reader

VI, EN = Reader("vi"), Reader("en")


@pytest.mark.parametrize(
    ("active", "expected"),
    [
        pytest.param("vi", VI, id="vietnamese"),
        pytest.param("en", EN, id="english"),
        pytest.param(None, VI, id="no language is Vietnamese"),
    ],
)
def test_the_reader_of_a_request_reads_the_active_language(active, expected):
    with translation.override(active):
        assert Reader.of_request() == expected


@pytest.mark.parametrize(
    ("reader", "row", "expected", "language"),
    [
        pytest.param(VI, {"name": "Vốn", "name_en": "Capital"}, "Vốn", "vi", id="vietnamese"),
        pytest.param(EN, {"name": "Vốn", "name_en": "Capital"}, "Capital", "en", id="english"),
        pytest.param(EN, {"name": "Vốn", "name_en": ""}, "Vốn", "vi", id="no English word"),
        pytest.param(EN, {"name": "Vốn", "name_en": "Vốn"}, "Vốn", "vi", id="its own twin"),
        pytest.param(EN, {"name": "Vốn"}, "Vốn", "vi", id="no English key"),
    ],
)
def test_a_text_is_in_the_language_of_the_reader(reader, row, expected, language):
    text = reader.text(row, "name")

    assert (text, text.language) == (expected, language)


def test_a_sentence_is_in_the_language_of_the_reader():
    sentence = {"vi": "điểm", "en": "points"}

    assert (VI.said(sentence), EN.said(sentence)) == ("điểm", "points")


@pytest.mark.parametrize(
    ("reader", "text", "expected"),
    [
        pytest.param(VI, "14133.7292", "14.133,7292", id="vietnamese signs"),
        pytest.param(EN, "14133.7292", "14,133.7292", id="english signs"),
        pytest.param(VI, "25.00", "25,00", id="digits of the edition stay"),
        pytest.param(VI, "100", "100", id="whole"),
        pytest.param(VI, None, "–", id="nothing"),
    ],
)
def test_an_exact_number_keeps_its_digits(reader, text, expected):
    assert reader.exact(text) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(Fraction(37338524, 1000), "37.338,5", id="one decimal from ten on"),
        pytest.param(Fraction(1, 3), "0,33", id="two below ten"),
        pytest.param(Fraction(1, 3000), "0,0003", id="four for the very small"),
        pytest.param(Fraction(-217842, 1000), "-217,8", id="below nothing"),
        pytest.param(Fraction(0), "0", id="zero"),
        pytest.param(Fraction(2505, 100), "25,1", id="half up"),
    ],
)
def test_a_converted_amount_is_rounded_for_reading(value, expected):
    assert VI.readable(value).replace("\N{MINUS SIGN}", "-") in {expected, expected + "0"}


@pytest.mark.parametrize(
    ("reader", "expected"),
    [pytest.param(VI, "tỷ đồng", id="vi"), pytest.param(EN, "billion VND", id="en")],
)
def test_a_unit_has_a_name_in_each_language(reader, expected):
    assert reader.unit("VND_BN") == expected


def test_a_quantity_is_an_amount_with_its_unit():
    assert (VI.quantity("4356", "VND_BN"), EN.quantity("1", "project")) == (
        "4.356 tỷ đồng",
        "1 project",
    )


@pytest.mark.parametrize(
    ("iso", "expected"),
    [
        pytest.param("2022-12-30", "30/12/2022", id="a day"),
        pytest.param(None, "", id="no day"),
        pytest.param("", "", id="empty"),
    ],
)
def test_days_come_before_months(iso, expected):
    assert EN.day(iso) == expected


def test_a_number_may_be_given_so_many_decimals():
    assert VI.number(Decimal("5"), places=2) == "5,00"

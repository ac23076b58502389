"""The closed list of units."""

from decimal import Decimal

import pytest

from boards.domain.units import UNITS, base_of, unit, units_of
from boards.enums import Dimension


@pytest.mark.parametrize(
    ("code", "factor", "currency", "vi", "en"),
    [
        ("project", "1", "", "dự án", "project"),
        ("enterprise", "1", "", "doanh nghiệp", "enterprise"),
        ("scheme", "1", "", "đồ án", "planning scheme"),
        ("person", "1", "", "người", "person"),
        ("HA", "1", "", "ha", "ha"),
        ("PERCENT", "1", "", "%", "%"),
        ("RANK", "1", "", "hạng", "rank"),
        ("VND", "1", "VND", "đồng", "VND"),
        ("VND_TH", "1E3", "VND", "nghìn đồng", "thousand VND"),
        ("VND_MN", "1E6", "VND", "triệu đồng", "million VND"),
        ("VND_BN", "1E9", "VND", "tỷ đồng", "billion VND"),
        ("VND_TN", "1E12", "VND", "nghìn tỷ đồng", "trillion VND"),
        ("USD", "1", "USD", "USD", "USD"),
        ("USD_TH", "1E3", "USD", "nghìn USD", "thousand USD"),
        ("USD_MN", "1E6", "USD", "triệu USD", "million USD"),
        ("USD_BN", "1E9", "USD", "tỷ USD", "billion USD"),
    ],
)
def test_each_unit(code, factor, currency, vi, en):
    found = unit(code)

    assert (found.factor, found.currency, found.vi, found.en) == (
        Decimal(factor),
        currency,
        vi,
        en,
    )


def test_codes_are_keys_and_every_unit_belongs_to_one_dimension():
    assert [each.code for each in UNITS.values()] == list(UNITS)
    assert sum(len(units_of(dimension)) for dimension in Dimension) == len(UNITS) == 16


def test_units_of_a_dimension():
    assert [each.code for each in units_of(Dimension.COUNT)] == ["project", "enterprise", "scheme"]


def test_no_word_means_two_units():
    words = [word for each in UNITS.values() for word in each.words]

    assert len(words) == len(set(words))


def test_an_unknown_code_is_an_error():
    with pytest.raises(KeyError):
        unit("EUR")


@pytest.mark.parametrize(
    ("code", "base"), [("VND_BN", "VND"), ("USD_MN", "USD"), ("USD", "USD"), ("HA", "HA")]
)
def test_the_base_of_a_unit(code, base):
    assert base_of(unit(code)).code == base


@pytest.mark.parametrize(
    ("language", "amount", "expected"),
    [("vi", 2, "dự án"), ("vi-VN", 2, "dự án"), ("en", 1, "project"), ("en", 2, "projects")],
)
def test_the_name_beside_an_amount(language, amount, expected):
    assert unit("project").name(language, Decimal(amount)) == expected

"""Places of a quota: numbers, shares, and what becomes of a part of a place."""

from decimal import Decimal
from fractions import Fraction

import pytest

from awards.domain.quota import Places, Quota, places, rounded, tightest
from awards.enums import Base, Rounding
from boards.domain.sentences import Sentence

COUNTS = {Base.MEMBERS: 7, Base.PLACED: 5}


@pytest.mark.parametrize(
    ("exact", "rounding", "expected"),
    [
        pytest.param("7/5", Rounding.DOWN, 1, id="1.4 down"),
        pytest.param("7/5", Rounding.HALF_UP, 1, id="1.4 half up"),
        pytest.param("7/5", Rounding.UP, 2, id="1.4 up"),
        pytest.param("3/2", Rounding.DOWN, 1, id="1.5 down"),
        pytest.param("3/2", Rounding.HALF_UP, 2, id="1.5 half up"),
        pytest.param("2", Rounding.UP, 2, id="2 up"),
        pytest.param("0", Rounding.UP, 0, id="0 up"),
    ],
)
def test_a_part_of_a_place_is_rounded_as_the_rule_says(exact, rounding, expected):
    assert rounded(Fraction(exact), rounding) == expected


def test_a_number_is_what_it_is():
    assert places(Quota("QĐ 1", number=1), COUNTS) == Places(
        1,
        Sentence("Nhiều nhất 1 đơn vị của khối trong một năm.", "At most 1 of the bloc in a year."),
        "QĐ 1",
    )


def test_a_share_shows_its_arithmetic():
    quota = Quota("Điều 11", share=Decimal("20.50"), base=Base.PLACED, rounding=Rounding.UP)

    assert places(quota, COUNTS) == Places(
        2,
        Sentence(
            "20,5% × 5 đơn vị được xếp hạng = 1,025, làm tròn lên: 2.",
            "20.5% × 5 members with a place = 1.025, rounded up: 2.",
        ),
        "Điều 11",
    )


def test_what_the_council_counts_is_not_guessed():
    quota = Quota("Công văn 5007", share=Decimal(20), base=Base.OUTSIDE)

    assert places(quota, COUNTS) == Places(
        None,
        Sentence(
            "20% của số tập thể do Hội đồng tính, ngoài khối.",
            "20% of collectives that the council counts, outside the bloc.",
        ),
        "Công văn 5007",
    )


def test_of_several_rules_the_tightest_counts():
    one, two = (places(Quota("", number=number), COUNTS) for number in (1, 2))
    unknown = places(Quota("", share=Decimal(20), base=Base.OUTSIDE), COUNTS)

    assert tightest([two, unknown, one]) == one
    assert tightest([unknown]) == unknown
    assert tightest([]) is None

"""Groups, conditions and classes as a scheme prints them."""

from decimal import Decimal

import pytest

from blocs.domain.rulebook import GateLine, GradeLine, gate_sentence, grade_sentence, line_sentence
from blocs.enums import Counting, Effect, GroupRule
from tests.blocs.domain.rulebook.books import group, line


@pytest.mark.parametrize(
    ("one", "vi", "en"),
    [
        pytest.param(group("a"), "cộng các phần", "the sum of its parts", id="sum"),
        pytest.param(
            group("a", Decimal("7.5"), rule=GroupRule.CAPPED),
            "cộng các phần, tối đa không quá 7,5",
            "the sum of its parts, never more than 7.5",
            id="capped",
        ),
        pytest.param(
            group("a", rule=GroupRule.BEST, best=1),
            "chỉ tính mức cao nhất",
            "only the highest part counts",
            id="the best",
        ),
        pytest.param(
            group("a", rule=GroupRule.BEST, best=2),
            "chỉ tính 2 mức cao nhất",
            "only the 2 highest parts count",
            id="the best two",
        ),
        pytest.param(
            group("a", 5, counting=Counting.PENALTY),
            "điểm trừ vào tổng điểm: cộng các phần, nhiều nhất 5 điểm",
            "taken off the total: the sum of its parts, 5 points at most",
            id="penalty",
        ),
        pytest.param(
            line("a", method="proportional"),
            "parameters: thiếu “capped”",
            "parameters: “capped” is missing",
            id="a method without its parameters",
        ),
    ],
)
def test_how_a_line_comes_to_its_points(one, vi, en):
    said = line_sentence(one)

    assert (said.vi, said.en) == (vi, en)


def test_a_condition_says_when_and_what_follows():
    recorded = GateLine("a", 1, "A", "A", Effect.ZERO, target="x")
    computed = GateLine("b", 2, "B", "B", Effect.UNRANKED, below=Decimal("0.505"))

    assert gate_sentence(recorded, [line("x")]).en == (
        "where a document says that it is not met: X: 0 points"
    )
    assert gate_sentence(recorded, []).vi == "khi có văn bản xác nhận vi phạm: x: 0 điểm"
    assert gate_sentence(computed, []).vi == "khi đạt dưới 50,5% tổng điểm: không xếp hạng"


def test_a_class_says_from_where_and_for_how_many():
    limited = GradeLine("A", "A", Decimal("0.9"), Decimal("0.2"))

    assert grade_sentence(limited).en == (
        "from 90% of the total, for at most 20% of the boards with a place"
    )
    assert grade_sentence(GradeLine("B", "B", Decimal(0))).vi == "từ 0% tổng điểm"

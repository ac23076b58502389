"""Groups of criteria: sums, caps, the highest only, bonus and penalty, conditions that take all."""

from decimal import Decimal
from fractions import Fraction

import pytest

from blocs.domain.scoring.tree import Group, Part, Tree, count
from blocs.domain.scoring.tree_words import group_sentence
from blocs.domain.scoring.wording import Wording
from blocs.enums import Counting, GroupRule
from boards.domain.sentences import Sentence

SUM, CAPPED, BEST = GroupRule.SUM, GroupRule.CAPPED, GroupRule.BEST
NAMES = {code: Sentence(f"tiêu chí {code}", f"criterion {code}") for code in "abcd"}


def group(code="g", rule=SUM, maximum=10, **fields):
    return Group(code, Sentence(f"nhóm {code}", f"group {code}"), Decimal(maximum), rule, **fields)


def parts(*pairs):
    return [
        Part(code, Fraction(str(points)), Fraction(maximum))
        for code, (points, maximum) in zip("abcd", pairs, strict=False)
    ]


def total_of(groups, home, points, *, total=100, zeroed=()):
    tree = Tree(Decimal(total), groups, home.items())
    found = {
        code: Part(code, Fraction(str(value)), Fraction(maximum))
        for code, (value, maximum) in points.items()
    }
    return tree.total_of(found, zeroed)


@pytest.mark.parametrize(
    ("of", "given", "points", "maximum"),
    [
        pytest.param(group(), [(4, 5), (3, 5)], 7, 10, id="the sum"),
        pytest.param(group(), [(8, 5)], 8, 5, id="more than the maximum stays more"),
        pytest.param(group(rule=CAPPED), [(7, 8), (6, 8)], 10, 10, id="cut at the maximum"),
        pytest.param(group(rule=CAPPED), [(4, 6)], 4, 6, id="below the maximum"),
        pytest.param(
            group(rule=BEST, best=2), [(1, 5), (4, 5), (3, 4)], 7, 10, id="the two highest"
        ),
        pytest.param(group(rule=BEST, best=2), [(1, 5)], 1, 5, id="fewer than may count"),
        pytest.param(
            group(counting=Counting.BONUS), [(7, 8), (6, 8)], 10, 10, id="a bonus is always cut"
        ),
        pytest.param(
            group(rule=BEST, best=2, maximum=5, counting=Counting.PENALTY),
            [(4, 5), (3, 5), (1, 5)],
            5,
            5,
            id="a penalty of the highest is cut too",
        ),
    ],
)
def test_a_group_comes_to_what_its_rule_says(of, given, points, maximum):
    found = count(of, parts(*given))

    assert (found.points, found.maximum) == (points, maximum)


def test_a_cut_is_shared_in_proportion():
    found = count(group(rule=CAPPED), parts((15, 20), (5, 20)))

    assert found.shares == {"a": Fraction(1, 2), "b": Fraction(1, 2)}


def test_of_equal_parts_the_first_counts():
    found = count(group(rule=BEST, best=1), parts((3, 5), (3, 5)))

    assert found.shares == {"a": 1, "b": 0}


def test_a_total_is_rescaled_within_and_not_outside():
    groups = [
        group("work", maximum=80),
        group("thưởng", maximum=5, counting=Counting.BONUS),
        group("trừ", maximum=10, counting=Counting.PENALTY),
    ]
    home = {"a": "work", "b": "", "c": "thưởng", "d": "trừ"}

    found = total_of(groups, home, {"a": (40, 80), "c": (7, 9), "d": (2, 9)})

    assert found.exact == 40 * Fraction(100, 80) + 5 - 2
    assert found.counted == 80
    assert found.shares["a"] == Fraction(5, 4)
    assert found.shares["c"] == Fraction(5, 7)
    assert found.shares["d"] == -1


def test_penalties_never_lead_below_nothing():
    groups = [group("trừ", maximum=500, counting=Counting.PENALTY)]

    found = total_of(groups, {"a": "", "d": "trừ"}, {"a": (1, 10), "d": (200, 500)})

    assert found.exact == 0


def test_a_bonus_alone_is_no_total():
    groups = [group("thưởng", counting=Counting.BONUS)]

    found = total_of(groups, {"a": "", "c": "thưởng"}, {"c": (5, 5)})

    assert (found.exact, found.counted) == (None, 0)


def test_groups_stand_in_groups():
    groups = [
        group("outer", rule=CAPPED, maximum=10),
        group("inner", rule=BEST, best=1, maximum=8, parent="outer"),
    ]
    home = {"a": "outer", "b": "inner", "c": "inner"}

    found = total_of(groups, home, {"a": (6, 8), "b": (6, 8), "c": (2, 8)}, total=10)

    assert found.exact == 10
    assert found.groups["inner"].points == 6
    assert (found.shares["b"], found.shares["c"]) == (Fraction(10, 12), 0)


def test_a_condition_takes_all_of_a_group_but_not_its_weight():
    groups = [group("g", maximum=50)]

    found = total_of(groups, {"a": "g", "b": ""}, {"a": (50, 50), "b": (40, 50)}, zeroed={"g"})

    assert (found.exact, found.counted) == (40, 100)
    assert found.shares["a"] == 0


@pytest.mark.parametrize(
    ("of", "given", "condition", "vi", "en"),
    [
        pytest.param(group(), [(4, 5), (3, 5)], None, "Cộng các phần: 7,00.", None, id="the sum"),
        pytest.param(
            group(rule=CAPPED),
            [(7, 8), (6, 8)],
            None,
            "Cộng các phần: 13,00; không quá 10 điểm.",
            "Sum of the parts: 13.00; at most 10 points.",
            id="cut",
        ),
        pytest.param(
            group(rule=BEST, best=1),
            [(3, 5), (4, 5)],
            None,
            "Chỉ tính 1 mức cao nhất (tiêu chí b): 4,00.",
            "Only the 1 highest count (criterion b): 4.00.",
            id="the highest",
        ),
        pytest.param(
            group(),
            [(3, 5)],
            Sentence("không kỷ luật", "no discipline"),
            "Cộng các phần: 3,00. Không đạt điều kiện “không kỷ luật”: 0 điểm.",
            "Sum of the parts: 3.00. The condition “no discipline” is not met: 0 points.",
            id="a condition",
        ),
    ],
)
def test_a_group_says_how_it_was_counted(of, given, condition, vi, en):
    counted = count(of, parts(*given), nothing=condition is not None)

    said = group_sentence(of, counted, NAMES, Wording(2), condition)

    assert said.vi == vi
    assert en is None or said.en == en


def test_a_group_of_which_nothing_counts_says_so():
    said = group_sentence(group(), None, NAMES, Wording(2))

    assert said.vi == "Không có tiêu chí nào trong nhóm được tính."

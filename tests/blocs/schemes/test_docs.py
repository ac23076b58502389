"""The worked example of docs/scoring.md is what the engine comes to."""

import re
from decimal import Decimal
from fractions import Fraction

from blocs.domain.rounding import half_up
from blocs.domain.scoring.tree import Group, Part, count
from blocs.enums import Counting, GroupRule
from boards.domain.sentences import Sentence
from tests.test_docs import code, one, page, rows

HEAD = ("Group", "Rule", "Counting", "Maximum", "Parts", "Comes to")


def stated():
    """Each group of the table with its parts, and what it is said to come to."""
    for name, rule, counting, maximum, parts, result in rows("docs/scoring.md", *HEAD):
        best = re.search(r"` (\d+)", rule)
        group = Group(
            code=name,
            name=Sentence(name, name),
            maximum=Decimal(maximum),
            rule=GroupRule(one(rule)),
            best=int(best[1]) if best else 0,
            counting=Counting(one(counting)),
        )
        given = [
            Part(str(number), *map(Fraction, pair.split("/")))
            for number, pair in enumerate(code(parts))
        ]
        yield group, count(group, given), Fraction(one(result))


def test_each_group_comes_to_what_the_table_says():
    assert [counted.points for _group, counted, _said in stated()] == [
        said for _group, _counted, said in stated()
    ]


def test_the_total_of_the_example():
    points = {counting: Fraction(0) for counting in Counting}
    maxima = Fraction(0)
    for group, counted, _said in stated():
        points[group.counting] += counted.points
        maxima += counted.maximum if group.counting is Counting.WITHIN else 0

    total = points[Counting.WITHIN] * 100 / maxima
    total += points[Counting.BONUS] - points[Counting.PENALTY]

    line = f"× 100 / {maxima} + 4 - 50 = {total} → {half_up(total, 2)}"
    assert line in page("docs/scoring.md")


def test_every_rule_of_groups_is_described():
    table = rows("docs/scoring.md", "Rule", "What a group comes to", "Its maximum")

    assert [one(rule) for rule, *_rest in table] == [rule.value for rule in GroupRule]

"""Criteria stand group by group, whatever their numbers are among those of other groups."""

from blocs.models import Criterion, Group
from blocs.queries.tree_order import in_tree_order


def group(key, order, parent=None):
    return Group(pk=key, code=f"g{key}", order=order, parent_id=parent)


def criterion(code, order, group=None):
    return Criterion(code=code, order=order, group_id=group)


def codes(criteria, groups=()):
    return [each.code for each in in_tree_order(criteria, {each.pk: each for each in groups})]


def test_numbers_count_within_a_group_only():
    groups = [group(1, order=2), group(2, order=1), group(3, order=2, parent=2)]
    lines = [
        criterion("last", 3),
        criterion("second-of-1", 2, group=1),
        criterion("first-of-1", 1, group=1),
        criterion("in-3", 1, group=3),
        criterion("first-of-2", 1, group=2),
        criterion("third-of-2", 3, group=2),
    ]

    assert codes(lines, groups) == [
        "first-of-2",
        "in-3",
        "third-of-2",
        "first-of-1",
        "second-of-1",
        "last",
    ]


def test_of_one_number_the_code_decides():
    assert codes([criterion("b", 1), criterion("a", 1)]) == ["a", "b"]

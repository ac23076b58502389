"""The criteria of a scheme as its table lists them: group by group, not number by number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from blocs.models import Criterion, Group


def in_tree_order(criteria: Iterable[Criterion], groups: Mapping[int, Group]) -> list[Criterion]:
    """The criteria by where they stand: numbers count among the lines of one group only.

    ``groups`` are those of the scheme by their keys.
    """
    return sorted(criteria, key=lambda each: _place(each, groups))


def _place(criterion: Criterion, groups: Mapping[int, Group]) -> tuple[tuple[int, str], ...]:
    """The numbers of the groups that a criterion stands in, the outermost first, and its own."""
    place = [(criterion.order, criterion.code)]
    key = criterion.group_id
    while key is not None:
        group = groups[key]
        place.insert(0, (group.order, group.code))
        key = group.parent_id
    return tuple(place)

"""The groups of a scheme: what their parts come to, up to the total of a board.

``total = max(0, Σ within · total / Σ maxima that count + Σ bonus - Σ penalties)``. Only what counts
stands in the sums: a part that is left out leaves the points and the maxima of its group.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from blocs.enums import Counting, GroupRule
from boards.domain.sentences import Sentence

ROOT = ""
NOTHING = Fraction(0)
OUTSIDE = {Counting.BONUS: Fraction(1), Counting.PENALTY: Fraction(-1)}


@dataclass(frozen=True, slots=True)
class Group:
    """Criteria and groups that are counted together; ``best`` of them where only the highest count.

    What stands outside the total never gives or takes more than its maximum.
    """

    code: str
    name: Sentence
    maximum: Decimal
    rule: GroupRule = GroupRule.SUM
    best: int = 0
    counting: Counting = Counting.WITHIN
    parent: str = ROOT


@dataclass(frozen=True, slots=True)
class Part:
    """What a criterion or a group came to, out of which maximum."""

    code: str
    points: Fraction
    maximum: Fraction


@dataclass(frozen=True, slots=True)
class Counted(Part):
    """A group. Of the points of a part in ``shares`` so much is counted: all, some, or nothing."""

    reached: Fraction = NOTHING
    shares: Mapping[str, Fraction] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Total:
    """A board. ``shares`` turns the points of every criterion and group into a contribution.

    Where nothing within the total counts there is no total.
    """

    exact: Fraction | None
    counted: Fraction
    roots: tuple[Part, ...]
    groups: Mapping[str, Counted]
    shares: Mapping[str, Fraction]

    def share_in_group(self, code: str, group: str) -> Fraction:
        """How much of the points of a part its group counts; what is in no group counts whole."""
        return Fraction(1) if group == ROOT else self.groups[group].shares[code]


class Tree:
    """The groups of a scheme with the criteria in them, each in its order."""

    def __init__(
        self, total: Decimal, groups: Sequence[Group], criteria: Iterable[tuple[str, str]]
    ) -> None:
        self.total = Fraction(total)
        self.groups = {group.code: group for group in groups}
        self.parts: dict[str, list[str]] = defaultdict(list)
        for group in groups:
            self.parts[group.parent].append(group.code)
        for code, parent in criteria:
            self.parts[parent].append(code)

    def counting(self, root: str) -> Counting:
        """Whether a part of the first level is within the total; a criterion always is."""
        return self.groups[root].counting if root in self.groups else Counting.WITHIN

    def above(self, group: str) -> Iterator[str]:
        """A group, and those that it stands in, up to the first level."""
        while group != ROOT:
            yield group
            group = self.groups[group].parent

    def total_of(self, parts: Mapping[str, Part], zeroed: Collection[str] = ()) -> Total:
        """The total from the criteria that count; groups in ``zeroed`` come to nothing."""
        groups: dict[str, Counted] = {}
        roots = tuple(self._parts_of(ROOT, parts, groups, zeroed))
        within = self._of(roots, Counting.WITHIN)
        counted = sum((part.maximum for part in within), NOTHING)
        scale = self.total / counted if counted else NOTHING
        exact = None
        if counted:
            exact = scale * _points(within)
            exact += _points(self._of(roots, Counting.BONUS))
            exact -= _points(self._of(roots, Counting.PENALTY))
            exact = max(exact, NOTHING)
        shares: dict[str, Fraction] = {}
        for root in roots:
            counting = self.counting(root.code)
            share = scale if counting is Counting.WITHIN else OUTSIDE[counting]
            _share_out(root.code, share, groups, shares)
        return Total(exact, counted, roots, groups, shares)

    def _of(self, roots: Iterable[Part], counting: Counting) -> list[Part]:
        return [root for root in roots if self.counting(root.code) is counting]

    def _parts_of(
        self,
        code: str,
        criteria: Mapping[str, Part],
        groups: dict[str, Counted],
        zeroed: Collection[str],
    ) -> Iterator[Part]:
        """The parts of a group that count, from the criteria upwards."""
        for part in self.parts[code]:
            if part in criteria:
                yield criteria[part]
            elif part in self.groups:
                found = [*self._parts_of(part, criteria, groups, zeroed)]
                if found:
                    groups[part] = count(self.groups[part], found, nothing=part in zeroed)
                    yield groups[part]


def count(group: Group, parts: Sequence[Part], *, nothing: bool = False) -> Counted:
    """What a group comes to.

    Where only the highest count, the first of equal parts is taken. A cut at the maximum is shared
    by all parts in proportion.
    """
    taken, maximum = _taken(group, parts)
    reached = _points(taken)
    capped = group.rule is GroupRule.CAPPED or group.counting is not Counting.WITHIN
    limit = Fraction(group.maximum)
    points = min(reached, limit) if capped else reached
    if nothing:
        points = NOTHING
    cut = points / reached if reached else Fraction(1)
    codes = {part.code for part in taken}
    return Counted(
        code=group.code,
        points=points,
        maximum=min(maximum, limit) if capped else maximum,
        reached=reached,
        shares={part.code: cut if part.code in codes else NOTHING for part in parts},
    )


def _taken(group: Group, parts: Sequence[Part]) -> tuple[Sequence[Part], Fraction]:
    """The parts whose points count, and the most that so many could come to."""
    if group.rule is not GroupRule.BEST:
        return parts, sum((part.maximum for part in parts), NOTHING)
    taken = sorted(parts, key=lambda part: -part.points)[: group.best]
    largest = sorted((part.maximum for part in parts), reverse=True)[: group.best]
    return taken, sum(largest, NOTHING)


def _points(parts: Iterable[Part]) -> Fraction:
    return sum((part.points for part in parts), NOTHING)


def _share_out(
    code: str, share: Fraction, groups: Mapping[str, Counted], shares: dict[str, Fraction]
) -> None:
    """Hand the share of a group down to its parts."""
    shares[code] = share
    if code in groups:
        for part, own in groups[code].shares.items():
            _share_out(part, share * own, groups, shares)

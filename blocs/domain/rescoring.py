"""One board with other points, or other weights, for some of its criteria.

What does not change is added up once; the groups in which something changes are counted again, so
that caps, the best of a group, bonus and penalty hold for what is tried as they hold for what is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from blocs.domain.conditions import unmet
from blocs.domain.facts import Facts
from blocs.domain.rounding import half_up
from blocs.domain.scoring.data import MISSING
from blocs.domain.scoring.engine import NO_VERDICTS, Criterion, Result, Scheme
from blocs.domain.scoring.tree import OUTSIDE, ROOT, Part, Tree
from blocs.enums import Counting, Effect

Standing = tuple[Decimal, tuple[tuple[bool, Fraction], ...]]
"""What places compare: the rounded total, then what the tie-breakers say."""


class Rescored:
    """A board whose criteria ``codes`` may earn other points; those left out stay left out."""

    def __init__(self, facts: Facts, result: Result, codes: Collection[str]) -> None:
        self.facts, self.result = facts, result
        self.scheme: Scheme = facts.scheme
        self.zeroed = facts.verdicts.get(result.board, NO_VERDICTS).zeroed
        maxima = {item.code: Fraction(item.maximum) for item in self.scheme.criteria}
        whole = self.scheme.tree
        roots = {code: root for root in whole.parts[ROOT] for code in _leaves(root, whole)}
        self.parts = {
            line.code: Part(line.code, line.points, maxima[line.code])
            for line in result.lines
            if line.points is not None
        }
        moving = {roots[code] for code in codes if code in self.parts}
        self.tree = _only(self.scheme, whole, moving)
        still = _only(self.scheme, whole, set(whole.parts[ROOT]) - moving)
        fixed = {code: part for code, part in self.parts.items() if roots[code] not in moving}
        self.moving = {code: part for code, part in self.parts.items() if roots[code] in moving}
        self.still = _sums(still, still.total_of(fixed, self.zeroed).roots)
        today = {code: part.points for code, part in self.parts.items() if code in codes}
        self._last: tuple[Mapping[str, Fraction], Standing | None] = (today, self._standing({}))

    def with_points(self, points: Mapping[str, Fraction]) -> Standing | None:
        """Where it would stand with these points; nothing where it would have no place."""
        if points != self._last[0]:
            changed = ((code, value, self.parts[code].maximum) for code, value in points.items())
            self._last = points, self._standing({part[0]: Part(*part) for part in changed})
        return self._last[1]

    def with_weights(self, factors: Mapping[str, Fraction]) -> Standing | None:
        """Where it would stand if the maxima, and what was earned of them, were multiplied."""
        return self._standing(
            {
                code: Part(code, part.points * factors[code], part.maximum * factors[code])
                for code, part in self.moving.items()
                if code in factors
            }
        )

    def _standing(self, changed: Mapping[str, Part]) -> Standing | None:
        parts = {**self.moving, **changed}
        roots, groups = self._roots(parts)
        points, maximum, outside = self.still
        more_points, more_maximum, more_outside = _sums(self.tree, roots)
        counted = maximum + more_maximum
        if not counted:
            return None
        exact = (points + more_points) * Fraction(self.scheme.total) / counted
        rounded = half_up(max(exact + outside + more_outside, Fraction(0)), self.scheme.places)
        if self._unranked(rounded):
            return None
        earned = {code: part.points for code, part in (*parts.items(), *groups.items())}
        return rounded, tuple(self._breaker(code, earned) for code in self.scheme.tie_breakers)

    def _roots(self, parts: Mapping[str, Part]) -> tuple[Iterable[Part], Mapping[str, Part]]:
        """What the criteria come to at the first level, where without groups they stand."""
        if not self.tree.groups:
            return parts.values(), {}
        total = self.tree.total_of(parts, self.zeroed)
        return total.roots, total.groups

    def _breaker(self, code: str, earned: Mapping[str, Fraction]) -> tuple[bool, Fraction]:
        found = earned[code] if code in earned else self.result.earned(code)
        return (found is not None, found or Fraction(0))

    def _unranked(self, points: Decimal) -> bool:
        failed = unmet(
            self.scheme.conditions,
            self.facts.breached,
            self.result.board,
            points=points,
            total=self.scheme.total,
        )
        return any(condition.effect is Effect.UNRANKED for condition in failed)


def scored_by(facts: Facts, result: Result, indicator: str) -> dict[str, Criterion]:
    """By criterion, what scores it by the figure of ``indicator``: itself, or its substitute.

    Not what a decision or a condition settles, whatever the figure is.
    """
    data, verdicts = facts.data[result.board], facts.verdicts.get(result.board, NO_VERDICTS)
    found = {}
    for item in facts.scheme.criteria:
        scored = facts.scheme.in_place_of(item, data)
        settled = item.code in verdicts.decided or item.code in verdicts.zeroed
        if scored.indicator != indicator or settled:
            continue
        if scored.why_not(data.get(indicator, MISSING)) is None:
            found[item.code] = scored
    return found


def place_of(board: str, standings: Mapping[str, Standing | None]) -> int | None:
    """Competition ranking: one more than stand ahead."""
    own = standings[board]
    if own is None:
        return None
    return 1 + sum(other is not None and other > own for other in standings.values())


def _sums(tree: Tree, roots: Iterable[Part]) -> tuple[Fraction, Fraction, Fraction]:
    """Points and maxima within the total, and what stands outside of it."""
    points = maximum = outside = Fraction(0)
    for root in roots:
        counting = tree.counting(root.code)
        if counting is Counting.WITHIN:
            points, maximum = points + root.points, maximum + root.maximum
        else:
            outside += OUTSIDE[counting] * root.points
    return points, maximum, outside


def _only(scheme: Scheme, whole: Tree, roots: Collection[str]) -> Tree:
    """The tree of some parts of the first level."""
    inside = {code for root in roots for code in _all(root, whole)}
    return Tree(
        scheme.total,
        [group for group in scheme.groups if group.code in inside],
        [(item.code, item.group) for item in scheme.criteria if item.code in inside],
    )


def _all(code: str, tree: Tree) -> Iterator[str]:
    yield code
    for part in tree.parts.get(code, ()):
        yield from _all(part, tree)


def _leaves(code: str, tree: Tree) -> Iterator[str]:
    return (part for part in _all(code, tree) if part not in tree.groups)

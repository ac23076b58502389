"""The tree of a scheme in its order: every line with its label, its depth and its running sums."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from blocs.domain.rulebook.lettering import sign
from blocs.domain.rulebook.lines import CriterionLine, GroupLine, Line, Rulebook, parent_of
from blocs.enums import Counting, GroupRule

LETTERED = 2
"""The level of a, b, c. A deeper line is printed with that letter before it: a.1, a.1.2."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line where it stands; ``first`` and ``last`` among the lines of the same group.

    ``label`` is what the table prints before it, ``path`` what names it from the top: I.2.a. Both
    are empty for a line that no group leads to: it is in a circle, or its group is not there.
    ``reached`` is what the maxima of the parts of a group come to, by its rule.
    """

    line: Line
    depth: int
    label: str
    path: str = ""
    reached: Decimal | None = None
    first: bool = True
    last: bool = True
    instead: bool = False
    """Whether it counts only in the place of another: then it stands in no group."""

    @property
    def is_group(self) -> bool:
        return isinstance(self.line, GroupLine)

    @property
    def fits(self) -> bool:
        """Whether the maximum of the group is what its rule asks for."""
        if not isinstance(self.line, GroupLine) or self.reached is None:
            return True
        if self.line.rule is GroupRule.CAPPED:
            return self.reached >= self.line.maximum
        return self.reached == self.line.maximum


def outline(rulebook: Rulebook) -> tuple[Entry, ...]:
    """All lines in their order; substitutes, and what no group leads to, at the end."""
    below = parts(rulebook)
    # A table without groups is numbered 1, 2, 3: Roman numerals are for groups.
    start = 0 if rulebook.groups else 1
    entries = tuple(_walk(below, "", 0, start, ()))
    seen = {entry.line.code for entry in entries}
    lost = [line for line in rulebook.lines() if line.code not in seen]
    others = rulebook.substitutes()
    return (*entries, *(Entry(line, 0, "", instead=line.code in others) for line in lost))


def parts(rulebook: Rulebook) -> dict[str, list[Line]]:
    """The lines within each group by its code; the first level by the empty code."""
    below: dict[str, list[Line]] = defaultdict(list)
    others = rulebook.substitutes()
    for line in sorted(rulebook.lines(), key=lambda line: (line.order, line.code)):
        if line.code not in others:
            below[parent_of(line)].append(line)
    return below


def reached(group: GroupLine, lines: Iterable[Line]) -> Decimal:
    """What the maxima of the parts come to: all of them, or the highest that count."""
    maxima = sorted((line.maximum for line in lines), reverse=True)
    taken = maxima[: group.best] if group.rule is GroupRule.BEST else maxima
    return sum(taken, Decimal(0))


def points_within(rulebook: Rulebook) -> Decimal:
    """What the maxima of the first level that are part of the total come to."""
    first = parts(rulebook)[""]
    return sum((line.maximum for line in first if counts_within(line)), Decimal(0))


def counts_within(line: Line) -> bool:
    """Whether a line of the first level is part of the total."""
    return isinstance(line, CriterionLine) or line.counting is Counting.WITHIN


def stands_within(code: str, group: str, parents: Mapping[str, str]) -> bool:
    """Whether ``code`` is the group or stands in it; ``parents`` may hold circles."""
    seen = set[str]()
    while code and code not in seen:
        if code == group:
            return True
        seen.add(code)
        code = parents.get(code, "")
    return False


def _walk(
    below: dict[str, list[Line]], code: str, depth: int, start: int, above: tuple[str, ...]
) -> Iterator[Entry]:
    lines = below.get(code, [])
    for number, line in enumerate(lines, start=1):
        signs = (*above, sign(depth + start, number))
        inside = below.get(line.code, [])
        yield Entry(
            line=line,
            depth=depth,
            label=".".join(signs[LETTERED - start :]) or signs[-1],
            path=".".join(signs),
            reached=reached(line, inside) if isinstance(line, GroupLine) else None,
            first=number == 1,
            last=number == len(lines),
        )
        if isinstance(line, GroupLine):
            yield from _walk(below, line.code, depth + 1, start, signs)

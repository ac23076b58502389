"""What the page of a scheme shows: every line with its place, its rule in words and its faults."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from blocs.domain.rulebook import (
    Entry,
    GroupLine,
    Rulebook,
    gate_sentence,
    grade_sentence,
    line_sentence,
    outline,
    points_within,
    problems,
)
from blocs.enums import Counting
from blocs.models import Scheme
from blocs.queries.rulebook import rulebook_of
from boards.domain.numbers import format_number
from boards.domain.sentences import Sentence
from boards.language import spoken
from boards.models import Indicator


@dataclass(frozen=True, slots=True)
class Fault:
    """A problem, with the code and the name of the line that has it; none of the whole."""

    code: str
    where: str
    sentence: str


@dataclass(frozen=True, slots=True)
class TreeRow:
    """One line, in the reader's language."""

    entry: Entry
    pk: int
    name: str
    maximum: str
    how: str
    indicator: str
    reached: str
    outside: str
    faults: tuple[str, ...]

    @property
    def label(self) -> str:
        """What stands before it; a line that no group leads to has none."""
        return self.entry.label or ("↪" if self.entry.instead else "?")

    @property
    def model(self) -> str:
        """What an address calls it."""
        return "group" if self.entry.is_group else "criterion"

    @property
    def indent(self) -> int:
        """How far it is set in; deeper lines are not set in further, a page has an edge."""
        return min(self.entry.depth, 4)


@dataclass(frozen=True, slots=True)
class Row:
    """A condition, a class or a tie-breaker: its name, its rule, its clause."""

    name: str
    how: str
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Tree:
    """The whole page."""

    rulebook: Rulebook
    rows: tuple[TreeRow, ...]
    faults: tuple[Fault, ...]
    reached: str
    left: str
    total: str
    conditions: tuple[Row, ...]
    grades: tuple[Row, ...]
    tie_breakers: tuple[Row, ...]

    @property
    def note(self) -> str:
        """In the reader's language, if it is said in that."""
        return _said(self.rulebook.note, self.rulebook.note_en or self.rulebook.note)

    @property
    def over(self) -> bool:
        """Whether more points are given out than there are."""
        return points_within(self.rulebook) > self.rulebook.total

    @property
    def groups(self) -> list[tuple[str, str]]:
        """Where a line may be put: the code and the name of each group."""
        return [
            (row.entry.line.code, f"{row.entry.path} {row.name}".strip())
            for row in self.rows
            if row.entry.is_group
        ]


def scheme_tree(scheme: Scheme) -> Tree:
    """Of a stored scheme. Eight queries, however many lines."""
    keys = {
        **dict(scheme.criteria.values_list("code", "pk")),
        **dict(scheme.groups.values_list("code", "pk")),
    }
    return rulebook_tree(rulebook_of(scheme), keys)


def rulebook_tree(rulebook: Rulebook, keys: Mapping[str, int] | None = None) -> Tree:
    """The same of plain values that nobody has stored yet. One query."""
    codes = {line.indicator for line in rulebook.criteria}
    indicators = {
        indicator.code: str(indicator) for indicator in Indicator.objects.filter(code__in=codes)
    }
    entries = outline(rulebook)
    faults = _faults(rulebook, entries)
    within = points_within(rulebook)
    return Tree(
        rulebook=rulebook,
        rows=tuple(_row(entry, rulebook, keys or {}, indicators, faults) for entry in entries),
        faults=faults,
        reached=_number(within),
        left=_number(abs(rulebook.total - within)),
        total=_number(rulebook.total),
        conditions=tuple(
            Row(
                _said(gate.name, gate.name_en),
                _in(gate_sentence(gate, rulebook.lines())),
                gate.clause,
            )
            for gate in rulebook.gates
        ),
        grades=tuple(
            Row(_said(grade.name, grade.name_en), _in(grade_sentence(grade)))
            for grade in rulebook.grades
        ),
        tie_breakers=_tie_breakers(rulebook, entries),
    )


def line_names(rulebook: Rulebook) -> dict[str, str]:
    """Each line by its code, as people call it: its place and its name."""
    return {entry.line.code: _named(entry) for entry in outline(rulebook)}


def _row(
    entry: Entry,
    rulebook: Rulebook,
    keys: Mapping[str, int],
    indicators: Mapping[str, str],
    faults: tuple[Fault, ...],
) -> TreeRow:
    line = entry.line
    group = line if isinstance(line, GroupLine) else None
    return TreeRow(
        entry=entry,
        pk=keys.get(line.code, 0),
        name=_said(line.name, line.name_en),
        maximum=_number(line.maximum),
        how=_in(line_sentence(line, rulebook.lines())),
        indicator="" if isinstance(line, GroupLine) else indicators.get(line.indicator, ""),
        reached="" if entry.reached is None else _number(entry.reached),
        outside=_in(INSTEAD) if entry.instead else _outside(group),
        faults=tuple(fault.sentence for fault in faults if fault.code == line.code),
    )


INSTEAD = Sentence("chỉ tính thay tiêu chí khác", "counts only in the place of another")


def _outside(group: GroupLine | None) -> str:
    """What a group outside the total is."""
    within = group is None or group.counting is Counting.WITHIN
    return "" if group is None or within else str(group.counting.label)


def _faults(rulebook: Rulebook, entries: tuple[Entry, ...]) -> tuple[Fault, ...]:
    names: dict[str, str] = defaultdict(str, {one.line.code: _named(one) for one in entries})
    names.update({gate.code: _said(gate.name, gate.name_en) for gate in rulebook.gates})
    return tuple(
        Fault(problem.where, names[problem.where], _in(problem.sentence))
        for problem in problems(rulebook)
    )


def _tie_breakers(rulebook: Rulebook, entries: tuple[Entry, ...]) -> tuple[Row, ...]:
    names = {entry.line.code: _named(entry) for entry in entries}
    return tuple(Row(names.get(code, code), "") for code in rulebook.tie_breakers)


def _named(entry: Entry) -> str:
    return f"{entry.path} {_said(entry.line.name, entry.line.name_en)}".strip()


def _said(vi: str, en: str) -> str:
    return _in(Sentence(vi, en))


def _in(sentence: Sentence) -> str:
    return sentence.in_language(spoken())


def _number(value: Decimal) -> str:
    return format_number(value, language=spoken())

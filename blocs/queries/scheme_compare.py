"""Two schemes side by side, in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from blocs.domain.rulebook import (
    Entry,
    GateLine,
    GradeLine,
    LineChange,
    RowChange,
    Rulebook,
    Standing,
    compare,
    gate_sentence,
    grade_sentence,
    line_sentence,
    percent,
)
from blocs.models import Scheme
from blocs.queries.rulebook import rulebook_of
from blocs.queries.scheme_columns import HEAD, Cell, tables
from blocs.queries.scheme_tree import line_names
from boards.domain.numbers import format_number
from boards.domain.sentences import Sentence
from boards.language import spoken

SHARES = frozenset({"missing_share", "tolerance"})
STANDINGS = {
    Standing.SAME: ("", Sentence("giữ nguyên", "unchanged")),
    Standing.ADDED: ("+", Sentence("thêm", "added")),
    Standing.REMOVED: ("−", Sentence("bỏ", "removed")),
    Standing.CHANGED: ("≠", Sentence("sửa", "changed")),
    Standing.MOVED: ("⇅", Sentence("chuyển chỗ", "moved")),
}
"""What became of a line: a sign and a word, so that no colour has to say it."""


@dataclass(frozen=True, slots=True)
class Side:
    """A line, a condition or a class in one version."""

    label: str
    name: str
    maximum: str
    how: str
    clause: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Both sides of one line, what became of it, and which columns of the page differ."""

    code: str
    standing: Standing
    sign: str
    word: str
    before: Side | None
    after: Side | None
    is_group: bool = False

    @property
    def changed(self) -> set[str]:
        """The columns to be marked."""
        if self.before is None or self.after is None:
            return set()
        sides = self.before, self.after
        return {
            name for name in Side.__slots__ if getattr(sides[0], name) != getattr(sides[1], name)
        }


@dataclass(frozen=True, slots=True)
class HeadPair:
    """A value of the head that differs."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ComparedSchemes:
    """The whole page."""

    before: Scheme
    after: Scheme
    head: tuple[HeadPair, ...]
    lines: tuple[Pair, ...]
    gates: tuple[Pair, ...]
    grades: tuple[Pair, ...]
    is_empty: bool

    @property
    def counts(self) -> list[tuple[str, str, int]]:
        """How many lines of each standing there are, those that stayed last."""
        found = [pair.standing for pair in self.lines]
        order = [Standing.ADDED, Standing.REMOVED, Standing.CHANGED, Standing.MOVED, Standing.SAME]
        return [
            (STANDINGS[one][0], _in(STANDINGS[one][1]), found.count(one))
            for one in order
            if one in found
        ]


def compared_schemes(before: Scheme, after: Scheme) -> ComparedSchemes:
    """Ten queries for any number of lines."""
    old, new = rulebook_of(before), rulebook_of(after)
    found = compare(old, new)
    return ComparedSchemes(
        before=before,
        after=after,
        head=tuple(_head(name, old, new) for name in found.head),
        lines=tuple(_line_pair(change, old, new) for change in found.lines),
        gates=tuple(_row_pair(row, old, new) for row in found.gates),
        grades=tuple(_row_pair(row, old, new) for row in found.grades),
        is_empty=found.is_empty,
    )


def _line_pair(change: LineChange, old: Rulebook, new: Rulebook) -> Pair:
    entry = change.after or change.before
    assert entry is not None  # noqa: S101 # one side of a change is always there
    return _pair(
        entry.line.code,
        change.standing,
        _line_side(change.before, old),
        _line_side(change.after, new),
        is_group=entry.is_group,
    )


def _line_side(entry: Entry | None, rulebook: Rulebook) -> Side | None:
    if entry is None:
        return None
    line = entry.line
    return Side(
        label=entry.path,
        name=_said(line.name, line.name_en),
        maximum=format_number(line.maximum, language=spoken()),
        how=_in(line_sentence(line, rulebook.lines())),
        clause=line.clause,
    )


def _row_pair(change: RowChange, old: Rulebook, new: Rulebook) -> Pair:
    before, after = _row_side(change.before, old), _row_side(change.after, new)
    return _pair("", change.standing, before, after)


def _row_side(row: GateLine | GradeLine | None, rulebook: Rulebook) -> Side | None:
    if row is None:
        return None
    name = _said(row.name, row.name_en)
    if isinstance(row, GateLine):
        return Side("", name, "", _in(gate_sentence(row, rulebook.lines())), row.clause)
    return Side("", name, "", _in(grade_sentence(row)), "")


def _pair(
    code: str,
    standing: Standing,
    before: Side | None,
    after: Side | None,
    *,
    is_group: bool = False,
) -> Pair:
    sign, word = STANDINGS[standing]
    return Pair(code, standing, sign, _in(word), before, after, is_group)


def _head(name: str, old: Rulebook, new: Rulebook) -> HeadPair:
    column = next(column for column in tables()[HEAD] if column.key == name)

    def said(rulebook: Rulebook) -> str:
        value: Any = getattr(rulebook, name)
        if value in (None, "", ()):
            return "–"
        if name in SHARES:
            return _in(percent(value))
        if column.cell is Cell.CODES:
            names = line_names(rulebook)
            return "; ".join(names.get(code, code) for code in value)
        if column.cell is Cell.WORD:
            return _in(column.words[str(value)])
        if column.cell is Cell.YES_NO:
            return _in(Sentence("có", "yes") if value else Sentence("không", "no"))
        if isinstance(value, Decimal):
            return format_number(value, language=spoken())
        return str(value)

    return HeadPair(_in(column.heading), said(old), said(new))


def _said(vi: str, en: str) -> str:
    return _in(Sentence(vi, en))


def _in(sentence: Sentence) -> str:
    return sentence.in_language(spoken())

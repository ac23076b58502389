"""Two versions of a scheme side by side: what came, went, moved and changed, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TypeVar

from blocs.domain.rulebook.lines import GateLine, GradeLine, Line, Rulebook, parent_of
from blocs.domain.rulebook.outline import Entry, outline

LINES = ("groups", "criteria", "gates", "grades")
ASIDE = frozenset({"order", "parent", "group"})
"""Where a line stands: that is moving it, not changing it."""

T = TypeVar("T", GateLine, GradeLine)


class Standing(StrEnum):
    """What became of a line."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class LineChange:
    """One line in both versions; ``changed`` names the columns that differ."""

    standing: Standing
    before: Entry | None
    after: Entry | None
    changed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class RowChange:
    """A condition or a class in both versions."""

    standing: Standing
    before: GateLine | GradeLine | None
    after: GateLine | GradeLine | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that differs between two versions, and what stayed beside it."""

    head: tuple[str, ...]
    lines: tuple[LineChange, ...]
    gates: tuple[RowChange, ...]
    grades: tuple[RowChange, ...]

    @property
    def is_empty(self) -> bool:
        """Whether both say the same."""
        rows: tuple[LineChange | RowChange, ...] = (*self.lines, *self.gates, *self.grades)
        return not self.head and all(row.standing is Standing.SAME for row in rows)


def compare(before: Rulebook, after: Rulebook) -> Comparison:
    """Lines are the same by their code, classes by their name.

    In the order of the new version; what went stands where it was, after the line before it.
    """
    return Comparison(
        head=tuple(
            field.name
            for field in fields(Rulebook)
            if field.name not in LINES and getattr(before, field.name) != getattr(after, field.name)
        ),
        lines=tuple(_lines(before, after)),
        gates=tuple(_rows(before.gates, after.gates, "code")),
        grades=tuple(_rows(before.grades, after.grades, "name")),
    )


def _lines(before: Rulebook, after: Rulebook) -> Iterator[LineChange]:
    old = {entry.line.code: entry for entry in outline(before)}
    new = {entry.line.code: entry for entry in outline(after)}
    moved = _moved(old, new)
    waiting = list(old.values())
    for entry in new.values():
        was = old.get(entry.line.code)
        if was in waiting:
            yield from _gone(waiting[: waiting.index(was)], new)
            del waiting[: waiting.index(was) + 1]
        yield _line_change(was, entry, moved=entry.line.code in moved)
    yield from _gone(waiting, new)


def _gone(entries: list[Entry], new: dict[str, Entry]) -> Iterator[LineChange]:
    for entry in entries:
        if entry.line.code not in new:
            yield LineChange(Standing.REMOVED, entry, None)


def _moved(old: dict[str, Entry], new: dict[str, Entry]) -> set[str]:
    """Lines that stand in another group, or elsewhere among those that stayed in theirs.

    A line below one that is new has another number, and has not moved.
    """
    homes = {code: parent_of(old[code].line) for code in old if code in new}
    stayed = [code for code in new if code in homes and homes[code] == parent_of(new[code].line)]
    moved = homes.keys() - stayed
    for home in set(homes.values()):
        before = [code for code in old if code in stayed and homes[code] == home]
        after = [code for code in stayed if homes[code] == home]
        blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
        kept = {code for block in blocks for code in after[block.b : block.b + block.size]}
        moved |= set(after) - kept
    return moved


def _line_change(before: Entry | None, after: Entry, *, moved: bool) -> LineChange:
    if before is None:
        return LineChange(Standing.ADDED, None, after)
    changed = _changed(before.line, after.line)
    standing = Standing.CHANGED if changed else Standing.MOVED if moved else Standing.SAME
    return LineChange(standing, before, after, changed)


def _changed(before: Line, after: Line) -> frozenset[str]:
    """The columns that differ; a criterion that became a group differs in all of them."""
    if type(before) is not type(after):
        return frozenset(field.name for field in fields(after)) - ASIDE
    return frozenset(
        field.name
        for field in fields(after)
        if field.name not in ASIDE and getattr(before, field.name) != getattr(after, field.name)
    )


def _rows(before: tuple[T, ...], after: tuple[T, ...], key: str) -> Iterator[RowChange]:
    old = {getattr(row, key): row for row in before}
    new = {getattr(row, key): row for row in after}
    for name, row in new.items():
        was = old.get(name)
        if was is None:
            yield RowChange(Standing.ADDED, None, row)
        else:
            yield RowChange(Standing.SAME if was == row else Standing.CHANGED, was, row)
    for name, row in old.items():
        if name not in new:
            yield RowChange(Standing.REMOVED, row, None)

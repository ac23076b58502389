"""The list of a decision beside its annex, row by row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Key = tuple[int, int]
"""A board and an award."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of an annex. ``key`` is what it was understood as; else ``fault`` says why not."""

    number: int
    text: str
    key: Key | None = None
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What stands in both, and what in one of them only. An annex may say a thing twice."""

    both: int
    only_listed: tuple[Key, ...] = ()
    only_annex: tuple[Line, ...] = ()
    unread: tuple[Line, ...] = ()

    @property
    def agrees(self) -> bool:
        """Whether the list equals the annex."""
        return not (self.only_listed or self.only_annex or self.unread)


def compared(listed: Iterable[Key], annex: Sequence[Line]) -> Comparison:
    """Row by row: each row of the annex takes one of the list, and is over where none is left."""
    keys = list(listed)
    left = Counter(keys)
    both, over = 0, []
    for line in annex:
        if line.key is None:
            continue
        if left[line.key]:
            left[line.key] -= 1
            both += 1
        else:
            over.append(line)
    return Comparison(
        both=both,
        only_listed=tuple(key for key in keys if left[key]),
        only_annex=tuple(over),
        unread=tuple(line for line in annex if line.key is None),
    )

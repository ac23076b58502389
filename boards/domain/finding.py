"""Finding by words: which letters of a name were meant, and which names somebody may have meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from boards.domain.names import fold

FOR_EACH_SLIP = 4
"""So many letters allow one slip: a short word that is off by two is another word."""
FIRST = 3
"""So many names are offered."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text as it is written, and whether somebody looked for it."""

    text: str
    found: bool


def pieces(text: str, words: Sequence[str]) -> list[Piece]:
    """``text`` cut where the folded ``words`` are found in it, whatever their marks and case.

    All pieces together are the text, letter for letter.
    """
    letters, at = _folded(text)
    meant = [False] * len(text)
    for word in filter(None, words):
        start = letters.find(word)
        while start >= 0:
            for index in range(at[start], at[start + len(word) - 1] + 1):
                meant[index] = True
            start = letters.find(word, start + 1)
    _with_marks(text, meant)
    return list(_cut(text, meant))


def _folded(text: str) -> tuple[str, list[int]]:
    """The folded letters, and for each where it stands in the text."""
    pairs = [
        (letter, index)
        for index, mark in enumerate(text)
        for letter in (fold(mark) or ("" if _is_mark(mark) else " "))
    ]
    return "".join(letter for letter, _index in pairs), [index for _letter, index in pairs]


def _is_mark(mark: str) -> bool:
    """A mark of its own is nothing between two letters; punctuation is a gap."""
    return fold(f"a{mark}a") == "aa"


def _with_marks(text: str, meant: list[bool]) -> None:
    """A mark that stands for itself goes with its letter."""
    for index in range(1, len(text)):
        if _is_mark(text[index]):
            meant[index] = meant[index - 1]


def _cut(text: str, meant: Sequence[bool]) -> Iterator[Piece]:
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or meant[end] != meant[start]:
            yield Piece(text[start:end], meant[start])
            start = end


def nearest(typed: str, names: Iterable[str]) -> list[str]:
    """The names that are only a slip or two away from what was typed, the nearest first.

    Both are compared folded. A slip is a letter too many, too few, another one, or two that changed
    places; one is allowed for every four letters, and one at least.
    """
    wanted = fold(typed)
    most = max(1, len(wanted) // FOR_EACH_SLIP)
    found: dict[str, int] = {}
    for name in names:
        far = slips(wanted, fold(name), most=most)
        if far <= most:
            found.setdefault(name, far)
    return sorted(found, key=lambda name: (found[name], fold(name), name))[:FIRST]


def slips(one: str, other: str, *, most: int) -> int:
    """How many slips lie between two words; beyond ``most`` it only says that there are more.

    The restricted edit distance of Damerau and Levenshtein.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        line = [row]
        for column, against in enumerate(other, start=1):
            cost = min(line[-1] + 1, last[column] + 1, last[column - 1] + (letter != against))
            if _swapped(one, other, row, column):
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        if min(*last, *line) > most:
            return most + 1
        before, last = last, line
    return min(last[-1], most + 1)


def _swapped(one: str, other: str, row: int, column: int) -> bool:
    """Whether the last two letters of each are the same, the other way round."""
    if row < 2 or column < 2:
        return False
    return one[row - 2 : row] == other[column - 2 : column][::-1]

"""A part of the whole as officials write it: ``2/3``, ``1/2`` or ``80%``."""

from __future__ import annotations

import re
from fractions import Fraction

from boards.domain.sentences import Sentence

_PART = re.compile(r"([0-9]{1,3})\s*/\s*([0-9]{1,3})")
_PERCENT = re.compile(r"([0-9]{1,3})(?:[.,]([0-9]))?\s*%")


def read_part(text: str) -> Fraction:
    """The part that a text says. Raises ``ValueError`` where it is no part of a whole."""
    found = _read(text.strip())
    if not 0 < found <= 1:
        raise ValueError(f"no part of a whole: {text}")
    return found


def _read(text: str) -> Fraction:
    if part := _PART.fullmatch(text):
        return Fraction(int(part[1]), int(part[2])) if int(part[2]) else Fraction(0)
    if percent := _PERCENT.fullmatch(text):
        return Fraction(int(percent[1] + (percent[2] or "0")), 1000)
    raise ValueError(f"no part of a whole: {text}")


def part_in_words(part: Fraction) -> Sentence:
    """``2/3``, or ``4/5 (80%)`` where the part is a whole number of percent; all of it is said."""
    if part == 1:
        return Sentence("toàn bộ", "all")
    percent = part * 100
    more = f" ({percent}%)" if percent.denominator == 1 else ""
    return Sentence(f"{part}{more}", f"{part}{more}")

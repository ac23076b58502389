"""What keyboards, web pages and office programs do to the characters of a typed text."""

from __future__ import annotations

import unicodedata

MAX_LENGTH = 200
"""A cell or field longer than this is not one figure and is not looked into."""

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u2060\ufeff"))
_FULL_WIDTH = {code + 0xFEE0: code for code in range(0x21, 0x7F)}


def tidy(text: str) -> str:
    """Composed letters, half-width ASCII, one kind of space, trimmed; nothing else changes.

    Tabs and line breaks stay: they separate cells and lines, not groups of digits. Compatibility
    composition is avoided on purpose, because it would turn ``10²`` into ``102``.
    """
    composed = unicodedata.normalize("NFC", text.translate(_INVISIBLE).translate(_FULL_WIDTH))
    spaced = (" " if unicodedata.category(mark) == "Zs" else mark for mark in composed)
    return "".join(spaced).strip()

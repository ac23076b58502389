"""The code that results print: a fingerprint, or its first eight digits, as people type it."""

from __future__ import annotations

import re

_DIGITS = re.compile(r"[0-9a-f]{8}|[0-9a-f]{64}")
"""What ``short_code`` leaves of a SHA-256, or the whole of it; fewer would name too many."""


def read_fingerprint(typed: str) -> str | None:
    """The digits that are meant: capitals, spaces and dashes do not matter.

    Nothing for a text that is neither a short code nor a whole fingerprint.
    """
    bare = "".join(sign for sign in typed.lower() if sign.isalnum())
    return bare if _DIGITS.fullmatch(bare) else None

"""Names of files that every system takes: none escapes its folder, none is read in two ways."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

LONGEST = 150
"""Bytes of a name without its suffix: systems stop at 255, and paths at 260 characters."""

_FORBIDDEN = re.compile(r'[<>:"/\\|?*]+')
_SPACE = re.compile(r"\s+")
_SUFFIX = re.compile(r"\.[a-z0-9]{1,5}")


def safe_part(text: str) -> str:
    """A text as a part of a path: letters with their marks stay, signs that systems use go."""
    composed = unicodedata.normalize("NFC", text)
    plain = _FORBIDDEN.sub("-", _SPACE.sub(" ", composed))
    seen = "".join(sign for sign in plain if unicodedata.category(sign)[0] != "C")
    return _cut(seen).strip(" .-") or "_"


def safe_name(number: int, title: str, stored: str) -> str:
    """``007 Nghị quyết số 5.pdf``: the number keeps names apart, the suffix is the stored one's."""
    suffix = PurePosixPath(stored).suffix.lower()
    kept = suffix if _SUFFIX.fullmatch(suffix) else ""
    stem = title[: -len(suffix)] if suffix and title.lower().endswith(suffix) else title
    return f"{number:03d} {safe_part(stem)}{kept}"


def _cut(text: str) -> str:
    """As many whole letters as fit."""
    return text.encode()[:LONGEST].decode(errors="ignore")

"""The content of a pledge: one canonical JSON document, sealed by its SHA-256.

The format is ``khoi-thi-dua/pledge/1``; ``docs/pledges.md`` describes every key. Amounts are
strings, exact; texts come in Vietnamese and, where the key ends in ``_en``, in English. The stored
text is the sealed one, byte for byte: whoever has the file can compute the fingerprint.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from blocs.domain.editions import canonical

FORMAT = "khoi-thi-dua/pledge/1"

Json = dict[str, Any]


def written(content: Mapping[str, object]) -> str:
    """The one way to write the content."""
    return canonical(content).decode()


def fingerprint_of(text: str) -> str:
    """SHA-256 of the content as it is stored, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def read(text: str) -> Json:
    """The content of a pledge; empty for one that was recorded without a text."""
    document: Json = json.loads(text) if text else {}
    return document

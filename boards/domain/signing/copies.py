"""Beginnings of a PDF file: each end mark may be the end of a file that was signed later."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

END = b"%%EOF"
ENDINGS = (b"", b"\n", b"\r", b"\r\n")
MOST = 120
"""Revisions that are looked at: each signature adds one or two."""


def beginnings(data: bytes) -> Iterator[tuple[str, int]]:
    """SHA-256 and length of every beginning that could be a file of its own, the shortest first.

    The whole file is always among them, last; so a copy is known whatever it consists of.
    """
    digest, done = sha256(), 0
    for end in _ends(data):
        for ending in ENDINGS:
            stop = end + len(ending)
            if stop < len(data) and data[end:stop] == ending:
                digest.update(data[done:stop])
                done = stop
                yield digest.hexdigest(), stop
    digest.update(data[done:])
    yield digest.hexdigest(), len(data)


def _ends(data: bytes) -> Iterator[int]:
    start = 0
    for _number in range(MOST):
        start = data.find(END, start)
        if start < 0:
            return
        start += len(END)
        yield start

"""The chain that makes a history tamper-evident: each change has a digest, each seal a batch.

A digest covers everything that a change says. A seal covers the digests of its batch, in their
order, its own time, and the seal before it: whoever alters, adds or takes away one change would
have to forge every later seal, of which printed minutes and backups hold copies.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _hashlib import HASH

GENESIS = "0" * 64
"""What the first seal names as the one before it."""


# Made once: a million changes are written down when the history is verified.
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def canonical(content: Mapping[str, object]) -> bytes:
    """The one way to write down what a change says: sorted keys, no idle space, UTF-8."""
    return _ENCODER.encode(content).encode()


def digest_of(content: Mapping[str, object]) -> str:
    """The SHA-256 of what a change says, in hexadecimal."""
    return sha256(canonical(content)).hexdigest()


def seal_digest(
    *, previous: str, number: int, sealed_at: str, changes: Iterable[tuple[int, str]]
) -> str:
    """The SHA-256 of a seal: the one before, its own number and time, each change of its batch.

    A change stands there by its own number and digest, so that none changes its place either.
    """
    told = open_seal(previous=previous, number=number, sealed_at=sealed_at)
    for key, digest in changes:
        told.update(sealed_line(key, digest))
    return told.hexdigest()


def open_seal(*, previous: str, number: int, sealed_at: str) -> HASH:
    """A seal before its first change: batches of any length are then added line by line."""
    return sha256(f"{previous}\n{number}\n{sealed_at}\n".encode())


def sealed_line(key: int, digest: str) -> bytes:
    """How a change stands in its seal."""
    return f"{key} {digest}\n".encode()

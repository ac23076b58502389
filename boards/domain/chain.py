"""The chain that makes a history tamper-evident: each change has a digest, each seal a batch.

A digest covers everything that a change says. A seal covers the digests of its batch, in their
order, and the seal before it: whoever alters, adds or takes away one change would have to forge
every later seal, of which printed minutes and backups hold copies.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256

GENESIS = "0" * 64
"""What the first seal names as the one before it."""


def canonical(content: Mapping[str, object]) -> bytes:
    """The one way to write down what a change says: sorted keys, no idle space, UTF-8."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def digest_of(content: Mapping[str, object]) -> str:
    """The SHA-256 of what a change says, in hexadecimal."""
    return sha256(canonical(content)).hexdigest()


def seal_digest(*, previous: str, number: int, digests: Iterable[str]) -> str:
    """The SHA-256 of a seal: the one before, its own number, and each digest of its batch."""
    told = sha256(f"{previous}\n{number}\n".encode())
    for digest in digests:
        told.update(f"{digest}\n".encode())
    return told.hexdigest()

"""Closed envelopes: what a phone sends in is shut with a key that the site does not keep.

At the opening of a ballot a pair of keys is made. The site keeps the one that shuts; the one that
opens is itself locked, once for each pair of tellers, by the codes that they were given, and is
not kept. Until two tellers type their codes nobody reads an envelope: no officer, no superuser,
no copy of the database. HPKE (RFC 9180) with X25519, HKDF-SHA256 and ChaCha20-Poly1305.
"""

from __future__ import annotations

import hashlib
import secrets
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from itertools import combinations, permutations

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Those of a code: none that is taken for another, and 5 bits each."""
GROUPS, GROUP = 5, 4
NONCE = bytes(12)
"""Each locking key is used once."""


class WrongCodes(Exception):
    """The codes of no two tellers of this ballot."""


def new_code() -> str:
    """A code of a teller, such as ``K7QM-2XWP-…``: 100 bits from the system's own source."""
    return "-".join(
        "".join(secrets.choice(LETTERS) for _letter in range(GROUP)) for _group in range(GROUPS)
    )


def new_keys(codes: Sequence[str]) -> tuple[str, dict[str, str]]:
    """The key that shuts, and for each pair of codes the key that opens, locked by both."""
    key = X25519PrivateKey.generate()
    opens = key.private_bytes_raw()
    locks = {
        f"{first}-{second}": _text(
            ChaCha20Poly1305(_from_codes(codes[first], codes[second])).encrypt(NONCE, opens, None)
        )
        for first, second in combinations(range(len(codes)), 2)
    }
    return _text(key.public_key().public_bytes_raw()), locks


def unlock(locks: Mapping[str, str], codes: Sequence[str]) -> X25519PrivateKey:
    """The key that opens, by the codes of two tellers in any order. Raises ``WrongCodes``."""
    typed = [normal(code) for code in codes]
    for first, second in permutations(typed, 2):
        for lock in locks.values():
            try:
                opened = ChaCha20Poly1305(_from_codes(first, second)).decrypt(
                    NONCE, b64decode(lock), None
                )
            except InvalidTag:
                continue
            return X25519PrivateKey.from_private_bytes(opened)
    raise WrongCodes


def shut(shuts: str, content: bytes, *, ballot: str, whose: str) -> str:
    """An envelope for one ballot and one sender: it is no good in another's name."""
    key = X25519PublicKey.from_public_bytes(b64decode(shuts))
    return _text(SUITE.encrypt(content, key, info=f"{ballot}/{whose}".encode()))


def opened(key: X25519PrivateKey, envelope: str, *, ballot: str, whose: str) -> bytes:
    """What is inside. Raises ``InvalidTag`` where somebody touched it."""
    return SUITE.decrypt(b64decode(envelope), key, info=f"{ballot}/{whose}".encode())


def receipt_of(envelope: str) -> str:
    """What an elector takes along: it proves that the envelope was counted, not what it holds."""
    return hashlib.sha256(envelope.encode()).hexdigest()


def normal(code: str) -> str:
    """A code as it was given, however it was typed."""
    letters = "".join(letter for letter in code.upper() if letter in LETTERS)
    return "-".join(letters[at : at + GROUP] for at in range(0, len(letters), GROUP))


def _from_codes(first: str, second: str) -> bytes:
    derived = HKDF(SHA256(), length=32, salt=None, info=b"khoi-thi-dua/ballot/tellers")
    return derived.derive(f"{first}/{second}".encode())


def _text(content: bytes) -> str:
    return b64encode(content).decode("ascii")

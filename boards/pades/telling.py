"""Facts as plain values that JSON can carry, and back again.

What comes back is built from named parts of known kinds: a reader that a file has taken over can
tell lies about that file, but nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from boards.domain.signing.facts import Coverage, Holder, Level, PdfFacts, SignatureFacts

MOMENTS = (
    "valid_from",
    "valid_until",
    "claimed_at",
    "stamped_at",
    "revoked_at",
    "lists_of",
)


def to_plain(facts: PdfFacts) -> dict[str, Any]:
    """The facts of a file as texts, numbers and lists."""
    return {
        **asdict(facts),
        "signatures": [signature_to_plain(each) for each in facts.signatures],
    }


def signature_to_plain(facts: SignatureFacts) -> dict[str, Any]:
    """The facts of one signature; moments in ISO 8601."""
    plain = asdict(facts)
    for name in MOMENTS:
        plain[name] = plain[name] and plain[name].isoformat()
    return plain


def from_plain(plain: Mapping[str, Any]) -> PdfFacts:
    """The facts of a file. Raises ``ValueError`` for anything else."""
    try:
        signatures = tuple(map(signature_from_plain, plain["signatures"]))
        return PdfFacts(
            **{**plain, "added": Level(plain["added"]), "signatures": signatures},
        )
    except (TypeError, KeyError) as error:
        raise ValueError(str(error)) from error


def signature_from_plain(plain: Mapping[str, Any]) -> SignatureFacts:
    """The facts of one signature."""
    holder = plain["holder"]
    known = {
        **plain,
        **{name: plain[name] and datetime.fromisoformat(plain[name]) for name in MOMENTS},
        "coverage": Coverage(plain["coverage"]),
        "level": Level(plain["level"]),
        "holder": Holder(**{**holder, "organisations": tuple(holder["organisations"])}),
        "usages": tuple(plain["usages"]),
        "purposes": tuple(plain["purposes"]),
    }
    return SignatureFacts(**known)

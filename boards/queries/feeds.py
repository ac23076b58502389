"""Whose calendar an address is."""

from __future__ import annotations

from hashlib import sha256

from boards.models import Officer


def digest_of(key: str) -> str:
    """What is stored of a key."""
    return sha256(key.encode()).hexdigest()


def officer_of_feed(key: str) -> Officer | None:
    """The officer whose key it is; nobody for an unknown one, and for an officer who left."""
    officers = Officer.objects.filter(feed_digest=digest_of(key), is_active=True)
    return officers.select_related("board").first()

"""How much a stranger may ask of the server: so many files a minute, and so many at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

A_MINUTE = 60
FILES_A_MINUTE = 12
"""From one address, counted by each process of the server for itself."""
AT_ONCE = 2
PATIENCE = 10
"""Seconds that a file waits for its turn."""

_turns = BoundedSemaphore(AT_ONCE)


def address_of(request: HttpRequest) -> str:
    """Where a request comes from; behind our own proxy, what that proxy says."""
    forwarded = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    return forwarded if settings.HTTPS and forwarded else request.META.get("REMOTE_ADDR", "")


def is_too_often(request: HttpRequest) -> bool:
    """Count a file, and say whether its sender has brought more than enough in this minute."""
    key = f"verify/{address_of(request)}"
    cache.add(key, 0, A_MINUTE)
    try:
        return bool(cache.incr(key) > FILES_A_MINUTE)
    except ValueError:  # The minute ended in between.
        return False


@contextmanager
def turn() -> Iterator[bool]:
    """Whether the file may be read now: a few are at a time, the others wait for a while."""
    has_it = _turns.acquire(timeout=PATIENCE)
    try:
        yield has_it
    finally:
        if has_it:
            _turns.release()

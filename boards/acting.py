"""Who acts just now, by which route and why: said once, at the edge, and read by the history.

A request, a command or an import enters ``acting``; everything that is written inside leaves a
record with these words. Services need no request for it, and no write can forget to say who.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import Any, TypeVar, cast

from boards.enums import Route

T = TypeVar("T")


def nobody() -> None:
    """No officer: the program itself acts."""


@dataclass(frozen=True, slots=True)
class Actor:
    """The answer to *who, how and why* for whatever is written now.

    ``officer`` is asked only when something is written: a page that reads never loads its session.
    """

    officer: Callable[[], Any] = nobody
    route: Route = Route.COMMAND
    request: str = ""
    reason: str = ""


_actor: ContextVar[Actor | None] = ContextVar("actor", default=None)


def actor() -> Actor:
    """Who acts now; outside of any request a command does."""
    return _actor.get() or Actor()


@contextmanager
def acting(**said: Any) -> Iterator[Actor]:
    """Say who acts, how or why, until the block ends; what is not said stays as it was."""
    told = replace(actor(), **said)
    token = _actor.set(told)
    try:
        yield told
    finally:
        _actor.reset(token)


def within_request(officer: object, key: object, compute: Callable[[], T]) -> T:
    """What was computed once for this officer in this request; outside of one, computed anew."""
    request = actor().request
    if not request:
        return compute()
    # By name, because a request holds a lazy stand-in of its officer, which passes it on.
    kept: dict[object, Any] | None = getattr(officer, "_within_request", None)
    if kept is None:
        kept = {}
        setattr(officer, "_within_request", kept)  # noqa: B010
    if (request, key) not in kept:
        kept[request, key] = compute()
    return cast(T, kept[request, key])

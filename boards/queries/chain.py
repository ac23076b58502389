"""Walking the chain of the history: whether it is whole, and if not, where it breaks.

Read as text and parsed here, so that a damaged row is one finding more and never a failure; in
constant memory, so that a history of many years can be walked on a small machine.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db import connection
from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from boards.domain.chain import GENESIS, digest_of, open_seal, sealed_line
from boards.enums import ChainFault
from boards.models import Change, Seal
from boards.models.history import SAID, written_time

TEXTS = {f"{name}_text": Cast(name, TextField()) for name in ("at", "before", "after")}
PLAIN = tuple(name for name in SAID if name not in ("before", "after"))
COLUMNS = ("seal_id", "pk", "digest", *PLAIN, *TEXTS)


@dataclass(frozen=True, slots=True)
class ChainBreak:
    """One place where the chain does not hold; ``where`` names it by number."""

    fault: ChainFault
    number: int
    where: str = ""

    @property
    def sentence(self) -> str:
        """What is wrong, with the number, the time and the thread."""
        said = str(self.fault.label) % {"number": self.number}
        return f"{said} ({self.where})" if self.where else said


@dataclass(slots=True)
class Walk:
    """What a walk found: sealed changes, the newest seal's number, unsealed changes, breaks."""

    changes: int = 0
    last: int = 0
    waiting: int = 0
    breaks: list[ChainBreak] = field(default_factory=list)


Row = tuple[Any, ...]


def walk_chain() -> Walk:
    """Walk every sealed change, seal by seal, then the changes that wait for one."""
    walk = Walk()
    with _any_bytes():
        last = Seal.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        batches = groupby(_rows(Change.objects.filter(seal__lte=last)), key=itemgetter(0))
        batch = next(batches, None)
        link = _Link()
        for seal in _seals(last):
            while batch is not None and batch[0] < seal.pk:
                _unsealed(walk, batch[1])
                batch = next(batches, None)
            if batch is not None and batch[0] == seal.pk:
                link = _weigh(walk, link, seal, batch[1])
                batch = next(batches, None)
            else:
                link = _weigh(walk, link, seal, iter(()))
        for row in _rows(Change.objects.waiting()):
            walk.waiting += 1
            _digest(walk, row)
    return walk


@dataclass(frozen=True, slots=True)
class _Link:
    """What the next seal must name: its number, and the seal before it."""

    number: int = 0
    digests: frozenset[str] = frozenset({GENESIS})


@dataclass(frozen=True, slots=True)
class _StoredSeal:
    pk: int
    number: Any
    count: Any
    previous: str
    digest: str
    sealed_at: str


def _seals(last: int) -> Iterator[_StoredSeal]:
    rows = Seal.objects.filter(pk__lte=last).annotate(text=Cast("sealed_at", TextField()))
    names = ("pk", "number", "count", "previous", "digest", "text")
    for row in rows.order_by("pk").values_list(*names).iterator():
        yield _StoredSeal(*row)


def _rows(changes: QuerySet[Change]) -> Iterator[Row]:
    told = changes.annotate(**TEXTS).order_by("seal_id", "pk")
    return told.values_list(*COLUMNS).iterator()


def _weigh(walk: Walk, link: _Link, seal: _StoredSeal, rows: Iterator[Row]) -> _Link:
    """Check one seal with its changes; what the next one must name.

    Where one digest was damaged, the seal holds by the digests computed anew, and the other way
    round: one flipped byte is one finding.
    """
    linked = seal.previous in link.digests
    number = link.number if linked else seal.number
    at = _time(seal.sealed_at)
    by_stored = open_seal(previous=seal.previous, number=number, sealed_at=at)
    by_content = by_stored.copy()
    found, first, last = 0, 0, 0
    for row in rows:
        found, first, last = found + 1, first or row[1], row[1]
        by_content.update(sealed_line(row[1], _digest(walk, row)))
        by_stored.update(sealed_line(row[1], row[2]))
    walk.changes += found
    computed = {by_stored.hexdigest(), by_content.hexdigest()}
    batch = f"{first}–{last}" if found else ""
    if not linked and seal.number != link.number:
        walk.breaks.append(ChainBreak(ChainFault.SEAL_MISSING, link.number))
    elif not linked:
        walk.breaks.append(ChainBreak(ChainFault.SEAL_UNLINKED, number, seal.sealed_at))
    elif found != seal.count:
        where = ", ".join(filter(None, (seal.sealed_at, f"{found}/{seal.count}", batch)))
        walk.breaks.append(ChainBreak(ChainFault.CHANGES_MISSING, number, where))
    elif seal.number != number or seal.digest not in computed:
        where = ", ".join(filter(None, (seal.sealed_at, batch)))
        walk.breaks.append(ChainBreak(ChainFault.SEAL_ALTERED, number, where))
    walk.last = number if isinstance(number, int) else link.number
    return _Link(walk.last + 1, frozenset({seal.digest, *computed}))


def _unsealed(walk: Walk, rows: Iterator[Row]) -> None:
    """Changes whose seal is gone."""
    for row in rows:
        walk.changes += 1
        _digest(walk, row)
        walk.breaks.append(ChainBreak(ChainFault.SEAL_GONE, row[1], _named(row)))


def _digest(walk: Walk, row: Row) -> str:
    """The digest of what a change says; a break where it is not the stored one."""
    _seal, number, digest, *plain, at, before, after = row
    try:
        content = dict(zip(PLAIN, plain, strict=True))
        content |= {"at": _time(at), "before": json.loads(before), "after": json.loads(after)}
        computed = digest_of(content)
    except (ValueError, TypeError):
        computed = ""
    if computed != digest:
        walk.breaks.append(ChainBreak(ChainFault.CHANGE_ALTERED, number, _named(row)))
    return computed


def _named(row: Row) -> str:
    """A change by its time, its thread and its row."""
    said = dict(zip(COLUMNS, row, strict=True))
    return f"{said['at_text']}, {said['thread']}, {said['model']} {said['object_id']}"


def _time(text: str) -> str:
    """A stored moment as digests cover it; as it stands where it is none."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return text
    return written_time(at if at.tzinfo else at.replace(tzinfo=UTC))


@contextmanager
def _any_bytes() -> Iterator[None]:
    """SQLite hands over text that is none: a damaged byte is found, not stumbled over."""
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    driver = connection.connection
    driver.text_factory = lambda raw: raw.decode(errors="surrogateescape")
    try:
        yield
    finally:
        driver.text_factory = str

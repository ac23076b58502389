"""Telling the history what became of rows: always what is stored, never what was meant.

What stands in memory may differ from what the database keeps: a decimal with idle zeros, a text
where a number belongs, a computed value. So every row is read again after it was written, and is
locked before: what a change names as *before* is what the write replaced.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db import models, transaction
from django.db.models.deletion import Collector
from django.utils import timezone

from boards.acting import actor
from boards.enums import Verb
from boards.models.history import Change, Seal
from boards.models.snapshots import Row, difference, row_of

BATCH = 2_000
"""Rows that are written, or asked for by key, in one statement."""


class Told:
    """What one write has to tell: changes by row, stored together."""

    def __init__(self) -> None:
        self._who = actor()
        self._at = timezone.now()
        self._changes: list[Change] = []

    def created(self, row: models.Model) -> None:
        """A row is new."""
        self._tell(Verb.CREATED, row, {}, row_of(row))

    def changed(self, was: models.Model, now: models.Model) -> None:
        """A row is no longer what it was; where nothing differs, nothing is told.

        A row that moved to another thread leaves the one and comes into the other.
        """
        if thread_of(was) != thread_of(now):
            self.deleted(was)
            self.created(now)
            return
        together = getattr(now, "history_together", ())
        before, after = difference(row_of(was), row_of(now), together)
        if after:
            self._tell(Verb.CHANGED, now, before, after)

    def deleted(self, row: models.Model) -> None:
        """A row is gone; all that it said is kept."""
        self._tell(Verb.DELETED, row, row_of(row), {})

    def write(self) -> None:
        """Store the changes, and seal them when the transaction is through."""
        if not self._changes:
            return
        officer = self._who.officer()
        for change in self._changes:
            change.officer = officer
            change.officer_name = str(officer or "")
            change.digest = change.computed_digest()
        Change.objects.bulk_create(self._changes, batch_size=BATCH)
        _seal_on_commit()

    def _tell(self, verb: Verb, row: models.Model, before: Row, after: Row) -> None:
        self._changes.append(
            Change(
                at=self._at,
                route=self._who.route,
                request=self._who.request,
                reason=self._who.reason,
                verb=verb,
                model=label_of(row),
                object_id=str(row.pk),
                thread=thread_of(row),
                report_id=report_of(row),
                before=before,
                after=after,
            )
        )


def label_of(row: models.Model | type[models.Model]) -> str:
    """The table of a row; a proxy writes to that of its model."""
    model = row._meta.concrete_model or row
    return model._meta.label_lower


def thread_of(row: models.Model) -> str:
    """What a change of the row happens to: the row, or what the row speaks of."""
    return getattr(row, "history_thread", "") or f"{label_of(row)}/{row.pk}"


def report_of(row: models.Model) -> int | None:
    """The report whose history a change belongs to: the one that the row refers to, if any."""
    found: int | None = getattr(row, "history_report", None) or getattr(row, "report_id", None)
    return found


def is_recorded(model: type[models.Model]) -> bool:
    """Whether every write to the table leaves a record."""
    return bool(getattr(model._default_manager.all(), "tells", False))


def batches(keys: Iterable[Any]) -> Iterator[list[Any]]:
    """Keys in as many as one statement bears."""
    every = list(keys)
    for start in range(0, len(every), BATCH):
        yield every[start : start + BATCH]


def stored(
    model: type[models.Model], keys: Sequence[Any], *, lock: str = ""
) -> dict[Any, models.Model]:
    """The rows of these keys as the database keeps them, by key.

    ``lock`` says for what they are kept from other writers: *change* or *delete*.
    """
    rows = model._base_manager.filter(pk__in=keys).order_by("pk")
    if lock:
        # Rows that refer to these may be added meanwhile, unless these are about to go.
        rows = rows.select_for_update(no_key=lock == "change")
    return {row.pk: row for row in rows}


class Falling(Collector):
    """All that falls when rows are deleted, row by row: what is deleted unread cannot be told."""

    def can_fast_delete(self, *args: Any, **options: Any) -> bool:
        """Never: Django would delete by a condition, and nobody would know what fell."""
        return False

    def tell(self) -> None:
        """Tell every row of a recorded table."""
        for model, rows in self.data.items():
            if not is_recorded(model):
                continue
            for keys in batches(row.pk for row in rows):
                told = Told()
                for row in stored(model, keys, lock="delete").values():
                    told.deleted(row)
                told.write()


def delete_told(rows: Sequence[models.Model], *, keep_parents: bool = False) -> Any:
    """Delete rows with all that falls with them, and tell each; counts as Django counts.

    Raises what Django's own deletion raises, and nothing is told then.
    """
    if not rows:
        return 0, {}
    with transaction.atomic():
        falling = Falling(using="default", origin=rows[0])
        falling.collect(rows, keep_parents=keep_parents)
        falling.tell()
        return falling.delete()


def _seal_on_commit() -> None:
    """Once for a transaction, however much it writes."""
    take = Seal.objects.take
    if not any(take == entry[1] for entry in transaction.get_connection().run_on_commit):
        transaction.on_commit(take, robust=True)

"""Models whose every write leaves a record, whoever writes and by whatever method.

``save``, ``delete`` with everything that falls with it, ``update``, ``bulk_create``,
``bulk_update`` and the rows of many-to-many fields: all go through here. A service, a form, an
action, a command and the shell are all the same to it. Only SQL written by hand passes by.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from django.db import models, router, transaction
from django.db.models.deletion import Collector
from django.utils import timezone

from boards.acting import actor
from boards.enums import Verb
from boards.models.history import Change, Seal
from boards.models.snapshots import Row, difference, row_of, rows_of

M = TypeVar("M", bound=models.Model)

BATCH = 2_000
"""Rows that are written, or asked for by key, in one statement."""


class Told:
    """What one transaction has to tell: changes by row, written at once."""

    def __init__(self) -> None:
        self._who = actor()
        self._at = timezone.now()
        self._changes: list[Change] = []

    def created(self, row: models.Model) -> None:
        """A row is new."""
        self._tell(Verb.CREATED, row, {}, row_of(row))

    def changed(self, row: models.Model, before: Row, after: Row) -> None:
        """A row is no longer what it was; where nothing differs, nothing is told."""
        was, became = difference(before, after)
        if became:
            self._tell(Verb.CHANGED, row, was, became)

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
                model=row._meta.label_lower,
                object_id=str(row.pk),
                thread=getattr(row, "history_thread", "") or f"{row._meta.label_lower}/{row.pk}",
                report_id=getattr(row, "history_report", None),
                before=before,
                after=after,
            )
        )


class RecordedQuerySet(models.QuerySet[M]):
    """A QuerySet that tells the history what it writes."""

    def update(self, **values: Any) -> int:
        """Update, and tell each row that changed."""
        with transaction.atomic(using=self.db):
            rows = {row.pk: row for row in self.model._base_manager.filter(pk__in=self._keys())}
            before = {pk: row_of(row) for pk, row in rows.items()}
            done = super().update(**values)
            after = _stored(self.model, before)
            told = Told()
            for pk, row in rows.items():
                told.changed(row, before[pk], after[pk])
            told.write()
        return done

    update.alters_data = True  # type: ignore[attr-defined]

    def bulk_create(self, objs: Iterable[M], *args: Any, **options: Any) -> list[M]:
        """Create, and tell each row. Rows that replace others are written by ``bulk_update``."""
        if options.get("ignore_conflicts") or options.get("update_conflicts"):
            raise ValueError("A row that replaces another would leave no record of it.")
        with transaction.atomic(using=self.db):
            made = super().bulk_create(objs, *args, **options)
            told = Told()
            for row in made:
                told.created(row)
            told.write()
        return made

    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete, and tell each row with all that falls with it."""
        with transaction.atomic(using=self.db):
            tell_deleted(list(self))
            return super().delete()

    delete.alters_data = True  # type: ignore[attr-defined]
    delete.queryset_only = True  # type: ignore[attr-defined]

    def _keys(self) -> list[Any]:
        return list(self.order_by().values_list("pk", flat=True))


class LinkQuerySet(RecordedQuerySet[M]):
    """The rows of a many-to-many field. Django asks to pass over those that are there already."""

    def bulk_create(self, objs: Iterable[M], *args: Any, **options: Any) -> list[M]:
        """Create the links that are not there yet."""
        options.pop("ignore_conflicts", None)
        ends = [field.attname for field in self.model._meta.concrete_fields if field.is_relation]
        known = set(self.values_list(*ends))
        new = [link for link in objs if tuple(getattr(link, end) for end in ends) not in known]
        return super().bulk_create(new, *args, **options)


class Recorded(models.Model):
    """A row whose every change is kept.

    ``history_thread`` names what a row speaks of, where that outlives the row; ``history_report``
    is the report that it belongs to.
    """

    if not TYPE_CHECKING:  # checkers know Django's own manager, which each model refines
        objects = RecordedQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **options: Any) -> None:
        """Save, and tell what differs from what was stored."""
        model = type(self)
        using = options.get("using") or router.db_for_write(model, instance=self)
        with transaction.atomic(using=using):
            before = _stored(model, [self.pk]).get(self.pk) if self.pk is not None else None
            super().save(*args, **options)
            told = Told()
            if before is None:
                told.created(self)
            else:
                told.changed(self, before, _after(self, options.get("update_fields")))
            told.write()

    def delete(self, *args: Any, **options: Any) -> tuple[int, dict[str, int]]:
        """Delete, and tell the row with all that falls with it."""
        using = options.get("using") or router.db_for_write(type(self), instance=self)
        with transaction.atomic(using=using):
            tell_deleted([self])
            return super().delete(*args, **options)


def tell_deleted(rows: Sequence[models.Model]) -> None:
    """Tell what would fall if ``rows`` were deleted; raises what the deletion would raise."""
    if not rows:
        return
    collector = Collector(using=rows[0]._state.db or "default", origin=rows[0])
    collector.collect(rows)
    falling = [row for instances in collector.data.values() for row in instances]
    falling += [row for quick in collector.fast_deletes for row in quick]
    told = Told()
    for row in falling:
        if row._meta.model is not Change:
            told.deleted(row)
    told.write()


def record_links(through: type[models.Model]) -> None:
    """Tell the rows of a many-to-many field's own table too; Django makes that table's class."""
    through._meta.local_managers.clear()
    LinkQuerySet.as_manager().contribute_to_class(through, "objects")
    through._meta._expire_cache()  # type: ignore[attr-defined]


def _after(row: models.Model, only: Collection[str] | None) -> Row:
    """What was just written of a row; asked again where the database computed it."""
    names = {field.name for field in row._meta.concrete_fields}
    computed = any(
        hasattr(getattr(row, field.attname), "resolve_expression")
        for field in row._meta.concrete_fields
    )
    after = _stored(type(row), [row.pk])[row.pk] if computed else row_of(row)
    written = names if only is None else set(only)
    written |= {field.name for field in row._meta.concrete_fields if field.attname in written}
    return {name: value for name, value in after.items() if name in written}


def _stored(model: type[models.Model], keys: Iterable[Any] | Mapping[Any, Any]) -> dict[Any, Row]:
    """The rows of these keys as they are stored, by key."""
    wanted = list(keys)
    found: dict[Any, Row] = {}
    for start in range(0, len(wanted), BATCH):
        found |= rows_of(model._base_manager.filter(pk__in=wanted[start : start + BATCH]))
    return found


def _seal_on_commit() -> None:
    """Once for a transaction, however much it writes."""
    take = Seal.objects.take
    if not any(take == entry[1] for entry in transaction.get_connection().run_on_commit):
        transaction.on_commit(take, robust=True)

"""Models whose every write leaves a record, whoever writes and by whatever method.

``save``, ``delete`` with everything that falls with it, ``update``, ``bulk_create``,
``bulk_update`` and the rows of many-to-many fields: all go through here. A service, a form, an
action, a command and the shell are all the same to it. Only SQL written by hand passes by.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from django.db import models, transaction

from boards.models.telling import BATCH, Told, batches, delete_told, stored

M = TypeVar("M", bound=models.Model)


class RecordedQuerySet(models.QuerySet[M]):
    """A QuerySet that tells the history what it writes."""

    tells = True

    def update(self, **values: Any) -> int:
        """Update, and tell each row that changed."""
        done = 0
        with transaction.atomic():
            for keys in batches(self._keys()):
                before = stored(self.model, keys, lock="change")
                done += models.QuerySet.update(self.filter(pk__in=keys), **values)
                now = stored(self.model, keys)
                told = Told()
                for pk, row in before.items():
                    told.changed(row, now[pk])
                told.write()
        self._result_cache = None
        return done

    update.alters_data = True  # type: ignore[attr-defined]

    def bulk_create(self, objs: Iterable[M], *args: Any, **options: Any) -> list[M]:
        """Create, and tell each row. Rows that replace others are written by ``write_over``."""
        if options.get("ignore_conflicts") or options.get("update_conflicts"):
            raise ValueError("A row that replaces another would leave no record of it.")
        with transaction.atomic():
            made = super().bulk_create(objs, *args, **options)
            for keys in batches(row.pk for row in made):
                told = Told()
                for row in stored(self.model, keys).values():
                    told.created(row)
                told.write()
        return made

    def write_over(self, rows: Sequence[M], *, key: Sequence[str], columns: Sequence[str]) -> None:
        """Write ``columns`` over the stored rows of the same ``key``, and tell each that changed.

        As one statement for many rows: ``bulk_update`` would build a condition for every row and
        column, and take minutes. Raises ``ValueError`` where a row is not stored.
        """
        with transaction.atomic():
            for start in range(0, len(rows), BATCH):
                some = rows[start : start + BATCH]
                keys = [row.pk for row in some]
                before = stored(self.model, keys, lock="change")
                if len(before) != len(some):
                    raise ValueError("A row that is not stored has nothing to be written over.")
                models.QuerySet.bulk_create(
                    self, some, update_conflicts=True, unique_fields=key, update_fields=columns
                )
                told = Told()
                for pk, row in stored(self.model, keys).items():
                    told.changed(before[pk], row)
                told.write()

    write_over.alters_data = True  # type: ignore[attr-defined]

    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete, and tell each row with all that falls with it."""
        with transaction.atomic():
            keys = self._keys()
            rows = [row for some in batches(keys) for row in stored(self.model, some).values()]
            done: tuple[int, dict[str, int]] = delete_told(rows)
        self._result_cache = None
        return done

    delete.alters_data = True  # type: ignore[attr-defined]
    delete.queryset_only = True  # type: ignore[attr-defined]

    def _keys(self) -> list[Any]:
        return list(self.order_by().values_list("pk", flat=True))


class LinkQuerySet(RecordedQuerySet[M]):
    """The rows of a many-to-many field. Django asks to pass over those that are there already."""

    def bulk_create(self, objs: Iterable[M], *args: Any, **options: Any) -> list[M]:
        """Create the links that are not there yet."""
        options.pop("ignore_conflicts", None)
        links = list(objs)
        ends = [field.attname for field in self.model._meta.concrete_fields if field.is_relation]
        owners = {getattr(link, ends[0]) for link in links}
        known = set(self.filter(**{f"{ends[0]}__in": owners}).values_list(*ends))
        new = [link for link in links if tuple(getattr(link, end) for end in ends) not in known]
        return super().bulk_create(new, *args, **options)


class Recorded(models.Model):  # noqa: DJ008
    """A row whose every change is kept.

    ``history_thread`` names what a row speaks of, where that outlives the row; ``history_together``
    are columns that say nothing alone. A row that refers to a report belongs to its history.
    """

    if TYPE_CHECKING:
        # Checkers know Django's own manager, which each model refines.
        class Meta:
            abstract = True
    else:
        objects = RecordedQuerySet.as_manager()

        class Meta:
            abstract = True
            # Django itself updates through the base manager: ``board.figures.add(figure)`` does.
            base_manager_name = "objects"

    def save(self, *args: Any, **options: Any) -> None:
        """Save, and tell what differs from what was stored."""
        model = type(self)
        with transaction.atomic():
            key = [] if self.pk is None else [self.pk]
            before = stored(model, key, lock="change")
            super().save(*args, **options)
            told = Told()
            for pk, row in stored(model, [self.pk]).items():
                if pk in before:
                    told.changed(before[pk], row)
                else:
                    told.created(row)
            told.write()

    def delete(self, using: Any = None, keep_parents: bool = False) -> tuple[int, dict[str, int]]:
        """Delete, and tell the row with all that falls with it. Raises where it was never saved."""
        if self.pk is None:
            raise ValueError(f"{self._meta.object_name} was never saved: nothing to delete.")
        done: tuple[int, dict[str, int]] = delete_told([self], keep_parents=keep_parents)
        return done


def record_links(through: type[models.Model]) -> None:
    """Tell the rows of a many-to-many field's own table too; Django makes that table's class.

    A link belongs to the thread of the row whose field it fills.
    """
    through._meta.local_managers.clear()
    LinkQuerySet.as_manager().contribute_to_class(through, "objects")
    through._meta.base_manager_name = "objects"
    through._meta._expire_cache()  # type: ignore[attr-defined]
    owner: Any = next(field for field in through._meta.concrete_fields if field.is_relation)
    label = owner.remote_field.model._meta.label_lower

    def history_thread(link: models.Model) -> str:
        return f"{label}/{getattr(link, owner.attname)}"

    through.history_thread = property(history_thread)  # type: ignore[attr-defined]

"""Keeping rows of a load: made when new, left when equal, refused when they differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping
from datetime import date
from typing import Any, TypeVar

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.utils.translation import gettext as _

from blocs.enums import Stage
from blocs.imports import cells
from blocs.imports.cells import Reader, Unreadable, unknown
from blocs.imports.problems import Place, Problem
from blocs.imports.tables import Row
from blocs.models import Bloc, Cycle, Scheme

Kept = TypeVar("Kept", bound=models.Model)


class Skipped(Exception):
    """A row that cannot be kept because something it names had a problem of its own."""


class Store:
    """What a load knows and has found wrong so far."""

    def __init__(self, *, update: bool) -> None:
        self.update = update
        self.problems: list[Problem] = []
        self.counts: Counter[str] = Counter()
        self.bloc: Bloc | None = None
        self.scheme: Scheme | None = None
        self.issue: tuple[Row, dict[str, Any]] | None = None
        self.stages: list[tuple[Cycle, Stage]] = []
        self.written: set[Hashable] = set()
        self._failed: set[str] = set()

    @property
    def the_bloc(self) -> Bloc:
        """The bloc of the load; rows that need it are skipped when it could not be kept."""
        if self.bloc is None:
            raise Skipped
        return self.bloc

    def problem(self, place: Place, sentence: str) -> None:
        """Keep a problem."""
        self.problems.append(Problem(place, sentence))

    def failed(self, row: Row) -> None:
        """Remember a row that could not be kept, so that those that name it stay silent."""
        self._failed.add(row.cells.get("code") or row.cells.get("year", ""))

    def read(self, row: Row, readers: Mapping[str, Reader]) -> dict[str, Any]:
        """Every cell as its column means it; raises Skipped when one could not be read."""
        values: dict[str, Any] = {}
        whole = True
        for column, reader in readers.items():
            try:
                values[column] = reader(row.cells.get(column, ""))
            except Unreadable as unreadable:
                self.problem(row.place(column), str(unreadable))
                whole = False
            except Skipped:
                whole = False
        if not whole:
            raise Skipped
        return values

    def code_of(self, model: type[models.Model], field: str = "slug") -> Reader:
        """The row of ``model`` with this code."""

        def read(cell: str) -> models.Model:
            found = model._default_manager.filter(**{field: cell}).first()
            if found is not None:
                return found
            if cell in self._failed:
                raise Skipped
            known = model._default_manager.values_list(field, flat=True)
            raise Unreadable(unknown(cell, list(known)))

        return read

    def codes_of(self, model: type[models.Model]) -> Reader:
        """Several rows of ``model``, their codes between upright bars."""
        one = self.code_of(model)
        return lambda cell: [one(code) for code in cells.several(cell)]

    def cycle(self, cell: str) -> Cycle:
        """The cycle of the bloc in this year."""
        year = cells.year(cell)
        found = Cycle.objects.filter(bloc=self.the_bloc, year=year).select_related("bloc").first()
        if found is not None:
            return found
        if cell in self._failed:
            raise Skipped
        raise Unreadable(_("the bloc has no cycle of %(year)s") % {"year": year})

    def keep(
        self,
        model: type[Kept],
        row: Row,
        key: Mapping[str, Any],
        values: Mapping[str, Any],
        columns: Mapping[str, str] | None = None,
        *,
        frozen: str = "",
    ) -> Kept:
        """The row with this key, holding these values.

        ``columns`` maps a field to the column it came from where the names differ. A stored value
        that differs is a problem unless the load updates: nothing is changed silently. ``frozen``
        is the sentence of a row that may neither be made nor changed any more.
        """
        columns = columns or {}
        found = model._default_manager.filter(**key).first()
        if found is None:
            if frozen:
                self.problem(row.place(), frozen)
                raise Skipped
            return self._save(model(**key, **values), row, columns, "new")
        different = {name: value for name, value in values.items() if getattr(found, name) != value}
        if not different:
            self.counts["same"] += 1
            return found
        if frozen or not self.update:
            for name, value in different.items():
                sentence = frozen or differs(getattr(found, name), value)
                self.problem(row.place(columns.get(name, name)), sentence)
            raise Skipped
        for name, value in different.items():
            setattr(found, name, value)
        return self._save(found, row, columns, "changed")

    def _save(self, kept: Kept, row: Row, columns: Mapping[str, str], what: str) -> Kept:
        try:
            kept.full_clean()
        except ValidationError as error:
            for name, sentences in error.message_dict.items():
                column = "" if name == NON_FIELD_ERRORS else columns.get(name, name)
                for sentence in sentences:
                    self.problem(row.place(column), sentence)
            raise Skipped from error
        kept.save()
        self.counts[what] += 1
        return kept


def differs(stored: object, given: object) -> str:
    """The sentence for a stored value that the file would change."""
    return _("stored is “%(stored)s”, the file says “%(given)s” (--update takes the file's)") % {
        "stored": _written(stored),
        "given": _written(given),
    }


def _written(value: object) -> str:
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value or "")

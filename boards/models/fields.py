"""Columns that are computed from another column when a row is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper


class DerivedTextField(models.TextField):  # type: ignore[type-arg]
    """Text computed from the text of ``source`` by a pure function, never typed by anybody.

    Search without diacritics and Vietnamese order read such columns, so that SQLite and
    PostgreSQL agree without a collation of their own.
    """

    def __init__(self, *, source: str, derive: Callable[[str], str], **options: Any) -> None:
        self.source = source
        self.derive = derive
        super().__init__(editable=False, default="", **options)

    def deconstruct(self) -> tuple[str, str, Any, dict[str, Any]]:
        """Describe the field to migrations."""
        name, path, args, options = super().deconstruct()
        del options["editable"], options["default"]
        return name, path, args, {**options, "source": self.source, "derive": self.derive}

    def db_parameters(self, connection: BaseDatabaseWrapper) -> Any:
        """Compare bytes on PostgreSQL too: a language's collation would skip punctuation."""
        parameters = super().db_parameters(connection)
        if connection.vendor == "postgresql":
            parameters["collation"] = "C"
        return parameters

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        """Derive anew on every write, bulk creation included."""
        derived = self.derive(getattr(model_instance, self.source))
        setattr(model_instance, self.attname, derived)
        return derived

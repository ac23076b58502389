"""A row as the history keeps it: plain values by column, the same on every database."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256
from typing import Any

from django.db import models
from django.db.models.fields.files import FieldFile

from boards.models.fields import DerivedTextField

HIDDEN = {"password"}
"""Columns whose change is told and whose content is not."""

UNTOLD = {"last_login", "search_text"}
"""Columns that change by themselves, and mean nothing."""

Row = dict[str, Any]


def columns(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    """The columns whose change is worth telling: not those derived from others, nor clocks."""
    return [
        field
        for field in model._meta.concrete_fields
        if not isinstance(field, DerivedTextField)
        and not getattr(field, "auto_now", False)
        and field.name not in UNTOLD
        and not field.primary_key
    ]


def row_of(instance: models.Model) -> Row:
    """The values of an instance."""
    fields = columns(type(instance))
    return {field.name: plain(field, getattr(instance, field.attname)) for field in fields}


def difference(before: Row, after: Row, together: Iterable[str] = ()) -> tuple[Row, Row]:
    """What was and what is, in the columns that differ.

    Columns that say nothing alone stand ``together``: an amount is told with its unit.
    """
    names = {name for name in after if before.get(name) != after[name]}
    if names.intersection(together):
        names.update(together)
    told = [name for name in after if name in names]
    return {name: before.get(name) for name in told}, {name: after[name] for name in told}


def plain(field: models.Field[Any, Any], value: Any) -> Any:
    """A value that JSON can hold and that is read back the same: exact decimals, UTC, no floats."""
    value = field.to_python(value) if isinstance(value, str) else value
    if field.name in HIDDEN:
        return sha256(str(value).encode()).hexdigest()[:8]
    match value:
        case Decimal():
            # 1.50 and 1.5 are one value: no idle zeros, no exponent.
            return f"{value.normalize():f}"
        case datetime():
            return value.astimezone(UTC).isoformat(timespec="microseconds")
        case date():
            return value.isoformat()
        case FieldFile():
            return value.name or ""
    # What JSON cannot hold fails when it is written: a column of a new kind needs a word here.
    return value

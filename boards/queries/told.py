"""Stored values of the history in the words of the reader: labels, choices, names, amounts."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.db import models
from django.utils import formats, timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from boards.domain.numbers import format_number
from boards.domain.quantities import Quantity, format_quantity
from boards.domain.units import UNITS
from boards.enums import Qualifier
from boards.language import spoken
from boards.models.snapshots import HIDDEN, Row

LONGEST = 300
"""Letters of a text that are shown; the history keeps all of it."""

Names = dict[type[models.Model], dict[Any, str]]
"""What rows that others refer to are called, by table and key."""


def table_of(label: str) -> type[models.Model] | None:
    """The model of a table that changes speak of; none where it is no more."""
    try:
        return apps.get_model(label)
    except LookupError:
        return None


def columns_of(label: str) -> list[str]:
    """The columns of a table, in their order."""
    model = table_of(label)
    return [field.name for field in model._meta.concrete_fields] if model else []


def column_of(label: str, name: str) -> models.Field[Any, Any] | None:
    """A column that changes speak of; none where it is no more."""
    model = table_of(label)
    if model is None:
        return None
    return next((field for field in model._meta.concrete_fields if field.name == name), None)


def title_of(label: str) -> str:
    """What a table is called."""
    model = table_of(label)
    return str(model._meta.verbose_name) if model else label


def label_of(label: str, name: str) -> str:
    """What a column is called."""
    field = column_of(label, name)
    return str(field.verbose_name) if field else name


def names_in(rows: Iterable[tuple[str, Row]]) -> Names:
    """What all the rows refer to is called, asked once for each table."""
    wanted: dict[type[models.Model], set[Any]] = {}
    for label, row in rows:
        for name, value in row.items():
            field = column_of(label, name)
            if field is not None and field.is_relation and value is not None:
                related: Any = field.related_model
                wanted.setdefault(related, set()).add(value)
    return {
        model: {row.pk: str(row) for row in model._base_manager.select_related().filter(pk__in=pks)}
        for model, pks in wanted.items()
    }


def in_words(label: str, name: str, row: Row, names: Names) -> str:
    """One value of a row; nothing where the column is empty or unknown there."""
    value, field = row.get(name), column_of(label, name)
    if field is not None and field.choices and value is not None:
        return str(dict(field.flatchoices).get(value, value))
    if value is None or value == "":
        return ""
    if name in HIDDEN:
        return _("not shown")
    if field is None:
        return _shortened(value)
    if field.is_relation:
        related: Any = field.related_model
        return names.get(related, {}).get(value, f"#{value}")
    return _plain(field, value, row)


def _plain(field: models.Field[Any, Any], value: Any, row: Row) -> str:
    """A value by the kind of its column."""
    match field:
        case models.BooleanField():
            return _("yes") if value else _("no")
        case models.DecimalField():
            return _amount(value, row)
        case models.DateTimeField():
            at = timezone.localtime(datetime.fromisoformat(value))
            return formats.date_format(at, "SHORT_DATETIME_FORMAT")
        case models.DateField():
            return formats.date_format(date.fromisoformat(value), "SHORT_DATE_FORMAT")
    return _shortened(value)


def _amount(value: Any, row: Row) -> str:
    """An amount with the unit that stands beside it."""
    unit = UNITS.get(row.get("unit") or "")
    if unit is None:
        return format_number(Decimal(value), language=spoken())
    qualifier = Qualifier(row.get("qualifier") or "")
    return format_quantity(Quantity(Decimal(value), unit, qualifier), language=spoken())


def _shortened(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return Truncator(text).chars(LONGEST)

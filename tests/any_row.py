"""A row of any model of the site, made from its fields: a new model needs no new test."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import count

from django.apps import apps
from django.db import models
from django.db.models import QuerySet

from boards.models.snapshots import columns

OURS = ("boards", "blocs", "awards")
FAR = datetime(2999, 1, 1, tzinfo=UTC)
NEEDED = {
    "awards.awardrule": {"number": 1},
    "awards.piece": {"not_needed": "không có"},
    "boards.check": {"kind": "required"},
    "boards.exemption": {"expires_at": FAR},
    "boards.figure": {"availability": "missing"},
    "blocs.target": {"amount": 1},
    "blocs.signature": {"kind": "paper"},
    "blocs.calendarrule": {"month": 3, "day": 31},
    "blocs.criterion": {"method": "judgement"},
    "blocs.gate": {"effect": "unranked"},
    "blocs.grade": {"share_from": Decimal("0.5")},
    "blocs.opinion": {"layer": "appraised"},
}
"""What check constraints ask for, where a value of the right kind is not enough."""

_numbers = count(1)
_years = count()


def our_tables():
    """Every table of the apps, those of many-to-many fields too."""
    every = apps.get_models(include_auto_created=True)
    return [model for model in every if model._meta.app_label in OURS]


def unsaved(model):
    """A row that may be saved; what it refers to is there already."""
    row = model()
    needed = NEEDED.get(model._meta.label_lower, {})
    for field in model._meta.concrete_fields:
        if field.name in needed:
            setattr(row, field.attname, needed[field.name])
        elif _must_be_given(field):
            setattr(row, field.name, value_of(field))
    return row


def quietly(model):
    """A row that is there, past the history."""
    row = unsaved(model)
    QuerySet(model).bulk_create([row])
    return row


def value_of(field):
    """A value that the field takes, another one each time."""
    if field.name == "year":
        return 2000 + next(_years) % 101
    number = next(_numbers)
    if field.is_relation:
        return quietly(field.remote_field.model)
    if field.choices:
        return field.flatchoices[0][0]
    if isinstance(field, models.DecimalField):
        return Decimal(number) / 4
    if isinstance(field, models.DateTimeField):
        return datetime(2022, 1, 1, 0, 0, number % 60, number, tzinfo=UTC)
    if isinstance(field, models.DateField):
        return date(2022, 1, 1) + timedelta(number)
    if isinstance(field, models.IntegerField):
        return number
    if isinstance(field, models.BooleanField):
        return True
    return f"x{number}"[-(field.max_length or 9) :]


def column_of(model):
    """A column of the model that a test may write anything to."""
    plain = [field for field in columns(model) if not field.choices and _must_be_given(field)]
    texts = [field for field in plain if isinstance(field, models.CharField | models.TextField)]
    return [*texts, *(field for field in plain if field.is_relation)][0]


def _must_be_given(field):
    return not (field.has_default() or field.null or field.blank or field.primary_key)

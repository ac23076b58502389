"""What people write beside the figures: notes, reasons, remarks."""

from __future__ import annotations

from typing import Any, cast

from django.db.models import CharField, Model

from boards.refusals import Refusal, Refused


def in_words(text: str, model: type[Model], field: str, *, needed: bool = True) -> str:
    """The text as the column keeps it. Refused where it is too long, or needed and empty."""
    said = text.replace("\x00", "").strip()
    if needed and not said:
        raise Refused(Refusal.TEXT_MISSING)
    column = cast("CharField[Any, Any]", model._meta.get_field(field))
    if len(said) > (column.max_length or 0):
        raise Refused(Refusal.TEXT_TOO_LONG, f"{len(said)} > {column.max_length}")
    return said

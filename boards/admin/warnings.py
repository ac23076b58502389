"""Warnings after saving: nothing is corrected, nothing is offered silently."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.http import HttpRequest

from boards.language import spoken
from boards.models import Figure
from boards.queries.quantities import suspicion


def warn_of_unit(model_admin: ModelAdmin[Any], request: HttpRequest, figure: Figure) -> None:
    """Say that the unit looks wrong beside the other boards', if it does."""
    suspected = suspicion(figure)
    if suspected is not None:
        sentence = suspected.reason.in_language(spoken())
        model_admin.message_user(request, f"{figure}: {sentence}", messages.WARNING)

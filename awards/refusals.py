"""Why the awards app says no: each member is the sentence that the user reads."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Refusal(models.TextChoices):
    """The reasons of this app."""

    ALREADY_NOMINATED = "already_nominated", _("This board is already nominated for the award.")

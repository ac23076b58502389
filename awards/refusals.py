"""Why the awards app says no: each member is the sentence that the user reads."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Refusal(models.TextChoices):
    """The reasons of this app."""

    ALREADY_NOMINATED = "already_nominated", _("This board is already nominated for the award.")
    NOT_ELIGIBLE = "not_eligible", _("The board may not be proposed for the award.")
    NOTHING_CHOSEN = "nothing_chosen", _("Choose a board and an award first.")
    CHOSEN_UNKNOWN = (
        "chosen_unknown",
        _("What was chosen is no member and award of the year any more: look at the plan again."),
    )

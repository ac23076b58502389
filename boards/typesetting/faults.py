"""Why a paper is not set."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

MAX_DATA = 256 * 1024
"""Characters handed over to a template: what a few hundred pages hold, set in under a second."""


class PaperFault(models.TextChoices):
    """Why a paper is not set."""

    TOO_MUCH = "too_much", _("The paper holds far too much text: shorten it.")
    NOT_PRINTABLE = (
        "not_printable",
        _("The text holds a character that cannot be printed: delete it or write it otherwise."),
    )
    NOT_SET = "not_set", _("The paper cannot be set: tell whoever runs this site.")

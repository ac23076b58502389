"""Why the boards app says no: each member is the sentence that the user reads."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Refusal(models.TextChoices):
    """The reasons of this app."""

    REPORT_LOCKED = "report_locked", _("This report is locked: its year is no longer open.")
    REPORT_UNDER_REVIEW = (
        "report_under_review",
        _("This report is under review: its board may withdraw it, the reviewer may return it."),
    )
    CELL_NOT_RETURNED = (
        "cell_not_returned",
        _("The report was returned for other cells: this one is closed."),
    )
    REPORT_VERIFIED = (
        "report_verified",
        _("This report is verified: the chair or the council can open it for a while."),
    )
    DOUBT_SETTLED_BY_RAISER = (
        "doubt_settled_by_raiser",
        _("Whoever raised a doubt cannot settle it: a second person must."),
    )
    DOUBT_OF_OWN_BOARD = (
        "doubt_of_own_board",
        _("A board does not settle a doubt about its own figure: the council must."),
    )
    KEY_TAKEN = "key_taken", _("The report already has this indicator in that currency.")
    EXPLANATION_EMPTY = "explanation_empty", _("An explanation says something.")
    EXPLANATION_TOO_LONG = (
        "explanation_too_long",
        _("An explanation has at most 1,000 characters: attach a file for more."),
    )
    NOTHING_TO_EXPLAIN = (
        "nothing_to_explain",
        _("The check asks nothing about the values that stand there now."),
    )
    FINDING_BLOCKS = (
        "finding_blocks",
        _("An explanation does not answer this finding: the figure must be corrected."),
    )
    NO_DOUBT_TO_SETTLE = "no_doubt_to_settle", _("This figure carries no open doubt.")


class Refused(Exception):
    """A rule said no. ``refusal`` is the enum member whose label is the sentence to show."""

    def __init__(self, refusal: models.TextChoices, detail: str = "") -> None:
        self.refusal = refusal
        self.detail = detail
        super().__init__(refusal.value, detail)

    def __str__(self) -> str:
        sentence = str(self.refusal.label)
        return f"{sentence} ({self.detail})" if self.detail else sentence

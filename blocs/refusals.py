"""Why the blocs app says no: each member is the sentence that the user reads."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Refusal(models.TextChoices):
    """The reasons of this app."""

    NO_SCHEME = "no_scheme", _("This cycle has no issued scheme to score by.")
    NO_CRITERIA = "no_criteria", _("A scheme without criteria cannot be issued.")
    WRONG_MAXIMA = "wrong_maxima", _("The maxima of the criteria do not add up to the total.")
    WRONG_PLACES = "wrong_places", _("Points are rounded to 0 to 6 decimals.")
    UNUSABLE_METHOD = "unusable_method", _("A method does not understand its parameters.")
    SCHEME_ISSUED = "scheme_issued", _("An issued scheme cannot be changed: make a new version.")
    NO_MEMBERS = "no_members", _("This cycle has no members on its day.")
    NOT_SCORABLE = "not_scorable", _("The cycle cannot be scored as it stands.")
    NOT_A_MEMBER = "not_a_member", _("The board is not a member of the bloc in that year.")
    WRONG_STAGE = "wrong_stage", _("The stage of the cycle does not allow this.")
    STAGE_NOT_NEXT = "stage_not_next", _("A cycle moves one stage at a time.")
    STAGE_NEEDS_REASON = "stage_needs_reason", _("Going back a stage needs a reason.")
    EDITION_UNCHANGED = (
        "edition_unchanged",
        _("Nothing has changed since the last edition: there is nothing to publish."),
    )
    CORRECTION_NEEDS_NOTE = (
        "correction_needs_note",
        _("A correction needs a note that says what was corrected."),
    )
    EDITION_PUBLISHED = "edition_published", _("A published edition stays as it is.")
    SAME_OFFICER = (
        "same_officer",
        _("Whoever prepared an edition cannot approve it: a second officer must."),
    )
    EDITION_STALE = (
        "edition_stale",
        _("Figures or rules changed since this edition was prepared: prepare it again."),
    )

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
    MANDATES_PROPOSED = (
        "mandates_proposed",
        _("Chair and deputy are proposed already: delete that proposal first."),
    )
    MANDATES_ANNOUNCED = "mandates_announced", _("This year already has a chair.")
    NOBODY_CAN_LEAD = "nobody_can_lead", _("No member is left that can be chair.")
    LEADER_HINDERED = "leader_hindered", _("This board cannot lead in that year.")
    LEADS_TWICE = "leads_twice", _("A board is chair or deputy, never both, and once.")
    CHOICE_NEEDS_REASON = (
        "choice_needs_reason",
        _("A choice other than the computed one needs a reason."),
    )
    MANDATE_RECORDED = "mandate_recorded", _("This mandate is already recorded.")
    NOTHING_PROPOSED = (
        "nothing_proposed",
        _("No chair is proposed for this year: there is nothing to announce."),
    )
    ANNOUNCED_TOO_EARLY = (
        "announced_too_early",
        _("A mandate begins after the day of its proposal, and after that of an acting chair."),
    )
    NO_CHAIR_TO_REPLACE = "no_chair_to_replace", _("No chair is in office before that day.")
    NO_DEPUTY_TO_ACT = "no_deputy_to_act", _("No deputy is in office on that day who could act.")
    ACTING_NEEDS_REASON = "acting_needs_reason", _("Say why the chair ceases to lead.")
    LETTER_NOT_WAITING = "letter_not_waiting", _("Only a letter that waits can be released.")
    LETTER_IS_DONE = "letter_is_done", _("The letter was sent or dropped already.")
    LETTER_NOT_FAILED = "letter_not_failed", _("Only a letter that did not arrive is sent again.")
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
    CHANGED_SINCE_VERIFIED = (
        "changed_since_verified",
        _("Figures changed since a reviewer verified their report: they are verified again first."),
    )
    NOT_THIS_ROLE = "not_this_role", _("This is not for officers of this role.")
    READS_ONLY = "reads_only", _("An auditor reads everything and writes nothing.")
    NO_BOARD = "no_board", _("This officer belongs to no board yet.")
    OF_ANOTHER_BOARD = "of_another_board", _("This belongs to another board.")
    OF_OWN_BOARD = "of_own_board", _("A board does not decide on its own report: others must.")
    ONLY_UPLOADER = "only_uploader", _("Only whoever uploaded the file, and the council, may.")
    ONLY_LEADERS = (
        "only_leaders",
        _("Only officers of the boards that lead the bloc in that year, and the council, may."),
    )
    ONLY_MEMBERS = (
        "only_members",
        _("Only officers of the boards that take part, and the council, may."),
    )
    MANDATE_NOT_BEGUN = "mandate_not_begun", _("The mandate of the board has not begun.")
    MANDATE_ENDED = "mandate_ended", _("The mandate of the board has ended.")
    SECOND_PERSON = (
        "second_person",
        _("Whoever took the first step cannot take this one: a second person must."),
    )

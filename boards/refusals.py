"""Why the boards app says no: each member is the sentence that the user reads."""

from __future__ import annotations

from collections.abc import Sequence

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
    NO_SUCH_CELL = "no_such_cell", _("There is no such cell: load the page again.")
    CELL_READ_ONLY = (
        "cell_read_only",
        _("You may read this cell, not write to it: its board and the council secretariat may."),
    )
    DOUBTED_FIGURE_STAYS = (
        "doubted_figure_stays",
        _("The figure carries an open doubt: write another in its place, or have it settled."),
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
    OTHER_BOARD = "other_board", _("You may write only the figures of your own board.")
    INTAKE_USED_UP = (
        "intake_used_up",
        _("This file was written, undone or thrown away meanwhile: look at the list of imports."),
    )
    INTAKE_HAS_FAULTS = (
        "intake_has_faults",
        _("The file has rows with faults: mend them, then everything is written at once."),
    )
    INTAKE_CHANGES_NOTHING = (
        "intake_changes_nothing",
        _("The file says what is stored already: there is nothing to write."),
    )
    INTAKE_TOO_OLD = (
        "intake_too_old",
        _("The time in which an import can be undone is over: correct the figures one by one."),
    )
    CHANGED_SINCE_PREVIEW = (
        "changed_since_preview",
        _("Changed by somebody else since the preview: look at it again."),
    )
    NO_DOUBT_TO_SETTLE = "no_doubt_to_settle", _("This figure carries no open doubt.")
    NOT_ALLOWED = (
        "not_allowed",
        _("Your role, your board or the stage of the year does not allow this now."),
    )
    TEXT_MISSING = "text_missing", _("Nothing was written: say it in words.")
    TEXT_TOO_LONG = "text_too_long", _("The text is too long: attach a file for more.")
    ALREADY_SUBMITTED = "already_submitted", _("The report is submitted already.")
    ALREADY_VERIFIED = "already_verified", _("The report is verified already.")
    FINDINGS_HOLD_BACK = (
        "findings_hold_back",
        _("These findings must be mended or explained before the report goes on."),
    )
    RETURNED_UNTOUCHED = (
        "returned_untouched",
        _("These returned cells are neither corrected, explained nor answered yet."),
    )
    NOT_UNDER_REVIEW = (
        "not_under_review",
        _(
            "The report does not wait for review: it is not submitted, was withdrawn, or somebody"
            " decided already."
        ),
    )
    REVIEW_BY_SUBMITTER = (
        "review_by_submitter",
        _("Whoever submitted a report cannot review it: a second person must."),
    )
    REVIEW_OF_OWN_BOARD = (
        "review_of_own_board",
        _("A board does not review its own report: others must."),
    )
    REVIEW_STALE = (
        "review_stale",
        _("The report is no longer what this page showed: read it again before you decide."),
    )
    NOTHING_RETURNED = "nothing_returned", _("Tick at least one cell to return.")
    NOT_VERIFIED = "not_verified", _("The report is not verified yet.")
    NOTHING_CHANGED = "nothing_changed", _("Nothing changed since the report was verified.")
    VERIFY_OWN_CHANGE = (
        "verify_own_change",
        _("Whoever changed figures cannot verify them: a second person must."),
    )
    NOTHING_LOCKED = "nothing_locked", _("Nothing is locked here: there is nothing to open.")
    EXEMPTION_OF_OWN_BOARD = (
        "exemption_of_own_board",
        _("A board does not open its own report: others must."),
    )
    EXEMPTION_TOO_LONG = "exemption_too_long", _("An exemption lasts at most 30 days.")
    EXEMPTION_IN_THE_PAST = "exemption_in_the_past", _("An exemption ends in the future.")
    EXEMPTION_ENDED = "exemption_ended", _("This exemption has ended already.")
    FILE_MISSING = "file_missing", _("Choose a file first.")
    FILE_EMPTY = "file_empty", _("The file is empty.")
    FILE_TOO_LARGE = "file_too_large", _("A file may hold at most 20 MB.")
    FILE_KIND = (
        "file_kind",
        _("Evidence is a PDF, a Word or Excel file, or a picture (PNG, JPEG, TIFF)."),
    )
    FILE_DISGUISED = (
        "file_disguised",
        _("The file is not what its name says: save it again in that format."),
    )
    EVIDENCE_TWICE = "evidence_twice", _("This file is attached to the cell already.")
    EVIDENCE_TOO_MANY = "evidence_too_many", _("A cell carries at most 20 files.")
    CERTIFICATE_UNREADABLE = (
        "certificate_unreadable",
        _("This is not a certificate: choose the .cer, .crt or .pem file of the signer."),
    )
    CERTIFICATE_OF_AUTHORITY = (
        "certificate_of_authority",
        _("This is the certificate of an authority, not that of a person."),
    )
    CERTIFICATE_TAKEN = (
        "certificate_taken",
        _("This certificate is registered already."),
    )
    REMARK_RESOLVED = "remark_resolved", _("This remark is resolved already.")
    MERGER_OF_ONE = "merger_of_one", _("A merger joins at least two boards.")
    ONE_BOARD_ONLY = (
        "one_board_only",
        _("A split, a renaming or a transfer concerns one board: choose that one."),
    )
    NO_BOARD_CHOSEN = "no_board_chosen", _("Choose the boards that this happens to.")
    SPLIT_INTO_ONE = (
        "split_into_one",
        _("A split leaves at least two boards: name the new ones, or keep the old one beside one."),
    )
    SUCCESSOR_MISSING = (
        "successor_missing",
        _("Say which of the boards goes on, or name the new one."),
    )
    SUCCESSOR_TWICE = (
        "successor_twice",
        _("Either one of the boards goes on, or a new one is founded: not both."),
    )
    NEW_NAME_MISSING = "new_name_missing", _("Write the new name.")
    SAME_NAME = "same_name", _("The board bears this name already.")
    BOARD_ENDED = "board_ended", _("This board ends already, or has ended.")
    BOARD_NOT_FOUNDED = "board_not_founded", _("The board is not founded before that day.")
    LATER_EVENT = (
        "later_event",
        _("Something that happened to this board on that day or later is recorded already."),
    )
    BOARD_CODE_TAKEN = "board_code_taken", _("Another board has this code.")
    HEIR_NOT_THERE = (
        "heir_not_there",
        _("The open work goes to a board that is there from that day on."),
    )


class Refused(Exception):
    """A rule said no. ``refusal`` is the enum member whose label is the sentence to show."""

    def __init__(self, refusal: models.TextChoices, detail: str = "") -> None:
        self.refusal = refusal
        self.detail = detail
        super().__init__(refusal.value, detail)

    def __str__(self) -> str:
        sentence = str(self.refusal.label)
        return f"{sentence} ({self.detail})" if self.detail else sentence


def refuse_any(found: Sequence[tuple[models.TextChoices, str]]) -> None:
    """Raise the first of several reasons, with everything that it is about; none is a yes."""
    if found:
        first = found[0][0]
        about = dict.fromkeys(name for refusal, name in found if refusal == first and name)
        raise Refused(first, ", ".join(about))

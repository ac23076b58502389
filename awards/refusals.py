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
    UNKNOWN_NAME = "unknown_name", _("The paper has a name that this ballot does not ask about.")
    RECUSED = "recused", _("A board does not vote on itself, nor on one that it comes from.")
    NO_AGAINST = "no_against", _("This ballot asks only for names, not against them.")
    TOO_MANY_NAMES = "too_many_names", _("The paper has more names than it may.")
    BOX_ISSUED = (
        "box_issued",
        _("The papers handed out are not as many as the boards that vote on paper or in writing."),
    )
    BOX_RETURNED = (
        "box_returned",
        _("Papers handed out, returned and not valid must be fewer from each to the next."),
    )
    BOX_MARKS = "box_marks", _("A name has more marks than papers can speak of it.")
    BOX_TOO_MANY = "box_too_many", _("There are more marks than the valid papers may carry.")
    BALLOT_NOT_PREPARED = (
        "ballot_not_prepared",
        _("The ballot is not in preparation any more: what was sealed stands."),
    )
    BALLOT_NOT_OPEN = "ballot_not_open", _("The ballot is not open.")
    BALLOT_NOT_CLOSED = "ballot_not_closed", _("The ballot is not closed, or counted already.")
    BALLOT_OVER = "ballot_over", _("A ballot that was counted or annulled stands as it is.")
    BALLOT_OTHER_OPEN = (
        "ballot_other_open",
        _("Another ballot of the year is open: close it first."),
    )
    BALLOT_NO_NAMES = "ballot_no_names", _("A ballot needs names to vote on.")
    BALLOT_NO_ELECTORS = "ballot_no_electors", _("Record who takes part first.")
    BALLOT_TELLERS = "ballot_tellers", _("Name two to five tellers, each once.")
    NOT_AN_ELECTOR = "not_an_elector", _("You do not vote for a board in this ballot.")
    VOTES_OTHERWISE = (
        "votes_otherwise",
        _("The board votes on paper or in writing, or is absent."),
    )
    ALREADY_VOTED = "already_voted", _("The board has voted: one board, one vote.")
    CODES_WRONG = (
        "codes_wrong",
        _("These codes do not open the box. Type those of two different tellers."),
    )
    BOX_TWICE = (
        "box_twice",
        _("Two people must count the papers, each alone. Waiting for the count of another."),
    )
    BOX_DIFFERS = "box_differs", _("The two counts of the papers differ. Count again.")
    BOX_NONE = "box_none", _("Nobody votes on paper or in writing: there is nothing to count.")
    VOTES_FROM_BALLOT = (
        "votes_from_ballot",
        _("The conference voted on this: the votes are those of the count, leave them empty."),
    )
    NEEDS_REASON = "needs_reason", _("Say why.")
    NOT_TIED = "not_tied", _("Only a tie at the last place has a second round.")
    NOT_TWO_ROUNDS = (
        "not_two_rounds",
        _("A second round is held by the rules of the first, on the names that tied."),
    )
    ROLL_CHANGED = (
        "roll_changed",
        _("Somebody saved the roll meanwhile: look at it again. What you typed is kept below."),
    )
    BALLOT_CHANGED = (
        "ballot_changed",
        _("The ballot or the roll has changed since you opened the page: read it again."),
    )
    ATTENDANCE_STANDS = (
        "attendance_stands",
        _("A ballot is open: who takes part stands until it is closed."),
    )
    NOT_A_DRAFT = "not_a_draft", _("The submission is no draft any more: what was sent stands.")
    SUBMISSION_NOT_READY = "submission_not_ready", _("The submission cannot be sent yet.")
    SUBMISSION_CHANGED = (
        "submission_changed",
        _("Something has changed since you opened the page: look at it again, then send it."),
    )
    SUBMISSION_NUMBER_TAKEN = (
        "submission_number_taken",
        _("The issuer already sent a paper of that number in that year."),
    )
    NOMINATION_ELSEWHERE = (
        "nomination_elsewhere",
        _("A nomination is in another submission already."),
    )
    NOMINATION_OF_OTHER_YEAR = (
        "nomination_of_other_year",
        _("A submission holds nominations of its own year only."),
    )
    NOT_SENT = "not_sent", _("Only what was sent and not withdrawn is withdrawn.")
    WITHDRAWAL_NEEDS_REASON = (
        "withdrawal_needs_reason",
        _("Say why the submission is withdrawn."),
    )
    DECIDED_ALREADY = (
        "decided_already",
        _("A decision rests on this submission already: it is not withdrawn."),
    )
    NOMINATION_SENT = (
        "nomination_sent",
        _("The nomination was submitted: what was sent stands."),
    )
    PIECE_OF_OTHERS = (
        "piece_of_others",
        _("This paper is brought by somebody else: ask the council secretariat."),
    )
    PIECE_TWICE = "piece_twice", _("This very file stands there already.")
    PIECES_TOO_MANY = "pieces_too_many", _("At most 20 files of a kind: put them into one.")
    REPORT_STALE = (
        "report_stale",
        _("Somebody else saved a version meanwhile: compare, then save yours as the next one."),
    )
    REPORT_TOKENS = (
        "report_tokens",
        _("The text quotes what is no figure of the report."),
    )
    REPORT_UNCHANGED = "report_unchanged", _("Nothing was changed.")
    REPORT_OUTDATED = (
        "report_outdated",
        _("Figures have changed since this version was saved: accept them first."),
    )
    REPORT_INCOMPLETE = (
        "report_incomplete",
        _("Each of the three parts of the report needs a text."),
    )
    REPORT_FINISHED = "report_finished", _("This version is finished already.")
    NEWEST_CITED = "newest_cited", _("The nomination cites the latest published result already.")
    NUMBER_TAKEN = (
        "number_taken",
        _("This issuer already has a decision of that number in that year."),
    )
    DECISION_INCOMPLETE = (
        "decision_incomplete",
        _("A decision has a number, a day, an issuer and a title."),
    )
    DECISION_DAY = (
        "decision_day",
        _("A decision on a year is issued in that year or later, and not after today."),
    )
    GRANT_TWICE = "grant_twice", _("A decision gives an award to a board once.")
    GRANT_NEEDS_REASON = (
        "grant_needs_reason",
        _("Nobody nominated this board for the award: say how it came to it."),
    )
    GRANT_NOT_NOMINATED = (
        "grant_not_nominated",
        _("The nomination is of another year, board or award."),
    )
    GRANTED_ALREADY = "granted_already", _("This nomination was granted by another decision.")
    ANNEX_DIFFERS = (
        "annex_differs",
        _("The list is not the annex, row by row: mend it, or say why."),
    )
    ENDED_ALREADY = (
        "ended_already",
        _("What was cancelled can only be recovered, and what was recovered is over."),
    )
    ENDED_BY_ITSELF = (
        "ended_by_itself",
        _("A later decision ends an award, not the one that gave it."),
    )
    ENDED_TOO_EARLY = (
        "ended_too_early",
        _("The decision that ends an award is not older than the one that it follows."),
    )
    END_NEEDS_GROUND = "end_needs_ground", _("Say on what ground the award ends.")

"""Why the blocs app says no: each member is the sentence that the user reads."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Refusal(models.TextChoices):
    """The reasons of this app."""

    NO_YEAR_BEFORE = (
        "no_year_before",
        _("The bloc has no year before this one: there is nothing to replay."),
    )
    NO_SCHEME = "no_scheme", _("This cycle has no issued scheme to score by.")
    SCHEME_FAULTY = "scheme_faulty", _("The scheme is not sound yet.")
    WRONG_PLACES = "wrong_places", _("Points are rounded to 0 to 6 decimals.")
    MORE_THAN_MAXIMUM = (
        "more_than_maximum",
        _("The method gives more points than the maximum of the criterion."),
    )
    SCHEME_ISSUED = "scheme_issued", _("An issued scheme cannot be changed: make a new version.")
    REPLAY_NOT_SEEN = (
        "replay_not_seen",
        _("First look at last year by this scheme: the page that asks to issue it shows it."),
    )
    REPLAY_STALE = (
        "replay_stale",
        _("The scheme changed since its replay was shown: look at it again, then issue it."),
    )
    SCHEME_NOT_ISSUED = (
        "scheme_not_issued",
        _("Only an issued scheme is amended: a draft is changed as it is."),
    )
    SCHEME_BEING_AMENDED = (
        "scheme_being_amended",
        _("A draft of the next version is there already: issue it or delete it first."),
    )
    SCHEME_OUTDATED = (
        "scheme_outdated",
        _("A newer version of this scheme is issued: amend that one."),
    )
    AMENDMENT_NEEDS_REASON = "amendment_needs_reason", _("Say why the scheme is amended.")
    AMENDMENT_NEEDS_DOCUMENT = (
        "amendment_needs_document",
        _("An amendment is issued by a document: choose it."),
    )
    AMENDMENT_BY_PREPARER = (
        "amendment_by_preparer",
        _("Whoever prepared an amendment cannot issue it: a second person must."),
    )
    UNKNOWN_INDICATORS = (
        "unknown_indicators",
        _("The catalogue has no indicators of these codes."),
    )
    NO_SUCH_LINE = (
        "no_such_line",
        _("Somebody removed this line meanwhile: look at the table again."),
    )
    GATE_OF_OTHER_YEAR = (
        "gate_of_other_year",
        _("This condition belongs to the scheme of another year."),
    )
    GATE_OF_POINTS = (
        "gate_of_points",
        _("This condition follows from the points: it is computed, not recorded."),
    )
    LINE_WITHIN_ITSELF = "line_within_itself", _("A group cannot stand within itself.")
    OUTSIDE_AT_FIRST_LEVEL = (
        "outside_at_first_level",
        _("A bonus or a penalty is a group of the first level."),
    )
    NO_MEMBERS = "no_members", _("This cycle has no members on its day.")
    NOT_SCORABLE = "not_scorable", _("The cycle cannot be scored as it stands.")
    NOT_A_MEMBER = "not_a_member", _("The board is not a member of the bloc in that year.")
    WRONG_STAGE = "wrong_stage", _("The stage of the cycle does not allow this.")
    CYCLE_ALREADY_OPEN = "cycle_already_open", _("This bloc already has a cycle for that year.")
    YEAR_OUT_OF_RANGE = "year_out_of_range", _("The year is out of range.")
    STAGE_NOT_NEXT = "stage_not_next", _("A cycle moves one stage at a time.")
    STAGE_LACKS = "stage_lacks", _("Going on without this needs a reason.")
    STAGE_NEEDS_REASON = "stage_needs_reason", _("Going back a stage needs a reason.")
    PLEDGE_TOO_LONG = "pledge_too_long", _("The text of the pledge is too long.")
    UNKNOWN_BLANK = (
        "unknown_blank",
        _("The text has something in braces that the site cannot fill in."),
    )
    OPEN_BLANKS = (
        "open_blanks",
        _("Something in braces is not known yet: write it out, or wait until it is known."),
    )
    PLEDGE_EMPTY = "pledge_empty", _("The pledge has no text yet.")
    PLEDGE_IN_THE_MAKING = (
        "pledge_in_the_making",
        _("Another version of the pledge is being drafted or signed."),
    )
    PLEDGE_STANDS = "pledge_stands", _("This year has a signed pledge already: amend it.")
    PLEDGE_NOT_DRAFT = (
        "pledge_not_draft",
        _("Only a draft can be changed: take the pledge back, or amend it."),
    )
    PLEDGE_STALE = (
        "pledge_stale",
        _(
            "Somebody else changed the text meanwhile. Your text is kept here: save again to "
            "replace theirs."
        ),
    )
    PLEDGE_CHANGED = (
        "pledge_changed",
        _("The pledge changed since you read it: read it again before you open it."),
    )
    PLEDGE_NOT_NOW = (
        "pledge_not_now",
        _("The pledge is not at the point where this can be done."),
    )
    PLEDGE_NOT_OPEN = "pledge_not_open", _("The pledge is not open for signature.")
    PLEDGE_FROZEN = (
        "pledge_frozen",
        _("Somebody has signed: the pledge can only be amended or declared void."),
    )
    PLEDGE_OVER = "pledge_over", _("This version of the pledge does not hold: nothing can end it.")
    AMEND_UNSIGNED = (
        "amend_unsigned",
        _("Nobody has signed yet: take the pledge back and change the draft."),
    )
    PLEDGE_BEING_AMENDED = (
        "pledge_being_amended",
        _("The pledge is being amended: open the new version for signature, or drop its draft."),
    )
    SIGNED_ON_ITS_PAGE = (
        "signed_on_its_page",
        _("An opened pledge is signed on its own page, not by hand."),
    )
    NO_INDICATORS = "no_indicators", _("Choose the indicators of the pledge first.")
    NOT_PLEDGED = "not_pledged", _("The members pledge nothing for this indicator.")
    TARGETS_CLOSED = (
        "targets_closed",
        _("The targets stand in a pledge that is open or signed: amend the pledge to change them."),
    )
    TARGETS_STALE = (
        "targets_stale",
        _(
            "Somebody else changed these targets meanwhile. What you typed is kept here: save again"
            " to replace theirs."
        ),
    )
    TARGETS_WAITING = (
        "targets_waiting",
        _("Members lack targets, or the reasons for having none or lower ones."),
    )
    NO_TARGET_NEEDS_REASON = (
        "no_target_needs_reason",
        _("Write a target, or the reason why there is none."),
    )
    LOW_TARGET_NEEDS_REASON = (
        "low_target_needs_reason",
        _("The target is worse than last year's result: say why."),
    )
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
    CALENDAR_STALE = (
        "calendar_stale",
        _(
            "Somebody else changed the calendar meanwhile. What you wrote is kept here: compare,"
            " then save again to replace theirs."
        ),
    )
    MILESTONE_WITHOUT_DAY = (
        "milestone_without_day",
        _("A milestone needs its day; without one leave its other fields empty."),
    )
    MILESTONE_FAR_OFF = "milestone_far_off", _("This day is too far from the year.")
    MILESTONE_IS_COMPUTED = (
        "milestone_is_computed",
        _("Whether this is done is computed: nobody has to say so."),
    )
    MILESTONE_NOT_DONE_YET = "milestone_not_done_yet", _("It cannot be done on a day to come.")
    LETTER_NOT_WAITING = "letter_not_waiting", _("Only a letter that waits can be released.")
    LETTER_IS_DONE = "letter_is_done", _("The letter was sent or dropped already.")
    LETTER_NOT_FAILED = "letter_not_failed", _("Only a letter that did not arrive is sent again.")
    PAPER_GONE = (
        "paper_gone",
        _("The paper of the pledge is not where it was stored: tell whoever runs this site."),
    )
    SIGNED_ALREADY = "signed_already", _("The board has signed this version of the pledge already.")
    SIGNED_FILE_REFUSED = "signed_file_refused", _("The signed file was not accepted.")
    SIGNING_DAY_IMPOSSIBLE = (
        "signing_day_impossible",
        _("The day of the signature lies between the opening of the pledge and today."),
    )
    SIGNATORY_OF_ANOTHER_BOARD = (
        "signatory_of_another_board",
        _("This person signs for another board."),
    )
    SCAN_KIND = "scan_kind", _("A scan is a PDF file or a picture (PNG, JPEG).")
    SCAN_NOT_WAITING = (
        "scan_not_waiting",
        _("This signature does not wait for confirmation: somebody decided already."),
    )
    SCAN_REPLACED = (
        "scan_replaced",
        _("The scan was replaced meanwhile: look at the new one before you decide."),
    )
    CONFIRMS_OWN_SCAN = (
        "confirms_own_scan",
        _("Whoever recorded the scan, and its board, cannot confirm it: another officer must."),
    )
    EDITION_UNCHANGED = (
        "edition_unchanged",
        _("Nothing has changed since the last edition: there is nothing to publish."),
    )
    CORRECTION_NEEDS_NOTE = (
        "correction_needs_note",
        _("A correction needs a note that says what was corrected."),
    )
    EDITION_PUBLISHED = "edition_published", _("A published edition stays as it is.")
    FROZEN = (
        "frozen",
        _("The result of the year is frozen until it is published: only the council reads it."),
    )
    STAGE_FROZEN = (
        "stage_frozen",
        _("The result is frozen: two officers lift it before the year goes back to the appraisal."),
    )
    NOT_FROZEN = "not_frozen", _("The result of the year is not frozen.")
    NOBODY_ASKED = "nobody_asked", _("Nobody has asked to lift the freeze.")
    UNFREEZE_NEEDS_REASON = "unfreeze_needs_reason", _("Say why the freeze is to be lifted.")
    NOTHING_TO_REVEAL = (
        "nothing_to_reveal",
        _("No edition of this year is approved: there is nothing to show yet."),
    )
    EDITION_ALTERED = (
        "edition_altered",
        _("The edition is not the one that was sealed: it is not shown. Tell the operators."),
    )
    EDITION_EMBARGOED = (
        "edition_embargoed",
        _("An approved edition waits for its moment: withdraw the approval first."),
    )
    NOT_EMBARGOED = "not_embargoed", _("This edition does not wait for a moment.")
    MOMENT_PAST = "moment_past", _("This moment has passed already.")
    MOMENT_TOO_FAR = "moment_too_far", _("This moment is more than a year away.")
    OWN_APPROVAL = (
        "own_approval",
        _("Whoever approved an edition does not withdraw it or bring it forward: another must."),
    )
    WITHDRAWAL_NEEDS_REASON = "withdrawal_needs_reason", _("Say why the approval is withdrawn.")
    TOO_LATE_TO_WITHDRAW = (
        "too_late_to_withdraw",
        _("It becomes public within seconds: too late to withdraw. Correct it by a new edition."),
    )
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
    NO_CHAIR_YET = (
        "no_chair_yet",
        _("No board has led this year yet: there is nothing to hand over."),
    )
    TAKER_IS_GIVER = (
        "taker_is_giver",
        _("The same board leads the next year: there is nothing to hand over."),
    )
    NOT_THE_TAKER = (
        "not_the_taker",
        _("This board does not take over: choose the next chair, or another member."),
    )
    HAND_OVER_STALE = (
        "hand_over_stale",
        _("The hand-over is no longer what this page showed: look at it again."),
    )
    HAND_OVER_GIVEN = (
        "hand_over_given",
        _("The outgoing chair has confirmed it: a new one can be made when it withdraws that."),
    )
    HANDED_OVER = "handed_over", _("This was handed over, and stands as it is.")
    NOT_GIVEN_YET = "not_given_yet", _("The outgoing chair confirms first.")
    OTHER_SIDE_CONFIRMS = (
        "other_side_confirms",
        _("Only officers of that board confirm this."),
    )
    HAND_OVER_TO_ONESELF = (
        "hand_over_to_oneself",
        _("Nobody hands over to oneself: another officer must confirm."),
    )
    ARCHIVE_ALTERED = (
        "archive_altered",
        _("The archive is gone or no longer what was made: make a new one."),
    )
    COMPUTED_LATER = (
        "computed_later",
        _("These points would tell what others report: you see them when all reports are open."),
    )
    RECUSED_OWN = (
        "recused_own",
        _("Recused: a board does not judge itself, nor whose work it inherited. Others must."),
    )
    RECUSED_KIN = (
        "recused_kin",
        _("Recused: your board came from this one, or became it. Others must judge it."),
    )
    WRONG_LAYER = "wrong_layer", _("Points of this layer are not given at this stage.")
    NOT_YOUR_POINTS = (
        "not_your_points",
        _("You read here and give no points: peers, as the scheme names them, and the council do."),
    )
    CRITERION_NOT_IN_FORCE = (
        "criterion_not_in_force",
        _("This criterion is not of the scheme in force: load the page again."),
    )
    POINTS_OUT_OF_RANGE = (
        "points_out_of_range",
        _("Points are from 0 to the maximum of the criterion."),
    )
    POINTS_BETWEEN_STEPS = (
        "points_between_steps",
        _("Points of this criterion are given in the steps that the scheme names."),
    )
    POINTS_TOO_FINE = "points_too_fine", _("Points have at most two decimals.")
    DIFFERENCE_NEEDS_REASON = (
        "difference_needs_reason",
        _("The points differ more than the scheme tolerates: say why."),
    )
    CHANGED_OPINION_NEEDS_REASON = (
        "changed_opinion_needs_reason",
        _("Your first points let you read those of the other peers: say why you change them."),
    )
    OPINION_STALE = (
        "opinion_stale",
        _(
            "Somebody else saved these points meanwhile. What you typed is kept here: compare,"
            " then save again to replace theirs."
        ),
    )
    NOTHING_TO_WITHDRAW = "nothing_to_withdraw", _("No points are given here: nothing to withdraw.")
    FIRST_OPINION_STAYS = (
        "first_opinion_stays",
        _("Your points let you read those of the other peers: change them with a reason instead."),
    )
    PEERS_DIVERGE = (
        "peers_diverge",
        _("The peers are too far apart: write the note that settles it before the final points."),
    )
    SPAN_STALE = (
        "span_stale",
        _("A peer changed its points meanwhile: look at them again. Your note is kept here."),
    )
    NOTHING_TO_SETTLE = (
        "nothing_to_settle",
        _("The peers are not further apart than the scheme tolerates: there is nothing to settle."),
    )
    NOT_SHOWN_YET = "not_shown_yet", _("The appraisal is not shown yet.")
    OBJECTIONS_CLOSED = "objections_closed", _("The days in which a board may object are over.")
    NOTHING_APPRAISED = "nothing_appraised", _("There are no appraised points to object to.")
    OBJECTION_OPEN = (
        "objection_open",
        _("The board objects to this criterion already: wait for the answer."),
    )
    OBJECTION_ANSWERED = "objection_answered", _("This objection is answered already.")
    NOT_THIS_ROLE = "not_this_role", _("This is not for officers of this role.")
    READS_ONLY = "reads_only", _("An auditor reads everything and writes nothing.")
    NO_BOARD = "no_board", _("This officer belongs to no board yet.")
    OF_ANOTHER_BOARD = "of_another_board", _("This belongs to another board.")
    OF_OWN_BOARD = "of_own_board", _("A board does not decide on its own report: others must.")
    SEAT_TAKEN = (
        "seat_taken",
        _("A seat goes to one board, and a board takes one seat in a bloc."),
    )
    MEMBERSHIP_LATER = (
        "membership_later",
        _("A membership of this board begins on that day or later: correct it first."),
    )
    SAME_LINE = (
        "same_line",
        _("The board would sit in two blocs of one council at the same time."),
    )
    EDITION_CONTRADICTS = (
        "edition_contradicts",
        _("A published edition counts this board as a member after that day."),
    )
    FATE_MISSING = (
        "fate_missing",
        _("Decide what becomes of each mandate: it passes on, the deputy acts, or it ends."),
    )
    FATE_IMPOSSIBLE = (
        "fate_impossible",
        _("The deputy acts only for a chair whose mandate has begun."),
    )
    LEADER_NOT_SEATED = (
        "leader_not_seated",
        _("A mandate passes only to a board that takes a seat in that bloc."),
    )
    CYCLE_NOT_TOUCHED = (
        "cycle_not_touched",
        _("That year does not count its members by these boards, or is closed."),
    )
    OF_KIN = (
        "of_kin",
        _("A board does not decide on the report of its predecessor or successor: others must."),
    )
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


class CompareProblem(models.TextChoices):
    """Why the boards of an address are not compared."""

    UNKNOWN_BOARD = "unknown_board", _("One of the boards is not in any published result.")
    TOO_MANY = "too_many", _("Choose six boards at most: with more, none stands beside another.")
    NO_BOARD = "no_board", _("Choose the boards that you want to see beside one another.")
    UNKNOWN_YEAR = "unknown_year", _("Nothing was published of one of the years.")
    UNKNOWN_MEASURE = "unknown_measure", _("No published result knows of one of the indicators.")
    NO_COMMON_YEAR = "no_common_year", _("None of these boards was a member in any of these years.")

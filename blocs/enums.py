"""The closed lists of the blocs app, with the words that users read for each member."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Stage(models.TextChoices):
    """How far a cycle has come. What may be done at each is in ``domain/policy``."""

    PLANNING = "planning", pgettext_lazy("stage", "planning")
    RUNNING = "running", pgettext_lazy("stage", "running")
    REPORTING = "reporting", pgettext_lazy("stage", "reporting")
    APPRAISAL = "appraisal", pgettext_lazy("stage", "appraisal")
    CONFERENCE = "conference", pgettext_lazy("stage", "conference")
    PROPOSED = "proposed", pgettext_lazy("stage", "proposed")
    CLOSED = "closed", pgettext_lazy("stage", "closed")


class EditionState(models.TextChoices):
    """How far an edition has come: the clock decides, ``domain/embargo``."""

    WAITING = "waiting", _("waits for approval")
    EMBARGOED = "embargoed", pgettext_lazy("edition", "approved, not yet public")
    PUBLISHED = "published", pgettext_lazy("edition", "published")


class Requirement(models.TextChoices):
    """What has to be there before a cycle goes on to the next stage."""

    MEMBERS = "members", pgettext_lazy("requirement", "at least two boards are members")
    CHAIR = "chair", pgettext_lazy("requirement", "a chair is announced")
    SCHEME = "scheme", pgettext_lazy("requirement", "the criteria of the year are issued")
    TARGETS = "targets", pgettext_lazy("requirement", "every member has set its targets")
    PLEDGE = "pledge", pgettext_lazy("requirement", "every member has signed the pledge")
    REPORTED = "reported", pgettext_lazy("requirement", "every member has submitted its report")
    VERIFIED = "verified", pgettext_lazy("requirement", "every report is verified")
    EDITION = "edition", pgettext_lazy("requirement", "an edition of the results is published")
    OBJECTIONS = "objections", pgettext_lazy("requirement", "every objection is answered")
    VOTES_COUNTED = (
        "votes_counted",
        pgettext_lazy("requirement", "every ballot that was opened is counted or annulled"),
    )
    HANDED_OVER = (
        "handed_over",
        pgettext_lazy("requirement", "the hand-over is signed by both chairs"),
    )


class Layer(models.TextChoices):
    """Who gave a score; every layer is kept, the later never overwrites the earlier."""

    SELF = "self", pgettext_lazy("layer", "self-scored")
    PEER = "peer", pgettext_lazy("layer", "peer-scored")
    APPRAISED = "appraised", pgettext_lazy("layer", "appraised")
    FINAL = "final", pgettext_lazy("layer", "final")


class MandateRole(models.TextChoices):
    """What a board is in the bloc for a year. It is a board, never a person."""

    CHAIR = "chair", _("chair")
    DEPUTY = "deputy", _("deputy")


class MandateStatus(models.TextChoices):
    """Proposed at the conference, announced by the council weeks later, then acting."""

    PROPOSED = "proposed", pgettext_lazy("mandate", "proposed")
    ANNOUNCED = "announced", pgettext_lazy("mandate", "announced")
    ACTING = "acting", pgettext_lazy("mandate", "acting")
    ENDED = "ended", pgettext_lazy("mandate", "ended")


class RotationRule(models.TextChoices):
    """How a bloc finds its leaders. What the order does not decide, people do."""

    DEPUTY_MOVES_UP = (
        "deputy_moves_up",
        _("the deputy becomes chair, the next in the list becomes deputy"),
    )
    FIXED_ORDER = "fixed_order", _("the next in the list becomes chair")
    ELECTION = "election", _("the members elect")
    APPOINTMENT = "appointment", _("the council appoints")


class DeclinedTurn(models.TextChoices):
    """What becomes of a turn that a board declines."""

    DEFERRED = "deferred", _("deferred to the next year")
    LOST = "lost", _("lost: the board goes to the end of the list")


class HindranceKind(models.TextChoices):
    """Why a member does not lead in a year. A bar always costs the turn."""

    DECLINED = "declined", _("declined")
    BARRED = "barred", _("barred")


class MilestoneKind(models.TextChoices):
    """What the regulation of a bloc asks for in the course of a year, in its order."""

    NOTICE = "notice", pgettext_lazy("milestone", "notice of chair and deputy")
    REGULATION = "regulation", pgettext_lazy("milestone", "regulation and plan")
    TARGETS = "targets", pgettext_lazy("milestone", "targets of the members")
    PLEDGE = "pledge", pgettext_lazy("milestone", "signing of the pledge")
    SCHEME = "scheme", pgettext_lazy("milestone", "criteria of the year")
    MIDYEAR = "midyear", pgettext_lazy("milestone", "six-month review")
    CUT_OFF = "cut_off", pgettext_lazy("milestone", "cut-off of the figures")
    SELF_SCORING = "self_scoring", pgettext_lazy("milestone", "report and self-scoring")
    APPRAISAL = "appraisal", pgettext_lazy("milestone", "appraisal")
    CONFERENCE = "conference", pgettext_lazy("milestone", "year-end conference")
    SUBMISSION = "submission", pgettext_lazy("milestone", "submission to the council")
    HAND_OVER = "hand_over", pgettext_lazy("milestone", "hand-over to the next chair")


class MilestoneState(models.TextChoices):
    """How a milestone stands on a day; computed, never stored."""

    DONE = "done", pgettext_lazy("milestone", "done")
    AHEAD = "ahead", pgettext_lazy("milestone", "ahead")
    TODAY = "today", pgettext_lazy("milestone", "today")
    OVERDUE = "overdue", pgettext_lazy("milestone", "overdue")
    LAPSED = "lapsed", pgettext_lazy("milestone", "not done: its stage is over")


class LetterKind(models.TextChoices):
    """Why a letter was written."""

    REMINDER = "reminder", pgettext_lazy("letter", "reminder")
    NOTICE = "notice", pgettext_lazy("letter", "notice")


class LetterState(models.TextChoices):
    """How far a letter has come. Nothing is sent that nobody released."""

    WAITING = "waiting", pgettext_lazy("letter", "to be read")
    RELEASED = "released", pgettext_lazy("letter", "to be sent")
    SENT = "sent", pgettext_lazy("letter", "sent")
    FAILED = "failed", pgettext_lazy("letter", "not delivered")
    DROPPED = "dropped", pgettext_lazy("letter", "not sent: no longer needed")


class LetterFault(models.TextChoices):
    """Why a letter is not known to have arrived."""

    UNCLEAR = (
        "unclear",
        pgettext_lazy("letter", "the site stopped while it was sent: it may have arrived"),
    )
    NO_SERVER = "no_server", pgettext_lazy("letter", "the mail server did not answer")
    REFUSED = "refused", pgettext_lazy("letter", "the mail server refused it")
    SUPERSEDED = "superseded", pgettext_lazy("letter", "a later reminder took its place")
    NO_LONGER_OWED = "not_owed", pgettext_lazy("letter", "its recipient no longer owes anything")
    RECIPIENT_LEFT = "left", pgettext_lazy("letter", "its recipient is no longer active")


class PledgeState(models.TextChoices):
    """How far a version of a pledge has come."""

    DRAFT = "draft", pgettext_lazy("pledge", "draft")
    OPEN = "open", pgettext_lazy("pledge", "open for signature")
    SIGNED = "signed", pgettext_lazy("pledge", "signed by all")
    SUPERSEDED = "superseded", pgettext_lazy("pledge", "superseded by a newer version")
    VOID = "void", pgettext_lazy("pledge", "void")


class SignatureState(models.TextChoices):
    """What a signature is worth. A board that declines says why, and may sign later."""

    WAITING = "waiting", pgettext_lazy("signature", "waits for confirmation")
    STANDS = "stands", pgettext_lazy("signature", "signed")
    REJECTED = "rejected", pgettext_lazy("signature", "scan not accepted")
    DECLINED = "declined", pgettext_lazy("signature", "declined to sign")


class Answer(models.TextChoices):
    """What the page of verification says of a file or a code."""

    VALID = "valid", pgettext_lazy("verification", "Valid")
    SUPERSEDED = "superseded", pgettext_lazy("verification", "Superseded")
    VOID = "void", pgettext_lazy("verification", "Void")
    ALTERED = "altered", pgettext_lazy("verification", "Altered")
    UNKNOWN = "unknown", pgettext_lazy("verification", "Unknown")


class MissingPolicy(models.TextChoices):
    """What a scheme does with a criterion for which a board has no figure."""

    ZERO = "zero", _("a missing figure scores zero")
    EXCLUDE_AND_RESCALE = (
        "exclude_and_rescale",
        _("a missing figure is left out and the rest rescaled to the total"),
    )
    FIXED = "fixed", _("a missing figure scores a fixed share of the maximum")


class GroupRule(models.TextChoices):
    """How the points of a group follow from those of its parts."""

    SUM = "sum", pgettext_lazy("group", "the sum")
    CAPPED = "capped", pgettext_lazy("group", "the sum, not above the maximum")
    BEST = "best", pgettext_lazy("group", "only the highest")


class Counting(models.TextChoices):
    """Whether a group is part of the total, or stands outside of it."""

    WITHIN = "within", pgettext_lazy("group", "part of the total")
    BONUS = "bonus", pgettext_lazy("group", "bonus: added outside the total")
    PENALTY = "penalty", pgettext_lazy("group", "penalty: taken off")


class Effect(models.TextChoices):
    """What follows for a board that does not meet a condition."""

    ZERO = "zero", pgettext_lazy("condition", "no points there")
    UNRANKED = "unranked", pgettext_lazy("condition", "no place")
    NOT_PROPOSABLE = "not_proposable", pgettext_lazy("condition", "not proposed for an award")


class Peers(models.TextChoices):
    """Which boards score the others (chấm chéo)."""

    LEADERS = "leaders", pgettext_lazy("peers", "the chair and the deputy")
    MEMBERS = "members", pgettext_lazy("peers", "every member")


class ObjectionOutcome(models.TextChoices):
    """What became of an objection."""

    UPHELD = "upheld", pgettext_lazy("objection", "upheld: the points change")
    REJECTED = "rejected", pgettext_lazy("objection", "rejected: the points stand")


class PeerRule(models.TextChoices):
    """How the points of several peers become one."""

    MEDIAN = "median", pgettext_lazy("peers", "the median")
    MEAN = "mean", pgettext_lazy("peers", "the average")
    TRIMMED = "trimmed", pgettext_lazy("peers", "the average without the highest and the lowest")


class Against(models.TextChoices):
    """What a method that needs a rate compares the figure of a board with."""

    TARGET = "target", pgettext_lazy("compared with", "the target of the year")
    LAST_YEAR = "last_year", pgettext_lazy("compared with", "the figure of the year before")


class Fulfilment(models.TextChoices):
    """What became of one target of a board."""

    REACHED = "reached", pgettext_lazy("target", "reached")
    NOT_REACHED = "not_reached", pgettext_lazy("target", "not reached")
    NOT_COMPARABLE = "not_comparable", pgettext_lazy("target", "not comparable")


class Unfulfillable(models.TextChoices):
    """Why a target and a figure give no verdict."""

    NO_TARGET = "no_target", pgettext_lazy("target", "no target was pledged")
    MISSING = "missing", pgettext_lazy("target", "no figure was reported")
    NOT_APPLICABLE = "not_applicable", pgettext_lazy("target", "it does not apply to the board")
    NOT_YET = "not_yet", pgettext_lazy("target", "the figure is not there yet")
    IN_DOUBT = "in_doubt", pgettext_lazy("target", "the figure is under an open doubt")
    NO_RATE = "no_rate", pgettext_lazy("target", "there is no exchange rate for the target")
    NEUTRAL = "neutral", pgettext_lazy("target", "neither more nor less of it is better")
    INEXACT = "inexact", pgettext_lazy("target", "“more than” or “nearly” leaves it open")


class NotApplicable(models.TextChoices):
    """What a criterion comes to for a board that it does not apply to."""

    LEFT_OUT = "left_out", pgettext_lazy("not applicable", "left out, and the rest rescaled")
    FULL = "full", pgettext_lazy("not applicable", "the maximum")
    AVERAGE = "average", pgettext_lazy("not applicable", "the average of the bloc")
    SUBSTITUTE = "substitute", pgettext_lazy("not applicable", "another criterion instead")


class Outcome(models.TextChoices):
    """What became of one criterion of one board. Those left out change no total."""

    COUNTED = "counted", _("counted")
    ZERO_MISSING = "zero_missing", _("zero: no figure")
    FIXED_MISSING = "fixed_missing", _("fixed share: no figure")
    ZERO_NO_TARGET = "zero_no_target", _("zero: no target")
    FIXED_NO_TARGET = "fixed_no_target", _("fixed share: no target")
    EXCLUDED_MISSING = "excluded_missing", _("left out: no figure")
    EXCLUDED_NO_TARGET = "excluded_no_target", _("left out: no target")
    EXCLUDED_NOT_APPLICABLE = "excluded_not_applicable", _("left out: not applicable")
    EXCLUDED_DOUBT = "excluded_doubt", _("left out: open doubt")
    ZERO_NO_BASELINE = "zero_no_baseline", _("zero: no figure of the year before")
    FIXED_NO_BASELINE = "fixed_no_baseline", _("fixed share: no figure of the year before")
    EXCLUDED_NO_BASELINE = "excluded_no_baseline", _("left out: no figure of the year before")
    EXCLUDED_NOT_COMPARABLE = (
        "excluded_not_comparable",
        _("left out: the year before is not comparable"),
    )
    FULL_NOT_APPLICABLE = "full_not_applicable", _("the maximum: not applicable")
    AVERAGE_NOT_APPLICABLE = "average_not_applicable", _("average of the bloc: not applicable")
    SUBSTITUTED = "substituted", _("by the substitute: not applicable")
    DECIDED = "decided", _("decided by the council")
    ZERO_GATE = "zero_gate", _("zero: a condition is not met")
    NOT_TAKEN = "not_taken", _("not counted: others of the group are higher")


class SignatureKind(models.TextChoices):
    """How a board signed a pledge. Only a digital signature can be checked by a machine."""

    DIGITAL = "digital", _("digital")
    PAPER = "paper", _("on paper")


class Act(models.TextChoices):
    """What somebody wants to do. Who may, and at which stage, is one table: ``domain/policy``."""

    READ_REPORT = "read_report", pgettext_lazy("act", "read the report with figures and evidence")
    READ_HISTORY = "read_history", pgettext_lazy("act", "read the history")
    READ_RIGHTS = "read_rights", pgettext_lazy("act", "see who can do what, and why")
    EXPORT = "export", pgettext_lazy("act", "take figures along as a file")
    OPEN_REPORT = "open_report", pgettext_lazy("act", "open the report of a year")
    EDIT_FIGURES = "edit_figures", pgettext_lazy("act", "enter and correct figures")
    EXPLAIN = "explain", pgettext_lazy("act", "explain a finding")
    ATTACH_EVIDENCE = "attach_evidence", pgettext_lazy("act", "attach evidence")
    IMPORT_FIGURES = "import_figures", pgettext_lazy("act", "import figures from a file")
    READ_IMPORT = "read_import", pgettext_lazy("act", "read an imported file")
    UNDO_IMPORT = "undo_import", pgettext_lazy("act", "undo an import")
    REMARK = "remark", pgettext_lazy("act", "make a remark")
    SUBMIT_REPORT = "submit_report", pgettext_lazy("act", "submit the report")
    RETURN_REPORT = "return_report", pgettext_lazy("act", "return the report")
    VERIFY_REPORT = "verify_report", pgettext_lazy("act", "verify the report")
    GRANT_EXEMPTION = "grant_exemption", pgettext_lazy("act", "open a locked report for a time")
    RAISE_DOUBT = "raise_doubt", pgettext_lazy("act", "raise a doubt")
    SETTLE_DOUBT = "settle_doubt", pgettext_lazy("act", "settle a doubt")
    READ_CYCLE = "read_cycle", pgettext_lazy("act", "read calendar and pledge of the year")
    KEEP_CALENDAR = "keep_calendar", pgettext_lazy("act", "keep the calendar of the year")
    KEEP_LETTERS = "keep_letters", pgettext_lazy("act", "read and send letters")
    MOVE_STAGE = "move_stage", pgettext_lazy("act", "move the year to another stage")
    HAND_OVER = "hand_over", pgettext_lazy("act", "prepare the hand-over")
    SIGN_HAND_OVER = "sign_hand_over", pgettext_lazy("act", "sign the hand-over for the board")
    READ_HAND_OVER = "read_hand_over", pgettext_lazy("act", "read the hand-over")
    RECORD_SUCCESSION = (
        "record_succession",
        pgettext_lazy("act", "record mergers, splits and renamings"),
    )
    EDIT_MEMBERSHIP = "edit_membership", pgettext_lazy("act", "edit memberships")
    EDIT_MANDATES = "edit_mandates", pgettext_lazy("act", "edit mandates")
    EDIT_SCHEME = "edit_scheme", pgettext_lazy("act", "edit the scheme")
    ISSUE_SCHEME = "issue_scheme", pgettext_lazy("act", "issue the criteria")
    RECORD_BREACH = (
        "record_breach",
        pgettext_lazy("act", "record that a board does not meet a condition"),
    )
    EDIT_PLEDGE = "edit_pledge", pgettext_lazy("act", "draft the pledge and open it for signature")
    END_PLEDGE = "end_pledge", pgettext_lazy("act", "amend the pledge or declare it void")
    SIGN_PLEDGE = "sign_pledge", pgettext_lazy("act", "sign the pledge for the board")
    CONFIRM_SIGNATURE = (
        "confirm_signature",
        pgettext_lazy("act", "confirm the scan of a signed pledge"),
    )
    RECORD_PLEDGE = (
        "record_pledge",
        pgettext_lazy("act", "record pledges, signatures and targets by hand"),
    )
    EDIT_TARGETS = "edit_targets", pgettext_lazy("act", "edit targets")
    SELF_SCORE = "self_score", pgettext_lazy("act", "score the own board")
    PEER_SCORE = "peer_score", pgettext_lazy("act", "score the other boards")
    SCORE = "score", pgettext_lazy("act", "score the cycle")
    READ_OPINIONS = "read_opinions", pgettext_lazy("act", "read who gave which points")
    OBJECT = "object", pgettext_lazy("act", "object to the appraisal of the board")
    READ_OBJECTIONS = "read_objections", pgettext_lazy("act", "read objections and their answers")
    READ_COMPUTED = "read_computed", pgettext_lazy("act", "read the computed points of the year")
    ASK_UNFREEZE = "ask_unfreeze", pgettext_lazy("act", "ask to lift the freeze of the result")
    UNFREEZE = "unfreeze", pgettext_lazy("act", "lift the freeze of the result")
    PREPARE_EDITION = "prepare_edition", pgettext_lazy("act", "prepare an edition")
    PUBLISH_EDITION = "publish_edition", pgettext_lazy("act", "approve and publish an edition")
    REVEAL = "reveal", pgettext_lazy("act", "show the result on the projector")
    REHEARSE = "rehearse", pgettext_lazy("act", "rehearse the showing of the result")
    END_EMBARGO = (
        "end_embargo",
        pgettext_lazy("act", "withdraw an approval, or publish before the moment that it named"),
    )
    READ_RESULTS = "read_results", pgettext_lazy("act", "read scores and editions in the making")
    BALLOT = "ballot", pgettext_lazy("act", "hold a ballot")
    VOTE = "vote", pgettext_lazy("act", "vote for the board")
    NOMINATE = "nominate", pgettext_lazy("act", "nominate for awards")
    READ_DOSSIER = "read_dossier", pgettext_lazy("act", "read the dossier of a nomination")
    FILL_DOSSIER = "fill_dossier", pgettext_lazy("act", "fill the dossier of a nomination")
    SUBMIT = "submit", pgettext_lazy("act", "submit nominations to the council")
    DECIDE = "decide", pgettext_lazy("act", "record decisions on awards")
    READ_CATALOGUE = "read_catalogue", pgettext_lazy("act", "read indicators, documents and rates")
    READ_REGISTERS = "read_registers", pgettext_lazy("act", "read the registers")
    KEEP_REGISTERS = "keep_registers", pgettext_lazy("act", "keep the registers")
    KEEP_CHECKS = "keep_checks", pgettext_lazy("act", "keep the checks")
    KEEP_OFFICERS = "keep_officers", pgettext_lazy("act", "keep the officers")


class Party(models.TextChoices):
    """As whom an officer does something: what a right stands on."""

    OWN_BOARD = "own_board", pgettext_lazy("party", "officer of the board itself")
    ANY_BOARD = "any_board", pgettext_lazy("party", "officer of any board")
    MEMBER = "member", pgettext_lazy("party", "officer of a member of the bloc in that year")
    UPLOADER = "uploader", pgettext_lazy("party", "whoever uploaded the file")
    CHAIR = "chair", pgettext_lazy("party", "officer of the chair of the bloc")
    DEPUTY = "deputy", pgettext_lazy("party", "officer of the deputy chair of the bloc")
    SECRETARIAT = "secretariat", pgettext_lazy("party", "officer of the secretariat")
    AUDITOR = "auditor", pgettext_lazy("party", "auditor")

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


class MissingPolicy(models.TextChoices):
    """What a scheme does with a criterion for which a board has no figure."""

    ZERO = "zero", _("a missing figure scores zero")
    EXCLUDE_AND_RESCALE = (
        "exclude_and_rescale",
        _("a missing figure is left out and the rest rescaled to the total"),
    )
    FIXED = "fixed", _("a missing figure scores a fixed share of the maximum")


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
    EDIT_MEMBERSHIP = "edit_membership", pgettext_lazy("act", "edit memberships")
    EDIT_MANDATES = "edit_mandates", pgettext_lazy("act", "edit mandates")
    EDIT_SCHEME = "edit_scheme", pgettext_lazy("act", "edit the scheme")
    EDIT_PLEDGE = "edit_pledge", pgettext_lazy("act", "edit the pledge")
    SIGN_PLEDGE = "sign_pledge", pgettext_lazy("act", "record signatures on the pledge")
    EDIT_TARGETS = "edit_targets", pgettext_lazy("act", "edit targets")
    SELF_SCORE = "self_score", pgettext_lazy("act", "score the own board")
    PEER_SCORE = "peer_score", pgettext_lazy("act", "score the other boards")
    SCORE = "score", pgettext_lazy("act", "score the cycle")
    PREPARE_EDITION = "prepare_edition", pgettext_lazy("act", "prepare an edition")
    PUBLISH_EDITION = "publish_edition", pgettext_lazy("act", "approve and publish an edition")
    READ_RESULTS = "read_results", pgettext_lazy("act", "read scores and editions in the making")
    BALLOT = "ballot", pgettext_lazy("act", "hold a ballot")
    NOMINATE = "nominate", pgettext_lazy("act", "nominate for awards")
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
    UPLOADER = "uploader", pgettext_lazy("party", "whoever uploaded the file")
    CHAIR = "chair", pgettext_lazy("party", "officer of the chair of the bloc")
    DEPUTY = "deputy", pgettext_lazy("party", "officer of the deputy chair of the bloc")
    SECRETARIAT = "secretariat", pgettext_lazy("party", "officer of the secretariat")
    AUDITOR = "auditor", pgettext_lazy("party", "auditor")

"""The closed lists of the awards app, with the words that users read for each member."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class AwardLevel(models.TextChoices):
    """Who grants an award."""

    MINISTRY = "ministry", _("ministry")
    PROVINCE = "province", _("province")
    GOVERNMENT = "government", _("Government")
    STATE = "state", _("state")


class RuleKind(models.TextChoices):
    """What a dated legal rule of an award limits."""

    QUOTA_FIXED = "quota_fixed", _("fixed quota per bloc and year")
    QUOTA_PERCENT = "quota_percent", _("quota as a percentage")
    FEWEST_MEMBERS = "fewest_members", _("fewest members of a bloc")
    INTERVAL = "interval", _("years between two such awards")
    ONE_ACHIEVEMENT = "one_achievement", _("one achievement, one award")
    THRESHOLD = "threshold", _("vote threshold")
    FORM = "form", _("form number")


NUMBERED = (RuleKind.QUOTA_FIXED, RuleKind.FEWEST_MEMBERS, RuleKind.INTERVAL)
SHARED = (RuleKind.QUOTA_PERCENT, RuleKind.THRESHOLD)
"""The kinds that compute with a number, and those that take a share of something."""


class Base(models.TextChoices):
    """Of what a share is taken: of boards for a quota, of votes for a threshold."""

    MEMBERS = "members", _("the members of the bloc")
    PLACED = "placed", _("the members with a place")
    OUTSIDE = "outside", _("collectives that the council counts outside the bloc")
    ELECTORS = "electors", _("all electors")
    PRESENT = "present", _("the electors who are present")
    CAST = "cast", _("the papers cast")
    VALID = "valid", _("the valid papers")


class Rounding(models.TextChoices):
    """What becomes of a part of a place in a quota."""

    DOWN = "down", _("rounded down")
    HALF_UP = "half_up", _("rounded half up")
    UP = "up", _("rounded up")


class Ground(models.TextChoices):
    """What is asked before a board is proposed for an award."""

    PLACE = "place", _("place in the published result")
    CONDITION = "condition", _("conditions of the scheme")
    MEMBERS = "members", _("size of the bloc")
    REPEAT = "repeat", _("not proposed twice")
    ONE_ACHIEVEMENT = "one_achievement", _("one achievement, one award")
    ELSEWHERE = "elsewhere", _("not awarded for the same year in another bloc")
    INTERVAL = "interval", _("years since the last such award")
    VOTES = "votes", _("votes of the conference")
    QUOTA = "quota", _("quota")


class Verdict(models.TextChoices):
    """What the facts say of a ground."""

    MET = "met", _("met")
    UNMET = "unmet", _("not met")
    OPEN = "open", _("somebody must decide")


class Certainty(models.TextChoices):
    """How sure we are of a legal figure; shown beside it."""

    OFFICIAL = "official", _("read in the official text")
    PRESS = "press", _("reported by the press")
    UNVERIFIED = "unverified", _("not verified")


class ConferralStatus(models.TextChoices):
    """What became of an award that was decided."""

    GRANTED = "granted", _("granted")
    CANCELLED = "cancelled", _("cancelled")
    RECOVERED = "recovered", _("recovered")


ENDED = (ConferralStatus.CANCELLED, ConferralStatus.RECOVERED)
"""What a later decision may make of an award, in the order in which it may happen."""


class Owes(models.TextChoices):
    """Who has to bring something before nominations are sent."""

    BOARD = "board", pgettext_lazy("owes", "the nominated board")
    CHAIR = "chair", pgettext_lazy("owes", "the chair of the bloc")
    COUNCIL = "council", pgettext_lazy("owes", "the council secretariat")


class PieceKind(models.TextChoices):
    """A paper that the dossier of a nomination may have to hold."""

    LETTER = "letter", pgettext_lazy("piece", "submission letter")
    LIST = "list", pgettext_lazy("piece", "nomination list")
    REPORT = "report", pgettext_lazy("piece", "achievement report")
    BALLOT_MINUTES = "ballot_minutes", pgettext_lazy("piece", "minutes of the secret ballot")
    COUNCIL_MINUTES = "council_minutes", pgettext_lazy("piece", "minutes of the council")
    EARLIER_DECISIONS = "earlier_decisions", pgettext_lazy("piece", "earlier decisions")
    INITIATIVE = "initiative", pgettext_lazy("piece", "recognition of an initiative")
    OPINION = "opinion", pgettext_lazy("piece", "opinion of the provincial People's Committee")
    EVIDENCE = "evidence", pgettext_lazy("piece", "other evidence")


class Held(models.TextChoices):
    """How a paper of a dossier is there."""

    UPLOADED = "uploaded", pgettext_lazy("piece", "uploaded")
    MADE = "made", pgettext_lazy("piece", "made here")
    NOT_NEEDED = "not_needed", pgettext_lazy("piece", "not needed")


class SubmissionState(models.TextChoices):
    """How far a submission has come."""

    DRAFT = "draft", pgettext_lazy("submission", "draft")
    SUBMITTED = "submitted", pgettext_lazy("submission", "submitted")
    WITHDRAWN = "withdrawn", pgettext_lazy("submission", "withdrawn")


class PaperKind(models.TextChoices):
    """What an official file is. All but a package are papers, made from a template."""

    SUBMISSION = "submission", pgettext_lazy("paper", "submission letter")
    NOMINATION_LIST = "nomination_list", pgettext_lazy("paper", "nomination list")
    ACHIEVEMENTS = "achievements", pgettext_lazy("paper", "achievement report")
    MINUTES = "minutes", pgettext_lazy("paper", "minutes of the conference")
    BALLOT_MINUTES = "ballot_minutes", pgettext_lazy("paper", "minutes of the count")
    DECISION = "decision", pgettext_lazy("paper", "draft of a decision")
    PACKAGE = "package", pgettext_lazy("paper", "package of a dossier")


class BallotKind(models.TextChoices):
    """What a paper asks."""

    YES_NO = "yes_no", _("yes, no or abstain on each name")
    APPROVE = "approve", _("approve any of the names")
    CHOOSE = "choose", _("choose at most so many of the names")


class Voice(models.TextChoices):
    """What an elector says of one name."""

    YES = "yes", pgettext_lazy("vote", "yes")
    NO = "no", pgettext_lazy("vote", "no")
    ABSTAIN = "abstain", pgettext_lazy("vote", "abstain")


class Recusal(models.TextChoices):
    """What becomes of a board where its own name, or that of its kin, is voted on."""

    LEAVES = "leaves", _("does not vote, and does not count")
    STAYS = "stays", _("does not vote, and counts all the same")
    VOTES = "votes", _("votes as the others do")


class Channel(models.TextChoices):
    """How an elector takes part."""

    PHONE = "phone", _("on a phone or computer")
    PAPER = "paper", pgettext_lazy("ballot", "on paper")
    LETTER = "letter", _("by written opinion")
    ABSENT = "absent", _("absent")


PRESENT = (Channel.PHONE, Channel.PAPER)
BY_HAND = (Channel.PAPER, Channel.LETTER)
"""Who is in the room, and whose papers people count."""


class BoxNumber(models.TextChoices):
    """What is counted of the papers themselves."""

    ISSUED = "issued", _("papers handed out")
    RETURNED = "returned", _("papers returned")
    INVALID = "invalid", _("papers not valid")


class BallotState(models.TextChoices):
    """How far a ballot has come; it never goes back."""

    PREPARED = "prepared", pgettext_lazy("ballot", "in preparation")
    OPEN = "open", pgettext_lazy("ballot", "open")
    CLOSED = "closed", pgettext_lazy("ballot", "closed, not counted")
    COUNTED = "counted", pgettext_lazy("ballot", "counted")
    ANNULLED = "annulled", pgettext_lazy("ballot", "annulled")


class CountOutcome(models.TextChoices):
    """What the count says of a name."""

    ELECTED = "elected", _("chosen")
    TIED = "tied", _("tied at the last place")
    BELOW = "below", _("reached the threshold, no place left")
    SHORT = "short", _("threshold not reached")
    NO_QUORUM = "no_quorum", _("no quorum")


class Likeness(models.TextChoices):
    """What the register says of a file that somebody uploads."""

    SAME = "same", _("Yes: this is the file that was sent, byte for byte.")
    LONGER = (
        "longer",
        _("It begins with the file that was sent, and something was added at its end."),
    )
    SAME_TEXT = (
        "same_text",
        _("Its text is that of the file that was sent, but it was saved again: the bytes differ."),
    )
    NEAR = "near", _("No: no file with these bytes or this text was sent.")
    UNKNOWN = "unknown", _("No: nothing like it was sent.")


class ListField(models.TextChoices):
    """What a column of the nomination list can hold."""

    NUMBER = "number", pgettext_lazy("column", "running number")
    BOARD = "board", pgettext_lazy("column", "name of the board")
    ADDRESS = "address", pgettext_lazy("column", "address, governing body")
    EARLIER_AWARDS = "earlier_awards", pgettext_lazy("column", "earlier awards")
    ACHIEVEMENTS = "achievements", pgettext_lazy("column", "summary of achievements")
    SELF_POINTS = "self_points", pgettext_lazy("column", "self-scored points")
    POINTS = "points", pgettext_lazy("column", "appraised points")
    PLACE = "place", pgettext_lazy("column", "place")
    VOTES = "votes", pgettext_lazy("column", "votes and share")
    VOTES_FOR = "votes_for", pgettext_lazy("column", "votes for")
    VOTES_CAST = "votes_cast", pgettext_lazy("column", "votes cast")
    VOTE_SHARE = "vote_share", pgettext_lazy("column", "share of votes, percent")
    AWARD = "award", pgettext_lazy("column", "proposed award")
    GRANTOR = "grantor", pgettext_lazy("column", "granting authority")
    EDITION = "edition", pgettext_lazy("column", "edition with its code")
    NOTE = "note", pgettext_lazy("column", "note")
    BLANK = "blank", pgettext_lazy("column", "empty, to be filled in by hand")

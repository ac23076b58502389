"""The closed lists of the boards app, with the words that users read for each member."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Dimension(models.TextChoices):
    """What an indicator measures; decides which units a figure may carry."""

    COUNT = "count", _("count")
    PEOPLE = "people", _("people")
    AREA = "area", _("area")
    MONEY = "money", _("money")
    PERCENT = "percent", _("percent")
    RANK = "rank", _("rank")


class TimeType(models.TextChoices):
    """How a figure relates to time: only flows may be added over months."""

    FLOW = "flow", _("flow over the year")
    STOCK = "stock", _("stock at a date")
    RATIO = "ratio", _("ratio")
    AVERAGE = "average", _("average")


class Direction(models.TextChoices):
    """Whether more of it is good; colour is never the only sign of it."""

    MORE = "more", _("more is better")
    LESS = "less", _("less is better")
    NEUTRAL = "neutral", _("neither is better")


class Basis(models.TextChoices):
    """Whether the year was over when the figure was made."""

    ACTUAL = "actual", _("actual")
    ESTIMATE = "estimate", _("estimate")


class Availability(models.TextChoices):
    """Why there is, or is not, an amount. Zero is an amount: it is *reported*."""

    REPORTED = "reported", _("reported")
    MISSING = "missing", _("missing")
    NOT_APPLICABLE = "not_applicable", _("not applicable")
    NOT_YET = "not_yet", _("not yet")


class Qualifier(models.TextChoices):
    """The word printed before an amount that says it is not exact."""

    NONE = "", _("exact as printed")
    NEARLY = "nearly", _("nearly")
    MORE_THAN = "more_than", _("more than")
    ABOUT = "about", _("about")


class Doubt(models.TextChoices):
    """How far a figure is doubted. A blocking doubt keeps it out of the ranking."""

    NONE = "", _("no doubt")
    NOTICE = "notice", _("noted")
    BLOCKING = "blocking", _("blocking")


class Role(models.TextChoices):
    """Whose officer a user is."""

    BOARD = "board", _("board officer")
    SECRETARIAT = "secretariat", _("council secretariat")
    AUDITOR = "auditor", _("auditor")


class RateKind(models.TextChoices):
    """Which exchange rate of a year: stocks take the last day, flows the average."""

    PERIOD_END = "period_end", _("end of period")
    PERIOD_AVERAGE = "period_average", _("average of period")


class DocumentKind(models.TextChoices):
    """The kind of paper a fact rests on."""

    NOTICE = "notice", pgettext_lazy("document kind", "notice")
    DECISION = "decision", pgettext_lazy("document kind", "decision")
    REGULATION = "regulation", _("regulation")
    REPORT = "report", pgettext_lazy("document kind", "report")
    MINUTES = "minutes", _("minutes")
    PLEDGE = "pledge", pgettext_lazy("document kind", "pledge")
    SUBMISSION = "submission", pgettext_lazy("document kind", "submission")
    ARTICLE = "article", _("published article")
    RATE = "rate", _("exchange rate announcement")
    OTHER = "other", _("other")


class SuccessionKind(models.TextChoices):
    """What happened to a board."""

    MERGE = "merge", _("merger")
    SPLIT = "split", _("split")
    RENAME = "rename", _("renaming")
    TRANSFER = "transfer", _("transfer")
    DISSOLVE = "dissolve", _("dissolution")


class Comparison(models.TextChoices):
    """What a successor is compared with: the year before it came to be is not its own."""

    RESTATED = "restated", _("with the restated sum of its predecessors")
    NONE = "none", _("not comparable")


class SigningFault(models.TextChoices):
    """What speaks against a digital signature; each member is the sentence that the user reads."""

    UNREADABLE = "unreadable", _("This is not a PDF file that can be read.")
    ENCRYPTED = "encrypted", _("The file is protected with a password.")
    ANOTHER_FILE = (
        "another_file",
        _("This is not the file that was opened for signature: its text differs."),
    )
    ACTIVE = "active", _("The file carries scripts, a dynamic form or attachments.")
    NO_SIGNATURE = "no_signature", _("The file carries no digital signature.")
    NOTHING_NEW = "nothing_new", _("The file carries no signature that is not known already.")
    SEAL_ONLY = (
        "seal_only",
        _("The file carries only the seal of the agency: the head signs too."),
    )
    ALTERED = "altered", _("The file was altered after it was signed.")
    PARTLY_COVERED = "partly_covered", _("The signature does not cover the whole file.")
    MODIFIED_BETWEEN = (
        "modified_between",
        _("Something other than signatures was added to the file."),
    )
    LOCKS = "locks", _("The signature locks the file: no other board could sign it.")
    UNTRUSTED = (
        "untrusted",
        _("The certificate comes from an authority that this site does not trust."),
    )
    EXPIRED = "expired", _("The certificate was not valid on the day of the signature.")
    REVOKED = "revoked", _("The certificate was revoked before the signature.")
    UNFIT = "unfit", _("The certificate is not made for signing documents.")
    WEAK = "weak", _("The signature uses an algorithm that is no longer safe.")
    NOT_PROVEN = "not_proven", _("The signature cannot be proven.")
    UNDATED = "undated", _("The signature names no time.")
    FROM_THE_FUTURE = "from_the_future", _("The signature names a time that has not come.")
    BEFORE_OPENING = (
        "before_opening",
        _("The signature names a time before the pledge was opened for signature."),
    )
    UNKNOWN_SIGNER = (
        "unknown_signer",
        _("The certificate belongs to nobody who may sign for this board."),
    )
    UNREGISTERED = (
        "unregistered",
        _("The signer has registered other certificates: only those count."),
    )
    NO_AUTHORITY = (
        "no_authority",
        _("The signer had no authority to sign for this board on that day."),
    )

    @property
    def advice(self) -> str:
        """What to do about it."""
        return str(_ADVICE[self])


_SIGN_ANEW = _("Download the paper again, sign it without changing it, and upload the result.")
_OTHER_CERTIFICATE = _("Sign with the certificate that the state's authority gave to the signer.")
_ASK_THE_COUNCIL = _("Ask the secretariat of the council to look at the signatories of the board.")
_ADVICE = {
    SigningFault.UNREADABLE: _("Upload the PDF file that your signing software saved."),
    SigningFault.ENCRYPTED: _("Save the signed file without a password."),
    SigningFault.ANOTHER_FILE: _(
        "Download the paper again and sign that very file. Do not print it to PDF, and do not save"
        " it under another format: signing software adds to the file, it does not rewrite it."
    ),
    SigningFault.ACTIVE: _SIGN_ANEW,
    SigningFault.NO_SIGNATURE: _("Sign the file first; then upload the signed file."),
    SigningFault.NOTHING_NEW: _("Sign the file you downloaded; then upload the signed file."),
    SigningFault.SEAL_ONLY: _(
        "The head of the board signs with the personal certificate; the seal of the agency may"
        " follow."
    ),
    SigningFault.ALTERED: _SIGN_ANEW,
    SigningFault.PARTLY_COVERED: _SIGN_ANEW,
    SigningFault.MODIFIED_BETWEEN: _SIGN_ANEW,
    SigningFault.LOCKS: _(
        "In the signing software, choose not to lock the document, and sign anew."
    ),
    SigningFault.UNTRUSTED: _(
        "If this is an authority of the state, ask whoever runs this site to add its certificate."
    ),
    SigningFault.EXPIRED: _("Renew the certificate, then sign again."),
    SigningFault.REVOKED: _OTHER_CERTIFICATE,
    SigningFault.UNFIT: _OTHER_CERTIFICATE,
    SigningFault.WEAK: _("In the signing software, choose SHA-256 and a key of 2048 bits or more."),
    SigningFault.NOT_PROVEN: _SIGN_ANEW,
    SigningFault.UNDATED: _("In the signing software, let the signature carry its time."),
    SigningFault.FROM_THE_FUTURE: _("Set the clock of the signing machine, then sign again."),
    SigningFault.BEFORE_OPENING: _("Set the clock of the signing machine, then sign again."),
    SigningFault.UNKNOWN_SIGNER: _ASK_THE_COUNCIL,
    SigningFault.UNREGISTERED: _(
        "Sign with the registered certificate, or have the new one registered."
    ),
    SigningFault.NO_AUTHORITY: _("Somebody signs who holds the post on that day."),
}


class Route(models.TextChoices):
    """By which way a change came."""

    FORM = "form", pgettext_lazy("route of a change", "form")
    GRID = "grid", pgettext_lazy("route of a change", "grid")
    IMPORT = "import", pgettext_lazy("route of a change", "import")
    ACTION = "action", pgettext_lazy("route of a change", "action on a list")
    COMMAND = "command", pgettext_lazy("route of a change", "command")
    UNDO = "undo", pgettext_lazy("route of a change", "undo of an import")


class Verb(models.TextChoices):
    """What happened to a row."""

    CREATED = "created", pgettext_lazy("change", "created")
    CHANGED = "changed", pgettext_lazy("change", "changed")
    DELETED = "deleted", pgettext_lazy("change", "deleted")


class ChainFault(models.TextChoices):
    """How the chain of the history may be found broken; each says where by a number."""

    CHANGE_ALTERED = "change_altered", _("Change %(number)s is not what was recorded")
    CHANGES_MISSING = "changes_missing", _("Seal %(number)s no longer has the changes it counted")
    SEAL_GONE = "seal_gone", _("Change %(number)s stands under a seal that is gone")
    SEAL_ALTERED = "seal_altered", _("Seal %(number)s is not what was sealed")
    SEAL_UNLINKED = "seal_unlinked", _("Seal %(number)s does not follow the seal before it")
    SEAL_MISSING = "seal_missing", _("Seal %(number)s is missing")


class ReportState(models.TextChoices):
    """How far a report is on its way from the board to the bloc."""

    DRAFT = "draft", pgettext_lazy("report", "being filled")
    SUBMITTED = "submitted", pgettext_lazy("report", "submitted")
    RETURNED = "returned", pgettext_lazy("report", "returned")
    VERIFIED = "verified", pgettext_lazy("report", "verified")


class FilingOutcome(models.TextChoices):
    """What became of one submission of a report."""

    WAITING = "", pgettext_lazy("filing", "waiting for review")
    RETURNED = "returned", pgettext_lazy("filing", "returned")
    VERIFIED = "verified", pgettext_lazy("filing", "verified")
    WITHDRAWN = "withdrawn", pgettext_lazy("filing", "withdrawn")


class LockKind(models.TextChoices):
    """Why a cell cannot be written."""

    STAGE = "stage", _("the stage of the year closes it")
    SUBMITTED = "submitted", _("the report is under review")
    NOT_RETURNED = "not_returned", _("only the returned cells are open")
    VERIFIED = "verified", _("the report is verified")


class CellState(models.TextChoices):
    """What became of what was typed in a cell."""

    EMPTY = "empty", pgettext_lazy("cell", "empty")
    SAVED = "saved", pgettext_lazy("cell", "saved")
    SAME = "same", pgettext_lazy("cell", "unchanged")
    INVALID = "invalid", pgettext_lazy("cell", "not accepted")
    ASK = "ask", pgettext_lazy("cell", "choose a reading")
    CONFLICT = "conflict", pgettext_lazy("cell", "changed by somebody else")
    LOCKED = "locked", pgettext_lazy("cell", "locked")


class Severity(models.TextChoices):
    """What a finding asks for: to be mended, to be explained, or to be read."""

    BLOCK = "block", _("blocks the submission")
    EXPLAIN = "explain", _("needs an explanation")
    INFORM = "inform", _("for information")


class CheckKind(models.TextChoices):
    """What a check looks at; each kind is a class of ``boards/domain/checks``."""

    REQUIRED = "required", _("a figure is required")
    RANGE = "range", _("range")
    PART_OF_WHOLE = "part_of_whole", _("part not above the whole")
    YEAR_ON_YEAR = "year_on_year", _("year on year")
    UNIT_FLIP = "unit_flip", _("wrong unit")
    STOCK_AGAINST_FLOW = "stock_against_flow", _("stock against flow")


class IntakeState(models.TextChoices):
    """How far an uploaded file of figures has come."""

    UPLOADED = "uploaded", pgettext_lazy("intake", "uploaded")
    READING = "reading", pgettext_lazy("intake", "being read")
    PREVIEWED = "previewed", pgettext_lazy("intake", "previewed")
    COMMITTED = "committed", pgettext_lazy("intake", "committed")
    UNDONE = "undone", pgettext_lazy("intake", "undone")


class RowState(models.TextChoices):
    """What a row of an uploaded file would do."""

    NEW = "new", pgettext_lazy("row of an intake", "new")
    CHANGED = "changed", pgettext_lazy("row of an intake", "changed")
    SAME = "same", pgettext_lazy("row of an intake", "unchanged")
    ERROR = "error", pgettext_lazy("row of an intake", "with faults")


class UndoOutcome(models.TextChoices):
    """What became of a written row when its import was undone."""

    REVERSED = "reversed", pgettext_lazy("row of an intake", "reversed")
    KEPT = "kept", pgettext_lazy("row of an intake", "kept: edited since")
    LOCKED = "locked", pgettext_lazy("row of an intake", "impossible: closed")
    GONE = "gone", pgettext_lazy("row of an intake", "impossible: deleted since")

"""The files of a submission, made on its page and entered into the register before they leave."""

from __future__ import annotations

from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from awards.documents.submission_files import SORTS, Sealed
from awards.enums import PaperKind, SubmissionState
from awards.exports.nominations import Around, official_list
from awards.models import OfficialFile, Submission
from awards.queries.sending import nominations_of, sending
from awards.services.files import keep_file
from boards.models import Officer
from boards.spreadsheets.official import write_official

WORKBOOK = "list-xlsx"
DRAFT, SENT = _("made of the draft"), _("made of what was sent")


def buttons(submission: Submission) -> list[tuple[str, Promise]]:
    """The files that can be made of it; nothing of one that was withdrawn."""
    if submission.state is SubmissionState.WITHDRAWN:
        return []
    return [(WORKBOOK, _("List (Excel)")), *((key, each.label) for key, each in SORTS.items())]


def make_file(submission: Submission, sort: str, officer: Officer) -> OfficialFile:
    """Make a file of a sort and keep it. Raises ``Http404`` for an unknown sort, ``Refused``."""
    if sort not in dict(buttons(submission)):
        raise Http404
    is_sent = submission.state is SubmissionState.SUBMITTED
    sealed = submission.sealed if is_sent else sending(submission).document
    nominations = nominations_of(submission)
    editions = {each.edition_id: each.edition for each in nominations}
    kind, name, content = _made(submission, sort, sealed)
    return keep_file(
        kind=kind,
        name=name,
        content=content,
        cycle=submission.cycle,
        officer=officer,
        edition=editions.popitem()[1] if len(editions) == 1 else None,
        submission=submission,
        recipient=submission.recipient,
        about=f"{submission}: {SENT if is_sent else DRAFT}",
    )


def _made(submission: Submission, sort: str, sealed: Sealed) -> tuple[PaperKind, str, bytes]:
    if sort != WORKBOOK:
        made = SORTS[sort]
        return made.kind, made.name(sealed), made.make(sealed)
    around = Around(
        issuer=submission.issuer,
        superior=submission.superior,
        submission_number=submission.number,
        submitted_on=submission.dated,
        place=submission.place,
        signed_by=submission.signed_by,
        role=submission.signer_role,
    )
    book = write_official(official_list(nominations_of(submission), around))
    return PaperKind.NOMINATION_LIST, SORTS["list-docx"].name(sealed)[:-4] + "xlsx", book

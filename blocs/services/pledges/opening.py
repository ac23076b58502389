"""Opening a draft for signature, and taking it back before anybody has signed."""

from __future__ import annotations

from datetime import date, datetime
from hashlib import sha256
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from blocs.domain.pledge.blanks import open_blanks
from blocs.domain.pledge.codes import code_of
from blocs.domain.pledge.content import Json, fingerprint_of, read, written
from blocs.domain.pledge.paper import paper
from blocs.enums import PledgeState
from blocs.models import Pledge
from blocs.queries.pledge_content import content_of, filled_text
from blocs.queries.pledges import check_address, is_signed, text_token
from blocs.queries.targets import TargetSheet, target_sheet, waiting_words
from blocs.refusals import Refusal
from blocs.services.pledges.drafting import refuse_unfit
from blocs.services.pledges.locking import locked_pledge
from blocs.services.pledges.telling import tell_opened, tell_taken_back
from boards.models import Officer
from boards.pades.fields import with_signature_fields
from boards.refusals import Refused
from boards.typesetting.pdf import compile_pdf, signature_boxes
from boards.typesetting.qr import qr_svg

TEMPLATE = "pledge.typ"


@transaction.atomic
def open_pledge(
    *,
    pledge: Pledge,
    officer: Officer,
    place: str = "",
    on: date | None = None,
    seen: str | None = None,
) -> Pledge:
    """Seal the content of a draft, make its paper, and ask every member to sign.

    ``place`` and ``on`` are printed where the paper is dated; what is not said is written by hand.
    ``seen`` is the token of the text that was read. The version that this one amends is superseded
    now, not before.
    """
    pledge = locked_pledge(pledge, officer)
    if pledge.state != PledgeState.DRAFT:
        raise Refused(Refusal.PLEDGE_NOT_DRAFT)
    if seen not in (None, text_token(pledge)):
        raise Refused(Refusal.PLEDGE_CHANGED)
    _refuse_open_text(pledge)
    sheet = target_sheet(pledge.cycle)
    _refuse_unready(sheet)
    pledge.cycle.pledged_indicators.set(sheet.indicators)
    amended = pledge.cycle.pledges.filter(state=PledgeState.SIGNED).first()
    supersedes = amended.version if amended else None
    content = content_of(pledge, sheet, place=place.strip(), on=on, supersedes=supersedes)
    if amended:
        _supersede(amended, pledge)
    _seal(pledge, officer, content)
    tell_opened(pledge)
    return pledge


@transaction.atomic
def reopen_draft(*, pledge: Pledge, officer: Officer) -> Pledge:
    """Take a version back to the draft: nobody has signed it, so nothing was promised.

    Its paper and code are void; boards that declined are asked anew when it is opened again.
    """
    pledge = locked_pledge(pledge, officer)
    if pledge.state != PledgeState.OPEN:
        raise Refused(Refusal.PLEDGE_NOT_OPEN)
    if is_signed(pledge):
        raise Refused(Refusal.PLEDGE_FROZEN)
    opened_at, stored = pledge.opened_at, str(pledge.file.name)
    _stand_again(pledge)
    pledge.signatures.all().delete()
    pledge.state = PledgeState.DRAFT
    pledge.content = pledge.fingerprint = pledge.file_sha256 = ""
    pledge.code = pledge.opened_at = pledge.opened_by = None
    pledge.file = None
    pledge.save()
    # The row may come back with its transaction, a file could not.
    transaction.on_commit(lambda: default_storage.delete(stored), robust=True)
    tell_taken_back(pledge, opened_at)
    return pledge


def _refuse_open_text(pledge: Pledge) -> None:
    """Fill what has become known since; refuse a text that is empty or still has blanks."""
    pledge.text = filled_text(pledge.cycle, pledge.text, "vi")
    pledge.text_en = filled_text(pledge.cycle, pledge.text_en, "en")
    if not pledge.text:
        raise Refused(Refusal.PLEDGE_EMPTY)
    for text in (pledge.text, pledge.text_en):
        refuse_unfit(text)
        if blanks := open_blanks(text):
            raise Refused(Refusal.OPEN_BLANKS, ", ".join(blanks))


def _refuse_unready(sheet: TargetSheet) -> None:
    """Refuse a pledge without members or indicators, or over blanks that nobody explained."""
    if not sheet.members:
        raise Refused(Refusal.NO_MEMBERS)
    if not sheet.indicators:
        raise Refused(Refusal.NO_INDICATORS)
    if waiting := waiting_words(sheet):
        said = "; ".join(f"{name}: {number}" for name, number in waiting.items())
        raise Refused(Refusal.TARGETS_WAITING, said)


def _supersede(amended: Pledge, pledge: Pledge) -> None:
    amended.state, amended.ended_at = PledgeState.SUPERSEDED, timezone.now()
    amended.end_reason = pledge.reason
    amended.save(update_fields=["state", "ended_at", "end_reason"])


def _stand_again(pledge: Pledge) -> None:
    """The version that was superseded by opening this one holds again."""
    number: int = read(pledge.content).get("supersedes") or 0
    for amended in pledge.cycle.pledges.filter(version=number):
        amended.state, amended.ended_at, amended.end_reason = PledgeState.SIGNED, None, ""
        amended.save(update_fields=["state", "ended_at", "end_reason"])


def _seal(pledge: Pledge, officer: Officer, content: Json) -> None:
    """Content, fingerprint, code and paper, all of one moment."""
    text, now = written(content), timezone.now()
    fingerprint = fingerprint_of(text)
    code = code_of(pledge.cycle.year, fingerprint)
    pdf = _paper(content, code, fingerprint, now)
    pledge.state = PledgeState.OPEN
    pledge.content, pledge.fingerprint, pledge.code = text, fingerprint, code
    pledge.file_sha256 = sha256(pdf).hexdigest()
    pledge.opened_at, pledge.opened_by = now, officer
    pledge.file.save(f"{uuid4().hex}.pdf", ContentFile(pdf), save=False)
    pledge.save()


def _paper(content: Json, code: str, fingerprint: str, made_at: datetime) -> bytes:
    """The PDF that every member signs, with a field for each in its place."""
    address = check_address(code)
    data = paper(content, code=code, fingerprint=fingerprint, address=address, qr=qr_svg(address))
    pdf = compile_pdf(TEMPLATE, data, made_at=made_at)
    return with_signature_fields(pdf, signature_boxes(TEMPLATE, data))

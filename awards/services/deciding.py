"""Record what the authority decided, and what a later decision made of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from awards.domain.annex import Line, compared
from awards.enums import ENDED, ConferralStatus
from awards.models import Award, Conferral, Decision, Ending, Nomination
from awards.refusals import Refusal
from blocs.enums import Act
from blocs.models import Cycle
from blocs.services.stages import require
from boards.domain.names import slugify_vi
from boards.enums import DocumentKind
from boards.models import Board, Document, Officer
from boards.refusals import Refused

SLUG = 80


@dataclass(frozen=True, slots=True)
class Grant:
    """A board and the award that it was given; without a nomination a reason says how."""

    board: Board
    award: Award
    nomination: Nomination | None = None
    reason: str = ""

    def __str__(self) -> str:
        return f"{self.board} – {self.award}"


@transaction.atomic
def record_decision(
    *,
    cycle: Cycle,
    number: str,
    issued_on: date,
    issuer: str,
    title: str,
    officer: Officer,
    signed_by: str = "",
    file: Any = None,
    conferrals: Sequence[Grant] = (),
    annex: Sequence[Line] = (),
    annex_text: str = "",
    differs: str = "",
) -> Decision:
    """Enter a decision into the register, with its paper and everything that it confers, at once.

    The authority has decided: what speaks against it is said before, and refuses nothing. Only the
    record itself must be right: one number per issuer and year, and the rows of the annex, which
    is kept as it was pasted.
    """
    cycle = Cycle.objects.select_for_update(of=("self",)).select_related("bloc").get(pk=cycle.pk)
    require(Act.DECIDE, cycle)
    _refuse_half(cycle, number, issued_on, issuer, title)
    _refuse_grants(cycle, conferrals)
    keys = [(grant.board.pk, grant.award.pk) for grant in conferrals]
    if annex and not compared(keys, annex).agrees and not differs.strip():
        raise Refused(Refusal.ANNEX_DIFFERS)
    document = Document(
        kind=DocumentKind.DECISION,
        number=" ".join(number.split()),
        issued_on=issued_on,
        issuer=" ".join(issuer.split()),
        title=" ".join(title.split()),
    )
    decision = Decision.objects.create(
        document=_registered(document, file),
        cycle=cycle,
        signed_by=signed_by.strip(),
        annex=annex_text.strip(),
        differs=differs.strip(),
        recorded_by=officer,
    )
    for grant in conferrals:
        Conferral.objects.create(
            decision=decision,
            board=grant.board,
            award=grant.award,
            nomination=grant.nomination,
            reason=grant.reason.strip(),
        )
    return decision


@transaction.atomic
def end_conferral(
    *,
    conferral: Conferral,
    status: ConferralStatus,
    decision: Decision,
    ground: str,
    officer: Officer,
) -> Ending:
    """Cancel an award that was given, or recover it, by a later decision and with a ground.

    The award stays as it was given, and each end beside it: whoever reads sees all of it.
    """
    conferral = (
        Conferral.objects.select_for_update(of=("self",))
        .select_related("decision__document", "decision__cycle")
        .get(pk=conferral.pk)
    )
    require(Act.DECIDE, conferral.decision.cycle)
    if decision.pk == conferral.decision_id:
        raise Refused(Refusal.ENDED_BY_ITSELF)
    if status not in _next(conferral.status):
        raise Refused(Refusal.ENDED_ALREADY, str(conferral))
    if not ground.strip():
        raise Refused(Refusal.END_NEEDS_GROUND)
    _refuse_older(conferral, decision)
    return Ending.objects.create(
        conferral=conferral,
        status=status,
        decision=decision,
        ground=ground.strip(),
        recorded_by=officer,
    )


@transaction.atomic
def end_conferrals(
    *,
    conferrals: Sequence[Conferral],
    status: ConferralStatus,
    decision: Decision,
    ground: str,
    officer: Officer,
) -> None:
    """End several awards by one decision, all or none."""
    for conferral in conferrals:
        end_conferral(
            conferral=conferral, status=status, decision=decision, ground=ground, officer=officer
        )


@transaction.atomic
def end_by_new_decision(
    *,
    conferrals: Sequence[Conferral],
    status: ConferralStatus,
    ground: str,
    officer: Officer,
    **paper: Any,
) -> Decision:
    """Record the decision that ends awards of one year, and end them, all or none."""
    [cycle] = {conferral.decision.cycle for conferral in conferrals}
    decision = record_decision(cycle=cycle, officer=officer, **paper)
    end_conferrals(
        conferrals=conferrals, status=status, decision=decision, ground=ground, officer=officer
    )
    return decision


def _next(status: ConferralStatus) -> tuple[ConferralStatus, ...]:
    """What may still become of an award."""
    return ENDED[ENDED.index(status) + 1 :] if status in ENDED else ENDED


def _refuse_half(cycle: Cycle, number: str, issued_on: date, issuer: str, title: str) -> None:
    if not all(text.strip() for text in (number, issuer, title)):
        raise Refused(Refusal.DECISION_INCOMPLETE)
    if not date(cycle.year, 1, 1) <= issued_on <= timezone.localdate():
        raise Refused(Refusal.DECISION_DAY)


def _refuse_grants(cycle: Cycle, grants: Sequence[Grant]) -> None:
    repeated = [key for key, times in Counter(map(str, grants)).items() if times > 1]
    if repeated:
        raise Refused(Refusal.GRANT_TWICE, "; ".join(repeated))
    for grant in grants:
        _refuse_grant(cycle, grant)


def _refuse_grant(cycle: Cycle, grant: Grant) -> None:
    nomination = grant.nomination
    if nomination is None:
        if not grant.reason.strip():
            raise Refused(Refusal.GRANT_NEEDS_REASON, str(grant))
        return
    about = (nomination.cycle_id, nomination.board_id, nomination.award_id)
    if about != (cycle.pk, grant.board.pk, grant.award.pk):
        raise Refused(Refusal.GRANT_NOT_NOMINATED, str(grant))
    if Conferral.objects.filter(nomination=nomination).exists():
        raise Refused(Refusal.GRANTED_ALREADY, str(grant))


def _refuse_older(conferral: Conferral, decision: Decision) -> None:
    """Not older than what gave the award, nor than what cancelled it."""
    papers = [conferral.decision, *(each.decision for each in conferral.endings.all())]
    days = [each.document.issued_on for each in papers if each.document.issued_on]
    day = decision.document.issued_on
    if day is not None and any(day < earlier for earlier in days):
        raise Refused(Refusal.ENDED_TOO_EARLY)


def _registered(document: Document, file: Any) -> Document:
    """The paper in the register, made or found there; refused where it is another decision's.

    Somebody may have entered the paper of that number and day before: then the decision takes it.
    Of two officers who record one number at once the database lets the first one through.
    """
    same = Document.objects.select_for_update(of=("self",)).filter(
        kind=DocumentKind.DECISION, register_key=document.key_in_register()
    )
    found = same.first()
    if found is not None:
        if found.issued_on != document.issued_on or Decision.objects.filter(document=found):
            raise Refused(Refusal.NUMBER_TAKEN, f"{found}: {found.title}")
        document = found
    else:
        document.slug = _slug(document)
    if file:
        document.file = file
    try:
        with transaction.atomic():
            document.save()
    except IntegrityError as error:
        raise Refused(Refusal.NUMBER_TAKEN, "; ".join(map(str, same.all()))) from error
    return document


def _slug(document: Document) -> str:
    """``quyet-dinh-12-qd-bkhdt-2023``; with the issuer where another has that number too."""
    year = document.issued_on.year if document.issued_on else ""
    short = slugify_vi(f"Quyết định {document.number} {year}")[:SLUG]
    taken = Document.objects.filter(slug=short).exists()
    return slugify_vi(f"{document.number} {year} {document.issuer}")[:SLUG] if taken else short

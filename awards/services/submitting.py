"""Submissions: put nominations together, send them, withdraw what was sent."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils import timezone

from awards.domain.submissions import Reason
from awards.enums import SubmissionState
from awards.models import Nomination, Submission
from awards.queries.sending import sending
from awards.refusals import Refusal
from blocs.enums import Act
from blocs.models import Cycle
from blocs.services.stages import require
from boards.acting import acting
from boards.domain.names import fold
from boards.language import spoken
from boards.models import Officer
from boards.refusals import Refused


@transaction.atomic
def draft_submission(
    *, cycle: Cycle, officer: Officer, nominations: Collection[int] = (), **letter: Any
) -> Submission:
    """Begin a submission of a year with the nominations of these keys."""
    cycle = _locked(cycle)
    made = Submission(cycle=cycle, made_by=officer, **letter)
    _refuse_taken_number(made)
    made.save()
    _hold(made, nominations)
    return made


@transaction.atomic
def edit_submission(
    *, submission: Submission, nominations: Collection[int], **letter: Any
) -> Submission:
    """Write a draft anew: what the letter says, and exactly these nominations."""
    kept = _draft(submission)
    for field, value in letter.items():
        setattr(kept, field, value)
    _refuse_taken_number(kept)
    kept.save()
    _hold(kept, nominations)
    return kept


@transaction.atomic
def drop_submission(*, submission: Submission) -> None:
    """Delete a draft; its nominations are free again."""
    kept = _draft(submission)
    kept.nominations.update(submission=None)
    kept.delete()


@transaction.atomic
def submit(*, submission: Submission, officer: Officer, read: str) -> Submission:
    """Send a draft, and seal what is sent.

    ``read`` is the fingerprint of what the officer has read: nothing else is sealed. Everything is
    asked again at this moment, with the year locked; every reason against it is said at once.
    """
    kept = _draft(submission)
    found = sending(kept)
    if found.reasons:
        raise Refused(Refusal.SUBMISSION_NOT_READY, " ".join(map(_said, found.reasons)))
    if found.fingerprint != read:
        raise Refused(Refusal.SUBMISSION_CHANGED)
    kept.payload, kept.fingerprint = found.payload, found.fingerprint
    kept.submitted_by, kept.submitted_at = officer, timezone.now()
    kept.save()
    return kept


@transaction.atomic
def withdraw_submission(*, submission: Submission, officer: Officer, reason: str) -> Submission:
    """Take back what was sent: its nominations are free again, what it said stays readable."""
    reason = reason.strip()
    if not reason:
        raise Refused(Refusal.WITHDRAWAL_NEEDS_REASON)
    _locked(submission.cycle)
    kept = _row(submission)
    if kept.state is not SubmissionState.SUBMITTED:
        raise Refused(Refusal.NOT_SENT)
    if kept.nominations.filter(conferral__isnull=False).exists():
        raise Refused(Refusal.DECIDED_ALREADY)
    kept.withdrawn_by, kept.withdrawn_at = officer, timezone.now()
    kept.withdrawal_reason = reason
    with acting(reason=reason):
        kept.save()
        kept.nominations.update(submission=None)
    return kept


@transaction.atomic
def cite_latest(*, nomination: Nomination) -> Nomination:
    """Let a nomination that is not sent rest on the latest published result."""
    cycle = _locked(nomination.cycle)
    kept = Nomination.objects.select_related("submission").get(pk=nomination.pk)
    require_not_sent(kept)
    latest = cycle.editions.published().first()
    if latest is None or latest.pk == kept.edition_id:
        raise Refused(Refusal.NEWEST_CITED)
    kept.edition = latest
    kept.save()
    return kept


def require_not_sent(nomination: Nomination) -> None:
    """Refuse to touch a nomination that the council has: what was sent is what stands here too."""
    submission = nomination.submission
    if submission is not None and submission.state is SubmissionState.SUBMITTED:
        raise Refused(Refusal.NOMINATION_SENT, submission.number)


def _locked(cycle: Cycle) -> Cycle:
    """The year, locked: nobody nominates, sends or withdraws in it meanwhile."""
    kept = Cycle.objects.select_for_update(of=("self",)).select_related("bloc").get(pk=cycle.pk)
    require(Act.SUBMIT, kept)
    return kept


def _row(submission: Submission) -> Submission:
    return Submission.objects.select_related("cycle__bloc").get(pk=submission.pk)


def _draft(submission: Submission) -> Submission:
    _locked(submission.cycle)
    kept = _row(submission)
    if kept.state is not SubmissionState.DRAFT:
        raise Refused(Refusal.NOT_A_DRAFT)
    return kept


def _hold(submission: Submission, keys: Collection[int]) -> None:
    """Let the submission hold exactly these nominations, which no other one holds."""
    chosen = list(Nomination.objects.filter(pk__in=keys).select_related("board"))
    if any(each.cycle_id != submission.cycle_id for each in chosen):
        raise Refused(Refusal.NOMINATION_OF_OTHER_YEAR)
    taken = [each for each in chosen if each.submission_id not in (None, submission.pk)]
    if taken:
        raise Refused(Refusal.NOMINATION_ELSEWHERE, ", ".join(str(each.board) for each in taken))
    submission.nominations.exclude(pk__in=keys).update(submission=None)
    Nomination.objects.filter(pk__in=keys, submission=None).update(submission=submission)


def _refuse_taken_number(submission: Submission) -> None:
    """The database keeps it; this says it in words. A withdrawn letter keeps its number."""
    same = Submission.objects.filter(register_key=fold(submission.entry)).exclude(number="")
    if submission.number and same.exclude(pk=submission.pk).exists():
        raise Refused(Refusal.SUBMISSION_NUMBER_TAKEN, submission.number)


def _said(reason: Reason) -> str:
    """``Yên Bái, Cờ thi đua của Bộ: … (Thường trực Hội đồng)``."""
    about = f"{reason.about}: " if reason.about else ""
    return f"{about}{reason.what.in_language(spoken())} ({reason.owes.label})"

"""Objecting to an appraisal within its days, and answering in writing."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from blocs.enums import Layer, ObjectionOutcome
from blocs.models import Criterion, Objection, Opinion
from blocs.queries.opinions import members_of, window_of
from blocs.refusals import Refusal
from blocs.services.opinions import refuse_recused
from blocs.services.targets import lock_cycle
from boards.models import Board, Officer
from boards.refusals import Refusal as BoardRefusal
from boards.refusals import Refused
from boards.services.saying import in_words


@transaction.atomic
def raise_objection(
    *, board: Board, criterion: Criterion, officer: Officer, text: str
) -> Objection:
    """Object to the appraised points of the own board, once until it is answered."""
    cycle = lock_cycle(criterion.scheme.cycle)
    scheme = cycle.schemes.in_force().first()
    if scheme is None or scheme.pk != criterion.scheme_id:
        raise Refused(Refusal.CRITERION_NOT_IN_FORCE)
    if board.pk not in members_of(cycle):
        raise Refused(Refusal.NOT_A_MEMBER, str(board))
    criterion.scheme.cycle = cycle
    objection = Objection(board=board, criterion=criterion, raised_by=officer)
    if not officer.has_perm("blocs.raise_objection", objection):
        raise Refused(BoardRefusal.NOT_ALLOWED)
    window, today = window_of(cycle), timezone.localdate()
    if not window.open(today):
        raise Refused(Refusal.OBJECTIONS_CLOSED if window.shown(today) else Refusal.NOT_SHOWN_YET)
    of_same = {"board": board, "criterion": criterion}
    if not Opinion.objects.filter(**of_same, layer=Layer.APPRAISED, points__isnull=False).exists():
        raise Refused(Refusal.NOTHING_APPRAISED)
    if Objection.objects.filter(**of_same, answered_at__isnull=True).exists():
        raise Refused(Refusal.OBJECTION_OPEN)
    objection.text = in_words(text, Objection, "text")
    objection.raised_at = timezone.now()
    objection.save()
    return objection


@transaction.atomic
def answer_objection(
    *, objection: Objection, officer: Officer, answer: str, outcome: ObjectionOutcome
) -> Objection:
    """Answer in writing, once. Where it is upheld, the points change by a final decision."""
    cycle = lock_cycle(objection.criterion.scheme.cycle)
    if not officer.has_perm("blocs.score_cycle", cycle):
        raise Refused(BoardRefusal.NOT_ALLOWED)
    refuse_recused(objection.board, Layer.FINAL, officer)
    objection = Objection.objects.get(pk=objection.pk)
    if objection.answered_at is not None:
        raise Refused(Refusal.OBJECTION_ANSWERED)
    objection.answer = in_words(answer, Objection, "answer")
    objection.outcome = outcome
    objection.answered_by = officer
    objection.answered_at = timezone.now()
    objection.save()
    return objection

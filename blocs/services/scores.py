"""Scoring a cycle: the engine's points, kept as the final layer."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db import transaction
from django.utils import timezone

from blocs.domain.editions import recompute
from blocs.domain.reading import Unreadable
from blocs.domain.rounding import half_up
from blocs.enums import Act, Layer
from blocs.models import Cycle, Scheme, Score
from blocs.queries.payload import Json, issued_scheme, unranked_payload
from blocs.refusals import Refusal
from blocs.services.stages import require
from boards.language import spoken
from boards.models import Board
from boards.refusals import Refused


@transaction.atomic
def score_cycle(*, cycle: Cycle) -> int:
    """Score every member by the issued scheme; returns how many scores were written."""
    cycle = Cycle.objects.select_for_update(of=("self",)).select_related("bloc").get(pk=cycle.pk)
    require(Act.SCORE, cycle)
    scheme = issued_scheme(cycle)
    return keep_scores(cycle, scheme, ranked_payload(cycle, scheme, number=0))


def ranked_payload(cycle: Cycle, scheme: Scheme, *, number: int, correction: str = "") -> Json:
    """The document of an edition: the year's facts, and the standings that follow from them."""
    payload = unranked_payload(cycle, scheme, number=number, correction=correction)
    try:
        return payload | {"standings": recompute(payload)}
    except Unreadable as unreadable:
        sentence = unreadable.problem.in_language(spoken())
        raise Refused(Refusal.NOT_SCORABLE, f"{unreadable.where}: {sentence}") from unreadable


def keep_scores(cycle: Cycle, scheme: Scheme, payload: Json) -> int:
    """Replace the final layer by what the payload says."""
    boards = {board.slug: board for board in Board.objects.filter(memberships__bloc=cycle.bloc)}
    criteria = {criterion.code: criterion for criterion in scheme.criteria.all()}
    now = timezone.now()
    Score.objects.filter(cycle=cycle, layer=Layer.FINAL).delete()
    made = Score.objects.bulk_create(
        Score(
            cycle=cycle,
            board=boards[standing["board"]],
            criterion=criteria[line["code"]],
            layer=Layer.FINAL,
            computed_at=now,
            **_points(line),
        )
        for standing in payload["standings"]
        for line in standing["criteria"]
    )
    return len(made)


def _points(line: Json) -> dict[str, Any]:
    exact: str = line["exact"] or ""
    points: Decimal | None = half_up(Fraction(exact), 6) if exact else None
    return {
        "points": points,
        "exact": exact,
        "outcome": line["outcome"],
        "explanation": line["explanation"]["vi"],
        "explanation_en": line["explanation"]["en"],
    }

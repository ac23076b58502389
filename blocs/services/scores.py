"""Scoring a cycle: what an edition would say, and the final layer of the one that is published."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils import timezone

from blocs.domain.editions import recompute
from blocs.domain.reading import Unreadable
from blocs.domain.rounding import half_up
from blocs.enums import Layer
from blocs.models import Cycle, Edition, Scheme, Score
from blocs.queries.payload import unranked_payload
from blocs.queries.reader import Json
from blocs.refusals import Refusal
from boards.language import spoken
from boards.models import Board
from boards.refusals import Refused


def ranked_payload(cycle: Cycle, scheme: Scheme, *, number: int, correction: str = "") -> Json:
    """The document of an edition: the year's facts, and the standings that follow from them."""
    payload = unranked_payload(cycle, scheme, number=number, correction=correction)
    try:
        return payload | {"standings": recompute(payload)}
    except Unreadable as unreadable:
        sentence = unreadable.problem.in_language(spoken())
        raise Refused(Refusal.NOT_SCORABLE, f"{unreadable.where}: {sentence}") from unreadable


def keep_scores(edition: Edition, scheme: Scheme, payload: Json) -> None:
    """Keep the final layer as an approved edition says it, beside that of the one which is public.

    What one officer prepares moves no point that others read, and what waits for its moment moves
    none before: which layer stands is asked of the clock, ``Score.objects.standing()``.
    """
    cycle = edition.cycle
    boards = {board.slug: board for board in Board.objects.filter(memberships__bloc=cycle.bloc)}
    criteria = {criterion.code: criterion for criterion in scheme.criteria.all()}
    now = timezone.now()
    rows = Score.objects.filter(cycle=cycle, layer=Layer.FINAL)
    rows.exclude(edition=cycle.editions.published().first()).delete()
    Score.objects.bulk_create(
        Score(
            cycle=cycle,
            board=boards[standing["board"]],
            criterion=criteria[line["code"]],
            layer=Layer.FINAL,
            edition=edition,
            computed_at=now,
            **_points(line),
        )
        for standing in payload["standings"]
        for line in standing["criteria"]
    )


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

"""Prepare a ballot, and the second round that a tie asks for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Max

from awards.domain.ballots.sealing import Json
from awards.enums import BallotState, CountOutcome
from awards.models import Award, Ballot, Name
from awards.queries.ballots import preparation_digest
from awards.refusals import Refusal
from awards.services.ballots.locking import locked_ballot, locked_cycle
from blocs.models import Cycle
from boards.models import Board, Officer
from boards.refusals import Refused

KEPT = (
    "award",
    "title",
    "title_en",
    "kind",
    "secret",
    "rehearsal",
    "threshold_part",
    "threshold_of",
    "threshold_base",
    "threshold_strict",
    "threshold_source",
    "quorum_part",
    "quorum_of",
    "letters_count",
    "recusal",
    "tellers",
)
"""The rules of the first round: a second one is held by them too."""

FREE = frozenset({"title", "title_en", "tellers"})
"""What a second round may say otherwise than the first."""


@transaction.atomic
def prepare_ballot(
    *, cycle: Cycle, award: Award, boards: Iterable[Board], officer: Officer, **rules: Any
) -> Ballot:
    """A ballot of the year in preparation; until it opens everything may still change.

    ``rules`` are fields of ``Ballot``. The question names the award where nobody asks otherwise.
    One that asks the very same and is in preparation is the answer to a second click.
    """
    cycle = locked_cycle(cycle)
    asked = {"award": award, "title": award.name, "title_en": award.name_en} | rules
    named = list(boards)
    return _prepared(cycle, named, asked) or _prepare(cycle, named, officer, asked)


def _prepared(cycle: Cycle, boards: list[Board], asked: dict[str, Any]) -> Ballot | None:
    same = cycle.ballots.filter(opened_at=None, annulled_at=None, **asked)
    names = {board.pk for board in boards}
    return next(
        (
            ballot
            for ballot in same.prefetch_related("names")
            if {name.board_id for name in ballot.names.all()} == names
        ),
        None,
    )


def _prepare(cycle: Cycle, boards: list[Board], officer: Officer, asked: dict[str, Any]) -> Ballot:
    last = cycle.ballots.aggregate(last=Max("number"))["last"] or 0
    ballot = Ballot.objects.create(cycle=cycle, number=last + 1, prepared_by=officer, **asked)
    Name.objects.bulk_create([Name(ballot=ballot, board=board) for board in boards])
    return ballot


@transaction.atomic
def revise_ballot(
    *, ballot: Ballot, boards: Iterable[Board] | None = None, seen: str = "", **rules: Any
) -> Ballot:
    """Change a ballot that is not open yet. A second round keeps the rules and names of the first.

    ``seen`` is what the officer had before the eyes, where it matters: nobody overwrites what a
    colleague saved.
    """
    ballot = locked_ballot(ballot, BallotState.PREPARED)
    if seen and seen != preparation_digest(ballot):
        raise Refused(Refusal.BALLOT_CHANGED)
    if ballot.after and (boards is not None or rules.keys() - FREE):
        raise Refused(Refusal.NOT_TWO_ROUNDS)
    for field, value in rules.items():
        setattr(ballot, field, value)
    ballot.save(update_fields=list(rules))
    if boards is not None:
        ballot.names.all().delete()
        Name.objects.bulk_create([Name(ballot=ballot, board=board) for board in boards])
    return ballot


@transaction.atomic
def second_round(*, ballot: Ballot, officer: Officer) -> Ballot:
    """A ballot on the names that tied at the last place, for the places that are left.

    One that was annulled is held again.
    """
    locked_cycle(ballot.cycle)
    before = Ballot.objects.select_related("cycle__bloc").get(pk=ballot.pk)
    document = before.document
    if document is None or before.later_rounds.filter(annulled_at__isnull=True).exists():
        raise Refused(Refusal.NOT_TIED)
    tied = _of(document, CountOutcome.TIED)
    if not tied:
        raise Refused(Refusal.NOT_TIED)
    rules = {field: getattr(before, field) for field in KEPT if field != "award"}
    left = (before.places or 0) - len(_of(document, CountOutcome.ELECTED))
    return prepare_ballot(
        cycle=before.cycle,
        award=before.award,
        boards=Board.objects.filter(slug__in=tied),
        officer=officer,
        places=left,
        at_most=min(left, before.at_most) if before.at_most else None,
        round=before.round + 1,
        after=before,
        **rules,
    )


def _of(document: Json, outcome: CountOutcome) -> list[str]:
    return [row["board"] for row in document["counts"] if row["outcome"] == outcome]

"""The same year in other blocs: what members, and those of their line, are proposed for there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from awards.models import Award, Conferral, Nomination
from blocs.models import Cycle
from boards.domain.kinship import kin
from boards.models import Board
from boards.queries.successions import family


@dataclass(frozen=True, slots=True)
class Beside:
    """A proposal of another bloc, or an award that was given; then ``paper`` is the decision."""

    holder: Board
    award: Award
    bloc: str
    paper: str = ""


def beside(boards: Collection[int], cycle: Cycle) -> Mapping[int, tuple[Beside, ...]]:
    """By board. What became of a proposal counts for it: given, or given and taken away again.

    An award that was given without a proposal counts in its own bloc too.
    """
    lines = _lines(boards, date(cycle.year, 12, 31))
    found: dict[int, list[Beside]] = defaultdict(list)
    for each in _found({board for line in lines.values() for board in line}, cycle):
        found[each.holder.pk].append(each)
    return {
        board: tuple(each for holder in sorted(line) for each in found[holder])
        for board, line in lines.items()
    }


def _lines(boards: Collection[int], until: date) -> dict[int, set[int]]:
    """Each board with its predecessors and successors: one achievement of one line."""
    ties = [each.tie for each in family(boards, until=until).events]
    return {board: {board, *kin(board, ties)} for board in boards}


def _found(boards: Collection[int], cycle: Cycle) -> Iterator[Beside]:
    given = Conferral.objects.standing().exclude(nomination__cycle=cycle)
    given = given.filter(board__in=boards, decision__cycle__year=cycle.year)
    parts = ("board", "award", "decision__document", "decision__cycle__bloc")
    for row in given.select_related(*parts).order_by("pk"):
        bloc = row.decision.cycle.bloc.short_name
        yield Beside(row.board, row.award, bloc, str(row.decision.document))
    proposed = Nomination.objects.exclude(cycle=cycle).filter(
        board__in=boards, cycle__year=cycle.year, conferral__isnull=True
    )
    for nomination in proposed.select_related("board", "award", "cycle__bloc").order_by("pk"):
        yield Beside(nomination.board, nomination.award, nomination.cycle.bloc.short_name)

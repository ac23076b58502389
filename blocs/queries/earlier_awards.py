"""Awards of earlier years. They are kept above this app, which is told where to ask."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from blocs.domain.scoring.methods.earlier_awards import EarlierAwards
from blocs.models import Criterion
from blocs.models.schemes import EARLIER_AWARDS
from boards.domain.kinship import predecessors
from boards.models import Board, Document
from boards.queries.successions import family


@dataclass(frozen=True, slots=True)
class Standing:
    """An award that was given to a board for a year, and was neither cancelled nor recovered."""

    board: int
    award: str
    name: str
    name_en: str
    year: int
    document: Document


@dataclass(frozen=True, slots=True)
class Conferred:
    """The same beside the member that it may count for: its own, or of one that it came from."""

    member: Board
    holder: Board
    award: str
    name: str
    name_en: str
    year: int
    document: Document


@dataclass(frozen=True, slots=True)
class AwardSource:
    """``standing`` gives the awards of boards for years, ``names`` the name of each code."""

    standing: Callable[[Collection[int], range], Iterable[Standing]]
    names: Callable[[], Mapping[str, str]]


# Awards stand above this app: they say here what was given.
AWARD_SOURCES: list[AwardSource] = []


def awards_before(
    boards: Collection[int], criteria: Iterable[Criterion], year: int
) -> Sequence[Conferred]:
    """What the criteria of a scheme may count: no query where none asks for it.

    Awards of predecessors are looked up, and printed, only where a criterion counts them.
    """
    asking = [
        EarlierAwards.from_parameters(each.parameters)
        for each in criteria
        if each.method == EARLIER_AWARDS
    ]
    if not asking:
        return []
    years = range(year - max(each.years for each in asking), year)
    came = any(each.predecessors for each in asking)
    lines = lines_of(boards, year) if came else {board: {board} for board in boards}
    return _conferred(lines, years)


def award_names() -> dict[str, str]:
    """The awards that there are, by code."""
    return {code: name for source in AWARD_SOURCES for code, name in source.names().items()}


def lines_of(boards: Collection[int], year: int) -> dict[int, set[int]]:
    """Each board with all that it came from."""
    ties = [each.tie for each in family(boards, until=date(year, 12, 31)).events]
    return {board: {board, *predecessors(board, ties)} for board in boards}


def _conferred(lines: Mapping[int, Collection[int]], years: range) -> list[Conferred]:
    every = {board for line in lines.values() for board in line}
    held: dict[int, list[Standing]] = defaultdict(list)
    for source in AWARD_SOURCES:
        for each in source.standing(every, years):
            held[each.board].append(each)
    named = Board.objects.in_bulk(every if held else ())
    found = [
        Conferred(
            named[member],
            named[holder],
            each.award,
            each.name,
            each.name_en,
            each.year,
            each.document,
        )
        for member, line in lines.items()
        for holder in line
        for each in held[holder]
    ]
    return sorted(found, key=_order)


def _order(each: Conferred) -> tuple[str, int, str, str, str]:
    return (each.member.slug, -each.year, each.award, each.holder.slug, each.document.slug)

"""Which reports an officer may read: those of the own board, and what other rules add.

Reading reaches further than writing: an officer of the chair reads the reports of the whole bloc
and writes to that of the own board only. The boards whose open work it inherited count as its own.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

from boards.acting import within_request
from boards.domain import kinship as rules
from boards.domain.kinship import Tie
from boards.enums import Role
from boards.models import Officer, Report
from boards.queries.successions import family

# Who knows what else an officer of a board may read: the blocs, which stand above this app, add
# their rule here when they are ready. A rule answers with a condition on reports.
ReachRule = Callable[[Officer], Q]
REACH_RULES: list[ReachRule] = []


@dataclass(frozen=True, slots=True)
class Kinship:
    """The board of an officer, and the boards that it is one with through successions."""

    board: int | None = None
    inherited: frozenset[int] = frozenset()
    """Whose open work the board finishes, by decision."""
    kin: frozenset[int] = frozenset()
    """What it came from, what became of it, and what it inherited: it judges none of them."""

    @property
    def own(self) -> frozenset[int]:
        """The boards for which the officer writes."""
        return self.inherited if self.board is None else self.inherited | {self.board}

    @property
    def judges_itself_in(self) -> frozenset[int]:
        """The boards about which others decide."""
        return self.own | self.kin


def kinship(officer: Officer) -> Kinship:
    """The kinship of an officer's board today: one query where it never changed, once a request."""
    board = officer.board_id
    if officer.role != Role.BOARD or board is None:
        return Kinship()
    return within_request(officer, "kinship", lambda: kinship_of(board, ties_of({board})))


def ties_of(boards: Collection[int]) -> list[Tie]:
    """The successions of boards that are in force today."""
    return [each.tie for each in family(boards, until=timezone.localdate()).events]


def kinship_of(board: int, ties: Sequence[Tie]) -> Kinship:
    """The kinship of a board by these successions."""
    return Kinship(board, rules.inherited(board, ties), rules.kin(board, ties))


def is_bound(officer: Officer) -> bool:
    """Whether the officer is narrowed to one board; an officer without one sees no row."""
    return officer.role == Role.BOARD and not officer.is_superuser


def own_boards(officer: Officer) -> frozenset[int] | None:
    """The boards whose reports the officer may write; none where nothing narrows them."""
    return kinship(officer).own if is_bound(officer) else None


def reports_within_reach(officer: Officer) -> QuerySet[Report]:
    """The reports that this officer may read today, without a second query."""
    if not is_bound(officer):
        return Report.objects.all()
    if officer.board_id is None:
        return Report.objects.none()
    reached = Q(board__in=kinship(officer).own)
    for rule in REACH_RULES:
        reached |= rule(officer)
    return Report.objects.filter(reached)

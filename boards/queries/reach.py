"""Which reports an officer may read: those of the own board, and what other rules add.

Reading reaches further than writing: an officer of the chair reads the reports of the whole bloc
and writes to that of the own board only.
"""

from __future__ import annotations

from collections.abc import Callable

from django.db.models import Q, QuerySet

from boards.enums import Role
from boards.models import Officer, Report

# Who knows what else an officer of a board may read: the blocs, which stand above this app, add
# their rule here when they are ready. A rule answers with a condition on reports.
ReachRule = Callable[[Officer], Q]
REACH_RULES: list[ReachRule] = []


def is_bound(officer: Officer) -> bool:
    """Whether the officer is narrowed to one board; an officer without one sees no row."""
    return officer.role == Role.BOARD and not officer.is_superuser


def reports_within_reach(officer: Officer) -> QuerySet[Report]:
    """The reports that this officer may read today, without a second query."""
    if not is_bound(officer):
        return Report.objects.all()
    if officer.board_id is None:
        return Report.objects.none()
    reached = Q(board=officer.board_id)
    for rule in REACH_RULES:
        reached |= rule(officer)
    return Report.objects.filter(reached)

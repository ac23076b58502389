"""The writes of the awards app: one verb, one transaction each."""

from __future__ import annotations

from django.db import transaction

from awards.models import Award, Nomination
from awards.refusals import Refusal
from blocs.enums import Act
from blocs.models import Cycle
from blocs.refusals import Refusal as BlocRefusal
from blocs.services.stages import require
from boards.models import Board, Officer
from boards.refusals import Refused


@transaction.atomic
def nominate(
    *,
    cycle: Cycle,
    board: Board,
    award: Award,
    officer: Officer,
    achievements: str,
    earlier_awards: str = "",
    votes_for: int | None = None,
    votes_cast: int | None = None,
    note: str = "",
) -> Nomination:
    """Propose a member for an award of its year, on the strength of the latest published edition.

    A later edition does not touch the nomination: it cites what was published when it was made.
    """
    cycle = Cycle.objects.select_for_update(of=("self",)).select_related("bloc").get(pk=cycle.pk)
    require(Act.NOMINATE, cycle)
    if not cycle.memberships().filter(board=board).exists():
        raise Refused(BlocRefusal.NOT_A_MEMBER, str(board))
    if cycle.nominations.filter(board=board, award=award).exists():
        raise Refused(Refusal.ALREADY_NOMINATED)
    return Nomination.objects.create(
        cycle=cycle,
        board=board,
        award=award,
        edition=cycle.editions.published().first(),
        achievements=achievements,
        earlier_awards=earlier_awards,
        votes_for=votes_for,
        votes_cast=votes_cast,
        note=note,
        nominated_by=officer,
    )

"""Propose members for awards: one by one, or all that was chosen in the plan."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db import transaction

from awards.domain.eligibility import unmet
from awards.domain.reasons import summary
from awards.models import Award, Nomination
from awards.queries.counts import ballot_of
from awards.queries.planning import grounds_of, plan_of
from awards.refusals import Refusal
from blocs.domain.editions import short_code
from blocs.enums import Act
from blocs.models import Cycle, Edition
from blocs.refusals import Refusal as BlocRefusal
from blocs.services.stages import require
from boards.language import spoken
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
    Where the conference voted on it the votes are those of the sealed count, and nobody types them.
    The year is locked while its quota is counted, so that two officers never share the last place.
    """
    cycle = _locked(cycle)
    _hold([board])
    if not cycle.memberships().filter(board=board).exists():
        raise Refused(BlocRefusal.NOT_A_MEMBER, str(board))
    if cycle.nominations.filter(board=board, award=award).exists():
        raise Refused(Refusal.ALREADY_NOMINATED)
    _require_eligible(cycle, board, award)
    ballot = None
    if counted := ballot_of(cycle, board, award):
        ballot, voted = counted
        if votes_for not in (None, voted.yes) or votes_cast not in (None, voted.base):
            raise Refused(Refusal.VOTES_FROM_BALLOT, f"{voted.yes}/{voted.base}")
        votes_for, votes_cast = voted.yes, voted.base
    return Nomination.objects.create(
        cycle=cycle,
        board=board,
        award=award,
        edition=cycle.editions.published().first(),
        achievements=achievements,
        earlier_awards=earlier_awards,
        ballot=ballot,
        votes_for=votes_for,
        votes_cast=votes_cast,
        note=note,
        nominated_by=officer,
    )


@transaction.atomic
def nominate_chosen(*, cycle: Cycle, officer: Officer, names: Collection[str]) -> list[Nomination]:
    """Propose what was chosen in the plan, all of it or nothing, with the result as the reason."""
    cycle = _locked(cycle)
    plan = plan_of(cycle, names)
    if plan.unknown:
        raise Refused(Refusal.CHOSEN_UNKNOWN, ", ".join(plan.unknown))
    chosen = plan.chosen()
    if not chosen:
        raise Refused(Refusal.NOTHING_CHOSEN)
    _hold([cell.board for cell in chosen])
    reasons = {row.board.pk: _reason(plan.edition, row.board) for row in plan.rows}
    return [
        nominate(
            cycle=cycle,
            board=cell.board,
            award=cell.award,
            officer=officer,
            achievements=reasons[cell.board.pk],
        )
        for cell in chosen
    ]


def _hold(boards: Iterable[Board]) -> None:
    """Lock the boards, in one order for all: two blocs never propose one board in one moment."""
    keys = [board.pk for board in boards]
    list(Board.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk"))


def _locked(cycle: Cycle) -> Cycle:
    cycle = Cycle.objects.select_for_update(of=("self",)).select_related("bloc").get(pk=cycle.pk)
    require(Act.NOMINATE, cycle)
    return cycle


def _require_eligible(cycle: Cycle, board: Board, award: Award) -> None:
    """Refuse with every reason, each with the rule that it follows from."""
    reasons = [
        f"{each.fact.in_language(spoken())} {f'({each.source})' if each.source else ''}".strip()
        for each in unmet(grounds_of(cycle, board, award))
    ]
    if reasons:
        raise Refused(Refusal.NOT_ELIGIBLE, f"{board.short_name}, {award}: {' '.join(reasons)}")


def _reason(edition: Edition | None, board: Board) -> str:
    """What the published result says of the board, as the first words of its reasons."""
    if edition is None:
        return ""
    document = edition.document
    standing = next(row for row in document["standings"] if row["board"] == board.slug)
    return summary(
        place=standing["place"],
        members=len(document["members"]),
        points=standing["points"],
        total=document["scheme"]["total"],
        edition=document["edition"],
        code=short_code(edition.fingerprint),
        illustrative=document["illustrative"],
    )

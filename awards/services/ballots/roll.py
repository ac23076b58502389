"""Who takes part in the conference, and how."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from awards.enums import BallotState, Channel
from awards.models import Attendance, Elector
from awards.queries.conference import roll_digest
from awards.refusals import Refusal
from awards.services.ballots.locking import locked_ballot, locked_cycle
from blocs.models import Cycle
from blocs.refusals import Refusal as BlocRefusal
from boards.models import Board
from boards.refusals import Refused


@transaction.atomic
def record_attendance(
    *,
    cycle: Cycle,
    board: Board,
    channel: Channel,
    delegate: str = "",
    post: str = "",
    authority: str = "",
) -> Attendance:
    """Put a member on the roll, or correct how it takes part while no ballot is open."""
    cycle = locked_cycle(cycle)
    if cycle.ballots.open().exists():
        raise Refused(Refusal.ATTENDANCE_STANDS)
    if not cycle.memberships().filter(board=board).exists():
        raise Refused(BlocRefusal.NOT_A_MEMBER, str(board))
    said = {
        "channel": channel,
        "delegate": delegate.strip(),
        "post": post.strip(),
        "authority": authority.strip(),
    }
    return Attendance.objects.update_or_create(cycle=cycle, board=board, defaults=said)[0]


@transaction.atomic
def record_roll(*, cycle: Cycle, rows: Mapping[Board, Mapping[str, str]], seen: str) -> int:
    """Put many members on the roll at once, all or none; how many.

    ``rows`` says of each board ``channel``, ``delegate``, ``post`` and ``authority``; ``seen`` is
    the roll that the officer had before the eyes: nobody overwrites what a colleague saved.
    """
    cycle = locked_cycle(cycle)
    if seen != roll_digest(cycle.attendances.all()):
        raise Refused(Refusal.ROLL_CHANGED)
    for board, said in rows.items():
        more = {field: said[field] for field in ("delegate", "post", "authority")}
        record_attendance(cycle=cycle, board=board, channel=Channel(said["channel"]), **more)
    return len(rows)


@transaction.atomic
def move_to_paper(*, elector: Elector) -> Elector:
    """Give a paper to a board whose phone does not do it: it has not voted, or it stays so."""
    locked_ballot(elector.ballot, BallotState.OPEN)
    elector = Elector.objects.get(pk=elector.pk)
    if elector.channel != Channel.PHONE:
        raise Refused(Refusal.VOTES_OTHERWISE)
    if elector.voted:
        raise Refused(Refusal.ALREADY_VOTED)
    elector.channel = Channel.PAPER
    elector.save(update_fields=["channel"])
    return elector

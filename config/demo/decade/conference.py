"""The conference: who is there, and in most years a secret ballot on the names for the flag."""

from __future__ import annotations

from collections.abc import Sequence

from awards.enums import Channel, Recusal, Voice
from awards.models import Award, Ballot
from awards.services.ballots import (
    cast_vote,
    close_ballot,
    count_ballot,
    open_ballot,
    prepare_ballot,
    record_attendance,
)
from boards.models import Board
from config.demo.decade.cast import FICTION
from config.demo.decade.founding import FLAG, SOURCE
from config.demo.decade.stage import Stage

TELLERS = [f"Kiểm phiếu thử {letter} {FICTION}" for letter in "ABC"]
NAMES = 3
"""So many names stand on the paper: the first ones of the result."""


def hold(stage: Stage, leading: Sequence[Board]) -> Ballot:
    """Everybody votes on a phone, but for one who is away; three tellers, one flag."""
    stage.day(1, 6, later=1)
    members = stage.members()
    away = members[stage.at % len(members)]
    for board in members:
        channel = Channel.ABSENT if board == away else Channel.PHONE
        record_attendance(
            cycle=stage.cycle,
            board=board,
            channel=channel,
            delegate=f"Đại biểu thử {board.short_name}",
            post=f"Đại biểu {FICTION}",
        )
    ballot = prepare_ballot(
        cycle=stage.cycle,
        award=Award.objects.get(slug=FLAG),
        boards=leading[:NAMES],
        officer=stage.secretary,
        places=1,
        recusal=Recusal.VOTES,
        tellers=TELLERS,
        threshold_source=SOURCE,
    )
    ballot, codes = open_ballot(ballot=ballot, officer=stage.secretary)
    _vote(stage, ballot, leading[:NAMES])
    close_ballot(ballot=ballot)
    return count_ballot(ballot=ballot, codes=list(codes.values())[:2])


def _vote(stage: Stage, ballot: Ballot, names: Sequence[Board]) -> None:
    """Nearly all say yes to the first; to the others some do."""
    for elector in ballot.electors.filter(channel=Channel.PHONE).select_related("ballot", "board"):
        chance = stage.chance(elector.board.slug, "vote")
        said = {
            board.slug: Voice.YES if chance.randrange(10) < 9 - 5 * bool(at) else Voice.NO
            for at, board in enumerate(names)
        }
        cast_vote(elector=elector, choice=said)

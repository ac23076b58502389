"""What the counted ballots of a year say of each board, for each award."""

from __future__ import annotations

from django.utils.translation import gettext as _

from awards.domain.ballots.sealing import Json
from awards.domain.voted import Voted
from awards.enums import Base, CountOutcome
from awards.models import Award, Ballot
from blocs.domain.editions import short_code
from blocs.models import Cycle
from boards.models import Board

Key = tuple[str, str]
"""The slugs of a board and an award."""


def last_counts(cycle: Cycle) -> dict[Key, Voted]:
    """The last count that asked about a board for an award; no rehearsal counts."""
    return {key: voted for key, (_ballot, voted) in _last(cycle).items()}


def ballot_of(cycle: Cycle, board: Board, award: Award) -> tuple[Ballot, Voted] | None:
    """The last counted ballot on the board for the award, with what it says."""
    return _last(cycle).get((board.slug, award.slug))


def _last(cycle: Cycle) -> dict[Key, tuple[Ballot, Voted]]:
    found: dict[Key, tuple[Ballot, Voted]] = {}
    for ballot in cycle.ballots.real().counted().order_by("number"):
        document = ballot.document or {}
        for row in document["counts"]:
            key = row["board"], document["sealed"]["award"]
            found[key] = ballot, _voted(ballot, document, row)
    return found


def _voted(ballot: Ballot, document: Json, row: Json) -> Voted:
    cited = _("ballot %(number)s (%(code)s)") % {
        "number": ballot.number,
        "code": short_code(document["fingerprint"]),
    }
    return Voted(
        yes=row["yes"],
        base=row["base"],
        needed=row["needed"],
        outcome=CountOutcome(row["outcome"]),
        bases={Base(base): number for base, number in row["bases"].items()},
        ballot=cited,
    )

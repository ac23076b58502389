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


def last_counts(cycle: Cycle) -> dict[tuple[str, str], Voted]:
    """By the slugs of board and award the last count that asked about them; no rehearsal counts."""
    found: dict[tuple[str, str], Voted] = {}
    for ballot in _counted(cycle):
        document = ballot.document or {}
        for row in document["counts"]:
            found[row["board"], document["sealed"]["award"]] = _voted(ballot, document, row)
    return found


def ballot_of(cycle: Cycle, board: Board, award: Award) -> tuple[Ballot, Voted] | None:
    """The last counted ballot on the board for the award, with what it says."""
    for ballot in reversed(list(_counted(cycle))):
        document = ballot.document or {}
        rows = {row["board"]: row for row in document["counts"]}
        if document["sealed"]["award"] == award.slug and board.slug in rows:
            return ballot, _voted(ballot, document, rows[board.slug])
    return None


def _counted(cycle: Cycle) -> list[Ballot]:
    return list(cycle.ballots.real().counted().order_by("number"))


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

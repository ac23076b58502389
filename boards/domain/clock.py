"""Who has had a report and for how long: the reviewers while it is submitted, else its board."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import zip_longest


@dataclass(frozen=True, slots=True)
class Turn:
    """One round: when it was submitted, and when it was decided, if it was.

    ``final`` rounds end the matter: from a verification on the clock stands.
    """

    submitted_at: datetime
    decided_at: datetime | None = None
    final: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """How long each side has had the report since it was first submitted."""

    board: timedelta
    reviewer: timedelta


def clock(turns: Sequence[Turn], now: datetime) -> Clock:
    """The time of each side over all rounds, the earliest round first.

    What a board needs for its first submission is not counted: nobody knows when it began.
    """
    board = reviewer = timedelta(0)
    for turn, following in zip_longest(turns, turns[1:]):
        reviewer += (turn.decided_at or now) - turn.submitted_at
        if turn.decided_at is not None and not turn.final:
            board += (following.submitted_at if following else now) - turn.decided_at
    return Clock(board, reviewer)

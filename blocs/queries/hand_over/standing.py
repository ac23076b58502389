"""How far a hand-over has come, and what this officer can do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from blocs.models import HandOver
from boards.models import Officer
from boards.queries.reach import is_bound, kinship


@dataclass(frozen=True, slots=True)
class Counted:
    """A section as the index keeps it."""

    title: str
    count: int
    late: int
    pending: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """A hand-over with its index, and the acts that wait for the reader."""

    hand_over: HandOver
    sections: tuple[Counted, ...]
    files: int
    missing: tuple[dict[str, Any], ...]
    gives: bool
    withdraws: bool
    takes: bool
    minutes: bool

    @property
    def left(self) -> tuple[Counted, ...]:
        """What is left to do."""
        return tuple(each for each in self.sections if each.pending and each.count)

    @property
    def given(self) -> tuple[Counted, ...]:
        """What is handed over besides."""
        return tuple(each for each in self.sections if not each.pending)


def standing(hand_over: HandOver, officer: Officer, *, signs: bool) -> Standing:
    """The state for a reader who may sign for a side, or not (``signs``)."""
    own = kinship(officer).own if signs else frozenset()
    files = hand_over.index["files"]
    missing = tuple(each for each in files if each["missing"])
    given, taken = hand_over.given_at is not None, hand_over.taken_at is not None
    return Standing(
        hand_over=hand_over,
        sections=_counted(hand_over.index["sections"]),
        files=len(files) - len(missing),
        missing=missing,
        gives=not given and hand_over.giver_id in own,
        withdraws=given and not taken and hand_over.giver_id in own,
        takes=given and not taken and hand_over.taker_id in own,
        minutes=signs and given and hand_over.closed_at is None,
    )


def hand_overs_of(officer: Officer) -> QuerySet[HandOver]:
    """Those that an officer may read: of a board, where it gives or takes; otherwise all."""
    rows = HandOver.objects.select_related("cycle__bloc", "giver", "taker")
    if not is_bound(officer):
        return rows
    own = kinship(officer).own
    return rows.filter(Q(giver__in=own) | Q(taker__in=own))


def waiting_for(officer: Officer) -> list[HandOver]:
    """The hand-overs that wait for a word of the officer's board, the oldest first."""
    own = kinship(officer).own
    if not own:
        return []
    gives = Q(giver__in=own, given_at__isnull=True)
    takes = Q(taker__in=own, given_at__isnull=False, taken_at__isnull=True)
    rows = HandOver.objects.filter(gives | takes).select_related("cycle__bloc", "giver", "taker")
    return list(rows.order_by("made_at"))


def _counted(rows: Iterable[dict[str, Any]]) -> tuple[Counted, ...]:
    return tuple(Counted(row["title"], row["count"], row["late"], row["pending"]) for row in rows)

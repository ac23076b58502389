"""How far a board moved since the year before, where both years were measured alike."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from blocs.domain.changes.differences import Json


@dataclass(frozen=True, slots=True)
class Move:
    """Places gained (lost, where negative) and points gained since a place of then."""

    before: int
    places: int
    points: Decimal


def moves(before: Json, after: Json, apart: Collection[str]) -> dict[str, Move]:
    """By board, for all that had a place in both years and are not ``apart``.

    Whether the years compare at all is asked before: ``breaks_between``.
    """
    old = {row["board"]: row for row in before["standings"] if row["place"] is not None}
    return {
        row["board"]: _move(old[row["board"]], row)
        for row in after["standings"]
        if row["board"] in old and row["place"] is not None and row["board"] not in apart
    }


def _move(old: Json, new: Json) -> Move:
    return Move(
        before=old["place"],
        places=old["place"] - new["place"],
        points=Decimal(new["points"]) - Decimal(old["points"]),
    )

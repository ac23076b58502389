"""Classes of results: by the share of the total, and for a limited part of the boards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor

from boards.domain.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Grade:
    """``share`` of the total is the least that it asks; at most ``quota`` of the boards get it."""

    name: Sentence
    share: Fraction
    quota: Fraction | None = None


def graded(
    grades: Iterable[Grade],
    points: Mapping[str, Decimal],
    places: Mapping[str, int | None],
    *,
    total: Decimal,
) -> dict[str, Grade]:
    """The class of every board with a place, the highest that it reaches and that has room.

    The quota counts boards with a place, rounded down. Boards that share a place are never parted:
    where not all of them have room, all of them get the next class. A board below every class has
    none.
    """
    ranked = sorted((place, board) for board, place in places.items() if place is not None)
    groups: dict[int, list[str]] = {}
    for place, board in ranked:
        groups.setdefault(place, []).append(board)
    ladder = sorted(grades, key=lambda grade: -grade.share)
    room = {
        grade: None if grade.quota is None else floor(grade.quota * len(ranked)) for grade in ladder
    }
    found: dict[str, Grade] = {}
    for boards in groups.values():
        reached = Fraction(points[boards[0]]) / Fraction(total)
        grade = _first(ladder, room, reached, len(boards))
        if grade is not None:
            left = room[grade]
            room[grade] = None if left is None else left - len(boards)
            found |= dict.fromkeys(boards, grade)
    return found


def _first(
    ladder: Sequence[Grade], room: Mapping[Grade, int | None], reached: Fraction, boards: int
) -> Grade | None:
    for grade in ladder:
        left = room[grade]
        if reached >= grade.share and (left is None or left >= boards):
            return grade
    return None

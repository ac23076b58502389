"""How far the amount of one board would have to move until it gains or loses a place.

Amounts move in steps of what can be printed, so the answer is an amount that could have been
reported; scoring is exact, so the step before it changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from itertools import pairwise
from math import ceil, floor

from blocs.domain.averages import Averages
from blocs.domain.facts import Facts
from blocs.domain.rescoring import Rescored, place_of, scored_by
from blocs.domain.schemes import JUDGED
from blocs.domain.scoring.data import Field
from blocs.domain.scoring.engine import Result, field_of, points_by_method
from blocs.domain.scoring.wording import Measure
from blocs.enums import Outcome

FURTHEST = 2**60
"""So many steps are tried upwards."""


@dataclass(frozen=True, slots=True)
class Move:
    """The first amount at which the place is another one, how far it is, and that place.

    No place is worse than the last one: a condition can take it away.
    """

    amount: Fraction
    change: Fraction
    place: int | None


@dataclass(frozen=True, slots=True)
class WhatIf:
    """Today's place, and the nearest moves to a better and to a worse one, if there are any."""

    place: int
    gain: Move | None
    loss: Move | None


def what_if(
    facts: Facts, results: Mapping[str, Result], *, board: str, code: str, step: Fraction
) -> WhatIf | None:
    """For ``board`` and the criterion ``code``; nothing where its figure does not count today.

    The amount may feed several criteria: all of them move. It is not moved below zero. Between two
    edges of a rule points go one way, so the crossing that is found is the nearest, unless two
    criteria of the same indicator pull against each other there.
    """
    item = next(item for item in facts.scheme.criteria if item.code == code)
    line = next(line for line in results[board].lines if line.code == code)
    if item.indicator.startswith(JUDGED) or line.outcome is Outcome.ZERO_GATE:
        return None
    if code not in scored_by(facts, results[board], item.indicator):
        return None
    bloc = _Bloc(facts, results, board, code)
    start = bloc.field[board].reported
    place = bloc.place(start)
    if place == bloc.none:
        return None
    moves = [
        move
        for sign in (1, -1)
        for better in (True, False)
        if (move := _first(bloc, start, sign * step, better=better)) is not None
    ]
    gains, losses = (
        [move for move in moves if (bloc.place(move.amount) < place) is better]
        for better in (True, False)
    )
    return WhatIf(place, *(min(found, key=_distance, default=None) for found in (gains, losses)))


def printed_step(amount: Fraction, measure: Measure) -> Fraction:
    """What the last printed digit of ``amount`` is worth, in base units."""
    unit = Fraction(measure.unit.factor) if measure.unit else Fraction(1)
    return unit * Fraction(10) ** int(measure.value(amount).as_tuple().exponent)


def _distance(move: Move) -> Fraction:
    return abs(move.change)


def _first(bloc: _Bloc, start: Fraction, step: Fraction, *, better: bool) -> Move | None:
    """The nearest move along ``step``: between two stops the place goes one way only."""
    today = bloc.place(start)

    def moved(steps: int) -> bool:
        found = bloc.place(start + steps * step)
        return found < today if better else found > today

    for near, far in pairwise(_stops(start, step, bloc.edges())):
        if moved(far):
            steps = _bisected(*_gallop(near, far, moved), moved)
            change = steps * step
            found = bloc.place(start + change)
            return Move(start + change, change, None if found == bloc.none else found)
    return None


def _stops(start: Fraction, step: Fraction, edges: tuple[Fraction, ...]) -> list[int]:
    """Numbers of steps on and around every edge, and the furthest; never below zero."""
    last = FURTHEST if step > 0 else floor(start / -step)
    stops = {0, max(last, 0)}
    for edge in edges:
        exact = (edge - start) / step
        stops |= {floor(exact) - 1, floor(exact), ceil(exact), ceil(exact) + 1}
    return sorted(stop for stop in stops if 0 <= stop <= last)


def _gallop(near: int, far: int, holds: Callable[[int], bool]) -> tuple[int, int]:
    """A narrower pair: places near by are looked for first, where most are."""
    stride = 1
    while near + stride < far and not holds(near + stride):
        near, stride = near + stride, 2 * stride
    return near, min(near + stride, far)


def _bisected(near: int, far: int, holds: Callable[[int], bool]) -> int:
    """The first number beyond ``near`` that holds, where ``far`` does and ``near`` does not."""
    while far - near > 1:
        middle = (near + far) // 2
        near, far = (near, middle) if holds(middle) else (middle, far)
    return far


class _Bloc:
    """The bloc with another amount of one board: only criteria of its indicator are scored anew.

    What counts stays what counts. Who takes the average of the bloc takes the new one.
    """

    def __init__(self, facts: Facts, results: Mapping[str, Result], board: str, code: str) -> None:
        criteria = facts.scheme.criteria
        indicator = next(item.indicator for item in criteria if item.code == code)
        self.board = board
        self.field = field_of(indicator, facts.data)
        self.anew = {name: scored_by(facts, result, indicator) for name, result in results.items()}
        self.averages = Averages(facts, results, indicator)
        self.boards = {
            name: Rescored(facts, result, {*self.anew[name], *self.averages.taken[name]})
            for name, result in results.items()
        }
        self.none = len(results) + 1
        self.place = cache(self._place)

    def edges(self) -> tuple[Fraction, ...]:
        own, anew = self.field[self.board], self.anew[self.board]
        return tuple(edge for item in anew.values() for edge in item.method.edges(item.seen(own)))

    def _place(self, amount: Fraction) -> int:
        """The place of the board with ``amount``, beside the others as they are."""
        moved = Field({**self.field, self.board: replace(self.field[self.board], amount=amount)})
        points = {
            name: {
                code: points_by_method(name, item, moved[name], moved)
                for code, item in anew.items()
            }
            for name, anew in self.anew.items()
        }
        found = place_of(
            self.board,
            {
                name: board.with_points({**points[name], **self.averages.of(name, points)})
                for name, board in self.boards.items()
            },
        )
        return self.none if found is None else found

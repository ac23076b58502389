"""How far the amount of one board would have to move until it gains or loses a place.

Amounts move in steps of what can be printed, so the answer is an amount that could have been
reported; scoring is exact, so the step before it changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import pairwise
from math import ceil, floor

from blocs.domain.ranking import places
from blocs.domain.rounding import half_up
from blocs.domain.scoring.data import BlocData, Field
from blocs.domain.scoring.engine import Result, Scheme, field_of, points_by_method
from blocs.domain.scoring.wording import Measure
from blocs.enums import Outcome

DOUBLINGS = 60


@dataclass(frozen=True, slots=True)
class Move:
    """The first amount at which the place is another one, how far it is, and that place."""

    amount: Fraction
    change: Fraction
    place: int


@dataclass(frozen=True, slots=True)
class WhatIf:
    """Today's place, and the nearest moves to a better and to a worse one, if there are any."""

    place: int
    gain: Move | None
    loss: Move | None


def what_if(
    scheme: Scheme,
    data: BlocData,
    results: Mapping[str, Result],
    *,
    board: str,
    code: str,
    step: Fraction,
) -> WhatIf | None:
    """For ``board`` and the criterion ``code``; nothing where its figure does not count today.

    The amount may feed several criteria: all of them move. It is not moved below zero. Between two
    edges of a rule points go one way, so the crossing that is found is the nearest, unless two
    criteria of the same indicator pull against each other there.
    """
    line = next(line for line in results[board].lines if line.code == code)
    if line.outcome is not Outcome.COUNTED or results[board].points is None:
        return None
    bloc = _Bloc(scheme, data, results, board, code)
    start = bloc.field[board].reported
    place = bloc.place(start)
    moves = [
        move
        for sign in (1, -1)
        for better in (True, False)
        if (move := _first(bloc, start, sign * step, better=better)) is not None
    ]
    gains, losses = (
        [move for move in moves if (move.place < place) is better] for better in (True, False)
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

    stops = _stops(start, step, bloc.edges())
    for near, far in pairwise(stops):
        if moved(far):
            steps = _bisected(near, far, moved)
            change = steps * step
            return Move(start + change, change, bloc.place(start + change))
    return None


def _stops(start: Fraction, step: Fraction, edges: tuple[Fraction, ...]) -> list[int]:
    """Numbers of steps: doublings, and those on and around every edge; never below zero."""
    last = 2**DOUBLINGS if step > 0 else floor(start / -step)
    stops = {0, max(last, 0), *(2**power for power in range(DOUBLINGS))}
    for edge in edges:
        exact = (edge - start) / step
        stops |= {floor(exact) - 1, floor(exact), ceil(exact), ceil(exact) + 1}
    return sorted(stop for stop in stops if 0 <= stop <= last)


def _bisected(near: int, far: int, holds: Callable[[int], bool]) -> int:
    """The first number beyond ``near`` that holds, where ``far`` does and ``near`` does not."""
    while far - near > 1:
        middle = (near + far) // 2
        near, far = (near, middle) if holds(middle) else (middle, far)
    return far


class _Bloc:
    """The bloc with another amount of one board: only criteria of its indicator are scored anew.

    What counts stays what counts, so every board's sum of maxima stands.
    """

    def __init__(
        self, scheme: Scheme, data: BlocData, results: Mapping[str, Result], board: str, code: str
    ) -> None:
        indicator = next(item.indicator for item in scheme.criteria if item.code == code)
        self.scheme, self.board = scheme, board
        self.field = field_of(indicator, data)
        self.criteria = {item.code: item for item in scheme.criteria if item.indicator == indicator}
        self.boards = {
            name: _Standing(result, frozenset(self.criteria))
            for name, result in results.items()
            if result.points is not None
        }
        self.place = cache(self._place)

    def edges(self) -> tuple[Fraction, ...]:
        own, codes = self.field[self.board], self.boards[self.board].anew
        return tuple(edge for code in codes for edge in self.criteria[code].method.edges(own))

    def _place(self, amount: Fraction) -> int:
        """The place of the board with ``amount``, beside the others as they are."""
        moved = Field({**self.field, self.board: replace(self.field[self.board], amount=amount)})
        found = places({name: self._total(name, moved) for name in self.boards})
        return found[self.board] or 0

    def _total(self, name: str, moved: Field) -> Decimal:
        standing = self.boards[name]
        anew = (
            points_by_method(name, self.criteria[code], moved[name], moved)
            for code in standing.anew
        )
        earned = sum(anew, standing.fixed)
        return half_up(earned * Fraction(self.scheme.total) / standing.maximum, self.scheme.places)


class _Standing:
    """What a board earned elsewhere, and the criteria that are scored anew for it."""

    def __init__(self, result: Result, codes: frozenset[str]) -> None:
        lines = [line for line in result.lines if line.points is not None]
        counted = [x.code for x in lines if x.code in codes and x.outcome is Outcome.COUNTED]
        self.anew = counted
        self.fixed = sum(
            (line.points for line in lines if line.points and line.code not in counted),
            Fraction(0),
        )
        self.maximum = Fraction(result.counted_maximum)

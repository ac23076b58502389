"""How firm an order is: whether it survives other weights of the criteria.

Another weight multiplies the maximum of a criterion and what every board earned by it; the total
is made of these as the scheme makes it, and rounded as it says. Nothing is guessed: the weights of
a trial come from the seed, so whoever has the seed gets the same answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256
from math import lcm
from operator import mul

from blocs.domain.ranking import places
from blocs.domain.scoring.engine import Result, Scheme

SPREAD = Fraction(1, 5)
STEPS = 1000
MOST_PERCENT = 100

Factors = Mapping[str, Fraction]
Places = dict[str, int | None]


@dataclass(frozen=True, slots=True)
class Robustness:
    """``survived`` of ``trials`` left every board at its place.

    ``places`` tells for each board how often it came to each place.
    """

    trials: int
    survived: int
    places: Mapping[str, Mapping[int, int]]


@dataclass(frozen=True, slots=True)
class Leeway:
    """By how many whole percents the weight of one criterion may change before a place does.

    Nothing means that no change of up to 100 % in that direction moves anybody.
    """

    down: int | None
    up: int | None


def robustness(
    scheme: Scheme,
    results: Mapping[str, Result],
    *,
    seed: str,
    trials: int = 1000,
    spread: Fraction = SPREAD,
) -> Robustness:
    """Try weights that differ from those of the scheme by up to ``spread``, each by itself."""
    order, codes = _Order(scheme, results), [criterion.code for criterion in scheme.criteria]
    today, survived = order.places({}), 0
    counts: dict[str, Counter[int]] = {board: Counter() for board, place in today.items() if place}
    for trial in range(trials):
        found = order.places({code: _factor(seed, trial, code, spread) for code in codes})
        survived += found == today
        for board, count in counts.items():
            count[found[board] or 0] += 1
    return Robustness(trials, survived, counts)


def reweighted(scheme: Scheme, results: Mapping[str, Result], factors: Factors) -> Places:
    """The places if the weight of each criterion that ``factors`` names is multiplied by it."""
    return _Order(scheme, results).places(factors)


def leeway(scheme: Scheme, results: Mapping[str, Result], code: str) -> Leeway:
    """How far the weight of ``code`` alone may go, either way."""
    order = _Order(scheme, results)
    today = order.places({})

    def holds(percent: int) -> bool:
        return order.places({code: Fraction(100 + percent, 100)}) == today

    down, up = (
        next((n - 1 for n in range(1, MOST_PERCENT + 1) if not holds(sign * n)), None)
        for sign in (-1, 1)
    )
    return Leeway(down, up)


def _factor(seed: str, trial: int, code: str, spread: Fraction) -> Fraction:
    """From ``1 - spread`` to ``1 + spread``: any program can compute it again."""
    digest = sha256(f"{seed}:{trial}:{code}".encode()).digest()
    step = int.from_bytes(digest[:8], "big") % (2 * STEPS + 1) - STEPS
    return 1 + spread * step / STEPS


def _whole(values: Sequence[Fraction]) -> tuple[int, list[int]]:
    """The numerators of fractions over one denominator, which comes first."""
    denominator = lcm(*(value.denominator for value in values))
    return denominator, [int(value * denominator) for value in values]


class _Order:
    """Points and maxima as whole numbers over one denominator each: a total is one division.

    What does not count for a board is nothing in both.
    """

    def __init__(self, scheme: Scheme, results: Mapping[str, Result]) -> None:
        self.codes = [criterion.code for criterion in scheme.criteria]
        self.unit, maxima = _whole([Fraction(criterion.maximum) for criterion in scheme.criteria])
        self.scale = Fraction(scheme.total) * 10**scheme.places
        self.points, self.maxima = {}, {}
        for board, result in results.items():
            counts = [line.points is not None for line in result.lines]
            self.points[board] = _whole([line.points or Fraction(0) for line in result.lines])
            self.maxima[board] = [
                maximum * count for maximum, count in zip(maxima, counts, strict=True)
            ]

    def places(self, factors: Factors) -> Places:
        """A criterion that is not named keeps its weight."""
        _, whole = _whole([factors.get(code, Fraction(1)) for code in self.codes])
        return places({board: self._total(board, whole) for board in self.points})

    def _total(self, board: str, factors: Sequence[int]) -> Decimal | None:
        """Rounded half up, in units of the last place."""
        unit, points = self.points[board]
        maximum = sum(map(mul, self.maxima[board], factors))
        if not maximum:
            return None
        top = self.scale.numerator * sum(map(mul, points, factors)) * self.unit
        bottom = self.scale.denominator * maximum * unit
        return Decimal((2 * top + bottom) // (2 * bottom))

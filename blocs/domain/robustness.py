"""How firm an order is: whether it survives other weights of the criteria.

Another weight multiplies the maximum of a criterion and what every board earned by it; the total
is made of these as the scheme makes it, groups keeping their own limits, and rounded as it says.
Nothing is guessed: the weights of a trial come from the seed, so whoever has the seed gets the
same answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256
from itertools import pairwise
from math import lcm
from operator import mul

from blocs.domain.facts import Facts
from blocs.domain.ranking import places
from blocs.domain.rescoring import Rescored, place_of
from blocs.domain.scoring.engine import Result
from blocs.enums import Counting, GroupRule

SPREAD = Fraction(1, 5)
STEPS = 1000
MOST_PERCENT = 100
NO_PLACE = 0

Factors = Mapping[str, Fraction]
Places = dict[str, int | None]


@dataclass(frozen=True, slots=True)
class Robustness:
    """``survived`` of ``trials`` left every board at its place.

    ``places`` tells for each board how often it came to each place, 0 being none.
    """

    trials: int
    survived: int
    places: Mapping[str, Mapping[int, int]]


@dataclass(frozen=True, slots=True)
class Leeway:
    """By how many whole percents the weight of one criterion may change before a place does.

    Nothing means that no change that was tried in that direction moves anybody.
    """

    down: int | None
    up: int | None


def robustness(
    facts: Facts,
    results: Mapping[str, Result],
    *,
    seed: str,
    trials: int = 1000,
    spread: Fraction = SPREAD,
) -> Robustness:
    """Try weights that differ from those of the scheme by up to ``spread``, each by itself."""
    order, codes = _order(facts, results), [item.code for item in facts.scheme.criteria]
    today, survived = order.places({}), 0
    counts: dict[str, Counter[int]] = {board: Counter() for board, place in today.items() if place}
    for trial in range(trials):
        found = order.places({code: _factor(seed, trial, code, spread) for code in codes})
        survived += found == today
        for board, count in counts.items():
            count[found[board] or NO_PLACE] += 1
    return Robustness(trials, survived, counts)


def reweighted(facts: Facts, results: Mapping[str, Result], factors: Factors) -> Places:
    """The places if the weight of each criterion that ``factors`` names is multiplied by it."""
    return _order(facts, results).places(factors)


def leeway(
    facts: Facts, results: Mapping[str, Result], code: str, *, most: int = MOST_PERCENT
) -> Leeway:
    """How far the weight of ``code`` alone may go, either way, up to ``most`` percents."""
    order = _order(facts, results)
    holds = order.holding(code)
    down, up = (
        next((n - 1 for n in range(1, most + 1) if not holds(sign * n)), None) for sign in (-1, 1)
    )
    return Leeway(down, up)


def is_plain(facts: Facts) -> bool:
    """Whether totals are sums and nothing else decides a place: then many are tried at once."""
    scheme = facts.scheme
    return (
        all(
            group.rule is GroupRule.SUM and group.counting is Counting.WITHIN
            for group in scheme.groups
        )
        and not scheme.tie_breakers
        and not scheme.conditions
    )


def _order(facts: Facts, results: Mapping[str, Result]) -> _Sums | _Tree:
    return _Sums(facts, results) if is_plain(facts) else _Tree(facts, results)


def _factor(seed: str, trial: int, code: str, spread: Fraction) -> Fraction:
    """From ``1 - spread`` to ``1 + spread``: any program can compute it again."""
    digest = sha256(f"{seed}:{trial}:{code}".encode()).digest()
    step = int.from_bytes(digest[:8], "big") % (2 * STEPS + 1) - STEPS
    return 1 + spread * step / STEPS


def _whole(values: Sequence[Fraction]) -> tuple[int, list[int]]:
    """The numerators of fractions over one denominator, which comes first."""
    denominator = lcm(*(value.denominator for value in values))
    return denominator, [int(value * denominator) for value in values]


class _Sums:
    """Points and maxima as whole numbers over one denominator each: a total is one division.

    What does not count for a board is nothing in both.
    """

    def __init__(self, facts: Facts, results: Mapping[str, Result]) -> None:
        scheme = facts.scheme
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

    def holding(self, code: str) -> Callable[[int], bool]:
        """Whether everybody keeps the place if one weight changes by so many percents.

        All other criteria are added up once. Boards in the order of today hold it if each total is
        below the one before, or equal where it is equal today.
        """
        at = self.codes.index(code)
        sums = {
            board: (100 * sum(points), points[at], 100 * sum(maxima), maxima[at])
            for board, (_unit, points), maxima in (
                (board, self.points[board], self.maxima[board]) for board in self.points
            )
        }

        def totals(percent: int) -> dict[str, int | None]:
            return {
                board: self._rounded(
                    self.points[board][0], points + percent * own, maxima + percent * most
                )
                for board, (points, own, maxima, most) in sums.items()
            }

        today = totals(0)
        chain = sorted(today, key=lambda board: (today[board] is None, -(today[board] or 0)))
        signs = _signs([today[board] for board in chain])

        def holds(percent: int) -> bool:
            found = totals(percent)
            return _signs([found[board] for board in chain]) == signs

        return holds

    def _total(self, board: str, factors: Sequence[int]) -> Decimal | None:
        unit, points = self.points[board]
        maximum = sum(map(mul, self.maxima[board], factors))
        total = self._rounded(unit, sum(map(mul, points, factors)), maximum)
        return None if total is None else Decimal(total)

    def _rounded(self, unit: int, points: int, maximum: int) -> int | None:
        """Rounded half up, in units of the last place; nothing where nothing counts."""
        if not maximum:
            return None
        top = self.scale.numerator * points * self.unit
        bottom = self.scale.denominator * maximum * unit
        rounded: int = (2 * top + bottom) // (2 * bottom)
        return rounded


class _Tree:
    """Totals as the groups, conditions and tie-breakers of a scheme make them."""

    def __init__(self, facts: Facts, results: Mapping[str, Result]) -> None:
        self.facts, self.results = facts, results
        codes = [item.code for item in facts.scheme.criteria]
        self.boards = self._rescored(codes)

    def places(self, factors: Factors) -> Places:
        """A criterion that is not named keeps its weight."""
        return _places(self.boards, factors)

    def holding(self, code: str) -> Callable[[int], bool]:
        """Whether everybody keeps the place if one weight changes by so many percents."""
        boards = self._rescored([code])
        today = _places(boards, {})

        def holds(percent: int) -> bool:
            return _places(boards, {code: Fraction(100 + percent, 100)}) == today

        return holds

    def _rescored(self, codes: Sequence[str]) -> dict[str, Rescored]:
        return {
            board: Rescored(self.facts, result, codes) for board, result in self.results.items()
        }


def _places(boards: Mapping[str, Rescored], factors: Factors) -> Places:
    standings = {board: rescored.with_weights(factors) for board, rescored in boards.items()}
    return {board: place_of(board, standings) for board in boards}


def _signs(totals: Sequence[int | None]) -> list[tuple[bool, int]]:
    """Whether each board has points, and how it compares with the one before."""
    numbers = [-1 if total is None else total for total in totals]
    return [
        (two < 0, (one > two) - (one < two)) for one, two in pairwise([max(numbers) + 1, *numbers])
    ]

"""Who takes the average of the bloc (F17), and from whom, where points are tried."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from blocs.domain.facts import Facts
from blocs.domain.scoring.engine import NO_VERDICTS, Criterion, Result, average
from blocs.enums import NotApplicable, Outcome

Points = Mapping[str, Mapping[str, Fraction]]
"""By board and criterion."""


class Averages:
    """The criteria of one indicator that some boards take the average of."""

    def __init__(self, facts: Facts, results: Mapping[str, Result], indicator: str) -> None:
        self.facts, self.results = facts, results
        averaged = [
            item
            for item in facts.scheme.criteria
            if item.indicator == indicator and item.not_applicable is NotApplicable.AVERAGE
        ]
        self.taken = {
            board: [
                line.code
                for line in result.lines
                if line.outcome is Outcome.AVERAGE_NOT_APPLICABLE
                and any(line.code == item.code for item in averaged)
            ]
            for board, result in results.items()
        }
        self.givers = {
            item.code: [board for board in results if self._counts(board, item)]
            for item in averaged
        }

    def of(self, board: str, points: Points) -> dict[str, Fraction]:
        """The averages that the board takes, of the points that are tried."""
        return {code: self._average(code, points) for code in self.taken[board]}

    def _average(self, code: str, points: Points) -> Fraction:
        return average([self._earned(board, code, points) for board in self.givers[code]])

    def _earned(self, board: str, code: str, points: Points) -> Fraction:
        tried = points[board].get(code)
        return (self.results[board].earned(code) or Fraction(0)) if tried is None else tried

    def _counts(self, board: str, item: Criterion) -> bool:
        """By its own figure, or by a decision; nothing that a condition takes away."""
        verdicts = self.facts.verdicts.get(board, NO_VERDICTS)
        if item.code in verdicts.zeroed:
            return False
        scores = item.why_not(self.facts.data[board][item.indicator]) is None
        return scores or item.code in verdicts.decided

"""What became of every target of an edition, from what it says itself."""

from __future__ import annotations

from collections import defaultdict

from blocs.domain.figures import Figure, Target, read_targets
from blocs.domain.fulfilment import Fulfilled, fulfilled
from blocs.domain.inputs import datum
from blocs.domain.reading import Node, Unreadable
from blocs.enums import Fulfilment, Unfulfillable
from blocs.queries.measures import Measures
from blocs.queries.published import Opened
from blocs.queries.reader import Json
from boards.enums import Direction

NO_RATE = Fulfilled(Fulfilment.NOT_COMPARABLE, why=Unfulfillable.NO_RATE)

Key = tuple[str, str]
"""Board and indicator."""


class Fulfilments:
    """The verdict on every target. A target in a currency without a rate is not compared."""

    def __init__(self, opened: Opened, measures: Measures) -> None:
        document = opened.document
        boards = [row["board"] for row in document["members"]]
        self.measures = measures
        self.figures: dict[Key, list[Figure]] = defaultdict(list)
        self.targets: dict[Key, list[Target]] = defaultdict(list)
        self.printed: dict[Key, list[Json]] = defaultdict(list)
        for figure in measures.figures:
            self.figures[figure.board, figure.indicator].append(figure)
        for target in read_targets(Node(document["targets"], "targets"), boards):
            self.targets[target.board, target.indicator].append(target)
        for row in document["targets"]:
            self.printed[row["board"], row["indicator"]].append(row)

    @property
    def codes(self) -> tuple[str, ...]:
        """The indicators that somebody has a target for, in the order of the edition."""
        pledged = {code for _board, code in self.targets}
        return tuple(code for code in self.measures.indicators if code in pledged)

    def of(self, board: str, code: str) -> Fulfilled:
        """The verdict on one target."""
        direction = Direction(self.measures.indicators[code]["direction"])
        figures, targets = self.figures[board, code], self.targets[board, code]
        try:
            return fulfilled(datum(figures, targets, self.measures.rates), direction)
        except Unreadable:
            return NO_RATE

    def pledged(self, board: str, code: str) -> str:
        """The target in words, every currency of it."""
        rows = self.printed[board, code]
        return " + ".join(self.measures.reader.quantity(row["amount"], row["unit"]) for row in rows)

    def crosses(self, board: str, code: str) -> bool:
        """Whether a rate of exchange stands between target and figure."""
        reported = {each.unit.currency for each in self.figures[board, code]}
        pledged = {each.unit.currency for each in self.targets[board, code]}
        return len(reported | pledged) > 1

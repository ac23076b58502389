"""What people gave and found, as an edition prints it, read strictly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from blocs.domain.conditions import Breached, zeroed
from blocs.domain.reading import Node, refusal
from blocs.domain.scoring.data import Datum
from blocs.domain.scoring.engine import Scheme, Verdicts
from blocs.domain.scoring.judging import Decision, Judging, Opinion, judged
from blocs.enums import Layer

ONCE = {Layer.SELF, Layer.APPRAISED, Layer.FINAL}
"""The layers at which a criterion of a board gets one answer."""

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Given:
    """By board and criterion: the opinions, and the decisions of the council."""

    opinions: Mapping[Key, list[Opinion]] = field(default_factory=dict)
    decisions: Mapping[str, Mapping[str, Decision]] = field(default_factory=dict)

    def datum(self, board: str, criterion: str, judging: Judging) -> Datum:
        """What the opinions on a criterion that people judge came to."""
        return judged(self.opinions.get((board, criterion), ()), judging)


def read_opinions(node: Node, boards: Collection[str], criteria: Collection[str]) -> Given:
    """Every opinion and decision; points may not be negative. An abstention is not printed."""
    opinions: dict[Key, list[Opinion]] = defaultdict(list)
    decisions: dict[str, dict[str, Decision]] = defaultdict(dict)
    seen: set[tuple[str, str, Layer]] = set()
    for item in node.items():
        board, code = item.at("board").one_of(boards), item.at("criterion").one_of(criteria)
        layer = Layer(item.at("layer").one_of(Layer.values))
        points = item.at("points").not_negative()
        if layer in ONCE and (board, code, layer) in seen:
            raise refusal(item.where, "ghi hai lần", "stands twice")
        seen.add((board, code, layer))
        if layer is Layer.FINAL:
            decisions[board][code] = Decision(points, item.at("reason").text())
        else:
            opinions[board, code].append(Opinion(layer, points))
    return Given(opinions, decisions)


def read_breaches(node: Node, boards: Collection[str], conditions: Collection[str]) -> Breached:
    """By board, the conditions that it does not meet; one that stands twice is refused."""
    found: dict[str, set[str]] = defaultdict(set)
    for item in node.items():
        board, code = item.at("board").one_of(boards), item.at("condition").one_of(conditions)
        if code in found[board]:
            raise refusal(item.where, "ghi hai lần", "stands twice")
        found[board].add(code)
    return found


def verdicts(
    scheme: Scheme, given: Given, breached: Breached, boards: Collection[str]
) -> dict[str, Verdicts]:
    """What was decided about every board."""
    return {
        board: Verdicts(
            decided=given.decisions.get(board, {}),
            zeroed=zeroed(scheme.conditions, breached, board),
        )
        for board in boards
    }

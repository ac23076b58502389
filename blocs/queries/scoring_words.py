"""Points and layers as pages say them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from blocs.domain.layers.peers import Spread
from blocs.domain.rounding import half_up, trimmed
from blocs.enums import Layer
from blocs.models import Criterion, Group, Opinion
from boards.domain.numbers import format_number
from boards.language import spoken

PLACES = 2


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody gave: the layer, for which board, the points in words, and why."""

    layer: Layer
    by: str
    points: str
    reason: str
    officer: str
    at: datetime

    @property
    def abstained(self) -> bool:
        """Whether no points were given."""
        return not self.points


def in_points(value: Fraction | Decimal | None) -> str:
    """Two decimals at most, half up, without idle zeros; empty for nothing."""
    if value is None:
        return ""
    exact = Decimal(trimmed(half_up(Fraction(value), PLACES)))
    return format_number(exact, language=spoken())


def named(row: Criterion | Group) -> str:
    """The name of a criterion or a group in the reader's language."""
    return row.name_en if spoken() == "en" and row.name_en else row.name


def said_in(opinions: Iterable[Opinion]) -> tuple[Said, ...]:
    """Opinions by layer, peers by name; they come with their board and officer."""
    order = list(Layer)
    rows = sorted(opinions, key=lambda each: (order.index(Layer(each.layer)), _by(each)))
    return tuple(
        Said(
            Layer(each.layer),
            _by(each),
            in_points(each.points),
            each.reason,
            str(each.officer),
            each.given_at,
        )
        for each in rows
    )


def _by(opinion: Opinion) -> str:
    of_peer = opinion.layer == Layer.PEER and opinion.by_board is not None
    return opinion.by_board.short_name if of_peer and opinion.by_board else ""


def in_spread(peers: Spread) -> str:
    """``6,75 – 9``; one number where all gave the same."""
    ends = [in_points(peers.lowest), in_points(peers.highest)]
    return " – ".join(dict.fromkeys(ends))

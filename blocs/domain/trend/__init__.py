"""Results of several years: what may be joined by a line, and what stands between two years."""

from blocs.domain.trend.amounts import amount_breaks
from blocs.domain.trend.breaks import breaks_between
from blocs.domain.trend.growth import GROWING, Growth, baseline_of, growth
from blocs.domain.trend.heirs import Event, inherited
from blocs.domain.trend.moves import Move, moves
from blocs.domain.trend.runs import Spot, runs

__all__ = [
    "GROWING",
    "Event",
    "Growth",
    "Move",
    "Spot",
    "amount_breaks",
    "baseline_of",
    "breaks_between",
    "growth",
    "inherited",
    "moves",
    "runs",
]

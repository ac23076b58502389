"""Results of several years: what may be joined by a line, and what stands between two years."""

from blocs.domain.trend.breaks import breaks_between
from blocs.domain.trend.heirs import Event, inherited
from blocs.domain.trend.runs import Spot, runs

__all__ = ["Event", "Spot", "breaks_between", "inherited", "runs"]

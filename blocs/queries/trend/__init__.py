"""Places and points of a bloc through the years, from published editions and nothing else."""

from blocs.queries.trend.chart import TrendChart
from blocs.queries.trend.page import Trend, TrendPage, trend_of, trend_page
from blocs.queries.trend.reading import events_in, events_of, latest_editions, latest_of_bloc

__all__ = [
    "Trend",
    "TrendChart",
    "TrendPage",
    "events_in",
    "events_of",
    "latest_editions",
    "latest_of_bloc",
    "trend_of",
    "trend_page",
]

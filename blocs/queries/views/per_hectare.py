"""Amounts divided by the land of the same edition.

The land is the stock of it that the edition holds: measured as an area and there at a date, not one
that was added in the year. Of several such indicators the first in their order counts, and the view
names it.
"""

from __future__ import annotations

from blocs.queries.measures import Cell, Measures
from blocs.queries.views import divided
from boards.enums import Dimension, TimeType

STOCK_OF_LAND = (Dimension.AREA, TimeType.STOCK)
MONEY = {"VND": "VND_BN", "USD": "USD_TH"}


def land(measures: Measures) -> str:
    """The code of the stock of land; empty where the edition knows of none."""
    rows = measures.indicators.items()
    found = (code for code, row in rows if (row["dimension"], row["time_type"]) == STOCK_OF_LAND)
    return next(found, "")


def cell(measures: Measures, by: str, board: str, code: str) -> Cell:
    """The amount of ``code`` per hectare of ``by``; without either amount, what is missing."""
    return divided.cell(measures, divided.Divisor(by, Dimension.AREA, MONEY), board, code)

"""Amounts divided by the workers of the same edition."""

from __future__ import annotations

from blocs.queries.measures import Cell, Measures
from blocs.queries.views import divided
from boards.enums import Dimension

WORKERS = "workers"
BY_WORKERS = divided.Divisor(WORKERS, Dimension.PEOPLE, {"VND": "VND_MN", "USD": "USD"})


def cell(measures: Measures, board: str, code: str) -> Cell:
    """The amount of ``code`` per worker; without either amount, what is missing."""
    return divided.cell(measures, BY_WORKERS, board, code)

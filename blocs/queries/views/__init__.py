"""The ways to look at one edition: each divides or compares the same amounts in its own way."""

from blocs.queries.views.offered import offered
from blocs.queries.views.sight import Cells, Sight

__all__ = ["Cells", "Sight", "offered"]

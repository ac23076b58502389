"""Stored figures as quantities."""

from __future__ import annotations

from boards.domain.quantities import Quantity
from boards.domain.units import UNITS
from boards.enums import Qualifier
from boards.models import Figure


def kept_quantity(figure: Figure) -> Quantity | None:
    """The quantity of a stored figure; none where no amount was reported."""
    if figure.amount is None:
        return None
    return Quantity(figure.amount, UNITS[figure.unit], Qualifier(figure.qualifier))

"""Numbers in lists and on pages that only show: in the reader's own signs, without idle zeros."""

from __future__ import annotations

from decimal import Decimal

from boards.domain.numbers import format_number
from boards.language import spoken

NOTHING = "–"


def shown(amount: Decimal | int | None, *, places: int | None = None) -> str:
    """``79,28`` in Vietnamese, a dash for nothing; all digits unless ``places`` are said."""
    if amount is None:
        return NOTHING
    return format_number(Decimal(amount), language=spoken(), places=places)

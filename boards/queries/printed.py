"""How templates show stored figures in cells, and how an import knows them again."""

from __future__ import annotations

from collections.abc import Iterable

from boards.domain.quantities import format_quantity
from boards.models import Figure
from boards.queries.quantities import kept_quantity

JOINED = "; "
"""Between the parts of a total that stands in several currencies."""


def shown(figure: Figure) -> str:
    """A figure as printed, else in words."""
    quantity = kept_quantity(figure)
    return figure.as_printed or (format_quantity(quantity) if quantity else "")


def shown_total(figures: Iterable[Figure]) -> str:
    """All parts of a total in one cell."""
    return JOINED.join(filter(None, map(shown, figures)))


def joined(figures: Iterable[Figure], name: str) -> str:
    """A text of all parts of a total: each once."""
    return JOINED.join(dict.fromkeys(filter(None, (getattr(each, name) for each in figures))))

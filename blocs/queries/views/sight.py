"""One way to look at an edition."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from blocs.queries.choices import View
from blocs.queries.measures import Cell

Cells = Callable[[str, str], Cell]
"""By board and indicator."""

NAMES = {
    View.POINTS: _("Points"),
    View.ABSOLUTE: _("Absolute figures"),
    View.PER_WORKER: _("Per worker"),
    View.PER_HECTARE: _("Per hectare"),
    View.AGAINST_TARGET: _("Against target"),
    View.GROWTH: _("Growth"),
}


@dataclass(frozen=True, slots=True)
class Sight:
    """A view: what it can and cannot say, its columns, and what stands in them."""

    view: View
    note: str
    codes: tuple[str, ...]
    cell: Cells

    @property
    def label(self) -> str:
        """The name of the view."""
        return str(NAMES[self.view])

    def compares(self, boards: Iterable[str]) -> bool:
        """Whether some column holds amounts of two boards: one alone compares with nothing."""
        asked = [*boards]
        return any(
            sum(self.cell(board, code).reported for board in asked) > 1 for code in self.codes
        )

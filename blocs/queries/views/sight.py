"""One way to look at an edition."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from blocs.queries.choices import View
from blocs.queries.measures import Cell

Cells = Callable[[str, str], Cell]
"""By board and indicator."""


@dataclass(frozen=True, slots=True)
class Sight:
    """A view: its name, what it can and cannot say, its columns, and what stands in them."""

    view: View
    label: str
    note: str
    codes: tuple[str, ...]
    cell: Cells

    def compares(self, boards: Iterable[str]) -> bool:
        """Whether some column holds amounts of two boards: one alone compares with nothing."""
        asked = [*boards]
        return any(
            sum(self.cell(board, code).reported for board in asked) > 1 for code in self.codes
        )

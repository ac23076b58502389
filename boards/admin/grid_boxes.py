"""The cells of a grid as its page shows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from boards.admin.grid_words import SEVERITIES
from boards.enums import CellState
from boards.forms.cells import CELL, MINE
from boards.queries.findings import FindingRow
from boards.queries.grid import GridCell, Row
from boards.services.cells import Outcome


@dataclass(frozen=True)
class Box:
    """A cell as the page shows it: what is stored, or what was typed and could not be kept."""

    cell: GridCell
    outcome: Outcome | None = None

    @property
    def open_outcome(self) -> Outcome | None:
        """What still waits for its author."""
        return None if self.outcome is None or self.outcome.done else self.outcome

    @cached_property
    def name(self) -> str:
        """The ending of the names of its fields."""
        return self.cell.key.name.removeprefix(CELL)

    @property
    def text(self) -> str:
        """What stands in the field."""
        waits = self.open_outcome
        kept = waits is None or waits.state == CellState.LOCKED
        return self.cell.stored.text if kept else cast(Outcome, waits).entry.text

    @property
    def state(self) -> str:
        """The state of the cell."""
        if self.cell.closed:
            return CellState.LOCKED.value
        if self.open_outcome:
            return self.open_outcome.state.value
        return (CellState.SAVED if self.cell.stored.filled else CellState.EMPTY).value

    @property
    def message(self) -> str:
        """What is said under the field: why it is locked, or not accepted."""
        if self.cell.closed:
            return self.cell.closed
        if self.open_outcome and self.open_outcome.state == CellState.CONFLICT:
            return self.conflict
        return self.open_outcome.message if self.open_outcome else ""

    @property
    def conflict(self) -> str:
        """Whose value stands."""
        waits = cast(Outcome, self.open_outcome)
        what = " ".join(part for part in (waits.text, waits.echo) if part)
        return _("%(who)s entered at %(when)s: %(what)s") % {
            "who": waits.last.who,
            "when": waits.last.when,
            "what": what or _("nothing"),
        }

    @property
    def token(self) -> str:
        """What the next entry has seen: a conflict is not seen until its author has chosen."""
        waits = self.open_outcome
        conflict = waits is not None and waits.state == CellState.CONFLICT
        return cast(Outcome, waits).entry.seen if conflict else self.cell.stored.token

    @property
    def in_conflict(self) -> bool:
        """Whether somebody else wrote meanwhile."""
        return self.state == CellState.CONFLICT

    @property
    def mine(self) -> str:
        """The choice to write over the other's value."""
        return f"{MINE}{self.cell.stored.token}"

    @property
    def availability(self) -> str:
        """Why there is no amount; empty for an amount."""
        return self.cell.stored.availability

    @property
    def findings(self) -> list[tuple[FindingRow, object]]:
        """What the checks find, each with the words of its severity."""
        return [(row, SEVERITIES[row.severity]) for row in self.cell.findings]


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the page."""

    row: Row
    boxes: Sequence[Box]

"""The rows of a load that say when the regulation of the bloc expects what."""

from __future__ import annotations

from django.utils.translation import gettext as _

from blocs.domain.calendar import UnreadableSteps, steps_of
from blocs.enums import MilestoneKind
from blocs.imports import cells
from blocs.imports.store import Store
from blocs.imports.tables import Row
from blocs.models import CalendarRule
from boards.language import spoken
from boards.models import Document


def keep_calendar_rule(store: Store, row: Row) -> None:
    """On which day of every year a milestone is due."""
    values = store.read(
        row,
        {
            "kind": cells.one_of(MilestoneKind.values),
            "month": _between(1, 12),
            "day": _between(1, 31),
            "years_later": cells.optional(_between(0, 2), 0),
            "document": cells.optional(store.code_of(Document)),
        },
    )
    key = {"bloc": store.the_bloc, "kind": values.pop("kind")}
    store.keep(CalendarRule, row, key, values)


def steps_before(cell: str) -> str:
    """Days before a milestone, as ``14, 3``."""
    return _steps(cell, before=cell)


def steps_after(cell: str) -> str:
    """Days after one."""
    return _steps(cell, after=cell)


def _steps(cell: str, *, before: str = "", after: str = "") -> str:
    try:
        steps_of(before, after)
    except UnreadableSteps as unreadable:
        raise cells.Unreadable(unreadable.problem.in_language(spoken())) from unreadable
    return cell


def _between(least: int, most: int) -> cells.Reader:
    def read(cell: str) -> int:
        number = cells.count(cell)
        if not least <= number <= most:
            said = {"cell": cell, "least": least, "most": most}
            raise cells.Unreadable(_("“%(cell)s” is not between %(least)s and %(most)s") % said)
        return number

    return read

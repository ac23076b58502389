"""A row of the file beside what is stored now: whether it may be written, and as what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from boards.enums import Availability, Qualifier
from boards.models import Figure, IntakeRow, Report
from boards.models.snapshots import row_of
from boards.queries.locks import Locks
from boards.refusals import Refusal
from boards.services.gate import SENTENCES, lock_detail
from boards.services.reports import OPEN_AGAIN

CellKey = tuple[int, int, str]
"""A report, an indicator and a basis."""
Conflicts = dict[int, str]
"""Why rows cannot be written any more, by their key."""


def crowded_cells(
    batch: Sequence[IntakeRow], reports: Mapping[tuple[int, int], Report], known: set[int]
) -> set[CellKey]:
    """The cells in which figures stand that the file does not know of, and that a row would join.

    A new figure, or a word that says why there is none, would stand beside them unseen.
    """
    joining = [row for row in batch if row.figure is None or row.read["amount"] is None]
    found = Figure.objects.filter(
        report__in={reports[row.board_id, row.year].pk for row in joining},  # type: ignore[index]
        indicator__in={row.indicator_id for row in joining},
    )
    places = found.order_by().values_list("pk", "report", "indicator", "basis")
    return {
        (report, indicator, basis) for pk, report, indicator, basis in places if pk not in known
    }


def conflict_of(
    row: IntakeRow,
    figure: Figure | None,
    report: Report,
    locks: Locks,
    crowded: set[CellKey],
) -> str:
    """Why a row cannot be written as it was shown; nothing where it can."""
    indicator = row.indicator_id or 0
    lock = locks.on(indicator, row.basis)
    if lock is not None:
        return f"{SENTENCES[lock.kind].label} ({lock_detail(lock)})"
    joins = row.figure is None or row.read["amount"] is None
    changed = row.figure is not None and (figure is None or row_of(figure) != row.before)
    if changed or (joins and (report.pk, indicator, row.basis) in crowded):
        return str(Refusal.CHANGED_SINCE_PREVIEW.label)
    return ""


def filled(row: IntakeRow, figure: Figure) -> Figure:
    """The figure as the row says it. A settlement spoke of the amount that stood there."""
    said = row.read
    amount = None if said["amount"] is None else Decimal(said["amount"])
    understood = (amount, said["unit"], said["qualifier"])
    if understood != (figure.amount, figure.unit, figure.qualifier):
        for name, value in OPEN_AGAIN.items():
            setattr(figure, name, value)
    figure.amount, figure.unit = amount, said["unit"]
    figure.qualifier = Qualifier(said["qualifier"])
    figure.currency = row.currency
    figure.availability = Availability(said["availability"])
    figure.as_printed = said["as_printed"]
    figure.source_id = said["source"]
    figure.source_place, figure.note = said["source_place"], said["note"]
    return figure

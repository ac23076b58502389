"""Figures written in batches, new ones and those over others, each for its reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from typing import TypeVar, cast

from django.utils import timezone

from boards.acting import acting
from boards.models import Figure, Intake, IntakeRow, Report
from boards.models.telling import stored
from boards.queries.locks import Locks
from boards.services.exemptions import Opened
from boards.services.intakes.memory import BATCH
from boards.services.intakes.rows import Conflicts, conflict_of, crowded_cells, filled

LONGEST_REASON = 1000
UPDATED = [
    "availability",
    "amount",
    "unit",
    "qualifier",
    "as_printed",
    "source",
    "source_place",
    "note",
    "settled_by",
    "settled_at",
    "settlement",
    "search_text",
    "updated_at",
]
KEY = ["report", "indicator", "basis", "currency"]
Pair = tuple[Figure, Figure]
"""A figure as it is stored, and as it shall be."""
Written = TypeVar("Written", bound=Figure | Pair)


def write_rows(
    batch: Sequence[IntakeRow],
    reports: Mapping[tuple[int, int], Report],
    locks: Mapping[int, Locks],
    known: set[int],
    conflicts: Conflicts,
    opening: Opening,
) -> None:
    """Check each row against what is stored now; write the batch if no row of the file conflicts.

    Once there is a conflict nothing more is written, only looked at: all conflicts are told.
    """
    kept = stored(Figure, [row.figure for row in batch if row.figure], lock="change")
    crowded = crowded_cells(batch, reports, known)
    new: list[Figure] = []
    over: list[Pair] = []
    for row in batch:
        report = reports[row.board_id, row.year]  # type: ignore[index]
        figure = cast(Figure | None, kept.get(row.figure))
        if reason := conflict_of(row, figure, report, locks[report.pk], crowded):
            conflicts[row.pk] = reason
        elif figure is not None:
            over.append((figure, filled(row, copy(figure))))
        else:
            indicator = cast(int, row.indicator_id)
            new_one = Figure(report_id=report.pk, indicator_id=indicator, basis=row.basis)
            new.append(filled(row, new_one))
    if not conflicts:
        for reason, figures in opening.parts(new):
            with acting(reason=reason):
                made = Figure.objects.bulk_create(figures, batch_size=BATCH)
            known |= {each.pk for each in made}
        for reason, pairs in opening.parts(over):
            with acting(reason=reason):
                write_over(pairs)


def write_over(pairs: Sequence[Pair]) -> None:
    """Write figures over those that are stored; one that got another key is written by itself."""
    same_key = [now for was, now in pairs if was.currency == now.currency]
    at = timezone.now()
    for figure in same_key:
        figure.updated_at = at
    Figure.objects.write_over(same_key, key=KEY, columns=UPDATED)
    for was, now in pairs:
        if was.currency != now.currency:
            now.save()


class Opening:
    """What is written in one go, by its reason: the file, or the exemption that opens a cell."""

    def __init__(self, intake: Intake, reports: Iterable[Report]) -> None:
        self._file = intake.file_name
        self._opened = Opened(reports)

    def parts(self, written: Iterable[Written]) -> Iterable[tuple[str, list[Written]]]:
        """The reason and what is written for it, for each reason."""
        by_reason: dict[str, list[Written]] = {}
        for each in written:
            figure = each if isinstance(each, Figure) else each[0]
            reason = self._opened.reason(figure.report_id, figure.indicator_id)
            said = f"{reason} ({self._file})"[:LONGEST_REASON] if reason else self._file
            by_reason.setdefault(said, []).append(each)
        return by_reason.items()

"""An import written as it was shown: all of it, or nothing and the reasons why."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import cast

from django.db import IntegrityError, models, transaction
from django.utils import timezone

from boards.acting import acting
from boards.enums import IntakeState, Route, RowState
from boards.models import Board, Figure, Intake, IntakeRow, Officer, Report
from boards.queries.intakes import request_of, states_of
from boards.queries.locks import locks_of_all
from boards.queries.reach import own_boards
from boards.refusals import Refusal, Refused
from boards.services.intakes.locking import locked
from boards.services.intakes.memory import BATCH, seldom_collected
from boards.services.intakes.rows import Conflicts
from boards.services.intakes.writing import Opening, write_rows
from boards.services.reports import open_report

WRITTEN = (RowState.NEW, RowState.CHANGED)


class Conflicting(Exception):
    """What was shown is no longer so: which rows, and why. Nothing was written."""

    def __init__(self, conflicts: Conflicts) -> None:
        self.conflicts = conflicts
        super().__init__(len(conflicts))


def commit_intake(*, intake: Intake, officer: Officer) -> Intake:
    """Write what was shown, all of it or nothing.

    Raises ``Refused`` where a row has faults or the file was written already; ``Conflicting``
    where a figure is no longer what the preview showed, or may no longer be written: those rows
    are marked, and nothing is written.
    """
    try:
        with transaction.atomic(), seldom_collected():
            return _commit(intake, officer)
    except Conflicting as conflicting:
        _mark(intake, conflicting.conflicts)
        raise
    except IntegrityError as error:
        raise Refused(Refusal.CHANGED_SINCE_PREVIEW) from error


def _commit(intake: Intake, officer: Officer) -> Intake:
    intake = locked(intake, IntakeState.PREVIEWED)
    states = states_of(intake)
    if states[RowState.ERROR]:
        raise Refused(Refusal.INTAKE_HAS_FAULTS)
    if not sum(states[state] for state in WRITTEN):
        raise Refused(Refusal.INTAKE_CHANGES_NOTHING)
    if any(states[state] != intake.counts[state] for state in WRITTEN):
        # A board or an indicator that rows spoke of was deleted, and the rows with it.
        raise Refused(Refusal.CHANGED_SINCE_PREVIEW)
    rows = intake.rows.filter(state__in=WRITTEN).order_by("pk")
    with acting(route=Route.IMPORT, request=request_of(intake), reason=intake.file_name):
        reports = _reports(rows)
        locks = locks_of_all(reports.values())
        conflicts: Conflicts = {}
        figures = Figure.objects.filter(report__in=reports.values()).count()
        opening = Opening(intake, reports.values())
        named = intake.rows.exclude(figure=None).values_list("figure", flat=True)
        known = {cast(int, pk) for pk in named}
        own = own_boards(officer)
        for batch in _batches(rows):
            conflicts |= {} if own is None else _foreign(batch, own)
            write_rows(batch, reports, locks, known, conflicts, opening)
        if conflicts:
            raise Conflicting(conflicts)
        after = Figure.objects.filter(report__in=reports.values()).count()
        intake.counts = {
            **intake.counts,
            "figures_before": figures,
            "figures_after": after,
        }
        intake.state = IntakeState.COMMITTED
        intake.committed_at = timezone.now()
        intake.save()
    intake.parts.all().delete()
    return intake


def _foreign(batch: Sequence[IntakeRow], own: Collection[int]) -> Conflicts:
    """The rows of other boards: an officer may have moved since the preview."""
    sentence = str(Refusal.OTHER_BOARD.label)
    return {row.pk: sentence for row in batch if row.board_id not in own}


def _batches(rows: models.QuerySet[IntakeRow]) -> Iterable[list[IntakeRow]]:
    last = 0
    while batch := list(rows.filter(pk__gt=last)[:BATCH]):
        last = batch[-1].pk
        yield batch


def _reports(rows: models.QuerySet[IntakeRow]) -> dict[tuple[int, int], Report]:
    """The reports of the rows, opened where they are not there, locked until it is all written."""
    places = rows.order_by().values_list("board", "year").distinct()
    wanted = {(board, cast(int, year)) for board, year in places}
    boards, years = {board for board, _year in wanted}, {year for _board, year in wanted}
    known = Report.objects.select_for_update(of=("self",)).order_by("pk")
    found = {
        (report.board_id, report.year): report
        for report in known.filter(board__in=boards, year__in=years)
    }
    missing = sorted(wanted - set(found))
    opening = Board.objects.in_bulk({board for board, _year in missing})
    for board, year in missing:
        found[board, year] = open_report(board=opening[board], year=year)
    return {key: report for key, report in found.items() if key in wanted}


def _mark(intake: Intake, conflicts: Conflicts) -> None:
    """Keep the reasons beside the rows: the preview shows what must be looked at again."""
    by_reason: dict[str, list[int]] = {}
    for pk, reason in conflicts.items():
        by_reason.setdefault(reason, []).append(pk)
    with transaction.atomic():
        for reason, keys in by_reason.items():
            for start in range(0, len(keys), BATCH):
                rows = IntakeRow.objects.filter(pk__in=keys[start : start + BATCH])
                rows.update(state=RowState.ERROR, faults=[["board", reason]])
        intake = Intake.objects.get(pk=intake.pk)
        intake.counts = {**intake.counts, **states_of(intake)}
        intake.save(update_fields=["counts"])

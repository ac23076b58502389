"""An import taken back, figure by figure, with what became of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils import timezone

from boards.acting import acting
from boards.enums import IntakeState, Route, UndoOutcome, Verb
from boards.models import Change, Figure, Intake, Officer, Report
from boards.queries.intakes import changes_of, later_changes, request_of, undo_until
from boards.queries.locks import Locks, locks_of_all
from boards.queries.reach import own_boards
from boards.refusals import Refusal, Refused
from boards.services.intakes.committing import WRITTEN
from boards.services.intakes.locking import locked
from boards.services.intakes.memory import BATCH, seldom_collected
from boards.services.intakes.writing import KEY, Opening, Pair, write_over


class Named:
    """Which row of a file a change came from: by its figure, or by what the figure is known by."""

    def __init__(self, intake: Intake) -> None:
        reports = Report.objects.values_list("pk", "board", "year")
        self._reports = {pk: (board, year) for pk, board, year in reports}
        self._by_figure: dict[str, int] = {}
        self._by_key: dict[tuple[Any, ...], int] = {}
        rows = intake.rows.filter(state__in=WRITTEN).order_by()
        for pk, figure, *key in rows.values_list("pk", "figure", "board", "year", *KEY[1:]):
            if figure is None:
                self._by_key[tuple(key)] = pk
            else:
                self._by_figure[str(figure)] = pk

    def rows_of(self, change: Change) -> list[int]:
        """The row; none where its report is gone."""
        pk = self._by_figure.get(change.object_id)
        if pk is None:
            key = tuple(change.after.get(name) for name in KEY[1:])
            pk = self._by_key.get((*self._reports.get(change.report_id or 0, ()), *key))
        return [] if pk is None else [pk]


def undo_intake(*, intake: Intake, officer: Officer) -> Intake:
    """Take back what an import wrote, figure by figure, and say what became of each.

    A figure that somebody wrote to since is kept; one that is closed or gone cannot be taken back.
    Raises ``Refused`` where the time for it is over, where the officer has moved to another board
    since, or where somebody put another figure in the place of one that would come back.
    """
    try:
        with transaction.atomic(), seldom_collected():
            return _take_back(intake, officer)
    except IntegrityError as error:
        raise Refused(Refusal.CHANGED_SINCE_PREVIEW) from error


def _take_back(intake: Intake, officer: Officer) -> Intake:
    intake = locked(intake, IntakeState.COMMITTED)
    if undo_until(intake) is None:
        raise Refused(Refusal.INTAKE_TOO_OLD)
    own = own_boards(officer)
    if own is not None and _reports_of(intake).exclude(board__in=own).exists():
        raise Refused(Refusal.OTHER_BOARD)
    with acting(route=Route.UNDO, request=request_of(intake), reason=intake.file_name):
        changes = list(changes_of(intake))
        named = Named(intake)
        for start in range(0, len(changes), BATCH):
            _undo(intake, changes[start : start + BATCH], named, last=changes[-1].pk)
        intake.state = IntakeState.UNDONE
        intake.undone_at, intake.undone_by = timezone.now(), officer
        intake.save()
    return intake


def _reports_of(intake: Intake) -> models.QuerySet[Report]:
    """The reports that an import wrote to."""
    return Report.objects.filter(pk__in=changes_of(intake).order_by().values("report_id"))


def _undo(intake: Intake, changes: Sequence[Change], named: Named, *, last: int) -> None:
    written = Figure.objects.select_related("report").select_for_update(of=("self",), no_key=True)
    figures = written.in_bulk([int(change.object_id) for change in changes])
    later = later_changes([change.object_id for change in changes], after=last)
    reports = {figure.report for figure in figures.values()}
    locks, opening = locks_of_all(reports), Opening(intake, reports)
    outcomes: dict[UndoOutcome, list[int]] = {outcome: [] for outcome in UndoOutcome}
    deleted: list[Figure] = []
    restored: list[Pair] = []
    for change in changes:
        figure = figures.get(int(change.object_id))
        outcome = _outcome(figure, later.get(change.object_id), locks)
        outcomes[outcome] += named.rows_of(change)
        if outcome != UndoOutcome.REVERSED or figure is None:
            continue
        if change.verb == Verb.CREATED:
            deleted.append(figure)
        else:
            restored.append((figure, _restored(copy(figure), change.before)))
    for reason, gone in opening.parts(deleted):
        with acting(reason=reason):
            Figure.objects.filter(pk__in=[figure.pk for figure in gone]).delete()
    for reason, pairs in opening.parts(restored):
        with acting(reason=reason):
            write_over(pairs)
    for outcome, rows in outcomes.items():
        intake.rows.filter(pk__in=rows).update(undone=outcome)


def _outcome(figure: Figure | None, later: Verb | None, locks: Mapping[int, Locks]) -> UndoOutcome:
    if figure is None:
        return UndoOutcome.GONE
    if later is not None:
        return UndoOutcome.KEPT
    if locks[figure.report_id].on(figure.indicator_id, figure.basis) is not None:
        return UndoOutcome.LOCKED
    return UndoOutcome.REVERSED


def _restored(figure: Figure, before: Mapping[str, Any]) -> Figure:
    for name, value in before.items():
        field = Figure._meta.get_field(name)
        setattr(figure, field.attname, field.to_python(value))  # type: ignore[union-attr]
    return figure

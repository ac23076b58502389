"""Keeping, writing and taking back an uploaded file of figures: each all or nothing."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import copy
from datetime import datetime
from decimal import Decimal
from hashlib import sha256
from typing import Any, cast
from uuid import uuid4

from django.core.files.base import ContentFile
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from boards.acting import acting
from boards.enums import Availability, IntakeState, Qualifier, Route, RowState, UndoOutcome, Verb
from boards.models import (
    Board,
    Change,
    Figure,
    HeadingMemory,
    Intake,
    IntakePart,
    IntakeRow,
    Officer,
    Report,
)
from boards.models.snapshots import row_of
from boards.models.telling import Told, stored
from boards.queries.intakes import (
    changes_of,
    later_changes,
    request_of,
    stale_intakes,
    states_of,
    undo_until,
)
from boards.queries.locks import Locks, locks_of_all
from boards.queries.reach import is_bound
from boards.refusals import Refusal, Refused
from boards.services.gate import SENTENCES, lock_detail
from boards.services.reports import OPEN_AGAIN, open_report

BATCH = 2_000
OBJECTS = 100_000
"""So many new objects between two looks for cycles."""
PART = 500
"""Rows of the file in one part."""
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
WRITTEN = (RowState.NEW, RowState.CHANGED)

Pair = tuple[Figure, Figure]
"""A figure as it is stored, and as it shall be."""
CellKey = tuple[int, int, str]
"""A report, an indicator and a basis."""
Conflicts = dict[int, str]
"""Why rows cannot be written any more, by their key."""


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Look for cycles among objects seldom while many thousands are made, and never among old ones.

    A quarter of the time would go into walking the same objects again and again.
    """
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(OBJECTS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


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


class Conflicting(Exception):
    """What was shown is no longer so: which rows, and why. Nothing was written."""

    def __init__(self, conflicts: Conflicts) -> None:
        self.conflicts = conflicts
        super().__init__(len(conflicts))


@transaction.atomic
def receive_intake(
    *,
    officer: Officer,
    file_name: str,
    data: bytes,
    layout: Mapping[str, Any],
    tables: Sequence[Iterable[Any]],
) -> Intake:
    """Keep an uploaded file under a generated name, with its rows as they stand in it.

    Rows that nobody confirmed in time go, and their files with them.
    """
    drop_stale_intakes(now=timezone.now())
    suffix = file_name.rpartition(".")[2].lower()
    intake = Intake(
        file_name=file_name[:200],
        sha256=sha256(data).hexdigest(),
        officer=officer,
        layout=dict(layout),
    )
    intake.file.save(f"{uuid4().hex}.{suffix}", ContentFile(data), save=False)
    intake.save()
    for sheet, rows in enumerate(tables):
        IntakePart.objects.bulk_create(_parts(intake, sheet, rows), batch_size=20)
    return intake


@transaction.atomic
def settle_layout(
    *, intake: Intake, layout: Mapping[str, Any], total: int, remember: Mapping[str, str]
) -> Intake:
    """Keep the answers of the officer; what headings were said to mean is remembered.

    The rows that an earlier answer gave are read anew.
    """
    intake = _locked(intake, IntakeState.UPLOADED, IntakeState.READING, IntakeState.PREVIEWED)
    for heading, column in remember.items():
        HeadingMemory.objects.update_or_create(
            heading=heading, defaults={"column": column, "officer": intake.officer}
        )
    intake.rows.all().delete()
    intake.layout = dict(layout)
    intake.counts = {}
    intake.rows_read, intake.rows_total = 0, total
    intake.state = IntakeState.READING
    intake.save()
    return intake


@transaction.atomic
def keep_rows(
    *, intake: Intake, rows: Sequence[IntakeRow], read: int, counts: Mapping[str, Any]
) -> Intake:
    """Add the figures of the next ``read`` rows of the file.

    Raises ``Refused`` where somebody else read them meanwhile, in another window.
    """
    seen = intake.rows_read
    intake = _locked(intake, IntakeState.READING)
    if intake.rows_read != seen:
        raise Refused(Refusal.INTAKE_USED_UP)
    for row in rows:
        row.intake_id = intake.pk
    IntakeRow.objects.bulk_create(rows, batch_size=BATCH)
    intake.rows_read += read
    intake.counts = dict(counts)
    intake.save(update_fields=["rows_read", "counts"])
    return intake


@transaction.atomic
def finish_reading(
    *, intake: Intake, faults: Mapping[int, tuple[str, str]], again: Sequence[int]
) -> Intake:
    """Mark what only the whole file could tell, count, and show it."""
    intake = _locked(intake, IntakeState.READING)
    for start in range(0, len(faults), BATCH):
        keys = list(faults)[start : start + BATCH]
        rows = list(intake.rows.filter(pk__in=keys))
        for row in rows:
            row.faults = [*row.faults, [*faults[row.pk]]]
            row.state = RowState.ERROR
        IntakeRow.objects.bulk_update(rows, ["faults", "state"], batch_size=PART)
    for start in range(0, len(again), BATCH):
        keys = list(again)[start : start + BATCH]
        intake.rows.filter(pk__in=keys).update(state=RowState.NEW, figure=None, before={})
    intake.counts = {**intake.counts, **states_of(intake)}
    intake.state = IntakeState.PREVIEWED
    intake.save()
    return intake


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


def undo_intake(*, intake: Intake, officer: Officer) -> Intake:
    """Take back what an import wrote, figure by figure, and say what became of each.

    A figure that somebody wrote to since is kept; one that is closed or gone cannot be taken back.
    Raises ``Refused`` where the time for it is over, or where somebody put another figure in the
    place of one that would come back.
    """
    try:
        with transaction.atomic(), seldom_collected():
            return _take_back(intake, officer)
    except IntegrityError as error:
        raise Refused(Refusal.CHANGED_SINCE_PREVIEW) from error


def _take_back(intake: Intake, officer: Officer) -> Intake:
    intake = _locked(intake, IntakeState.COMMITTED)
    if undo_until(intake) is None:
        raise Refused(Refusal.INTAKE_TOO_OLD)
    with acting(route=Route.UNDO, request=request_of(intake), reason=intake.file_name):
        changes = list(changes_of(intake))
        named = Named(intake)
        for start in range(0, len(changes), BATCH):
            _undo(intake, changes[start : start + BATCH], named, last=changes[-1].pk)
        intake.state = IntakeState.UNDONE
        intake.undone_at, intake.undone_by = timezone.now(), officer
        intake.save()
    return intake


@transaction.atomic
def drop_intake(*, intake: Intake) -> None:
    """Throw an unconfirmed file away, with its rows."""
    intake = _locked(intake, IntakeState.UPLOADED, IntakeState.READING, IntakeState.PREVIEWED)
    storage, name = intake.file.storage, str(intake.file.name)
    # Working papers leave no record; they go before the file's own row, which does.
    intake.rows.all().delete()
    intake.parts.all().delete()
    intake.delete()
    transaction.on_commit(lambda: storage.delete(name))


def drop_stale_intakes(*, now: datetime) -> int:
    """Throw away what nobody confirmed in time; how many files went."""
    stale = list(stale_intakes(now))
    for intake in stale:
        drop_intake(intake=intake)
    return len(stale)


def _parts(intake: Intake, sheet: int, rows: Iterable[Any]) -> Iterable[IntakePart]:
    waiting: list[Any] = []
    number = 0
    for row in rows:
        waiting.append(row)
        if len(waiting) == PART:
            yield IntakePart(intake=intake, sheet=sheet, number=number, rows=waiting)
            waiting, number = [], number + 1
    if waiting:
        yield IntakePart(intake=intake, sheet=sheet, number=number, rows=waiting)


def _locked(intake: Intake, *states: IntakeState) -> Intake:
    """The intake, locked for writing. Raises ``Refused`` where it is past these states."""
    found = Intake.objects.select_for_update(of=("self",)).filter(pk=intake.pk).first()
    if found is None or found.state not in states:
        raise Refused(Refusal.INTAKE_USED_UP)
    return found


def _commit(intake: Intake, officer: Officer) -> Intake:
    intake = _locked(intake, IntakeState.PREVIEWED)
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
        named = intake.rows.exclude(figure=None).values_list("figure", flat=True)
        known = {cast(int, pk) for pk in named}
        own = officer.board_id if is_bound(officer) else None
        for batch in _batches(rows):
            conflicts |= _foreign(batch, own) if is_bound(officer) else {}
            _write(batch, reports, locks, known, conflicts)
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


def _foreign(batch: Sequence[IntakeRow], own: int | None) -> Conflicts:
    """The rows of other boards: an officer may have moved since the preview."""
    sentence = str(Refusal.OTHER_BOARD.label)
    return {row.pk: sentence for row in batch if row.board_id != own}


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


def _write(
    batch: Sequence[IntakeRow],
    reports: Mapping[tuple[int, int], Report],
    locks: Mapping[int, Locks],
    known: set[int],
    conflicts: Conflicts,
) -> None:
    """Check each row against what is stored now; write the batch if no row of the file conflicts.

    Once there is a conflict nothing more is written, only looked at: all conflicts are told.
    """
    kept = stored(Figure, [row.figure for row in batch if row.figure], lock="change")
    crowded = _crowded(batch, reports, known)
    new: list[Figure] = []
    over: list[Pair] = []
    for row in batch:
        report = reports[row.board_id, row.year]  # type: ignore[index]
        figure = cast(Figure | None, kept.get(row.figure))
        if reason := _conflict(row, figure, report, locks[report.pk], crowded):
            conflicts[row.pk] = reason
        elif figure is not None:
            over.append((figure, _filled(row, copy(figure))))
        else:
            indicator = cast(int, row.indicator_id)
            made = Figure(report_id=report.pk, indicator_id=indicator, basis=row.basis)
            new.append(_filled(row, made))
    if not conflicts:
        known |= {made.pk for made in Figure.objects.bulk_create(new, batch_size=BATCH)}
        _write_over(over)


def _crowded(
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


def _conflict(
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


def _filled(row: IntakeRow, figure: Figure) -> Figure:
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


def _write_over(pairs: Sequence[Pair]) -> None:
    """Write figures over those of their key in one statement, and tell the history each change.

    ``bulk_update`` would build a condition for every row and column, and take minutes.
    """
    same_key = [now for was, now in pairs if was.currency == now.currency]
    at = timezone.now()
    for figure in same_key:
        figure.updated_at = at
    models.QuerySet[Figure](Figure).bulk_create(
        same_key,
        update_conflicts=True,
        unique_fields=KEY,
        update_fields=UPDATED,
        batch_size=BATCH,
    )
    written = stored(Figure, [figure.pk for figure in same_key])
    told = Told()
    for was, now in pairs:
        if now.pk in written:
            told.changed(was, written[now.pk])
        else:
            now.save()
    told.write()


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


def _undo(intake: Intake, changes: Sequence[Change], named: Named, *, last: int) -> None:
    later = later_changes([change.object_id for change in changes], after=last)
    figures = Figure.objects.select_related("report").in_bulk(
        [int(change.object_id) for change in changes]
    )
    locks = locks_of_all({figure.report for figure in figures.values()})
    outcomes: dict[UndoOutcome, list[int]] = {outcome: [] for outcome in UndoOutcome}
    deleted: list[int] = []
    restored: list[Pair] = []
    for change in changes:
        figure = figures.get(int(change.object_id))
        outcome = _outcome(figure, later.get(change.object_id), locks)
        outcomes[outcome] += named.rows_of(change)
        if outcome != UndoOutcome.REVERSED or figure is None:
            continue
        if change.verb == Verb.CREATED:
            deleted.append(figure.pk)
        else:
            restored.append((figure, _restored(copy(figure), change.before)))
    Figure.objects.filter(pk__in=deleted).delete()
    _write_over(restored)
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

"""An uploaded file until its preview: kept, its columns settled, its rows read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any
from uuid import uuid4

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from boards.enums import IntakeState, RowState
from boards.models import HeadingMemory, Intake, IntakePart, IntakeRow, Officer
from boards.queries.intakes import states_of
from boards.refusals import Refusal, Refused
from boards.services.intakes.dropping import drop_stale_intakes
from boards.services.intakes.locking import locked
from boards.services.intakes.memory import BATCH

PART = 500
"""Rows of the file in one part."""


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
    intake = locked(intake, IntakeState.UPLOADED, IntakeState.READING, IntakeState.PREVIEWED)
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
    intake = locked(intake, IntakeState.READING)
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
    intake = locked(intake, IntakeState.READING)
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

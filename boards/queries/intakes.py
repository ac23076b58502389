"""Uploaded files and their rows: what pages of the import ask for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, QuerySet
from django.utils import timezone

from boards.enums import IntakeState, RowState, Verb
from boards.models import Change, HeadingMemory, Intake

UNDO_WITHIN = timedelta(days=7)
"""So long a whole import can be taken back; after that figures are corrected one by one."""
KEPT_FOR = timedelta(days=7)
"""So long an import that nobody confirmed is kept."""

COUNTED = tuple(RowState.values)


def states_of(intake: Intake) -> dict[str, int]:
    """How many rows there are in each state."""
    counted = intake.rows.order_by().values_list("state").annotate(Count("pk"))
    return {**dict.fromkeys(COUNTED, 0), **dict(counted)}


def outcomes_of(intake: Intake) -> dict[str, int]:
    """How many rows of an undone import there are of each outcome."""
    rows = intake.rows.exclude(undone="").order_by()
    return dict(rows.values_list("undone").annotate(Count("pk")))


def earlier_of(intake: Intake) -> Intake | None:
    """An import of the very same file that was written before and still stands."""
    return (
        Intake.objects.filter(sha256=intake.sha256, state=IntakeState.COMMITTED)
        .exclude(pk=intake.pk)
        .select_related("officer")
        .first()
    )


def stale_intakes(now: datetime) -> QuerySet[Intake]:
    """Uploaded files that nobody confirmed in time."""
    unconfirmed = (IntakeState.UPLOADED, IntakeState.READING, IntakeState.PREVIEWED)
    return Intake.objects.filter(state__in=unconfirmed, created_at__lt=now - KEPT_FOR)


def undo_until(intake: Intake) -> datetime | None:
    """Until when the import can be taken back; nothing where it no longer can."""
    if intake.state != IntakeState.COMMITTED or intake.committed_at is None:
        return None
    until = intake.committed_at + UNDO_WITHIN
    return until if timezone.now() < until else None


def remembered_headings() -> dict[str, tuple[str, str]]:
    """What headings were said to mean: their use, and who said so."""
    memories = HeadingMemory.objects.select_related("officer")
    return {memory.heading: (memory.column, str(memory.officer)) for memory in memories}


def request_of(intake: Intake) -> str:
    """The name under which the history keeps what an import wrote."""
    return f"intake/{intake.pk}"


def changes_of(intake: Intake) -> QuerySet[Change]:
    """What the commit of an import wrote to figures, in order."""
    return Change.objects.filter(
        request=request_of(intake), model="boards.figure", route="import"
    ).order_by("pk")


def later_changes(figures: Iterable[str], *, after: int) -> dict[str, Verb]:
    """Figures that somebody wrote to since a change, with what happened last."""
    later = Change.objects.filter(model="boards.figure", object_id__in=figures, pk__gt=after)
    rows = later.order_by("pk").values_list("object_id", "verb")
    return {object_id: Verb(verb) for object_id, verb in rows}


def placed_rows(intake: Intake) -> Iterator[tuple[Any, ...]]:
    """Key, row, figure and understood unit of every row that would leave a figure, in order."""
    rows = intake.rows.exclude(state=RowState.ERROR).exclude(read={}).order_by("pk")
    yield from rows.values_list(
        "pk",
        "number",
        "board",
        "year",
        "indicator",
        "basis",
        "currency",
        "figure",
        "read__unit",
        "read__needs",
    ).iterator(2_000)

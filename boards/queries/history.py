"""The history as pages show it: what changed, by whom, by which way and why, in words.

However many changes a page shows, the rows that they refer to are asked for once by table.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Q, QuerySet, prefetch_related_objects
from django.utils import timezone

from boards.enums import Route, Verb
from boards.models import Change, Officer
from boards.models.snapshots import Row
from boards.queries.reach import is_bound, reports_within_reach
from boards.queries.told import Names, columns_of, in_words, label_of, names_in, title_of

PAGE = 50
"""Changes on a page."""

SPELL = timedelta(minutes=1)
"""Saves of one row by one officer that follow each other as quickly are one spell of editing."""


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """One column: its label, what stood there, what stands there since."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change, in the language of the reader; ``kind`` is the verb as code knows it.

    A spell of editing reads as one, from its first *before* to its last *after*.
    """

    number: int
    at: datetime
    officer: str
    kind: str
    verb: str
    route: str
    reason: str
    request: str
    what: str
    object_id: str
    columns: tuple[ColumnRow, ...]
    seal: int | None
    parts: tuple[ChangeRow, ...] = ()
    """The changes of a spell one by one, the latest first; none where one stands alone."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which changes to look for; what is empty does not narrow."""

    table: str = ""
    officer: Officer | None = None
    route: str = ""
    day: date | None = None
    request: str = ""


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """Some changes, the latest first; ``older`` is where the next page begins, if there is one."""

    rows: list[ChangeRow]
    older: int | None


@dataclass(frozen=True, slots=True)
class StateRow:
    """One row of a thread at two moments; a column differs where its two values do."""

    what: str
    object_id: str
    columns: tuple[ColumnRow, ...]


def history_of(thread: str, *, most: int = PAGE) -> list[ChangeRow]:
    """What happened to one thing, the latest first."""
    return told(Change.objects.of_thread(thread)[:most])


def readable_by(officer: Officer) -> QuerySet[Change]:
    """The changes that an officer may read: of a board's officer, those of reports within reach."""
    if not is_bound(officer):
        return Change.objects.all()
    return Change.objects.filter(report_id__in=reports_within_reach(officer).values("pk"))


def history_page(
    changes: QuerySet[Change], wanted: Wanted, *, before: int | None = None
) -> HistoryPage:
    """One page of the history. It is never counted, and a page deep down costs as the first."""
    found = changes.filter(_narrowed(wanted))
    if before is not None:
        found = found.filter(pk__lt=before)
    rows = list(found.order_by("-pk")[: PAGE + 1])
    return HistoryPage(told(rows[:PAGE]), rows[PAGE - 1].pk if len(rows) > PAGE else None)


def told(changes: Iterable[Change]) -> list[ChangeRow]:
    """Changes in words, the latest first as they come. Each is stored for itself, none is lost."""
    rows = list(changes)
    prefetch_related_objects(rows, "seal")
    sides = [(change.model, side) for change in rows for side in (change.before, change.after)]
    names = names_in(sides)
    return [_told_together(spell, names) for spell in _spells(rows)]


def state_at(thread: str, moment: datetime) -> dict[tuple[str, str], Row]:
    """The rows of a thread as they stood at a moment, by table and key, played from the start."""
    state: dict[tuple[str, str], Row] = {}
    changes = Change.objects.filter(thread=thread, at__lte=moment).order_by("pk")
    for change in changes.iterator():
        key = (change.model, change.object_id)
        if change.verb == Verb.DELETED:
            state.pop(key, None)
        else:
            state[key] = {**state.get(key, {}), **change.after}
    return state


def compared(thread: str, one: datetime, other: datetime) -> list[StateRow]:
    """A thread at two moments, column by column."""
    then, now = state_at(thread, one), state_at(thread, other)
    names = names_in((key[0], row) for state in (then, now) for key, row in state.items())
    return [
        StateRow(
            title_of(model),
            pk,
            _columns(model, then.get((model, pk), {}), now.get((model, pk), {}), names),
        )
        for model, pk in {**then, **now}
    ]


def _narrowed(wanted: Wanted) -> Q:
    asked = {
        "model": wanted.table,
        "officer": wanted.officer,
        "route": wanted.route,
        "request": wanted.request,
    }
    condition = Q(**{name: value for name, value in asked.items() if value})
    if wanted.day is None:
        return condition
    midnights = [
        timezone.make_aware(datetime.combine(wanted.day, at)) for at in (time.min, time.max)
    ]
    return condition & Q(at__range=midnights)


def _spells(changes: Iterable[Change]) -> list[list[Change]]:
    """Changes that stand beside each other, by spell of editing."""
    spells: list[list[Change]] = []
    for change in changes:
        if spells and _continued(change, spells[-1][-1]):
            spells[-1].append(change)
        else:
            spells.append([change])
    return spells


def _continued(older: Change, newer: Change) -> bool:
    """Whether an officer only went on with what was saved just before, for the same reason."""
    same = ("model", "object_id", "thread", "officer_id", "route", "reason")
    return (
        newer.officer_id is not None
        and newer.verb == Verb.CHANGED
        and older.verb != Verb.DELETED
        and newer.at - older.at <= SPELL
        and all(getattr(older, name) == getattr(newer, name) for name in same)
    )


def _told_together(spell: Sequence[Change], names: Names) -> ChangeRow:
    """A change, or several as if they had been one."""
    latest, first = spell[0], spell[-1]
    if latest is first:
        return _told(latest, names)
    whole = copy(latest)
    whole.verb = first.verb
    whole.before, whole.after = {}, {}
    for change in spell:
        whole.before = {**whole.before, **change.before}
        whole.after = {**change.after, **whole.after}
    if first.verb == Verb.CREATED:
        whole.before = {}
    return replace(_told(whole, names), parts=tuple(_told(change, names) for change in spell))


def _told(change: Change, names: Names) -> ChangeRow:
    columns = _columns(change.model, change.before, change.after, names)
    return ChangeRow(
        number=change.pk,
        at=change.at,
        officer=change.officer_name,
        kind=change.verb,
        verb=str(Verb(change.verb).label),
        route=str(Route(change.route).label),
        reason=change.reason,
        request=change.request,
        what=title_of(change.model),
        object_id=change.object_id,
        columns=columns if change.verb != Verb.CHANGED else _differing(change, columns),
        seal=change.seal.number if change.seal else None,
    )


def _differing(change: Change, columns: Sequence[ColumnRow]) -> tuple[ColumnRow, ...]:
    """Without the columns that only stand beside another: the unit beside an amount."""
    names = _names_of(change.model, change.before, change.after)
    return tuple(
        column
        for name, column in zip(names, columns, strict=True)
        if change.before.get(name) != change.after.get(name)
    )


def _columns(model: str, before: Row, after: Row, names: Names) -> tuple[ColumnRow, ...]:
    return tuple(
        ColumnRow(
            label_of(model, name),
            in_words(model, name, before, names),
            in_words(model, name, after, names),
        )
        for name in _names_of(model, before, after)
    )


def _names_of(model: str, before: Row, after: Row) -> list[str]:
    """The columns of either side in the order of the form; PostgreSQL keeps none of its own.

    Those that are empty on both sides say nothing.
    """
    empty: tuple[Any, ...] = (None, "")
    order = columns_of(model)
    said = {
        name
        for name in {**before, **after}
        if before.get(name) not in empty or after.get(name) not in empty
    }
    return [name for name in order if name in said] + sorted(said.difference(order))

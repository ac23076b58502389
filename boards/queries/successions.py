"""Successions as plain values: those that have to do with some boards, near or far."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from django.db.models import Q

from boards.domain.kinship import Tie, successors
from boards.enums import Comparison, SuccessionKind
from boards.models import Board, Succession


class _Row(NamedTuple):
    """One pair of predecessor and successor of a succession."""

    pk: int
    kind: str
    effective_on: date
    comparison: str
    heir: int | None
    predecessors: int
    predecessors__short_name: str
    successors: int | None
    successors__short_name: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """A succession without its papers."""

    pk: int
    kind: SuccessionKind
    on: date
    comparison: Comparison
    tie: Tie


@dataclass(frozen=True, slots=True)
class Family:
    """All successions that lead from some boards to others, and what those are called."""

    events: tuple[Told, ...] = ()
    names: Mapping[int, str] = field(default_factory=dict)


def family(boards: Collection[int], *, until: date, since: date = date.min) -> Family:
    """The successions that led to ``boards``, and those that led on from them, by their days.

    One query where nothing has happened to them, else one more for each generation: what became of
    other boards of the country costs nothing. Who shares only a predecessor, or a successor, is no
    part of the line.
    """
    found: dict[int, Told] = {}
    names: dict[int, str] = {}
    up = down = frozenset(boards)
    above, below = set(up), set(down)
    while up or down:
        rows = _touching(up, down, known=found, since=since, until=until)
        names |= {row.predecessors: row.predecessors__short_name for row in rows}
        names |= {
            row.successors: row.successors__short_name or "" for row in rows if row.successors
        }
        events = _told(rows)
        found |= events
        ties = [each.tie for each in events.values()]
        up = frozenset(_before(ties, up)) - above
        down = frozenset(_after(ties, down)) - below
        above |= up
        below |= down
    ordered = sorted(found.values(), key=lambda each: (each.on, each.pk))
    return Family(tuple(ordered), names)


def _before(ties: Iterable[Tie], boards: frozenset[int]) -> Iterator[int]:
    """What these came from, or inherited from."""
    for tie in ties:
        if tie.heir in boards or not boards.isdisjoint(tie.successors):
            yield from tie.predecessors


def _after(ties: Iterable[Tie], boards: frozenset[int]) -> Iterator[int]:
    """What became of these, and who inherited their work."""
    for tie in ties:
        if not boards.isdisjoint(tie.predecessors):
            yield from tie.successors
            if tie.heir is not None:
                yield tie.heir


def _touching(
    up: Collection[int],
    down: Collection[int],
    *,
    known: Collection[int],
    since: date,
    until: date,
) -> list[_Row]:
    touching = Succession.objects.filter(
        Q(successors__in=up) | Q(heir__in=up) | Q(predecessors__in=down),
        effective_on__range=(since, until),
    ).exclude(pk__in=list(known))
    rows = Succession.objects.filter(pk__in=touching.order_by().values("pk")).order_by("pk")
    return [_Row._make(row) for row in rows.values_list(*_Row._fields)]


def _told(rows: Iterable[_Row]) -> dict[int, Told]:
    """One event from as many rows as it has pairs of predecessor and successor."""
    pairs: dict[int, list[_Row]] = defaultdict(list)
    for row in rows:
        pairs[row.pk].append(row)
    return {pk: _event(of) for pk, of in pairs.items()}


def _event(rows: Sequence[_Row]) -> Told:
    first = rows[0]
    return Told(
        first.pk,
        SuccessionKind(first.kind),
        first.effective_on,
        Comparison(first.comparison),
        Tie(
            frozenset(row.predecessors for row in rows),
            # A dissolution has none: its rows name nobody.
            frozenset(row.successors for row in rows if row.successors is not None),
            first.heir,
        ),
    )


def successors_of(boards: Collection[Board]) -> list[tuple[Board, list[str]]]:
    """The boards that still are and took the place of some of these, with the names of those.

    Without those that are among ``boards`` themselves.
    """
    ended = {board.pk: board.short_name for board in boards if board.dissolved_on}
    ties = [each.tie for each in family(ended, until=date.max).events]
    became: dict[int, list[str]] = defaultdict(list)
    for pk, name in ended.items():
        for heir in successors(pk, ties) - {board.pk for board in boards}:
            became[heir].append(name)
    if not became:
        return []
    living = Board.objects.filter(pk__in=became, dissolved_on__isnull=True)
    return [(board, became[board.pk]) for board in living]

"""What a board came from and what became of it, through all generations until today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from blocs.domain.trend import Event as Happened
from blocs.queries.blocs import Paper, paper
from boards.domain.kinship import successors
from boards.models import Board, Succession
from boards.queries.successions import family


@dataclass(frozen=True, slots=True)
class Linked:
    """Another board."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Event:
    """A merger, a split or another succession."""

    kind: str
    effective_on: date
    predecessors: tuple[Linked, ...]
    successors: tuple[Linked, ...]
    heir: Linked | None
    paper: Paper
    note: str
    own: bool
    """Whether it happened to the board itself, not to one before or after it."""


@dataclass(frozen=True, slots=True)
class Chain:
    """Every event from the first known predecessor on, and who carries on today."""

    events: tuple[Event, ...] = ()
    today: tuple[Linked, ...] = ()


def chain_of(board: Board) -> Chain:
    """The events of a board and of its own line, in order of their days.

    One query where nothing happened; else one for each generation, and four for the papers.
    """
    told = family([board.pk], until=date.max).events
    if not told:
        return Chain()
    rows = Succession.objects.filter(pk__in=[each.pk for each in told])
    found = list(
        rows.select_related("document", "heir")
        .prefetch_related("predecessors", "successors")
        .order_by("effective_on", "pk")
    )
    after = successors(board.pk, [each.tie for each in told])
    boards = {each.pk: each for row in found for each in row.successors.all()}
    living = [each for pk, each in boards.items() if pk in after and each.dissolved_on is None]
    return Chain(tuple(_event(row, board) for row in found), tuple(map(linked, living)))


def line_of(board: str, chain: Chain) -> set[str]:
    """The board, and every board that came before or after it."""
    linked = (each for event in chain.events for each in (*event.predecessors, *event.successors))
    return {board, *(each.slug for each in linked)}


def events_in(chain: Chain) -> tuple[Happened, ...]:
    """The events as the rule of trends takes them."""
    return tuple(
        Happened(
            on=event.effective_on,
            before={board.slug: board.name for board in event.predecessors},
            after={board.slug: board.name for board in event.successors},
        )
        for event in chain.events
    )


def _event(row: Succession, board: Board) -> Event:
    before, after = row.predecessors.all(), row.successors.all()
    return Event(
        kind=str(row.get_kind_display()),
        effective_on=row.effective_on,
        predecessors=tuple(map(linked, before)),
        successors=tuple(map(linked, after)),
        heir=linked(row.heir) if row.heir else None,
        paper=paper(row.document),
        note=row.note,
        own=board in (*before, *after),
    )


def linked(board: Board) -> Linked:
    """A board as a link."""
    return Linked(board.slug, board.short_name)

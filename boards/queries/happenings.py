"""What somebody says that happened to boards, and everything that speaks against it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Max

from boards.domain.successions import STAYS, Body, Happening, Objection, objections
from boards.enums import Comparison, SuccessionKind
from boards.models import Board, Document, Province
from boards.refusals import Refusal

BODY = ("pk", "short_name", "founded_on", "dissolved_on", "lost", "gained")


@dataclass(frozen=True, slots=True)
class NewBoard:
    """A board that a succession founds."""

    slug: str
    name: str
    short_name: str
    province: Province
    name_en: str = ""


@dataclass(frozen=True, slots=True)
class NewName:
    """What a board that goes on is called from the day on."""

    name: str
    short_name: str
    name_en: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """What happens to boards, as an officer says it.

    The board that goes on is the first successor, the founded ones follow in their order. ``heir``
    finishes the open work: a successor by its place, or another board.
    """

    kind: SuccessionKind
    on: date
    document: Document
    boards: Sequence[Board]
    goes_on: Board | None = None
    founded: Sequence[NewBoard] = ()
    new_name: NewName | None = None
    heir: int | Board | None = None
    comparison: Comparison = Comparison.NONE
    note: str = ""

    @property
    def survivor(self) -> Board | None:
        """The board that keeps its row: of a renaming or a transfer the only one."""
        return self.boards[0] if self.kind in STAYS and self.boards else self.goes_on

    @property
    def ending(self) -> list[Board]:
        """The boards that are no more."""
        return [board for board in self.boards if board != self.survivor]

    @property
    def successors(self) -> list[str]:
        """The short names of those that carry on, in their order."""
        name = self.new_name.short_name if self.new_name else None
        first = [name or self.survivor.short_name] if self.survivor else []
        return [*first, *(board.short_name for board in self.founded)]


def happening(event: Event) -> Happening:
    """The event as its rules ask for it."""
    survivor = event.survivor
    boards = Board.objects.filter(pk__in=[board.pk for board in event.boards]).annotate(
        lost=Max("successions_out__effective_on"), gained=Max("successions_in__effective_on")
    )
    return Happening(
        kind=event.kind,
        on=event.on,
        bodies=tuple(Body(*row) for row in boards.order_by("sort_key").values_list(*BODY)),
        goes_on=survivor.pk if survivor else None,
        founded=len(event.founded),
        renamed=event.new_name is not None,
    )


def objections_to(event: Event) -> list[Objection]:
    """Everything about the boards that speaks against the event, in two queries."""
    found = objections(happening(event))
    new, survivor = event.new_name, event.survivor
    if new and survivor and (new.name, new.short_name) == (survivor.name, survivor.short_name):
        found.append((Refusal.SAME_NAME, new.name))
    slugs = [board.slug for board in event.founded]
    taken = set(Board.objects.filter(slug__in=slugs).values_list("slug", flat=True))
    taken |= {slug for slug in slugs if slugs.count(slug) > 1}
    found += [(Refusal.BOARD_CODE_TAKEN, slug) for slug in sorted(taken)]
    heir = event.heir
    if isinstance(heir, Board) and (heir in event.ending or not heir.exists_on(event.on)):
        found.append((Refusal.HEIR_NOT_THERE, str(heir)))
    return found

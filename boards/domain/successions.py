"""What may happen to boards, and what speaks against it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from boards.enums import SuccessionKind
from boards.refusals import Refusal

ONE_ONLY = frozenset({SuccessionKind.SPLIT, SuccessionKind.RENAME, SuccessionKind.TRANSFER})
STAYS = frozenset({SuccessionKind.RENAME, SuccessionKind.TRANSFER})
"""What a board outlives: it keeps its row and its past."""


@dataclass(frozen=True, slots=True)
class Body:
    """A board, as far as a succession asks: its days, and when something last happened to it."""

    board: int
    name: str
    founded_on: date | None = None
    dissolved_on: date | None = None
    lost: date | None = None
    """When it last gave way to something."""
    gained: date | None = None
    """When it last came from something."""

    @property
    def last_event(self) -> date | None:
        """When something last happened to it."""
        return max((day for day in (self.lost, self.gained) if day), default=None)


@dataclass(frozen=True, slots=True)
class Happening:
    """What happens: to which boards, who of them goes on, how many are founded.

    ``renamed`` says that the board that goes on bears another name from that day.
    """

    kind: SuccessionKind
    on: date
    bodies: tuple[Body, ...]
    goes_on: int | None = None
    founded: int = 0
    renamed: bool = False

    @property
    def ending(self) -> tuple[Body, ...]:
        """The boards that are no more."""
        return tuple(body for body in self.bodies if body.board != self.goes_on)

    @property
    def successors(self) -> int:
        """How many boards carry on."""
        return self.founded + (self.goes_on is not None)


Objection = tuple[Refusal, str]
"""A reason, and the board that it is about."""


def objections(what: Happening) -> list[Objection]:
    """Everything that speaks against it; nothing when it may be recorded."""
    return [*_of_shape(what), *(each for body in what.bodies for each in _of_days(body, what.on))]


def _of_shape(what: Happening) -> Iterator[Objection]:
    """Whether as many boards come and go as the kind asks for."""
    kind = what.kind
    if not what.bodies:
        yield Refusal.NO_BOARD_CHOSEN, ""
    elif kind in ONE_ONLY and len(what.bodies) > 1:
        yield Refusal.ONE_BOARD_ONLY, ""
    elif kind == SuccessionKind.MERGE and len(what.bodies) < 2:
        yield Refusal.MERGER_OF_ONE, ""
    if kind == SuccessionKind.MERGE and what.successors != 1:
        yield (Refusal.SUCCESSOR_TWICE if what.successors else Refusal.SUCCESSOR_MISSING), ""
    if kind == SuccessionKind.SPLIT and what.successors < 2:
        yield Refusal.SPLIT_INTO_ONE, ""
    if kind == SuccessionKind.RENAME and not what.renamed:
        yield Refusal.NEW_NAME_MISSING, ""


def _of_days(body: Body, on: date) -> Iterator[Objection]:
    """Events are recorded in their order: what came later was built on what was before."""
    if body.dissolved_on is not None:
        yield Refusal.BOARD_ENDED, body.name
    elif body.founded_on is not None and on <= body.founded_on:
        yield Refusal.BOARD_NOT_FOUNDED, body.name
    elif body.last_event is not None and on <= body.last_event:
        yield Refusal.LATER_EVENT, body.name


def slug_of(kind: SuccessionKind, on: date, boards: Sequence[str]) -> str:
    """The code under which the event is kept: what, whom, and the day."""
    return f"{kind.value}-{'-'.join(boards)}"[:70].rstrip("-") + f"-{on:%Y%m%d}"

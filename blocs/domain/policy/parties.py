"""The two sides of a question of rights, as plain values: a person and a thing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType

from blocs.enums import MandateRole, Party, Stage
from boards.enums import Role

LEADERS: Mapping[Party, MandateRole] = MappingProxyType(
    {Party.CHAIR: MandateRole.CHAIR, Party.DEPUTY: MandateRole.DEPUTY}
)


@dataclass(frozen=True, slots=True)
class Term:
    """A mandate of the person's board: chair or deputy of a cycle, from a day to a day (excluded).

    It ``stands`` while it is announced or acting; once it is ended no date brings it back.
    """

    cycle: int
    role: MandateRole
    starts_on: date
    ends_on: date | None = None
    stands: bool = True

    def runs(self, on: date) -> bool:
        """Whether the mandate gives its rights on that day."""
        return self.stands and self.starts_on <= on and (self.ends_on is None or on < self.ends_on)


@dataclass(frozen=True, slots=True)
class Person:
    """An officer, as far as rights go. ``terms`` are the mandates of the officer's board."""

    officer: int
    role: Role
    board: int | None = None
    terms: tuple[Term, ...] = ()
    inherited: frozenset[int] = frozenset()
    """Boards whose open work the own board inherited by decision."""
    kin: frozenset[int] = frozenset()
    """Predecessors and successors of the own board: it decides on none of them."""

    @property
    def boards(self) -> frozenset[int]:
        """The own board, and those that it inherited."""
        return self.inherited if self.board is None else self.inherited | {self.board}


@dataclass(frozen=True, slots=True)
class Place:
    """A cycle that a thing belongs to, how far it has come, and whether its result is frozen."""

    cycle: int
    stage: Stage
    frozen: bool = False


@dataclass(frozen=True, slots=True)
class Thing:
    """What somebody wants to act on, as far as rights go.

    ``board`` is whose it is; ``members`` are the boards that take part in it. A report belongs to
    every cycle of its year that its board is a member of. ``owner`` uploaded it; ``actors`` took
    the first step of what needs two persons. Until ``opened_until`` an exemption stands above the
    stage.
    """

    board: int | None = None
    places: tuple[Place, ...] = ()
    owner: int | None = None
    actors: frozenset[int] = frozenset()
    opened_until: datetime | None = None
    members: frozenset[int] = frozenset()

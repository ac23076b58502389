"""What a proposal depends on, as plain values. Boards are named by their number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from blocs.enums import DeclinedTurn, HindranceKind, RotationRule


@dataclass(frozen=True, slots=True)
class Rule:
    """The rule of a bloc; ``years_running`` is how long a board may be chair, if limited."""

    kind: RotationRule = RotationRule.DEPUTY_MOVES_UP
    deputies: int = 1
    years_running: int | None = None
    declined_turn: DeclinedTurn = DeclinedTurn.DEFERRED


@dataclass(frozen=True, slots=True)
class Seat:
    """A board on a seat, from a day to a day (excluded)."""

    number: int
    board: int
    starts_on: date
    ends_on: date | None = None

    def taken(self, on: date) -> bool:
        """Whether the board sits there on that day."""
        return self.starts_on <= on and not self.over(on)

    def over(self, on: date) -> bool:
        """Whether the board has left the seat by that day."""
        return self.ends_on is not None and self.ends_on <= on


@dataclass(frozen=True, slots=True)
class Ending:
    """A board that ceased on a day: merged, split or dissolved. ``heirs`` are what came of it."""

    board: int
    on: date
    heirs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Hindrance:
    """A board that does not lead in a year, because it declined or is barred."""

    board: int
    year: int
    kind: HindranceKind


@dataclass(frozen=True, slots=True)
class Led:
    """Who led in a year, each in the order of taking office. Acting chairs stand apart."""

    year: int
    chairs: tuple[int, ...]
    deputies: tuple[int, ...] = ()
    acting: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Rotation:
    """A bloc as far as rotation goes: its rule, its seats, and what has happened."""

    rule: Rule
    seats: tuple[Seat, ...]
    endings: tuple[Ending, ...] = ()
    hindrances: tuple[Hindrance, ...] = ()
    past: tuple[Led, ...] = ()

    def led(self, year: int) -> Led:
        """Who led in that year; nobody where nothing is known."""
        return next((led for led in self.past if led.year == year), Led(year, ()))

    def ending(self, board: int) -> Ending | None:
        """How the board ceased, if it did."""
        return min(
            (ending for ending in self.endings if ending.board == board),
            key=lambda ending: ending.on,
            default=None,
        )

    def ended(self, board: int, on: date) -> bool:
        """Whether the board has ceased by that day."""
        ending = self.ending(board)
        return ending is not None and ending.on <= on

    def hindrance(self, board: int, year: int) -> Hindrance | None:
        """Why the board does not lead in that year, if anything is recorded."""
        return next(
            (each for each in self.hindrances if (each.board, each.year) == (board, year)), None
        )

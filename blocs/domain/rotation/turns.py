"""The list of turns: who waits, in which order, after all that has happened before a year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from blocs.domain.rotation.facts import Led, Rotation, Seat
from blocs.enums import DeclinedTurn, HindranceKind, RotationRule


@dataclass(frozen=True, slots=True)
class Turn:
    """A place in the list: a seat, with those who hold it one after the other.

    An heir carries on the turn of the board before it on the seat. Any other board that is given
    a free number begins a turn of its own, so it waits like every newcomer.
    """

    held: tuple[Seat, ...]

    @property
    def seat(self) -> int:
        """The number of the seat."""
        return self.held[0].number

    @property
    def since(self) -> int:
        """The year in which the turn came into being."""
        return self.held[0].starts_on.year

    def at(self, on: date) -> Seat | None:
        """Who sits there on that day."""
        return next((seat for seat in self.held if seat.taken(on)), None)

    def latest(self, on: date) -> Seat:
        """Who sits there on that day, or sat there last; the first to come where none has yet."""
        begun = [seat for seat in self.held if seat.starts_on <= on]
        return begun[-1] if begun else self.held[0]

    def holds(self, board: int) -> bool:
        """Whether the board ever held the turn."""
        return any(seat.board == board for seat in self.held)


def all_turns(rotation: Rotation) -> list[Turn]:
    """Every turn that ever was, by seat and day."""
    runs: list[list[Seat]] = []
    for seat in sorted(rotation.seats, key=lambda seat: (seat.number, seat.starts_on)):
        if runs and _carries_on(rotation, runs[-1][-1], seat):
            runs[-1].append(seat)
        else:
            runs.append([seat])
    return [Turn(tuple(run)) for run in runs]


def turn_of(turns: Iterable[Turn], board: int, on: date) -> Turn | None:
    """The turn of a board on that day: the latest that it had come to, or else its first."""
    held = [(seat, turn) for turn in turns for seat in turn.held if seat.board == board]
    held.sort(key=lambda each: (each[0].starts_on, each[0].number))
    come_to = [turn for seat, turn in held if seat.starts_on <= on]
    return next(iter([*reversed(come_to), *(turn for _seat, turn in held)]), None)


@dataclass(frozen=True, slots=True)
class Waiting:
    """The list, longest waiting first, and since which year a deferred turn is owed."""

    line: tuple[Turn, ...]
    owed: Mapping[Turn, int]


def waiting_list(rotation: Rotation, year: int) -> Waiting:
    """The list before ``year``.

    It begins behind those who led in the first year that is known. What became of every year since
    is played through, so the same facts always give the same list.
    """
    turns = all_turns(rotation)
    known = [led.year for led in rotation.past if led.year < year]
    first = min(known, default=year)
    line = [turn for turn in turns if turn.since <= first]
    waiting = Waiting(tuple(line), {})
    if known:
        takers = _takers(rotation, turns, rotation.led(first))
        rest = [turn for turn in _begun_behind(line, takers) if turn not in takers]
        waiting = Waiting((*rest, *takers), {})
    for passing in range(first + 1, year):
        waiting = _after(rotation, turns, waiting, passing)
        newcomers = [turn for turn in turns if turn.since == passing]
        waiting = Waiting((*waiting.line, *newcomers), waiting.owed)
    return waiting


def line_for(rotation: Rotation, line: Iterable[Turn], year: int) -> list[Turn]:
    """Whom to ask, in order: the deputies of the year before, where they move up, then the list."""
    turns = all_turns(rotation)
    outgoing = rotation.led(year - 1).deputies if moves_up(rotation) else ()
    on = date(year, 1, 1)
    found = [turn for board in outgoing if (turn := turn_of(turns, board, on))]
    asked = dict.fromkeys([*found, *line])
    # Who changed seats inside the bloc waits on the new one.
    return [turn for turn in asked if turn_of(turns, turn.latest(on).board, on) == turn]


def moves_up(rotation: Rotation) -> bool:
    """Whether a deputy becomes chair the year after, so that being deputy takes the turn."""
    return rotation.rule.kind == RotationRule.DEPUTY_MOVES_UP


def _carries_on(rotation: Rotation, before: Seat, seat: Seat) -> bool:
    ending = rotation.ending(before.board)
    heirs = ending.heirs if ending else ()
    return before.number == seat.number and seat.board in (before.board, *heirs)


def _takers(rotation: Rotation, turns: Iterable[Turn], led: Led) -> list[Turn]:
    """The turns that were taken in a year, in order."""
    boards = (*led.chairs, *led.deputies) if moves_up(rotation) else led.chairs
    found = (turn_of(turns, board, date(led.year, 1, 1)) for board in boards)
    return list(dict.fromkeys(turn for turn in found if turn))


def _begun_behind(line: list[Turn], takers: list[Turn]) -> list[Turn]:
    """The circle of seats, opened behind the last of the takers."""
    seats = [turn.seat for turn in takers[-1:]]
    return [
        *(turn for turn in line if seats and turn.seat > seats[0]),
        *(turn for turn in line if not seats or turn.seat <= seats[0]),
    ]


def _after(rotation: Rotation, turns: list[Turn], waiting: Waiting, year: int) -> Waiting:
    """The list when a year is over: who took a turn, deferred or lost one, or is gone."""
    takers = _takers(rotation, turns, rotation.led(year))
    asked = line_for(rotation, waiting.line, year)
    last = max((asked.index(turn) for turn in takers if turn in asked), default=0)
    passed = [turn for turn in asked[:last] if turn not in takers]
    gone = [turn for turn in passed if _is_over(rotation, turn, date(year, 1, 1))]
    hindered = [turn for turn in passed if turn not in gone and _hindered(rotation, turn, year)]
    deferred = [turn for turn in hindered if _deferred(rotation, turn, year)]
    lost = [turn for turn in hindered if turn not in deferred]
    rest = [turn for turn in waiting.line if turn not in (*gone, *hindered, *takers)]
    owed = dict.fromkeys(deferred, year) | dict(waiting.owed)
    return Waiting(
        (*deferred, *rest, *lost, *takers),
        {turn: since for turn, since in owed.items() if turn not in (*takers, *lost, *gone)},
    )


def _is_over(rotation: Rotation, turn: Turn, on: date) -> bool:
    """Whether nobody will hold the turn any more, as things are known."""
    last = turn.held[-1]
    return last.over(on) or rotation.ended(last.board, on)


def _hindered(rotation: Rotation, turn: Turn, year: int) -> HindranceKind | None:
    found = (rotation.hindrance(seat.board, year) for seat in turn.held)
    return next((hindrance.kind for hindrance in found if hindrance), None)


def _deferred(rotation: Rotation, turn: Turn, year: int) -> bool:
    declined = _hindered(rotation, turn, year) == HindranceKind.DECLINED
    return declined and rotation.rule.declined_turn == DeclinedTurn.DEFERRED

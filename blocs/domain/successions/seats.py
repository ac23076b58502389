"""Who sits where from a day on: seats go to successors by decision, and to nobody else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Held:
    """A membership: a board on a seat of a bloc, from a day to a day (excluded)."""

    membership: int
    bloc: int
    board: int
    seat: int
    starts_on: date
    ends_on: date | None = None

    def runs(self, day: date) -> bool:
        """Whether the board sits there on that day."""
        return self.starts_on <= day and (self.ends_on is None or day < self.ends_on)


@dataclass(frozen=True, slots=True)
class Choice:
    """A successor takes a seat in a bloc: that of a predecessor, or a new one at the end."""

    bloc: int
    successor: int
    """Its place among the successors."""
    of: int | None = None
    """The membership whose seat it inherits."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A seat that a successor takes on the day, until the end of the membership it inherits."""

    bloc: int
    successor: int
    seat: int
    until: date | None = None
    of: Held | None = None


@dataclass(frozen=True, slots=True)
class Seating:
    """What changes: memberships that end, seats that are taken, and what stands against it."""

    ends: tuple[Held, ...] = ()
    takes: tuple[Taken, ...] = ()
    keeps: tuple[Held, ...] = ()
    clashes: tuple[Choice, ...] = ()
    """Choices of a seat that another choice takes, or that is nobody's to give."""


def seated(
    held: Sequence[Held],
    on: date,
    *,
    parting: Collection[int],
    goes_on: int | None,
    choices: Sequence[Choice],
) -> Seating:
    """What the choices make of the memberships of all blocs that they speak of.

    ``parting`` are the boards that gave way, with that which ``goes_on``, the first successor: it
    leaves each bloc in which no choice keeps its seat or gives it another.
    """
    theirs = {each.membership: each for each in held if each.board in parting and each.runs(on)}
    clashes = _clashes(theirs, choices)
    kept = {
        each.of
        for each in choices
        if each.of in theirs and theirs[each.of].board == goes_on and each.successor == 0
    }
    given = [each for each in choices if each not in clashes and each.of not in kept]
    return Seating(
        ends=tuple(each for pk, each in theirs.items() if pk not in kept),
        takes=tuple(_taken(held, theirs, given)),
        keeps=tuple(each for pk, each in theirs.items() if pk in kept),
        clashes=tuple(clashes),
    )


def _clashes(theirs: Mapping[int, Held], choices: Sequence[Choice]) -> list[Choice]:
    """Two seats of one bloc for one board, one seat for two, or a seat that is not theirs."""
    seats = Counter(each.of for each in choices if each.of is not None)
    places = Counter((each.bloc, each.successor) for each in choices)

    def clashes(choice: Choice) -> bool:
        if places[choice.bloc, choice.successor] > 1:
            return True
        if choice.of is None:
            return False
        inherited = theirs.get(choice.of)
        return seats[choice.of] > 1 or inherited is None or inherited.bloc != choice.bloc

    return [each for each in choices if clashes(each)]


def _taken(
    held: Sequence[Held], theirs: Mapping[int, Held], choices: Sequence[Choice]
) -> Iterator[Taken]:
    """The seats of the choices; new ones after the last that anybody ever had in the bloc.

    On a seat that was free before, the rules of rotation would take a new member for an heir.
    """
    last: dict[int, int] = {}
    for each in held:
        last[each.bloc] = max(each.seat, last.get(each.bloc, 0))
    for choice in choices:
        if choice.of is not None:
            of = theirs[choice.of]
            yield Taken(choice.bloc, choice.successor, of.seat, of.ends_on, of)
        else:
            last[choice.bloc] = last.get(choice.bloc, 0) + 1
            yield Taken(choice.bloc, choice.successor, last[choice.bloc])


def is_double(blocs: Iterable[int], lines: Mapping[int, str]) -> bool:
    """Whether a board would sit twice on one line: in two blocs of one council."""
    councils = Counter(lines[bloc] for bloc in set(blocs))
    return any(number > 1 for number in councils.values())

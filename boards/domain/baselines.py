"""What a board is compared with in a year before it came to be what it is.

Growth after a merger is never held against a part: the year before is the restated sum of the
predecessors, or it is not comparable and says why. What was reported stays with whoever reported
it; nothing here is stored.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from boards.domain.names import sort_key
from boards.domain.quantities import EXACT, Quantity
from boards.domain.sentences import Sentence
from boards.domain.units import base_of
from boards.domain.years import short_date
from boards.enums import Dimension, Qualifier, SuccessionKind, TimeType

RESTATED = Sentence("số liệu hợp nhất", "restated")
NOT_COMPARABLE = Sentence("không so sánh được", "not comparable")

SUMMED = frozenset({Dimension.COUNT, Dimension.PEOPLE, Dimension.AREA, Dimension.MONEY})
SAME_BODY = frozenset({SuccessionKind.RENAME, SuccessionKind.TRANSFER})
"""What changes the name or the bloc of a body, and nothing that it counts."""

Said = Callable[[int, int], tuple[Quantity, ...]]
"""What a board reported for a year: amounts that nobody doubts, or none."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """What stands beside a board for an earlier year; ``parts`` of two currencies are one total."""

    parts: tuple[Quantity, ...] = ()
    restated: bool = False
    why: Sentence | None = None
    """Why the year cannot be compared with."""
    of: Sentence | None = None
    """Whose figures were added up."""
    boards: frozenset[int] = field(default=frozenset(), compare=False)
    """Those whose own figures are in it; what it comes to is the same without saying so."""

    @property
    def mark(self) -> Sentence | None:
        """The words that go with it wherever it is shown."""
        if self.why is not None:
            return NOT_COMPARABLE
        return RESTATED if self.restated else None


@dataclass(frozen=True, slots=True)
class Origin:
    """A succession, as far as comparing goes; ``summed`` was decided with it."""

    on: date
    kind: SuccessionKind
    predecessors: frozenset[int]
    successors: frozenset[int]
    summed: bool = False

    @property
    def whole(self) -> bool:
        """Whether everything the predecessors were went into one board."""
        if self.kind == SuccessionKind.MERGE:
            return self.summed and len(self.successors) == 1
        return self.kind in SAME_BODY and len(self.predecessors) == len(self.successors) == 1


@dataclass(frozen=True, slots=True)
class Lineage:
    """How boards came to be, and what they are called."""

    origins: Sequence[Origin] = ()
    names: Mapping[int, str] = field(default_factory=dict)

    def last(
        self, board: int, year: int, until: date, past: frozenset[Origin] = frozenset()
    ) -> Origin | None:
        """The latest event up to ``until`` that made the board another one than in ``year``.

        Of one day, what a board took in comes after what made it.
        """
        events = (
            each
            for each in self.origins
            if board in each.successors
            and date(year, 1, 1) < each.on <= until
            and each not in past
            and not (each.kind in SAME_BODY and board in each.predecessors)
        )
        return max(events, key=lambda each: (each.on, board in each.predecessors), default=None)

    def ancestors(self, boards: Iterable[int]) -> set[int]:
        """The boards and all that they came from."""
        known = set(boards)
        while True:
            found = known.union(*(each.predecessors for each in self._behind(known)))
            if found == known:
                return known
            known = found

    def standpoint(self, board: int, year: int, reporting: Callable[[int, int], bool]) -> date:
        """The day until which events count for the board's own report of ``year``.

        Where the others that merged into it that year still report themselves, its report speaks
        of what it was before.
        """
        days = (
            each.on
            for each in self._behind({board})
            if each.on.year == year
            and any(reporting(other, year) for other in each.predecessors - {board})
        )
        first = min(days, default=None)
        return date(year, 12, 31) if first is None else date.fromordinal(first.toordinal() - 1)

    def _behind(self, boards: set[int]) -> Iterable[Origin]:
        return (each for each in self.origins if not boards.isdisjoint(each.successors))


def summable(dimension: Dimension, time_type: TimeType, *, additive: bool) -> bool:
    """Whether amounts of several boards make the amount of their union."""
    return additive and dimension in SUMMED and time_type in (TimeType.FLOW, TimeType.STOCK)


def baseline(
    lineage: Lineage,
    board: int,
    year: int,
    *,
    said: Said,
    summed: bool,
    until: date = date.max,
    past: frozenset[Origin] = frozenset(),
) -> Baseline:
    """What ``board``, as it is on ``until``, is compared with in ``year``.

    In the year of the event itself the board's own figure counts where none of the others has one
    of its own: where both have, nobody can tell whether one contains the other.
    """
    own = said(board, year)
    event = lineage.last(board, year, until, past)
    alone = Baseline(own, boards=frozenset({board} if own else ()))
    if event is None:
        return alone
    before = {
        each: baseline(
            lineage, each, year, said=said, summed=summed, until=event.on, past=past | {event}
        )
        for each in sorted(event.predecessors)
    }
    others = [each for at, each in before.items() if at != board and (each.parts or each.why)]
    goes_on = board in event.predecessors and event.on.year > year
    if not (own or others):
        return Baseline()
    if not event.whole:
        return Baseline(why=_apart(event))
    if own and not goes_on:
        return Baseline(why=_twice(event, year)) if others else alone
    return _sum(lineage, event, before, year, summed=summed)


def _sum(
    lineage: Lineage, event: Origin, before: Mapping[int, Baseline], year: int, *, summed: bool
) -> Baseline:
    """The predecessors together; one of them without a figure leaves no sum."""
    why = next((each.why for each in before.values() if each.why), None)
    if why is None and len(before) > 1 and not summed:
        why = _not_additive(event)
    silent = next((board for board, each in before.items() if not each.parts), None)
    if why is None and silent is not None:
        why = _silent(lineage.names[silent], year)
    if why is not None:
        return Baseline(why=why)
    parts = total(part for each in before.values() for part in each.parts)
    boards = frozenset().union(*(each.boards for each in before.values()))
    return Baseline(parts, restated=True, of=_of(lineage, event), boards=boards)


def total(parts: Iterable[Quantity]) -> tuple[Quantity, ...]:
    """The exact sum for each currency or unit, in the largest unit in which a part was written."""
    groups: dict[str, list[Quantity]] = {}
    for part in parts:
        groups.setdefault(base_of(part.unit).code, []).append(part)
    return tuple(map(_added, groups.values()))


def _added(parts: Sequence[Quantity]) -> Quantity:
    unit = max((part.unit for part in parts), key=lambda unit: unit.factor)
    amount = Decimal(0)
    for part in parts:
        amount = EXACT.add(amount, EXACT.divide(part.base, unit.factor))
    first = replace(parts[0], amount=amount, unit=unit)
    return replace(first, qualifier=_qualifier(parts))


def _qualifier(parts: Iterable[Quantity]) -> Qualifier:
    """A sum is as inexact as its parts; what errs in two directions is *about*."""
    inexact = {part.qualifier for part in parts} - {Qualifier.NONE}
    if len(inexact) > 1:
        return Qualifier.ABOUT
    return next(iter(inexact), Qualifier.NONE)


def _apart(event: Origin) -> Sentence:
    day = short_date(event.on)
    if event.kind == SuccessionKind.SPLIT:
        return Sentence(
            f"đơn vị được chia tách ngày {day}, không tách được số liệu trước đó",
            f"the board was split on {day}: what it reported before cannot be divided",
        )
    return Sentence(
        f"đơn vị hình thành ngày {day}, chưa có quyết định cộng số liệu của các đơn vị trước đó",
        f"the board came to be on {day}, and nobody decided to add up what went before",
    )


def _twice(event: Origin, year: int) -> Sentence:
    day = short_date(event.on)
    return Sentence(
        f"năm {year} có số liệu của cả đơn vị trước và sau ngày {day}, có thể trùng nhau",
        f"for {year} both the boards before and after {day} have figures, which may overlap",
    )


def _not_additive(event: Origin) -> Sentence:
    day = short_date(event.on)
    return Sentence(
        f"tỷ lệ, bình quân, thứ hạng không cộng được; đơn vị hợp nhất ngày {day}",
        f"ratios, averages and ranks do not add up; the board merged on {day}",
    )


def _silent(name: str, year: int) -> Sentence:
    return Sentence(f"{name} không có số liệu năm {year}", f"{name} has no figure for {year}")


def _of(lineage: Lineage, event: Origin) -> Sentence:
    names = sorted((lineage.names[board] for board in event.predecessors), key=sort_key)
    return Sentence(f"cộng số liệu của {', '.join(names)}", f"the sum of {', '.join(names)}")

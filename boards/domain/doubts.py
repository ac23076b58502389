"""Doubts raised by a rule: a figure a thousand times off, whose unit is probably wrong.

What is doubtful is flagged, never corrected: the rule only asks, a person answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from boards.domain.numbers import format_number
from boards.domain.quantities import Quantity, convert, format_quantity
from boards.domain.sentences import Sentence
from boards.domain.units import Unit, units_of

FAR_FROM_PEERS = 1000
"""One step of the scale words. Honest boards of one bloc differ by up to some hundreds."""

FAR_FROM_PAST = 100
"""A board's own figure moves less than boards differ among themselves."""

LIKELY = 30
"""About half a step: a unit that brings the figure this close to the yardstick may be meant."""

FEWEST_PEERS = 3
"""With fewer, the middle value is somebody's own figure or an average of two."""


@dataclass(frozen=True, slots=True)
class Suspicion:
    """How many times the yardstick the figure is, the units that would fit, closest first."""

    ratio: Fraction
    likely: tuple[Unit, ...]
    reason: Sentence


def unit_suspicion(
    quantity: Quantity,
    *,
    peers: Sequence[Quantity],
    rates: Mapping[str, Decimal],
    history: Sequence[Quantity] = (),
) -> Suspicion | None:
    """Suspect the unit of ``quantity``, compared with the middle value of others like it.

    The yardstick is the board's own past (``history``, from 100 times on) where there is one,
    else the other boards (``peers``, from 1000 times on, at least three of them). Money is compared
    in đồng at ``rates``; zeros and amounts without a rate tell nothing about units.
    """
    own = _size(quantity, rates)
    past, others = _sizes(history, rates), _sizes(peers, rates)
    known, far = (past, FAR_FROM_PAST) if past else (others, FAR_FROM_PEERS)
    if own is None or (not past and len(others) < FEWEST_PEERS):
        return None
    yardstick = _median(known)
    ratio = own / yardstick
    if _distance(ratio) < far:
        return None
    likely = _likely_units(quantity, yardstick, rates)
    return Suspicion(ratio, likely, _reason(quantity, ratio, likely, by_past=bool(past)))


def _likely_units(
    quantity: Quantity, yardstick: Fraction, rates: Mapping[str, Decimal]
) -> tuple[Unit, ...]:
    """The units in which the same amount would stand near the yardstick, closest first."""
    distances = {}
    for unit in units_of(quantity.unit.dimension):
        size = _size(replace(quantity, unit=unit), rates)
        if size is not None and _distance(size / yardstick) <= LIKELY:
            distances[unit] = _distance(size / yardstick)
    return tuple(sorted(distances, key=distances.__getitem__))


def _size(quantity: Quantity, rates: Mapping[str, Decimal]) -> Fraction | None:
    """How large the amount is, in đồng or in its base; nothing for zero or without a rate."""
    money = bool(quantity.unit.currency)
    amount = convert([quantity], vnd_per_unit=rates) if money else quantity.base
    return abs(Fraction(amount)) if amount else None


def _sizes(quantities: Iterable[Quantity], rates: Mapping[str, Decimal]) -> list[Fraction]:
    sizes = (_size(quantity, rates) for quantity in quantities)
    return sorted(size for size in sizes if size is not None)


def _median(ordered: Sequence[Fraction]) -> Fraction:
    """The middle value; of an even number, the mean of the middle two."""
    return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2


def _distance(ratio: Fraction) -> Fraction:
    """How many times off, above or below."""
    return max(ratio, 1 / ratio)


def _reason(
    quantity: Quantity, ratio: Fraction, likely: Sequence[Unit], *, by_past: bool
) -> Sentence:
    times = Decimal(int(_distance(ratio) + Fraction(1, 2)))
    if not by_past:
        # One digit says how far off it is; from all of them a board would compute its peers' value.
        times = round(times, -times.adjusted())
    larger = ratio > 1
    meant = [replace(quantity, unit=unit) for unit in likely]
    whose = (
        Sentence("các năm trước của chính đơn vị", "the board's own earlier years")
        if by_past
        else Sentence("các đơn vị khác", "the other boards")
    )
    asks = Sentence(
        f" Có phải là {' hoặc '.join(format_quantity(each) for each in meant)}?" if meant else "",
        f" Is it {' or '.join(format_quantity(each, language='en') for each in meant)}?"
        if meant
        else "",
    )
    return Sentence(
        f"{format_quantity(quantity)} {'lớn' if larger else 'nhỏ'} hơn khoảng "
        f"{format_number(times)} lần so với mức giữa của {whose.vi}.{asks.vi} "
        "Hãy xác nhận hoặc sửa đơn vị.",
        f"{format_quantity(quantity, language='en')} is about "
        f"{format_number(times, language='en')} times {'larger' if larger else 'smaller'} than "
        f"the middle value of {whose.en}.{asks.en} Confirm the unit or correct it.",
    )

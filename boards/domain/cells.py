"""The text of a cell: one amount, or those of two currencies that make up one total.

One rule for the form, the grid and whatever else takes a cell as text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from boards.domain.problems import QuantityProblem
from boards.domain.quantities import (
    Choices,
    NotUnderstood,
    Quantity,
    Reading,
    Understood,
    bag_parts,
    format_quantity,
    in_words,
    read_quantity,
)
from boards.domain.sentences import speaks_vietnamese
from boards.domain.units import Unit
from boards.enums import Dimension

BETWEEN = " và "
"""What stands between the texts of two amounts of one cell: the parser takes it apart again."""

ECHO = "= "


@dataclass(frozen=True, slots=True)
class Part:
    """One amount of a cell, beside the words that it was read from."""

    text: str
    quantity: Quantity


Parts = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Readings:
    """Every way to understand the text; unless it is ``certain``, its author chooses."""

    ways: tuple[Parts, ...]
    certain: bool

    def chosen(self, key: str) -> Parts | None:
        """The way of that key; where there is no question, the only one."""
        if self.certain:
            return self.ways[0]
        return next((way for way in self.ways if way_key(quantities_of(way)) == key), None)


@dataclass(frozen=True, slots=True)
class Unread:
    """Not the text of a cell: the part that is not understood, and why."""

    problem: QuantityProblem
    text: str


def read_cell(text: str, *, dimension: Dimension, unit: Unit) -> Readings | Unread:
    """Read the text of a cell. A number without words is in ``unit``, that of the indicator.

    Only money has parts: ``1,527 tỷ USD và 1.283 tỷ đồng``, each in a currency of its own and with
    its unit written out.
    """
    parts = bag_parts(text) if dimension == Dimension.MONEY else [text]
    if len(parts) == 1:
        parts = [text]
    alone = unit if len(parts) == 1 else None
    read: list[list[Part]] = []
    certain = True
    for part in parts:
        reading = read_quantity(part, dimension=dimension, unit=alone)
        if isinstance(reading, NotUnderstood):
            return Unread(reading.problem, part)
        certain = certain and isinstance(reading, Understood)
        read.append([Part(part, quantity) for quantity in quantities_in(reading)])
    ways = tuple(way for way in product(*read) if _one_of_each_currency(way))
    return Readings(ways, certain) if ways else Unread(QuantityProblem.CURRENCY_TWICE, text)


def quantities_in(reading: Reading) -> tuple[Quantity, ...]:
    """The quantities that a text can mean."""
    match reading:
        case Understood(quantity):
            return (quantity,)
        case Choices(quantities):
            return quantities
        case _:
            return ()


def quantities_of(parts: Iterable[Part]) -> tuple[Quantity, ...]:
    """The amounts of a cell."""
    return tuple(part.quantity for part in parts)


def way_key(quantities: Iterable[Quantity]) -> str:
    """What names a reading from one request to the next."""
    return "&".join(
        f"{each.amount.normalize():f}|{each.unit.code}|{each.qualifier}" for each in quantities
    )


def cell_text(texts: Iterable[str]) -> str:
    """The text of a cell from those of its amounts."""
    return BETWEEN.join(texts)


def format_cell(quantities: Iterable[Quantity], *, language: str) -> str:
    """``1,527 tỷ USD và 1.283 tỷ đồng``."""
    return _joined([format_quantity(each, language=language) for each in quantities], language)


def cell_in_words(quantities: Iterable[Quantity], *, language: str) -> str:
    """The echo under a cell: ``= 1.527.000.000 USD và 1.283.000.000.000 đồng``."""
    words = [in_words(each, language=language).removeprefix(ECHO) for each in quantities]
    return f"{ECHO}{_joined(words, language)}" if words else ""


def _joined(words: Sequence[str], language: str) -> str:
    return (BETWEEN if speaks_vietnamese(language) else " and ").join(words)


def _one_of_each_currency(way: Parts) -> bool:
    currencies = [part.quantity.unit.currency for part in way]
    return len(set(currencies)) == len(currencies)

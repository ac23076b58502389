"""What somebody puts in a cell means: amounts, a reason for none, a question, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from boards.domain.cells import (
    Part,
    Parts,
    Readings,
    Unread,
    cell_in_words,
    cell_text,
    format_cell,
    quantities_of,
    way_key,
)
from boards.domain.characters import MAX_LENGTH
from boards.domain.problems import QuantityProblem, explain
from boards.domain.quantities import Quantity
from boards.domain.units import UNITS
from boards.enums import Availability, Dimension
from boards.language import spoken
from boards.models import Indicator
from boards.queries.cells import ZERO, StoredCell, printed, read_text
from boards.queries.sheets import Said

NO_AMOUNT = (Availability.MISSING, Availability.NOT_APPLICABLE, Availability.NOT_YET)


@dataclass(frozen=True, slots=True)
class Explained:
    """The words that answer a finding of a check."""

    check: str
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What somebody puts in a cell, having ``seen`` what its token says.

    ``choice`` is the key of a reading, ``availability`` the reason why there is no amount,
    ``reason`` why a closed cell is written.
    """

    cell: str
    text: str = ""
    choice: str = ""
    availability: str = ""
    seen: str = ""
    reason: str = ""
    explanation: Explained | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a text: the key that chooses it, in words, and spelt out."""

    key: str
    words: str
    exactly: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a cell shall say: amounts, a reason for none, or, with neither, nothing at all."""

    parts: Parts = ()
    availability: str = ""
    words: str = ""
    choice: str = ""

    @property
    def text(self) -> str:
        """The text that is kept."""
        return self.words or cell_text(part.text for part in self.parts)

    @property
    def said(self) -> Said:
        """The answer as the checks take it."""
        if self.availability:
            return Availability(self.availability)
        return quantities_of(self.parts)

    @property
    def echo(self) -> str:
        """What was understood, in words."""
        if self.availability:
            return str(Availability(self.availability).label)
        return cell_in_words(quantities_of(self.parts), language=spoken())

    def stands_in(self, stored: StoredCell) -> bool:
        """Whether the cell says the same already."""
        if self.availability or stored.availability:
            return (stored.availability, stored.text) == (self.availability, self.text)
        standing = {(printed(each), each.currency) for each in stored.figures}
        wanted = {(part.text, part.quantity.unit.currency) for part in self.parts}
        same = set(stored.quantities) == set(quantities_of(self.parts))
        return same and standing == wanted


@dataclass(frozen=True, slots=True)
class Asked:
    """A text with several meanings: its author chooses one."""

    message: str
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class NotTaken:
    """A text without a meaning, and why."""

    message: str


def answer_of(entry: Entry, stored: StoredCell, indicator: Indicator) -> Answer | Asked | NotTaken:
    """What an entry means in the cell of ``indicator``; nothing is guessed.

    No text at all empties the cell. A text that was not touched keeps what was understood of it.
    """
    text = entry.text.strip()
    if entry.availability in NO_AMOUNT:
        return _without_amount(entry, text, indicator)
    if not text:
        return Answer()
    if text == stored.text and not entry.choice:
        return _untouched(stored, indicator)
    read = read_text(text, indicator)
    if isinstance(read, Unread):
        if read.problem == QuantityProblem.NO_NUMBER and read.text == text:
            return _of_silence(entry, text, indicator)
        return NotTaken(explain(read.problem, read.text).in_language(spoken()))
    parts = read.chosen(entry.choice)
    if parts is None:
        return Asked(
            _("This can be read in several ways. Choose one, or write the unit out."),
            tuple(_reading(way_key(each), each) for each in map(quantities_of, read.ways)),
        )
    lines = tuple(Part(_on_one_line(part.text), part.quantity) for part in parts)
    return Answer(lines, choice="" if read.certain else entry.choice)


def _untouched(stored: StoredCell, indicator: Indicator) -> Answer:
    choice = stored.choice(indicator)
    if stored.availability:
        return Answer(availability=stored.availability, words=stored.text, choice=choice)
    pairs = zip(stored.figures, stored.quantities, strict=True)
    return Answer(tuple(Part(printed(figure), each) for figure, each in pairs), choice=choice)


def _without_amount(entry: Entry, text: str, indicator: Indicator) -> Answer | NotTaken:
    """Words that stand for a missing amount are kept beside the reason, an amount is not."""
    if len(text) > MAX_LENGTH:
        return NotTaken(explain(QuantityProblem.TOO_LONG).in_language(spoken()))
    amount = isinstance(read_text(text, indicator), Readings)
    words = "" if amount else _on_one_line(text)
    return Answer(availability=entry.availability, words=words, choice=entry.choice)


def _of_silence(entry: Entry, text: str, indicator: Indicator) -> Answer | Asked:
    """A dash or *không* is asked: a reason for no amount, or zero."""
    zero = Quantity(Decimal(0), UNITS[indicator.unit])
    countable = indicator.dimension != Dimension.RANK
    if entry.choice in NO_AMOUNT:
        return Answer(availability=entry.choice, words=text, choice=entry.choice)
    if entry.choice == ZERO and countable:
        return Answer((Part(text, zero),), choice=ZERO)
    readings = [Reading(each.value, str(each.label), "") for each in NO_AMOUNT]
    if countable:
        readings.append(_reading(ZERO, (zero,)))
    return Asked(explain(QuantityProblem.NO_NUMBER, text).in_language(spoken()), tuple(readings))


def _reading(key: str, quantities: Sequence[Quantity]) -> Reading:
    language = spoken()
    words = format_cell(quantities, language=language)
    return Reading(key, words, cell_in_words(quantities, language=language))


def _on_one_line(text: str) -> str:
    """As the form shows it."""
    return " ".join(line.strip() for line in text.splitlines())

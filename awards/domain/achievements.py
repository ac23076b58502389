"""The achievement report: what it quotes, how its texts name that, and what has changed since.

A text quotes a figure by its name in braces, ``{Lao động 2021}``; without a year it is that of the
report. So the site knows what a report rests on, and can say what is no longer as it was. Nothing
that is missing is filled in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction

from blocs.domain.rounding import half_up
from boards.domain.names import fold
from boards.domain.numbers import format_number
from boards.domain.quantities import Quantity, format_quantity
from boards.domain.units import UNITS
from boards.enums import Availability, Basis, Doubt, Qualifier

_QUOTE = re.compile(r"\{([^{}\n]*)\}")
_LONE = re.compile(r"[{}]")
NOWHERE = "……"
"""What stands where a text quotes what is not known: room to write it by hand."""

ESTIMATE, MISSING, NOT_APPLICABLE, NOT_YET = (
    "ước tính",
    "thiếu số liệu",
    "không áp dụng",
    "chưa có",
)
_WITHOUT = {
    Availability.MISSING: MISSING,
    Availability.NOT_APPLICABLE: NOT_APPLICABLE,
    Availability.NOT_YET: NOT_YET,
}


@dataclass(frozen=True, slots=True)
class Citation:
    """One thing that a report may quote: its words, what is to be said beside, and from where.

    ``text`` is empty where nothing is known; ``note`` then says why.
    """

    name: str
    text: str
    note: str = ""
    source: str = ""

    @property
    def words(self) -> str:
        """As a cell of the table or a text has it."""
        if not self.text:
            return f"{NOWHERE} ({self.note})" if self.note else NOWHERE
        return f"{self.text} ({self.note})" if self.note else self.text

    def cell(self, unit: str) -> str:
        """In a table that has a column for this unit; a total in parts keeps theirs."""
        if "; " in self.text:
            return self.words
        return replace(self, text=self.text.removesuffix(f" {UNITS[unit].vi}")).words

    def plain(self) -> dict[str, str]:
        """As it is kept with a version."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Change:
    """A citation that is not what it was; nothing stands on the side on which it was not there."""

    name: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure as an edition or a report keeps it."""

    amount: str | None
    unit: str
    basis: str
    availability: str
    qualifier: str = ""
    doubt: str = ""
    doubt_reason: str = ""
    settled: bool = False

    @property
    def quantity(self) -> Quantity | None:
        """The amount; nothing where none was reported."""
        if self.availability != Availability.REPORTED or self.amount is None:
            return None
        return Quantity(Decimal(self.amount), UNITS[self.unit], Qualifier(self.qualifier))


def cite(name: str, parts: Iterable[Printed], source: str) -> Citation:
    """The parts of a total as one citation; with its qualifiers, estimates and doubts."""
    every = _actual(parts)
    quantities = [each.quantity for each in every]
    texts = [format_quantity(each) for each in quantities if each]
    notes = dict.fromkeys(note for each in every for note in _notes(each))
    return Citation(name, "; ".join(texts), "; ".join(notes) if every else MISSING, source)


def rate(actual: Iterable[Printed], target: Quantity | None) -> str:
    """The result as a share of the target; nothing where that would compare unlike things."""
    quantities = [each.quantity for each in _actual(actual)]
    [only] = quantities if len(quantities) == 1 else [None]
    if only is None or target is None or not target.base:
        return ""
    if only.unit.dimension != target.unit.dimension or only.unit.currency != target.unit.currency:
        return ""
    share = half_up(Fraction(only.base) * 100 / Fraction(target.base), 2)
    return f"{format_number(share, places=2)}%"


def filled(text: str, citations: Mapping[str, Citation]) -> str:
    """The text with what it quotes; a quote of nothing known stays as it is."""
    return _QUOTE.sub(lambda quote: _said(quote, citations), text)


def strange(text: str, citations: Mapping[str, Citation]) -> Iterator[str]:
    """What stands in braces and is no citation, with the one that is probably meant."""
    for quote in dict.fromkeys(_QUOTE.findall(text)):
        if fold(quote) not in citations:
            close = get_close_matches(fold(quote), citations, n=1)
            meant = f" → {{{citations[close[0]].name}}}?" if close else ""
            yield f"{{{quote}}}{meant}"
    yield from (each.group() for each in _LONE.finditer(_QUOTE.sub("", text)))


def by_name(citations: Iterable[Citation]) -> dict[str, Citation]:
    """Citations by their folded names: capitals and marks make no difference to who types them."""
    return {fold(each.name): each for each in citations}


def changed(before: Iterable[Citation], now: Iterable[Citation]) -> tuple[Change, ...]:
    """What a report says that is not so any more, in the order of what is so now."""
    was, there = by_name(before), by_name(now)
    return tuple(
        Change(
            name=(there.get(key) or was[key]).name,
            before=_whole(was.get(key)),
            now=_whole(there.get(key)),
        )
        for key in dict.fromkeys([*there, *was])
        if was.get(key) != there.get(key)
    )


def _whole(citation: Citation | None) -> str:
    if citation is None:
        return ""
    return f"{citation.words} [{citation.source}]" if citation.source else citation.words


def _said(quote: re.Match[str], citations: Mapping[str, Citation]) -> str:
    citation = citations.get(fold(quote[1]))
    return citation.words if citation else quote.group()


def _actual(parts: Iterable[Printed]) -> list[Printed]:
    """Estimates count only where there is nothing else."""
    every = list(parts)
    return [each for each in every if each.basis == Basis.ACTUAL] or every


def _notes(part: Printed) -> Iterator[str]:
    if part.availability in _WITHOUT:
        yield _WITHOUT[Availability(part.availability)]
    if part.basis == Basis.ESTIMATE:
        yield ESTIMATE
    if part.doubt != Doubt.NONE and not part.settled:
        yield f"còn nghi vấn: {part.doubt_reason}" if part.doubt_reason else "còn nghi vấn"

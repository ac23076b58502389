"""Who reads a page: the language decides which names, numbers and dates are handed over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from blocs.domain.rounding import half_up
from boards.domain.numbers import format_number
from boards.domain.sentences import Recorded
from boards.domain.units import UNITS
from boards.domain.years import short_date
from boards.language import spoken

Json = dict[str, Any]

# A converted amount is rounded for reading: the smaller it is, the more decimals it keeps.
READABLE = ((Fraction(10), 1), (Fraction(1, 10), 2), (Fraction(0), 4))


@dataclass(frozen=True, slots=True)
class Reader:
    """Chooses and writes what an edition says, in one language."""

    language: str

    @classmethod
    def of_request(cls) -> Reader:
        """The reader whose language is active."""
        return cls(spoken())

    @property
    def english(self) -> bool:
        return self.language == "en"

    def text(self, row: Json, key: str) -> Recorded:
        """``row[key]``; its English twin for an English reader, if there is one.

        Editions seal the Vietnamese text as its own twin where nobody wrote another.
        """
        vietnamese: str = row[key]
        english: str = row.get(f"{key}_en", "")
        translated = self.english and english not in ("", vietnamese)
        return Recorded(english, "en") if translated else Recorded(vietnamese)

    def said(self, sentence: Json) -> str:
        """A sentence that was kept in both languages."""
        words: str = sentence["en" if self.english else "vi"]
        return words

    def number(self, value: Decimal, places: int | None = None) -> str:
        """All digits of ``value``, or so many decimals."""
        return format_number(value, language=self.language, places=places)

    def exact(self, text: str | None) -> str:
        """A decimal of the edition with the digits it has there; a dash where there is none."""
        if text is None:
            return "–"
        value = Decimal(text)
        return self.number(value, places=-int(value.as_tuple().exponent))

    def readable(self, value: Fraction) -> str:
        """A computed amount, rounded half up to what a page has room for."""
        size = abs(value)
        places = next(places for least, places in READABLE if size >= least)
        return self.rounded(value, places)

    def rounded(self, value: Fraction, places: int) -> str:
        """A computed amount with at most so many decimals, rounded half up away from zero."""
        rounded = half_up(abs(value), places)
        return self.number(rounded if value >= 0 else -rounded)

    def signed(self, value: Fraction, places: int) -> str:
        """The same of a change, with its sign (U+2212); what is nothing once rounded has none."""
        text = self.rounded(abs(value), places)
        sign = "+" if value > 0 else "−"
        return f"{sign}{text}" if half_up(abs(value), places) else text

    def unit(self, code: str) -> str:
        """The name of a unit, as the head of a column."""
        unit = UNITS[code]
        return unit.en_plural if self.english else unit.vi

    def quantity(self, amount: str, unit: str) -> str:
        """An amount of the edition with its unit, exactly as understood."""
        return f"{self.exact(amount)} {UNITS[unit].name(self.language, Decimal(amount))}".strip()

    def day(self, iso: str | None) -> str:
        """``2022-12-30`` as 30/12/2022, the order that both languages of the site use."""
        return short_date(date.fromisoformat(iso)) if iso else ""

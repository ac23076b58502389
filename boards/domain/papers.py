"""Wording of official papers after Decree 30/2020/NĐ-CP, Appendix I: what needs no page to decide.

Dates, the grounds that a paper rests on, the numbers of headings, and which characters a paper may
hold at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from boards.domain.names import fold
from boards.domain.years import long_date

COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
SIGN_HERE = "(Ký, ghi rõ họ tên, đóng dấu)"
BLANK = "......"
"""Room for what is filled in by hand."""

ALPHABET = "abcdđeghiklmnopqrstuvxy"
"""Points of a list are lettered by the Vietnamese alphabet, in which đ follows d and f is none."""

_ROMAN = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_END = ".;, \t\n"
_UNFIT = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def printable(text: str) -> str:
    """The text without the characters that no XML file may hold; line breaks are all alike."""
    return _UNFIT.sub("", re.sub("\r\n?|\u2028|\u2029", "\n", text))


def paper_date(day: date) -> str:
    """``07/4/2014`` and ``18/02/2022``: days below 10 and the months 1 and 2 take a zero."""
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"{day.day:02d}/{month}/{day.year}"


def place_and_date(place: str, day: date | None) -> str:
    """``Phú Thọ, ngày 06 tháng 01 năm 2023``; without a day there is room to write it by hand."""
    when = long_date(day) if day else f"ngày {BLANK} tháng {BLANK} năm {BLANK}"
    return f"{place or BLANK}, {when}"


@dataclass(frozen=True, slots=True)
class Cited:
    """A paper as another one cites it. ``kind`` is its kind in words: *Quyết định*, *Luật* …"""

    kind: str
    title: str
    number: str = ""
    issued_on: date | None = None
    issuer: str = ""

    @property
    def text(self) -> str:
        """*Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư*.

        Laws and ordinances are cited by name and day alone.
        """
        day = long_date(self.issued_on) if self.issued_on else ""
        if self.kind.casefold() in {"luật", "pháp lệnh"}:
            return _joined(self.title or self.kind, day)
        number = f"số {self.number}" if self.number else ""
        issuer = f"của {self.issuer}" if self.issuer else ""
        return _joined(self.kind, number, day, issuer, _about(self._bare_title))

    @property
    def _bare_title(self) -> str:
        """The title without the kind, which many registers write in front of it."""
        opens = self.title.casefold().startswith(f"{self.kind.casefold()} ")
        return self.title[len(self.kind) + 1 :].strip() if opens else self.title


def _about(title: str) -> str:
    """The title after *về*, which it often has already."""
    first = title.casefold().split(maxsplit=1)[:1]
    return title if not title or first in (["về"], ["v/v"]) else f"về {_lower(title)}"


def _lower(title: str) -> str:
    """A capital that only opens the title goes; one of a name or of an abbreviation stays."""
    first, *others = title.split(maxsplit=1)
    opens = first[:1].isupper() and first[1:].islower() and not "".join(others)[:1].isupper()
    return title[:1].lower() + title[1:] if opens else title


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def grounds(lines: Iterable[str]) -> tuple[str, ...]:
    """Each ground ends with a semicolon, the last one with a full stop; empty ones are left out."""
    bare = [line for line in (line.strip(_END) for line in lines) if line]
    return tuple(
        line + ("." if number == len(bare) else ";") for number, line in enumerate(bare, start=1)
    )


def register_key(entry: str) -> str:
    """Issuer, number and year, one a line, as a register counts them.

    *QĐ 012 / QĐ-BKHĐT* is the number *12/qđ-bkhđt*: case, marks, spaces, leading zeros and words
    before the first digit say nothing.
    """
    issuer, number, year = (fold(line) for line in entry.split("\n"))
    bare = number.lstrip("abcdefghijklmnopqrstuvwxyz ") or number
    return f"{issuer}/{re.sub('^0+(?=[0-9])', '', bare)}/{year}"


def heading_number(level: int, count: int) -> str:
    """``I.`` for parts, ``1.`` for sections and ``a)`` for points: the count-th of its level."""
    match level:
        case 1:
            return f"{roman(count)}."
        case 2:
            return f"{count}."
    return f"{letter(count)})"


def roman(count: int) -> str:
    """A count from 1 to 89 in Roman numerals."""
    text = ""
    for value, sign in _ROMAN:
        times, count = divmod(count, value)
        text += sign * times
    return text


def letter(count: int) -> str:
    """``a`` … ``y``, then ``aa``, ``ab``: no list is too long."""
    text = ""
    while count:
        count, place = divmod(count - 1, len(ALPHABET))
        text = ALPHABET[place] + text
    return text

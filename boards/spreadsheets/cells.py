"""What a cell of an uploaded table holds beside text and numbers, and how it is kept as JSON.

A percentage, a date, an error value and a formula are told apart here, because a reader that sees
only their values takes 0,125 for 12,5 %, a day for a number, and an error for an empty cell.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from openpyxl.utils import get_column_letter

from boards.domain.years import short_date


@dataclass(frozen=True, slots=True)
class Percent:
    """A number that the sheet shows as a percentage: 0.125 under the format ``0.0%``."""

    value: Decimal

    def __str__(self) -> str:
        return f"{self.value.scaleb(2).normalize():f}%".replace(".", ",")


@dataclass(frozen=True, slots=True)
class Moment:
    """A date or a time of day, in the words of our officials."""

    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class ErrorValue:
    """``#N/A`` and its like."""

    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Uncomputed:
    """A formula of which the file does not say the result."""

    def __str__(self) -> str:
        return "="


Plain = str | int | Decimal | bool | Percent | Moment | ErrorValue | Uncomputed | None


@dataclass(frozen=True, slots=True)
class Computed:
    """The result of a formula, as the program that saved the file computed it."""

    value: Plain

    def __str__(self) -> str:
        return "" if self.value is None else str(self.value)


Cell = Plain | Computed


def column_letter(number: int) -> str:
    """The name of a column counted from 1: A, B … Z, AA."""
    return get_column_letter(number)


def moment(value: date | time | timedelta) -> Moment:
    """Day before month; the hours only where there are any."""
    if isinstance(value, datetime):
        hours = f" {value:%H:%M}" if value.time() != time() else ""
        return Moment(short_date(value.date()) + hours)
    if isinstance(value, date):
        return Moment(short_date(value))
    return Moment(str(value))


def packed(cell: Cell) -> Any:
    """The cell as JSON keeps it: text and whole numbers as they are, the rest with its kind."""
    match cell:
        case Decimal():
            return ["number", str(cell)]
        case Percent():
            return ["percent", str(cell.value)]
        case Moment():
            return ["moment", cell.text]
        case ErrorValue():
            return ["error", cell.text]
        case Uncomputed():
            return ["uncomputed"]
        case Computed():
            return ["computed", packed(cell.value)]
        case _:
            return cell


def unpacked(kept: Any) -> Cell:
    """The cell that :func:`packed` kept."""
    if not isinstance(kept, list):
        cell: Cell = kept
        return cell
    match kept:
        case ["number", text]:
            return Decimal(text)
        case ["percent", text]:
            return Percent(Decimal(text))
        case ["moment", text]:
            return Moment(text)
        case ["error", text]:
            return ErrorValue(text)
        case ["computed", inner]:
            return Computed(unpacked(inner))  # type: ignore[arg-type]
        case _:
            return Uncomputed()

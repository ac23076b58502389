"""Numbers as officers write them, and back. A text is read with certainty, asked or refused.

Amounts are stored with 18 digits before the mark and 6 after it, of which 15 in a row may be other
than zero: no database of ours keeps more without rounding.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

from boards.domain.characters import MAX_LENGTH, tidy
from boards.domain.names import fold
from boards.domain.problems import NumberProblem as NumberProblem
from boards.domain.sentences import speaks_vietnamese

WHOLE_DIGITS = 18
DECIMALS = 6
SIGNIFICANT = 15
SIGNS = "+-\N{MINUS SIGN}\N{EN DASH}"

_DASHES = frozenset("-\N{MINUS SIGN}\N{EN DASH}\N{EM DASH}./?*…")
_NOTHING = frozenset(
    {"k", "ko", "kc", "k c", "kco", "na", "n a", "khong", "chua", "null", "none", "nil", "x"}
)
_NOTHING_STARTS = ("khong ", "chua ", "k co", "ko co")

_NUMBER = re.compile(rf"(?P<sign>[{re.escape(SIGNS)}]?)(?P<body>[0-9](?:[0-9., ]*[0-9])?)")
_LOOSE = re.compile(rf"[{re.escape(SIGNS)}]?(?! )[0-9., ]*[0-9][0-9., ]*")
_EXPONENT = re.compile(rf"[{re.escape(SIGNS)}]?[0-9.,]+[eE][{re.escape(SIGNS)}]?[0-9]+")

# Forms of an unsigned number. Exactly one of them fits a text, or none does.
_PLAIN = re.compile(r"[0-9]+")
_DOT_GROUPS = re.compile(r"(?P<whole>[1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,(?P<part>[0-9]+))?")
_COMMA_GROUPS = re.compile(r"(?P<whole>[1-9][0-9]{0,2}(?:,[0-9]{3}){2,})")
_ENGLISH = re.compile(r"(?P<whole>[1-9][0-9]{0,2}(?:,[0-9]{3})+)\.(?P<part>[0-9]+)")
_SPACE_GROUPS = re.compile(
    r"(?P<whole>[1-9][0-9]{0,2}(?: [0-9]{3})+)(?:(?P<mark>[.,])(?P<part>[0-9]+))?"
)
_ONE_COMMA = re.compile(r"(?P<whole>[0-9]+),(?P<part>[0-9]+)")
_ONE_DOT = re.compile(r"(?P<whole>[0-9]+)\.(?P<part>[0-9]+)")


@dataclass(frozen=True, slots=True)
class Certain:
    """The one number that the text can mean."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """The numbers that the text can mean, smallest first: its author chooses, nobody guesses."""

    values: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Not a number, and why."""

    problem: NumberProblem


def read_number(text: str, *, counted: bool = False) -> Certain | Ambiguous | Unreadable:
    """Read one number written in Vietnamese, or in a form that can mean only one thing.

    A dot groups thousands after one to three digits that do not start with 0 and before exactly
    three; otherwise it is a decimal mark. A comma is the decimal mark, unless it repeats or stands
    before a dot. ``1,277`` of a thing that is ``counted`` is asked, and so is any text where the
    dot's own rule and its place disagree (``1,277.500``, ``012.345``). Never raises.
    """
    if len(text) > MAX_LENGTH:
        return Unreadable(NumberProblem.TOO_LONG)
    typed = tidy(text)
    found = _NUMBER.fullmatch(typed)
    if not found:
        return Unreadable(_why_not(typed))
    values = _readings(found["body"], counted=counted)
    if not values:
        return Unreadable(NumberProblem.MISPLACED_SEPARATOR)
    for value in values:
        if problem := storage_problem(value):
            return Unreadable(problem)
    if found["sign"] not in ("", "+"):
        values = tuple(sorted(value.copy_negate() if value else value for value in values))
    return Certain(values[0]) if len(values) == 1 else Ambiguous(values)


def storage_problem(value: Decimal) -> NumberProblem | None:
    """Why an amount cannot be kept digit by digit, if it cannot. ``value`` is finite."""
    if value and value.adjusted() >= WHOLE_DIGITS:
        return NumberProblem.TOO_LARGE
    if len(format(value, "f").partition(".")[2].rstrip("0")) > DECIMALS:
        return NumberProblem.TOO_PRECISE
    if len(format(value.copy_abs(), "f").replace(".", "").strip("0")) > SIGNIFICANT:
        return NumberProblem.TOO_PRECISE
    return None


def format_number(value: Decimal, *, language: str = "vi", places: int | None = None) -> str:
    """``1.277,5`` in Vietnamese, ``1,277.5`` in English, always grouped.

    All digits are kept and trailing zeros dropped, unless ``places`` asks for that many decimals,
    rounded half up. A Vietnamese text without ``places`` reads back as the same measure.
    """
    if places is not None:
        value = _rounded(value, places)
    whole, _, part = format(value.copy_abs(), ",f").partition(".")
    if places is None:
        part = part.rstrip("0")
    group, mark = (".", ",") if speaks_vietnamese(language) else (",", ".")
    sign = "-" if value < 0 else ""
    return sign + whole.replace(",", group) + (mark + part if part else "")


def _rounded(value: Decimal, places: int) -> Decimal:
    """Half up, however many digits ``value`` has."""
    room = Context(prec=len(value.as_tuple().digits) + abs(value.adjusted()) + places + 2)
    return value.quantize(Decimal((0, (1,), -places)), rounding=ROUND_HALF_UP, context=room)


def _readings(body: str, *, counted: bool) -> tuple[Decimal, ...]:
    """Every number that an unsigned text can mean, ascending; nothing if it means none."""
    if _PLAIN.fullmatch(body) or _COMMA_GROUPS.fullmatch(body):
        return (_decimal(body),)
    if found := _DOT_GROUPS.fullmatch(body):
        return (_decimal(found["whole"], found["part"]),)
    if found := _ENGLISH.fullmatch(body):
        return _with_part(found, doubtful=len(found["part"]) == 3)
    if found := _SPACE_GROUPS.fullmatch(body):
        three = found["part"] is not None and len(found["part"]) == 3
        return _with_part(found, doubtful=three and (counted or found["mark"] == "."))
    if found := _ONE_COMMA.fullmatch(body):
        could_group = _could_group(found) and not found["whole"].startswith("0")
        return _with_part(found, doubtful=counted and could_group)
    if found := _ONE_DOT.fullmatch(body):
        return _with_part(found, doubtful=_could_group(found) and found["whole"] != "0")
    return ()


def _could_group(found: re.Match[str]) -> bool:
    return len(found["whole"]) <= 3 and len(found["part"]) == 3


def _with_part(found: re.Match[str], *, doubtful: bool) -> tuple[Decimal, ...]:
    """The decimal reading, and beside it, where ``doubtful``, the one of grouped thousands."""
    decimal = _decimal(found["whole"], found["part"])
    return (decimal, _decimal(found["whole"] + found["part"])) if doubtful else (decimal,)


def _decimal(whole: str, part: str | None = None) -> Decimal:
    digits = re.sub("[., ]", "", whole)
    return Decimal(f"{digits}.{part}" if part else digits)


def _why_not(typed: str) -> NumberProblem:
    if not typed:
        return NumberProblem.EMPTY
    if _says_nothing(typed):
        return NumberProblem.NO_NUMBER
    if typed.startswith("(") and typed.endswith(")"):
        return NumberProblem.PARENTHESES
    if _EXPONENT.fullmatch(typed):
        return NumberProblem.EXPONENT
    if _LOOSE.fullmatch(typed):
        return NumberProblem.MISPLACED_SEPARATOR
    return NumberProblem.NOT_A_NUMBER


def _says_nothing(typed: str) -> bool:
    """Marks and words that stand where a number is missing. They are asked, never read as 0."""
    if set(typed) <= _DASHES:
        return True
    words = fold(typed)
    return words in _NOTHING or (
        words.startswith(_NOTHING_STARTS) and not any(mark.isnumeric() for mark in words)
    )

"""The words that may stand around a number, and nothing else.

A word outside these lists may change what the number means (*giảm 5*, *dưới 5*, *lũy kế 5*), so it
is refused instead of skipped. English unit words are outside on purpose: beside them a comma would
group thousands. The neutral words are those of printed reports.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from boards.domain.characters import tidy
from boards.domain.names import spelling
from boards.domain.numbers import SIGNS
from boards.domain.problems import QuantityProblem
from boards.domain.units import (
    BILLION_WORDS,
    MILLION_WORDS,
    THOUSAND_WORDS,
    TRILLION_WORDS,
    UNITS,
    Unit,
)
from boards.enums import Dimension, Qualifier

NEUTRAL_BEFORE = (
    "thu hút",
    "thu hút được",
    "thu hút đầu tư",
    "cấp mới",
    "với",
    "với số tiền",
    "số tiền",
    "tổng",
    "tổng số",
    "tổng cộng",
    "số lượng",
    "số dự án",
    "số lao động",
    "tổng số dự án",
    "tổng số lao động",
    "tổng số lao động làm việc trong kcn",
    "số lao động làm việc trong kcn",
    "vốn đăng ký",
    "số vốn đăng ký",
    "tổng vốn",
    "tổng vốn đăng ký",
    "tổng số vốn đăng ký",
    "diện tích",
    "diện tích đất",
    "diện tích đất đăng ký sử dụng",
    "diện tích đất quy hoạch",
    "giá trị xnk",
    "tổng giá trị xnk",
    "giá trị xuất nhập khẩu",
    "tổng giá trị xuất nhập khẩu",
    "kim ngạch xuất nhập khẩu",
    "đạt",
    "đạt được",
    "được",
    "là",
    "có",
    "gồm",
    ":",
)
"""Words before a number that say what it counts, not how much."""

NEUTRAL_AFTER = ("trong kcn", "làm việc trong kcn", "đất", ".", ";", ",")
"""Words and marks after a unit that do not change it."""

QUALIFIERS: Mapping[str, Qualifier] = {
    "gần": Qualifier.NEARLY,
    "gần đạt": Qualifier.NEARLY,
    "hơn": Qualifier.MORE_THAN,
    "trên": Qualifier.MORE_THAN,
    ">": Qualifier.MORE_THAN,
    "khoảng": Qualifier.ABOUT,
    "ước": Qualifier.ABOUT,
    "ước đạt": Qualifier.ABOUT,
    "ước tính": Qualifier.ABOUT,
    "xấp xỉ": Qualifier.ABOUT,
    "chừng": Qualifier.ABOUT,
    "~": Qualifier.ABOUT,
    "≈": Qualifier.ABOUT,
}

Words = tuple[str, ...]
Meaning = TypeVar("Meaning")


@dataclass(frozen=True, slots=True)
class Measure:
    """What the words after a number say: which units they can mean, and ``times`` of which."""

    units: tuple[Unit, ...]
    times: Decimal = Decimal(1)
    lacks_currency: bool = False


@dataclass(frozen=True, slots=True)
class Spoken:
    """A text taken apart around its only number."""

    number: str
    qualifier: Qualifier
    before: Unit | None
    """A unit that precedes its number: ``hạng 3``, ``$5``."""
    measure: Measure | None


_NUMBER = re.compile(
    rf"(?<![^\W_])\(?(?:(?<![^\s(~≈>$:])[{re.escape(SIGNS)}]+)?"
    r"[0-9](?:[0-9.,]|[ ](?=[0-9]))*(?:e[+-]?[0-9]+)?\)?"
)
_WORD = re.compile(r"[^\W\d_]+[0-9]*|\S")


def take_apart(text: str) -> Spoken | QuantityProblem:
    """Split a text around its only number, or say which part of it is not understood.

    A text without any number is returned whole as the ``number``: the number rule says why not.
    """
    typed = tidy(text).casefold()
    runs = list(_NUMBER.finditer(typed))
    if not runs:
        return Spoken(typed, Qualifier.NONE, None, None)
    if len(runs) > 1:
        return QuantityProblem.SEVERAL_AMOUNTS
    before = _phrases(_words(typed[: runs[0].start()]), _BEFORE)
    if before is None:
        return QuantityProblem.UNKNOWN_WORDS
    qualifiers = {each for each in before if isinstance(each, Qualifier)}
    units = [each for each in before if isinstance(each, Unit)]
    if len(qualifiers) > 1 or len(units) > 1:
        return QuantityProblem.UNKNOWN_WORDS
    measure = _measure_after(_words(typed[runs[0].end() :]))
    if isinstance(measure, QuantityProblem):
        return measure
    qualifier = next(iter(qualifiers), Qualifier.NONE)
    return Spoken(runs[0].group(), qualifier, next(iter(units), None), measure)


def _measure_after(words: Words) -> Measure | QuantityProblem | None:
    size = _longest(words, _MEASURES)
    measure = _MEASURES[words[:size]] if size else None
    if _phrases(words[size:], _AFTER) is not None:
        return measure
    return QuantityProblem.UNKNOWN_WORDS if measure else QuantityProblem.UNKNOWN_UNIT


def _words(text: str) -> Words:
    return tuple(spelling(word) for word in _WORD.findall(text))


def _longest(words: Words, known: Mapping[Words, object]) -> int:
    """How many leading words form the longest known phrase; 0 if none does."""
    sizes = range(min(len(words), _LONGEST), 0, -1)
    return next((size for size in sizes if words[:size] in known), 0)


def _phrases(words: Words, known: Mapping[Words, Meaning]) -> list[Meaning] | None:
    """The meanings of ``words``, longest phrase first, or nothing if one is unknown."""
    meanings = []
    while words:
        size = _longest(words, known)
        if not size:
            return None
        meanings.append(known[words[:size]])
        words = words[size:]
    return meanings


def _measures() -> Iterable[tuple[str, Measure]]:
    """Units, scale words without a currency, and thousands or millions of people and things."""
    scales = (
        (THOUSAND_WORDS, "TH", Decimal(10**3)),
        (MILLION_WORDS, "MN", Decimal(10**6)),
        (BILLION_WORDS, "BN", Decimal(10**9)),
        (TRILLION_WORDS, "TN", Decimal(10**12)),
    )
    for unit in UNITS.values():
        if unit.dimension != Dimension.RANK:
            yield from ((word, Measure((unit,))) for word in unit.words)
    for words, suffix, _ in scales:
        codes = (f"VND_{suffix}", f"USD_{suffix}")
        units = tuple(UNITS[code] for code in codes if code in UNITS)
        yield from ((word, Measure(units, lacks_currency=True)) for word in words)
    for words, _, times in scales[:2]:
        for unit in UNITS.values():
            if unit.dimension in (Dimension.COUNT, Dimension.PEOPLE):
                for scale in words:
                    yield from ((f"{scale} {word}", Measure((unit,), times)) for word in unit.words)


def _before() -> Iterable[tuple[str, Unit | Qualifier | None]]:
    yield from ((phrase, None) for phrase in NEUTRAL_BEFORE)
    yield from QUALIFIERS.items()
    yield from ((word, UNITS["RANK"]) for word in UNITS["RANK"].words)
    yield from ((word, UNITS["USD"]) for word in ("usd", "us$", "$"))
    yield from ((word, UNITS["VND"]) for word in ("vnd", "vnđ"))


_MEASURES = {_words(phrase): measure for phrase, measure in _measures()}
_BEFORE = {_words(phrase): meaning for phrase, meaning in _before()}
_AFTER = {_words(phrase): None for phrase in NEUTRAL_AFTER}
_LONGEST = max(len(words) for words in (*_MEASURES, *_BEFORE, *_AFTER))

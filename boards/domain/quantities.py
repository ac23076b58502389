"""Amounts with their units, read from the words of reports and written back.

A reading is certain, or a choice that its author makes, or a problem
that its author can mend; no reading is a guess, and nothing missing is a zero.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Context, Decimal

from boards.domain.characters import MAX_LENGTH, tidy
from boards.domain.lexicon import Spoken, take_apart
from boards.domain.numbers import (
    Ambiguous,
    Unreadable,
    format_number,
    read_number,
    storage_problem,
)
from boards.domain.problems import QuantityProblem as QuantityProblem
from boards.domain.sentences import speaks_vietnamese
from boards.domain.units import UNITS, Unit, base_of
from boards.enums import Dimension, Qualifier

EXACT = Context(prec=200)
"""Room for products and sums of amounts, scales and rates without any rounding."""

CURRENCIES = ("VND", "USD")
COUNTED = frozenset({Dimension.COUNT, Dimension.PEOPLE, Dimension.RANK})
NEVER_NEGATIVE = COUNTED | {Dimension.AREA}

_CELL_ERRORS = frozenset(
    {"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#SPILL!", "#CALC!"}
)
_QUALIFIER_WORDS = {
    Qualifier.NONE: ("", ""),
    Qualifier.NEARLY: ("gần ", "nearly "),
    Qualifier.MORE_THAN: ("hơn ", "more than "),
    Qualifier.ABOUT: ("khoảng ", "about "),
}
# A comma between digits is a decimal mark and a plus before a number its sign: neither separates.
_BETWEEN = re.compile(
    r"\s*(?:[;&\n]|,?\svà\s|(?<=[^\W\d_]),\s|(?<=[^\s;&+])\s*\+)\s*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount of a unit, exact as printed unless its qualifier says otherwise."""

    amount: Decimal
    unit: Unit
    qualifier: Qualifier = Qualifier.NONE

    @property
    def base(self) -> Decimal:
        """The amount in the base of its dimension or currency: đồng, USD, người, ha …"""
        return EXACT.multiply(self.amount, self.unit.factor)


@dataclass(frozen=True, slots=True)
class Understood:
    """The one quantity that the text can mean."""

    quantity: Quantity


@dataclass(frozen=True, slots=True)
class Choices:
    """What the text can mean: asked before anything is kept, even where one reading is left."""

    quantities: tuple[Quantity, ...]


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """No quantity, and why."""

    problem: QuantityProblem


Reading = Understood | Choices | NotUnderstood


def read_quantity(
    text: str,
    *,
    dimension: Dimension,
    unit: Unit | None = None,
    currencies: Sequence[str] = CURRENCIES,
) -> Reading:
    """Read one amount of ``dimension`` as printed: ``gần 12 tỷ đồng``, ``cấp mới 08 dự án``.

    ``unit`` is that of a number without words. Words win over it within money; things that cannot
    be converted into one another (projects, enterprises) must agree with it. A scale word without
    a currency is asked where more than one of ``currencies`` is reported. Never raises.
    """
    if len(text) > MAX_LENGTH:
        return NotUnderstood(QuantityProblem.TOO_LONG)
    spoken = take_apart(text)
    if isinstance(spoken, QuantityProblem):
        return NotUnderstood(spoken)
    scaled = spoken.measure is not None and spoken.measure.times != 1
    units = _units_meant(spoken, unit, currencies)
    # Nobody writes a thousandth of a project, nor of a đồng: `5,000 đồng` is asked too.
    counted = (dimension in COUNTED and not scaled) or units == (UNITS["VND"],)
    number = read_number(spoken.number, counted=counted)
    if isinstance(number, Unreadable):
        return NotUnderstood(QuantityProblem(number.problem.value))
    if isinstance(units, QuantityProblem):
        return NotUnderstood(units)
    values = number.values if isinstance(number, Ambiguous) else (number.value,)
    times = spoken.measure.times if spoken.measure else Decimal(1)
    readings = [
        Quantity(EXACT.multiply(value, times), meant, spoken.qualifier)
        for value in values
        for meant in units
    ]
    possible = _possible(readings, dimension, unit, currencies)
    if isinstance(possible, QuantityProblem):
        return NotUnderstood(possible)
    asked = len(readings) > 1 or _currency_is_open(spoken, currencies)
    return Choices(possible) if asked else Understood(possible[0])


def read_bag(
    text: str,
    *,
    dimension: Dimension = Dimension.MONEY,
    unit: Unit | None = None,
    currencies: Sequence[str] = CURRENCIES,
) -> tuple[Reading, ...]:
    """Read several amounts in one text: ``1,527 tỷ USD và 1.283 tỷ đồng``.

    They are joined by và, a plus, an ampersand, a semicolon or a comma after a word. As soon as
    there are two, each must carry its own unit: in ``5 và 7 tỷ đồng`` nobody knows what 5 counts.
    """
    if len(text) > MAX_LENGTH:
        return (NotUnderstood(QuantityProblem.TOO_LONG),)
    parts = bag_parts(text)
    alone = unit if len(parts) == 1 else None
    return tuple(
        read_quantity(part, dimension=dimension, unit=alone, currencies=currencies)
        for part in parts
    )


def bag_parts(text: str) -> list[str]:
    """The texts of the single amounts: what each of them was printed as."""
    return _BETWEEN.split(tidy(text).rstrip(";"))


def from_cell(
    value: object,
    *,
    dimension: Dimension,
    unit: Unit | None = None,
    currencies: Sequence[str] = CURRENCIES,
    number_format: str = "",
) -> Reading:
    """Read a workbook's cell. A number is that number, digit for digit, of ``unit``.

    Only text passes through the text rule. A cell shown as a percentage (``number_format`` with %)
    holds hundredths. Dates, truth values and error values are no amounts.
    """
    if value is None:
        return NotUnderstood(QuantityProblem.EMPTY)
    if isinstance(value, str):
        if value.strip() in _CELL_ERRORS:
            return NotUnderstood(QuantityProblem.CELL_ERROR)
        return read_quantity(value, dimension=dimension, unit=unit, currencies=currencies)
    if isinstance(value, date | time | timedelta):
        return NotUnderstood(QuantityProblem.DATE_IN_CELL)
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return NotUnderstood(QuantityProblem.NOT_A_NUMBER)
    # repr() of a float is the shortest decimal that means it: 763.86, not 763.86000000000001.
    amount = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if not amount.is_finite():
        return NotUnderstood(QuantityProblem.NOT_A_NUMBER)
    meant = unit
    if "%" in number_format:
        amount, meant = amount.scaleb(2, context=EXACT), UNITS["PERCENT"]
    if meant is None:
        return NotUnderstood(QuantityProblem.UNIT_MISSING)
    possible = _possible([Quantity(amount, meant)], dimension, unit, currencies)
    if isinstance(possible, QuantityProblem):
        return NotUnderstood(possible)
    return Understood(possible[0])


def convert(
    quantities: Iterable[Quantity], *, vnd_per_unit: Mapping[str, Decimal]
) -> Decimal | None:
    """The exact total in đồng, at the rate of each currency; đồng themselves need none.

    Nothing if there is nothing to add, or if one quantity has no rate or is not money: a total that
    leaves something out is not a total.
    """
    rates = {**vnd_per_unit, "VND": Decimal(1)}
    total = None
    for quantity in quantities:
        rate = rates.get(quantity.unit.currency)
        if rate is None:
            return None
        total = EXACT.fma(quantity.base, rate, total or Decimal(0))
    return total


def format_quantity(quantity: Quantity, *, language: str = "vi") -> str:
    """``gần 12 tỷ đồng``, ``nearly 12 billion VND``. The Vietnamese text reads back the same."""
    vietnamese = speaks_vietnamese(language)
    name = quantity.unit.name(language, quantity.amount)
    number = format_number(quantity.amount, language=language)
    qualifier = _QUALIFIER_WORDS[quantity.qualifier][0 if vietnamese else 1]
    match quantity.unit.dimension:
        case Dimension.RANK:
            return f"{qualifier}{name} {number}"
        case Dimension.PERCENT:
            return f"{qualifier}{number}{name}"
        case _:
            return f"{qualifier}{number} {name}"


def in_words(quantity: Quantity, *, language: str = "vi") -> str:
    """The echo that is shown before saving: ``= 1.277.000.000.000 đồng``."""
    spelt_out = Quantity(quantity.base, base_of(quantity.unit), quantity.qualifier)
    return f"= {format_quantity(spelt_out, language=language)}"


def _units_meant(
    spoken: Spoken, unit: Unit | None, currencies: Collection[str]
) -> tuple[Unit, ...] | QuantityProblem:
    """The units that the words around a number can mean; ``unit`` if there are none."""
    measure, before = spoken.measure, spoken.before
    if measure is None:
        alone = before or unit
        return (alone,) if alone else QuantityProblem.UNIT_MISSING
    if not measure.lacks_currency:
        return QuantityProblem.UNKNOWN_WORDS if before else measure.units
    known = (before.currency,) if before else currencies
    meant = tuple(each for each in measure.units if each.currency in known)
    return meant or QuantityProblem.CURRENCY_MISSING


def _currency_is_open(spoken: Spoken, currencies: Collection[str]) -> bool:
    """Whether a scale word stands alone where several currencies are reported."""
    lacking = spoken.measure is not None and spoken.measure.lacks_currency
    return lacking and spoken.before is None and len(set(currencies)) > 1


def _possible(
    readings: Sequence[Quantity],
    dimension: Dimension,
    unit: Unit | None,
    currencies: Collection[str],
) -> tuple[Quantity, ...] | QuantityProblem:
    """The readings that can be figures of ``dimension``, or why the first one cannot."""
    problems = [_problem(each, dimension, unit, currencies) for each in readings]
    possible = tuple(
        each for each, problem in zip(readings, problems, strict=True) if problem is None
    )
    return possible or next(problem for problem in problems if problem)


def _problem(
    quantity: Quantity, dimension: Dimension, unit: Unit | None, currencies: Collection[str]
) -> QuantityProblem | None:
    """Why this quantity cannot be a figure of ``dimension``, the plainest reason first."""
    amount, meant = quantity.amount, quantity.unit
    money = dimension == Dimension.MONEY
    too_much = storage_problem(amount)
    reasons = (
        (meant.dimension != dimension, QuantityProblem.WRONG_DIMENSION),
        (money and meant.currency not in currencies, QuantityProblem.WRONG_CURRENCY),
        (not money and unit not in (None, meant), QuantityProblem.WRONG_UNIT),
        (too_much is not None, QuantityProblem(too_much.value) if too_much else None),
        (dimension in COUNTED and not _whole(amount), QuantityProblem.NOT_WHOLE),
        (dimension in NEVER_NEGATIVE and amount < 0, QuantityProblem.NEGATIVE),
        (dimension == Dimension.RANK and amount == 0, QuantityProblem.RANK_ZERO),
    )
    return next((problem for holds, problem in reasons if holds), None)


def _whole(amount: Decimal) -> bool:
    return amount == amount.to_integral_value()

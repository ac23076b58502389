"""From exact fractions to printed numbers: once, half up, at a named place."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

TOO_LONG = 13_000  # bits, about 3,900 digits: Python prints no integer of more than 4,300


def half_up(value: Fraction, places: int) -> Decimal:
    """``value``, which is not negative, rounded half up to ``places`` decimals."""
    units = (value * 10**places * 2 + 1) // 2
    return Decimal(f"{units}E-{places}")


def exact_decimal(value: Fraction) -> Decimal:
    """The decimal equal to ``value``, however long; ``value`` must have one.

    Built from its digits, because arithmetic on decimals rounds to the context's precision.
    """
    places = 0
    while value.denominator != 1:
        value *= 10
        places += 1
    return Decimal(f"{value.numerator}E-{places}")


def plain(value: Decimal) -> str:
    """Digits without an exponent: ``0.000000``, never ``0E-6``."""
    return format(value, "f")


def trimmed(value: Decimal) -> str:
    """A decimal as text, exact, without an exponent or idle zeros."""
    text = plain(value)
    return text.rstrip("0").rstrip(".") if "." in text else text


def quotient(value: Fraction) -> str:
    """``n/d`` in lowest terms, also when ``d`` is 1.

    Raises ``OverflowError`` for numbers that no reader could take in.
    """
    if max(value.numerator.bit_length(), value.denominator.bit_length()) > TOO_LONG:
        raise OverflowError
    return f"{value.numerator}/{value.denominator}"

"""How many may be proposed: a number, or a share of so many boards, rounded as the rule says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from awards.enums import Base, Rounding
from boards.domain.numbers import format_number
from boards.domain.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Quota:
    """One rule of a quota. ``number`` are places; ``share`` is a percentage of ``base``.

    ``source`` is where the rule stands: whoever is refused by it reads that.
    """

    source: str
    number: int | None = None
    share: Decimal | None = None
    base: Base = Base.MEMBERS
    rounding: Rounding = Rounding.DOWN


@dataclass(frozen=True, slots=True)
class Places:
    """How many may be proposed at most; nothing where only the council can count it."""

    most: int | None
    sentence: Sentence
    source: str


def places(quota: Quota, counts: Mapping[Base, int]) -> Places:
    """The places of one rule in a bloc with these counts."""
    if quota.share is None:
        return Places(quota.number, _fixed(quota.number or 0), quota.source)
    if quota.base not in counts:
        return Places(None, _outside(quota.share), quota.source)
    of = counts[quota.base]
    exact = Fraction(quota.share) * of / 100
    most = rounded(exact, quota.rounding)
    return Places(most, _share(quota, of, exact, most), quota.source)


def tightest(found: list[Places]) -> Places | None:
    """Of several rules the one with the fewest places; what nobody counts here comes last."""
    counted = [each for each in found if each.most is not None]
    ordered = sorted(counted, key=lambda each: each.most or 0)
    return next(iter([*ordered, *(each for each in found if each.most is None)]), None)


def rounded(exact: Fraction, rounding: Rounding) -> int:
    """A whole number of places; 1.4 is 1, 1 or 2."""
    whole, rest = divmod(exact, 1)
    up = rest > 0 if rounding is Rounding.UP else rest >= Fraction(1, 2)
    return int(whole) + (rounding is not Rounding.DOWN and up)


def _fixed(number: int) -> Sentence:
    return Sentence(
        f"Nhiều nhất {number} đơn vị của khối trong một năm.",
        f"At most {number} of the bloc in a year.",
    )


WORDS = {
    Base.MEMBERS: Sentence("đơn vị thành viên", "members"),
    Base.PLACED: Sentence("đơn vị được xếp hạng", "members with a place"),
}
ROUNDED = {
    Rounding.DOWN: Sentence("làm tròn xuống", "rounded down"),
    Rounding.HALF_UP: Sentence("làm tròn đến số gần nhất", "rounded half up"),
    Rounding.UP: Sentence("làm tròn lên", "rounded up"),
}


def _share(quota: Quota, of: int, exact: Fraction, most: int) -> Sentence:
    """``20% × 7 members = 1.4, rounded down: 1.``"""
    words, rounding = WORDS[quota.base], ROUNDED[quota.rounding]
    share, product = quota.share or Decimal(0), Decimal(exact.numerator) / exact.denominator
    vi = f"{format_number(share)}% × {of} {words.vi} = {format_number(product)}, {rounding.vi}"
    en = (
        f"{format_number(share, language='en')}% × {of} {words.en} = "
        f"{format_number(product, language='en')}, {rounding.en}"
    )
    return Sentence(f"{vi}: {most}.", f"{en}: {most}.")


def _outside(share: Decimal) -> Sentence:
    vi, en = format_number(share), format_number(share, language="en")
    return Sentence(
        f"{vi}% của số tập thể do Hội đồng tính, ngoài khối.",
        f"{en}% of collectives that the council counts, outside the bloc.",
    )

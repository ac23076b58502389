"""How a board prints its figures: with units and scale words, rounded here and there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random


def number(amount: int) -> str:
    """``12.345``: a dot between thousands."""
    return f"{amount:,}".replace(",", ".")


def tenths(amount: int) -> str:
    """``1.234,5`` of an amount in tenths."""
    whole, part = divmod(amount, 10)
    return f"{number(whole)},{part}"


def _people(amount: int, chance: Random) -> str:
    if chance.randrange(6):
        return f"{number(amount)} lao động"
    return f"hơn {number(amount // 100 * 100)} lao động"


def _land(amount: int, chance: Random) -> str:
    return f"{tenths(amount * 10 + chance.randrange(10))} ha"


def _capital(amount: int, chance: Random) -> str:
    """In đồng, or partly in dollars: both parts stay visible."""
    if chance.randrange(3):
        return f"{number(amount)} tỷ đồng"
    dollars = max(amount // 60, 1)
    return f"{number(amount - amount // 3)} tỷ đồng và {number(dollars)} triệu USD"


def _trade(amount: int, chance: Random) -> str:
    said = f"{tenths(amount * 10 + chance.randrange(10))} triệu USD"
    return said if chance.randrange(8) else f"khoảng {number(amount)} triệu USD"


WORDS: Mapping[str, Callable[[int, Random], str]] = {
    "projects_attracted": lambda amount, chance: f"{number(amount)} dự án",
    "projects_newly_licensed": lambda amount, chance: f"{amount:02d} dự án",
    "registered_capital": _capital,
    "land_registered": _land,
    "land_planned": _land,
    "trade_value": _trade,
    "workers": _people,
    "planning_sponsors": lambda amount, chance: f"{amount} doanh nghiệp",
    "planning_schemes_sponsored": lambda amount, chance: f"{amount} đồ án",
    "planning_sponsorship": lambda amount, chance: f"{tenths(amount * 10 + 5)} tỷ đồng",
}


def printed(amounts: Mapping[str, int], chance: Random) -> dict[str, str]:
    """The text of each cell, in the order of the catalogue."""
    licensed = amounts["projects_attracted"] * chance.randint(55, 95) // 100
    said = {**amounts, "projects_newly_licensed": licensed}
    return {code: words(said[code], chance) for code, words in WORDS.items()}

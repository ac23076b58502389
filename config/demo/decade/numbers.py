"""What each board reports in each year: smooth growth, with a shock now and then, all by a seed.

Whole numbers only, so that a seed gives the same figures on every machine.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from random import Random

from config.demo.decade.size import MOST_YEARS

THOUSAND = 1_000


@dataclass(frozen=True, slots=True)
class Course:
    """How an indicator goes: where it begins, how it grows, how it trembles, in thousandths."""

    low: int
    high: int
    growth: int
    tremble: int
    shocks: bool = True


COURSES: Mapping[str, Course] = {
    "projects_attracted": Course(9, 46, 25, 130),
    "registered_capital": Course(900, 8_400, 70, 170),
    "land_registered": Course(32, 210, 30, 150),
    "land_planned": Course(1_400, 4_300, 12, 4, shocks=False),
    "trade_value": Course(280, 4_100, 85, 60),
    "workers": Course(7_400, 58_000, 45, 25),
    "planning_sponsors": Course(1, 6, 0, 300),
    "planning_schemes_sponsored": Course(1, 4, 0, 400),
    "planning_sponsorship": Course(2, 19, 10, 250),
}
"""Counts, people, hectares; capital, sponsorship in billions of đồng, trade in millions of USD."""

ONE_IN, KEPT = 9, (560, 820)
"""A board has a bad year in so many, and keeps so many thousandths of what it would have had."""


@cache
def course_of(seed: int, board: str, indicator: str) -> tuple[int, ...]:
    """The amounts of all years that there could be."""
    course = COURSES[indicator]
    chance = Random(f"{seed}/{board}/{indicator}")  # noqa: S311 - nothing is secret here
    shocks = Random(f"{seed}/{board}")  # noqa: S311 - a bad year is bad for all of a board
    amount = chance.randint(course.low, course.high) * THOUSAND
    bent = course.growth + chance.randint(-course.growth, course.growth)
    amounts = []
    for _year in range(MOST_YEARS):
        hit, kept = not shocks.randrange(ONE_IN), shocks.randint(*KEPT)
        amount = amount * (THOUSAND + bent + chance.randint(-course.tremble, course.tremble))
        amount //= THOUSAND
        seen = amount * kept // THOUSAND if hit and course.shocks else amount
        amounts.append(seen // THOUSAND)
    return tuple(amounts)


def amounts_of(seed: int, parts: tuple[str, ...], at: int) -> dict[str, int]:
    """What a board reports in the year of that number; of a merged one the sum of its parts."""
    return {code: sum(course_of(seed, board, code)[at] for board in parts) for code in COURSES}

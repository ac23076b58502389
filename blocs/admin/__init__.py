"""Blocs, their cycles, rules and results, for staff."""

from blocs.admin import (
    blocs,
    cycles,
    days_off,
    editions,
    hand_overs,
    letters,
    opinions,
    pledges,
    rotation,
    scheme_conditions,
    scheme_lines,
    schemes,
    scores,
    successions,
)

__all__ = [
    "blocs",
    "cycles",
    "days_off",
    "editions",
    "hand_overs",
    "letters",
    "opinions",
    "pledges",
    "rotation",
    "scheme_conditions",
    "scheme_lines",
    "schemes",
    "scores",
    "successions",
]

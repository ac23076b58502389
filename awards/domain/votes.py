"""Votes as official lists write them."""

from __future__ import annotations

from fractions import Fraction

from blocs.domain.rounding import half_up
from boards.domain.numbers import format_number


def votes(votes_for: int | None, votes_cast: int | None) -> str:
    """``6/7 (85,71%)``; nothing where no vote was held; no rate of no papers."""
    if votes_for is None or votes_cast is None:
        return ""
    if votes_cast == 0:
        return f"{votes_for}/{votes_cast}"
    rate = format_number(half_up(Fraction(100 * votes_for, votes_cast), 2), places=2)
    return f"{votes_for}/{votes_cast} ({rate}%)"

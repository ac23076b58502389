"""Twenty years from now, if nothing happens but what is known: a calculation, not a decision."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from blocs.domain.rotation.facts import Rotation
from blocs.domain.rotation.proposing import Proposal, propose

YEARS = 20


def simulate(rotation: Rotation, *, first: int, years: int = YEARS) -> tuple[Proposal, ...]:
    """One proposal for each year from ``first`` on, every one as if those before had come true.

    The members of a year are those of its first day.
    """
    found: list[Proposal] = []
    for year in range(first, first + years):
        proposal = propose(rotation, year=year, on=date(year, 1, 1))
        rotation = replace(rotation, past=(*rotation.past, proposal.led()))
        found.append(proposal)
    return tuple(found)

"""What can be done with the pledge of a year, by the states of its versions."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from blocs.domain.pledge.targets import targets_closed
from blocs.enums import PledgeState


class PledgeAct(StrEnum):
    """An act of those who lead the bloc; each has a page that asks first."""

    DRAFT = "draft"
    EDIT = "edit"
    CHOOSE = "indicators"
    OPEN = "open"
    DROP = "drop"
    WITHDRAW = "withdraw"
    AMEND = "amend"
    VOID = "void"


def possible_acts(states: Collection[PledgeState], *, signed: bool) -> frozenset[PledgeAct]:
    """What the states allow. ``signed``: a member has signed the version that is open."""
    acts: set[PledgeAct] = set()
    drafted, opened = PledgeState.DRAFT in states, PledgeState.OPEN in states
    complete = PledgeState.SIGNED in states
    if drafted:
        # Whoever would end the version that is being amended drops its amendment first.
        acts |= {PledgeAct.EDIT, PledgeAct.OPEN, PledgeAct.DROP}
    elif opened:
        acts |= {PledgeAct.AMEND if signed else PledgeAct.WITHDRAW, PledgeAct.VOID}
    else:
        acts |= {PledgeAct.AMEND, PledgeAct.VOID} if complete else {PledgeAct.DRAFT}
    if not targets_closed(states):
        acts.add(PledgeAct.CHOOSE)
    return frozenset(acts)

"""What the officers' page of a pledge shows: its versions, and what can be done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from blocs.domain.pledge.acts import PledgeAct, possible_acts
from blocs.domain.pledge.markup import Block, blocks
from blocs.enums import PledgeState
from blocs.models import Cycle, Pledge
from blocs.queries.pledges import versions
from blocs.queries.signatures import SigningRow, signing_rows
from blocs.queries.targets import TargetSheet, target_sheet

TURN = (PledgeState.DRAFT, PledgeState.OPEN, PledgeState.SIGNED)
"""Which version a page is about, the first that there is."""

ABOUT: Mapping[PledgeAct, Sequence[PledgeState]] = {
    PledgeAct.EDIT: (PledgeState.DRAFT,),
    PledgeAct.OPEN: (PledgeState.DRAFT,),
    PledgeAct.DROP: (PledgeState.DRAFT,),
    PledgeAct.WITHDRAW: (PledgeState.OPEN,),
    PledgeAct.AMEND: (PledgeState.OPEN, PledgeState.SIGNED),
    PledgeAct.VOID: (PledgeState.OPEN, PledgeState.SIGNED),
}
"""Which version an act is about, the first that there is."""


@dataclass(frozen=True, slots=True)
class PledgePage:
    """The pledge of a year as its officers see it."""

    cycle: Cycle
    versions: tuple[Pledge, ...]
    current: Pledge | None
    acts: frozenset[PledgeAct]
    signing: tuple[SigningRow, ...]
    sheet: TargetSheet

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The text of the version that the page is about."""
        return blocks(self.current.text) if self.current else ()

    @property
    def blocks_en(self) -> tuple[Block, ...]:
        """The same in English."""
        return blocks(self.current.text_en) if self.current else ()

    @property
    def standing(self) -> Pledge | None:
        """The version that holds while the current one amends it."""
        signed = first_of(self.versions, (PledgeState.SIGNED,))
        return signed if signed is not self.current else None

    def about(self, act: PledgeAct) -> Pledge | None:
        """The version that an act is about; none for what begins or belongs to the year."""
        return first_of(self.versions, ABOUT.get(act, ()))


def pledge_page(cycle: Cycle) -> PledgePage:
    """Everything that is known of the pledge of a year, in a fixed number of queries."""
    known = tuple(versions(cycle))
    current = first_of(known, TURN) or next(iter(known), None)
    signing = signing_rows(current) if current and current.state != PledgeState.DRAFT else ()
    states = {PledgeState(each.state) for each in known}
    answered = any(row.stands or row.waits for row in signing)
    return PledgePage(
        cycle=cycle,
        versions=known,
        current=current,
        acts=possible_acts(states, signed=answered or bool(current and current.frozen_at)),
        signing=signing,
        sheet=target_sheet(cycle),
    )


def first_of(versions: Sequence[Pledge], states: Sequence[PledgeState]) -> Pledge | None:
    """The newest version in the first of these states that there is."""
    found = (each for state in states for each in versions if each.state == state)
    return next(found, None)

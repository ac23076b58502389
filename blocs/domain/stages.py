"""The stages of a cycle: what each allows, as the policy has it, and where a cycle can go next.

A cycle goes one stage forward, or one back with a reason. What ought to be there first is listed,
with the names of those who owe it; going on without it needs a reason too, because life does not
always wait. Nothing is edited in a closed cycle: to correct it, step back, correct, and publish a
new edition; the earlier one stays.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from blocs.domain.calendar import Facts, owed
from blocs.domain.policy import POLICY
from blocs.enums import Act, MilestoneKind, Requirement, Stage

ALLOWED: Mapping[Act, frozenset[Stage]] = MappingProxyType(
    {act: rule.stages for act, rule in POLICY.items()}
)


@dataclass(frozen=True, slots=True)
class Move:
    """A stage that a cycle can go to, and whether somebody must say why."""

    stage: Stage
    needs_reason: bool


def may(act: Act, stage: Stage) -> bool:
    """Whether the stage of the cycle allows the act."""
    return stage in ALLOWED[act]


def is_over(stage: Stage) -> bool:
    """Whether the work of the year is done: from its conference on nobody pledges for it."""
    stages = list(Stage)
    return stages.index(stage) >= stages.index(Stage.CONFERENCE)


def next_stages(stage: Stage) -> tuple[Move, ...]:
    """One step forward, then one step back with a reason; none beyond either end."""
    stages = list(Stage)
    here = stages.index(stage)
    forward = [Move(there, needs_reason=False) for there in stages[here + 1 : here + 2]]
    back = [Move(there, needs_reason=True) for there in stages[max(here - 1, 0) : here]]
    return (*forward, *back)


REQUIRED: Mapping[Stage, tuple[Requirement, ...]] = MappingProxyType(
    {
        Stage.PLANNING: (),
        Stage.RUNNING: (Requirement.MEMBERS, Requirement.CHAIR),
        Stage.REPORTING: (Requirement.SCHEME, Requirement.TARGETS, Requirement.PLEDGE),
        Stage.APPRAISAL: (Requirement.REPORTED,),
        Stage.CONFERENCE: (Requirement.VERIFIED,),
        Stage.PROPOSED: (Requirement.OBJECTIONS, Requirement.EDITION, Requirement.VOTES_COUNTED),
        Stage.CLOSED: (Requirement.HANDED_OVER,),
    }
)
"""What ought to be there before a cycle enters a stage from the one before it."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A cycle as its next stage sees it: what its calendar knows, and what only stages ask."""

    facts: Facts
    members: int
    edition_published: bool
    objecting: tuple[int, ...] = ()
    """The boards whose objections nobody has answered."""
    votes_counted: bool = True
    """Whether nothing that was put to the vote waits for its count."""


@dataclass(frozen=True, slots=True)
class Lack:
    """What is not there yet, and the boards that owe it, where it is owed by boards."""

    requirement: Requirement
    boards: tuple[int, ...] = ()


def lacks(stage: Stage, ready: Ready) -> tuple[Lack, ...]:
    """What a cycle lacks to enter a stage by a step forward; empty where nothing does."""
    found = (_CHECKS[requirement](ready) for requirement in REQUIRED[stage])
    return tuple(lack for lack in found if lack is not None)


def _unless(there: bool, requirement: Requirement) -> Lack | None:
    return None if there else Lack(requirement)


def _of(boards: tuple[int, ...], requirement: Requirement) -> Lack | None:
    return Lack(requirement, boards) if boards else None


def _targets(ready: Ready) -> Lack | None:
    """Of members, as long as no pledge is open: what stands in that is not added to."""
    return _of(owed(MilestoneKind.TARGETS, ready.facts).boards, Requirement.TARGETS)


def _pledge(ready: Ready) -> Lack | None:
    """A year without a pledge that can be signed lacks it as a whole: no board is to blame."""
    if not ready.facts.pledge_open:
        return Lack(Requirement.PLEDGE)
    return _of(ready.facts.unsigned, Requirement.PLEDGE)


FEWEST = 2
"""A bloc of one competes with nobody."""

_CHECKS: Mapping[Requirement, Callable[[Ready], Lack | None]] = MappingProxyType(
    {
        Requirement.MEMBERS: lambda r: _unless(r.members >= FEWEST, Requirement.MEMBERS),
        Requirement.CHAIR: lambda r: _unless(r.facts.chair_announced, Requirement.CHAIR),
        Requirement.SCHEME: lambda r: _unless(r.facts.scheme_issued, Requirement.SCHEME),
        Requirement.TARGETS: _targets,
        Requirement.PLEDGE: _pledge,
        Requirement.REPORTED: lambda r: _of(r.facts.unreported, Requirement.REPORTED),
        Requirement.VERIFIED: lambda r: _of(r.facts.unverified, Requirement.VERIFIED),
        Requirement.OBJECTIONS: lambda r: _of(r.objecting, Requirement.OBJECTIONS),
        Requirement.EDITION: lambda r: _unless(r.edition_published, Requirement.EDITION),
        Requirement.VOTES_COUNTED: lambda r: _unless(r.votes_counted, Requirement.VOTES_COUNTED),
        Requirement.HANDED_OVER: lambda r: _unless(r.facts.handed_over, Requirement.HANDED_OVER),
    }
)

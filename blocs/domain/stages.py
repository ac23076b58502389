"""The stages of a cycle: what each allows, as the policy has it, and where a cycle can go next.

A cycle goes one stage forward, or one back with a reason. Nothing is edited in a closed cycle:
to correct it, step back, correct, and publish a new edition; the earlier one stays.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from blocs.domain.policy import POLICY
from blocs.enums import Act, Stage

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


def next_stages(stage: Stage) -> tuple[Move, ...]:
    """One step forward, then one step back with a reason; none beyond either end."""
    stages = list(Stage)
    here = stages.index(stage)
    forward = [Move(there, needs_reason=False) for there in stages[here + 1 : here + 2]]
    back = [Move(there, needs_reason=True) for there in stages[max(here - 1, 0) : here]]
    return (*forward, *back)

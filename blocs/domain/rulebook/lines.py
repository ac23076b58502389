"""The lines of a scheme as plain values, each named by its code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from blocs.enums import (
    Against,
    Counting,
    Effect,
    GroupRule,
    MissingPolicy,
    NotApplicable,
    PeerRule,
    Peers,
)
from boards.enums import RateKind


@dataclass(frozen=True, slots=True)
class GroupLine:
    """Criteria that are counted together; ``parent`` is the code of the group around it."""

    code: str
    order: int
    name: str
    name_en: str
    maximum: Decimal
    parent: str = ""
    rule: GroupRule = GroupRule.SUM
    best: int | None = None
    counting: Counting = Counting.WITHIN
    clause: str = ""


@dataclass(frozen=True, slots=True)
class CriterionLine:
    """One criterion; ``group``, ``indicator`` and ``substitute`` are codes, empty for none."""

    code: str
    order: int
    name: str
    name_en: str
    maximum: Decimal
    method: str
    group: str = ""
    indicator: str = ""
    parameters: Mapping[str, Any] = field(default_factory=dict)
    needs_evidence: bool = False
    clause: str = ""
    against: Against = Against.TARGET
    not_applicable: NotApplicable = NotApplicable.LEFT_OUT
    substitute: str = ""


@dataclass(frozen=True, slots=True)
class GateLine:
    """A condition apart from points."""

    code: str
    order: int
    name: str
    name_en: str
    effect: Effect
    target: str = ""
    below: Decimal | None = None
    clause: str = ""


@dataclass(frozen=True, slots=True)
class GradeLine:
    """A class of results."""

    name: str
    name_en: str
    share_from: Decimal
    quota: Decimal | None = None


Line = GroupLine | CriterionLine


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Everything that a scheme says, apart from the year it is for and the paper it stands on."""

    code: str
    name: str
    name_en: str
    total: Decimal
    missing_policy: MissingPolicy
    rate_kind: RateKind
    places: int = 2
    missing_share: Decimal | None = None
    tie_breakers: tuple[str, ...] = ()
    peers: Peers = Peers.LEADERS
    peer_rule: PeerRule = PeerRule.MEDIAN
    self_weight: int = 0
    peer_weight: int = 1
    appraised_weight: int = 1
    tolerance: Decimal | None = None
    illustrative: bool = False
    note: str = ""
    note_en: str = ""
    groups: tuple[GroupLine, ...] = ()
    criteria: tuple[CriterionLine, ...] = ()
    gates: tuple[GateLine, ...] = ()
    grades: tuple[GradeLine, ...] = ()

    def lines(self) -> tuple[Line, ...]:
        """Groups and criteria: what bears points."""
        return (*self.groups, *self.criteria)

    def substitutes(self) -> frozenset[str]:
        """The codes of lines that count only in the place of another, and for nobody by themselves.

        Nobody is one by naming itself.
        """
        return frozenset(
            line.substitute
            for line in self.criteria
            if line.substitute and line.substitute != line.code
        )


def parent_of(line: Line) -> str:
    """The code of the group that the line stands in; empty at the first level."""
    return line.parent if isinstance(line, GroupLine) else line.group

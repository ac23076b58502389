"""Who owes a milestone: computed from what is there, so that nobody has to be ticked off.

Boards owe what the regulation asks of them. What the chair owes is owed by the council's
secretariat while no board is in office; so nothing waits for nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from blocs.enums import MilestoneKind, Stage

BY_HAND = frozenset({MilestoneKind.REGULATION, MilestoneKind.MIDYEAR, MilestoneKind.SUBMISSION})
"""What no program can see: done when its document is there, or the day on which it was done."""

AFTER_CONFERENCE = frozenset({Stage.PROPOSED, Stage.CLOSED})


@dataclass(frozen=True, slots=True)
class Facts:
    """What the calendar of a cycle is computed from, on one day. Boards are told by their keys.

    ``unsigned``: members whose signature does not stand on the current pledge; ``pledge_open`` says
    whether there is one to sign. ``by_hand``: milestones that somebody declared done.
    """

    stage: Stage
    chairs: tuple[int, ...] = ()
    deputies: tuple[int, ...] = ()
    chair_announced: bool = False
    scheme_issued: bool = False
    pledge_open: bool = False
    without_targets: tuple[int, ...] = ()
    unsigned: tuple[int, ...] = ()
    unreported: tuple[int, ...] = ()
    unverified: tuple[int, ...] = ()
    handed_over: bool = False
    by_hand: frozenset[MilestoneKind] = frozenset()


@dataclass(frozen=True, slots=True)
class Owing:
    """The boards that owe something, and whether the council's secretariat does."""

    boards: tuple[int, ...] = ()
    secretariat: bool = False

    def __bool__(self) -> bool:
        """Whether anybody owes it."""
        return bool(self.boards) or self.secretariat


NOBODY = Owing()


def owed(kind: MilestoneKind, facts: Facts) -> Owing:
    """Who owes a milestone; nobody owes anything of a closed year."""
    return NOBODY if facts.stage == Stage.CLOSED else _RULES[kind](facts)


def done(kind: MilestoneKind, facts: Facts, *, due_on: date, today: date) -> bool:
    """Whether nothing is left to do. A cut-off only informs: it is done when its day is over."""
    if kind == MilestoneKind.CUT_OFF:
        return due_on < today
    return not owed(kind, facts)


def _chair(facts: Facts) -> Owing:
    return Owing(facts.chairs) if facts.chairs else Owing(secretariat=True)


def _leaders(facts: Facts) -> Owing:
    return Owing((*facts.chairs, *facts.deputies), secretariat=not facts.chairs)


def _notice(facts: Facts) -> Owing:
    return NOBODY if facts.chair_announced else Owing(secretariat=True)


def _by_hand(kind: MilestoneKind) -> Callable[[Facts], Owing]:
    return lambda facts: NOBODY if kind in facts.by_hand else _chair(facts)


def _pledge(facts: Facts) -> Owing:
    return Owing(facts.unsigned) if facts.pledge_open else _chair(facts)


def _scheme(facts: Facts) -> Owing:
    return NOBODY if facts.scheme_issued else _chair(facts)


def _appraisal(facts: Facts) -> Owing:
    return _leaders(facts) if facts.unverified else NOBODY


def _conference(facts: Facts) -> Owing:
    return NOBODY if facts.stage in AFTER_CONFERENCE else _chair(facts)


def _hand_over(facts: Facts) -> Owing:
    return NOBODY if facts.handed_over else _chair(facts)


_RULES: Mapping[MilestoneKind, Callable[[Facts], Owing]] = MappingProxyType(
    {
        MilestoneKind.NOTICE: _notice,
        MilestoneKind.REGULATION: _by_hand(MilestoneKind.REGULATION),
        MilestoneKind.TARGETS: lambda facts: Owing(facts.without_targets),
        MilestoneKind.PLEDGE: _pledge,
        MilestoneKind.SCHEME: _scheme,
        MilestoneKind.MIDYEAR: _by_hand(MilestoneKind.MIDYEAR),
        MilestoneKind.CUT_OFF: lambda facts: NOBODY,
        MilestoneKind.SELF_SCORING: lambda facts: Owing(facts.unreported),
        MilestoneKind.APPRAISAL: _appraisal,
        MilestoneKind.CONFERENCE: _conference,
        MilestoneKind.SUBMISSION: _by_hand(MilestoneKind.SUBMISSION),
        MilestoneKind.HAND_OVER: _hand_over,
    }
)

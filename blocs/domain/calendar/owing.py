"""Who owes a milestone: computed from what is there, so that nobody has to be ticked off.

Boards owe what the regulation asks of them. What the chair owes is owed by the council's
secretariat while no board is in office; so nothing waits for nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from blocs.domain.policy import POLICY
from blocs.enums import Act, MilestoneKind, Stage

BY_HAND = frozenset({MilestoneKind.REGULATION, MilestoneKind.MIDYEAR, MilestoneKind.SUBMISSION})
"""What no program can see: done when its document is there, or the day on which it was done."""

AFTER_CONFERENCE = frozenset({Stage.PROPOSED, Stage.CLOSED})


@dataclass(frozen=True, slots=True)
class Facts:
    """What the calendar of a cycle is computed from, on one day. Boards are told by their keys.

    ``unsigned``: members whose signature does not stand on the current pledge; ``pledge_open`` says
    whether there is one to sign. ``conference_over``: its day is past. ``by_hand``: milestones that
    somebody declared done.
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
    conference_over: bool = False
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
    """Who owes a milestone; nobody owes what the stage no longer allows to be done."""
    return _RULES[kind](facts) if possible(kind, facts.stage) else NOBODY


def possible(kind: MilestoneKind, stage: Stage) -> bool:
    """Whether it can still be done: not in a closed year, and not after the last stage for it."""
    stages = list(Stage)
    allowed = POLICY[_ACTS[kind]].stages if kind in _ACTS else frozenset(stages[:-1])
    return stages.index(stage) <= max(map(stages.index, allowed))


def done(kind: MilestoneKind, facts: Facts, *, due_on: date, today: date) -> bool:
    """Whether nothing is left to do. A cut-off only informs: it is done when its day is over."""
    if kind == MilestoneKind.CUT_OFF:
        return due_on < today
    return not _RULES[kind](facts)


def _chair(facts: Facts) -> Owing:
    return Owing(facts.chairs) if facts.chairs else Owing(secretariat=True)


def _leaders(facts: Facts) -> Owing:
    return Owing((*facts.chairs, *facts.deputies), secretariat=not facts.chairs)


def _notice(facts: Facts) -> Owing:
    return NOBODY if facts.chair_announced else Owing(secretariat=True)


def _by_hand(kind: MilestoneKind) -> Callable[[Facts], Owing]:
    return lambda facts: NOBODY if kind in facts.by_hand else _chair(facts)


def _targets(facts: Facts) -> Owing:
    """What stands in an open pledge is not added to."""
    return NOBODY if facts.pledge_open else Owing(facts.without_targets)


def _pledge(facts: Facts) -> Owing:
    return Owing(facts.unsigned) if facts.pledge_open else _chair(facts)


def _scheme(facts: Facts) -> Owing:
    return NOBODY if facts.scheme_issued else _chair(facts)


def _appraisal(facts: Facts) -> Owing:
    return _leaders(facts) if facts.unverified else NOBODY


def _conference(facts: Facts) -> Owing:
    """It was held when its day is past and the year has come to it."""
    held = facts.stage == Stage.CONFERENCE and facts.conference_over
    return NOBODY if held or facts.stage in AFTER_CONFERENCE else _chair(facts)


def _hand_over(facts: Facts) -> Owing:
    return NOBODY if facts.handed_over else _chair(facts)


_ACTS: Mapping[MilestoneKind, Act] = MappingProxyType(
    {
        MilestoneKind.TARGETS: Act.EDIT_TARGETS,
        MilestoneKind.PLEDGE: Act.SIGN_PLEDGE,
        MilestoneKind.SCHEME: Act.EDIT_SCHEME,
        MilestoneKind.SELF_SCORING: Act.SUBMIT_REPORT,
        MilestoneKind.APPRAISAL: Act.VERIFY_REPORT,
    }
)
"""What it takes to do it, where the stage has a say."""

_RULES: Mapping[MilestoneKind, Callable[[Facts], Owing]] = MappingProxyType(
    {
        MilestoneKind.NOTICE: _notice,
        MilestoneKind.REGULATION: _by_hand(MilestoneKind.REGULATION),
        MilestoneKind.TARGETS: _targets,
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

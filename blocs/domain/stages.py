"""What may be done at each stage of a cycle, and where a cycle can go next: one table, as data.

A cycle goes one stage forward, or one back with a reason. Nothing is edited in a closed cycle:
to correct it, step back, correct, and publish a new edition; the earlier one stays.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from blocs.enums import Stage


class Act(StrEnum):
    """What somebody wants to do in a cycle. Who may do it is another table."""

    EDIT_MEMBERSHIP = "edit_membership"
    EDIT_MANDATES = "edit_mandates"
    EDIT_SCHEME = "edit_scheme"
    EDIT_PLEDGE = "edit_pledge"
    SIGN_PLEDGE = "sign_pledge"
    EDIT_TARGETS = "edit_targets"
    EDIT_FIGURES = "edit_figures"
    RAISE_DOUBT = "raise_doubt"
    SETTLE_DOUBT = "settle_doubt"
    SELF_SCORE = "self_score"
    PEER_SCORE = "peer_score"
    SCORE = "score"
    PREPARE_EDITION = "prepare_edition"
    PUBLISH_EDITION = "publish_edition"
    BALLOT = "ballot"
    NOMINATE = "nominate"
    SUBMIT = "submit"
    DECIDE = "decide"


_PLANNING, _RUNNING, _REPORTING, _APPRAISAL, _CONFERENCE, _PROPOSED, _CLOSED = Stage

# Schemes and pledges often come after the year has begun; figures are corrected up to the
# conference; a chair lost in mid-year is replaced at any stage but the last; decisions arrive
# when the work of the bloc is over.
ALLOWED: Mapping[str, frozenset[Stage]] = MappingProxyType(
    {
        Act.EDIT_MEMBERSHIP: frozenset({_PLANNING}),
        Act.EDIT_MANDATES: frozenset(Stage) - {_CLOSED},
        Act.EDIT_SCHEME: frozenset({_PLANNING, _RUNNING}),
        Act.EDIT_PLEDGE: frozenset({_PLANNING, _RUNNING}),
        Act.SIGN_PLEDGE: frozenset({_PLANNING, _RUNNING}),
        Act.EDIT_TARGETS: frozenset({_PLANNING, _RUNNING}),
        Act.EDIT_FIGURES: frozenset({_RUNNING, _REPORTING, _APPRAISAL, _CONFERENCE}),
        Act.RAISE_DOUBT: frozenset({_RUNNING, _REPORTING, _APPRAISAL, _CONFERENCE}),
        Act.SETTLE_DOUBT: frozenset({_RUNNING, _REPORTING, _APPRAISAL, _CONFERENCE}),
        Act.SELF_SCORE: frozenset({_REPORTING}),
        Act.PEER_SCORE: frozenset({_APPRAISAL}),
        Act.SCORE: frozenset({_APPRAISAL, _CONFERENCE}),
        Act.PREPARE_EDITION: frozenset({_APPRAISAL, _CONFERENCE, _PROPOSED}),
        Act.PUBLISH_EDITION: frozenset({_APPRAISAL, _CONFERENCE, _PROPOSED}),
        Act.BALLOT: frozenset({_CONFERENCE}),
        Act.NOMINATE: frozenset({_CONFERENCE, _PROPOSED}),
        Act.SUBMIT: frozenset({_PROPOSED}),
        Act.DECIDE: frozenset({_PROPOSED, _CLOSED}),
    }
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

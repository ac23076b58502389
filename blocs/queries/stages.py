"""What a cycle lacks to go on to its next stage, with the names of those who owe it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from blocs.domain.stages import Ready, lacks, next_stages
from blocs.enums import Requirement, Stage
from blocs.models import Cycle, Edition
from blocs.queries.objections import unanswered_boards
from blocs.queries.owing import years_of

# Who knows of ballots: the awards, which stand above this app, add their rule here when they are
# ready. A rule says whether something was put to the vote in a year and waits for its count.
CountRule = Callable[[Cycle], bool]
COUNT_RULES: list[CountRule] = []


@dataclass(frozen=True, slots=True)
class NamedLack:
    """What is not there yet, and who owes it, by name."""

    requirement: Requirement
    names: tuple[str, ...]

    def __str__(self) -> str:
        label = str(self.requirement.label)
        if not self.names:
            return label
        return _("%(what)s – lacking: %(who)s") % {"what": label, "who": ", ".join(self.names)}


@dataclass(frozen=True, slots=True)
class Step:
    """The step forward of a cycle: where to, and what it lacks. The last stage has none."""

    cycle: Cycle
    stage: Stage | None
    lacks: tuple[NamedLack, ...]


def step_forward(cycle: Cycle) -> Step:
    """What the next stage of a cycle asks for, as it stands now."""
    forward = next(
        (move.stage for move in next_stages(Stage(cycle.stage)) if not move.needs_reason), None
    )
    if forward is None:
        return Step(cycle, None, ())
    [year] = years_of([cycle], timezone.localdate())
    ready = Ready(
        facts=year.facts,
        members=len(year.members),
        edition_published=Edition.objects.published().filter(cycle=cycle).exists(),
        objecting=unanswered_boards(cycle),
        votes_counted=not any(rule(cycle) for rule in COUNT_RULES),
    )
    named = (
        NamedLack(lack.requirement, tuple(year.names[board] for board in lack.boards))
        for lack in lacks(forward, ready)
    )
    return Step(cycle, forward, tuple(named))

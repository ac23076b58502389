"""Keeping the calendar of a year: its days, papers, and what was done by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from blocs.domain.calendar import BY_HAND
from blocs.enums import Act, MilestoneKind
from blocs.models import Cycle, Milestone
from blocs.models.calendar import OF_CYCLE
from blocs.queries.calendar import token_of
from blocs.refusals import Refusal
from blocs.services.stages import require
from boards.models import Document
from boards.refusals import Refused

COLUMNS = {
    MilestoneKind.SELF_SCORING: "reports_due_on",
    MilestoneKind.CONFERENCE: "conference_on",
}
"""The days that the cycle itself keeps."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What somebody wrote of one milestone. Without a day there is no milestone."""

    due_on: date | None = None
    basis: Document | None = None
    done_on: date | None = None
    result: Document | None = None
    note: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing was written."""
        return self == Entry()


@transaction.atomic
def keep_calendar(*, cycle: Cycle, entries: Mapping[MilestoneKind, Entry], token: str) -> Cycle:
    """Write the whole calendar as one page showed it; an old page is refused.

    A milestone whose day was taken away is deleted; its history stays.
    """
    cycle = Cycle.objects.select_for_update(of=("self",)).select_related("bloc").get(pk=cycle.pk)
    require(Act.KEEP_CALENDAR, cycle)
    milestones = {MilestoneKind(each.kind): each for each in cycle.milestones.all()}
    if token != token_of(cycle, milestones):
        raise Refused(Refusal.CALENDAR_STALE)
    for kind, entry in entries.items():
        _check(kind, entry, cycle)
        if kind in OF_CYCLE:
            setattr(cycle, COLUMNS[kind], entry.due_on)
        else:
            _keep(cycle, kind, entry, milestones.get(kind))
    cycle.save(update_fields=list(COLUMNS.values()))
    return cycle


def _check(kind: MilestoneKind, entry: Entry, cycle: Cycle) -> None:
    if entry.due_on is None:
        if not entry.empty:
            raise Refused(Refusal.MILESTONE_WITHOUT_DAY, str(kind.label))
        return
    if not cycle.year - 1 <= entry.due_on.year <= cycle.year + 2:
        raise Refused(Refusal.MILESTONE_FAR_OFF, f"{kind.label}: {entry.due_on:%d/%m/%Y}")
    if entry.done_on is None:
        return
    if kind not in BY_HAND:
        raise Refused(Refusal.MILESTONE_IS_COMPUTED, str(kind.label))
    if entry.done_on > timezone.localdate():
        raise Refused(Refusal.MILESTONE_NOT_DONE_YET, str(kind.label))


def _keep(cycle: Cycle, kind: MilestoneKind, entry: Entry, milestone: Milestone | None) -> None:
    if entry.due_on is None:
        if milestone is not None:
            milestone.delete()
        return
    milestone = milestone or Milestone(cycle=cycle, kind=kind)
    milestone.due_on, milestone.done_on = entry.due_on, entry.done_on
    milestone.basis, milestone.result = entry.basis, entry.result
    milestone.note = entry.note
    milestone.save()

"""The calendar of a year as a page shows it: what, until when, on what paper, who still owes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.urls import reverse
from django.utils.translation import gettext as _

from blocs.domain.calendar import (
    DUTIES,
    Owing,
    Place,
    Standing,
    Timeline,
    done,
    owed,
    possible,
    standing,
    timeline,
)
from blocs.enums import MilestoneKind
from blocs.models import Cycle, Milestone
from blocs.queries.owing import Year, years_of
from boards.language import spoken
from boards.models import Document

PAGES = {
    MilestoneKind.TARGETS: "targets",
    MilestoneKind.PLEDGE: "pledge",
    MilestoneKind.HAND_OVER: "hand_over",
}
"""Milestones that have a page of their own; the others are read in the calendar."""

FOR_ALL = frozenset({MilestoneKind.TARGETS, MilestoneKind.PLEDGE})
"""Those whose page everybody reads who reads the calendar."""


def page_of(kind: MilestoneKind, cycle: Cycle) -> str:
    """The page that a reminder leads to: where the work is done, else the calendar."""
    return reverse(f"admin:blocs_cycle_{PAGES.get(kind, 'calendar')}", args=[cycle.pk])


@dataclass(frozen=True, slots=True)
class Row:
    """One milestone on its day. ``milestone`` is none where the cycle itself keeps the day."""

    number: int
    kind: MilestoneKind
    due_on: date
    standing: Standing
    owing: Owing
    who: tuple[str, ...]
    milestone: Milestone | None
    address: str = ""
    """The page of its own, where everybody may read it."""

    @property
    def duty(self) -> str:
        """What there is to do, in the reader's language."""
        return DUTIES[self.kind].in_language(spoken())

    @property
    def basis(self) -> Document | None:
        """The paper that the day rests on."""
        return self.milestone.basis if self.milestone else None

    @property
    def result(self) -> Document | None:
        """The paper that came of it."""
        return self.milestone.result if self.milestone else None

    @property
    def papers(self) -> bool:
        """Whether a paper or a day says what it rests on, or that it is done."""
        return bool(self.basis or self.result or (self.milestone and self.milestone.done_on))


@dataclass(frozen=True, slots=True)
class Calendar:
    """A cycle's milestones, the earliest first, and the same as a line."""

    year: Year
    rows: tuple[Row, ...]
    line: Timeline | None

    @property
    def marks(self) -> list[tuple[Row, Place]]:
        """Each milestone with its place on the line."""
        return list(zip(self.rows, self.line.places if self.line else (), strict=True))

    @property
    def missing(self) -> tuple[MilestoneKind, ...]:
        """What has no day yet."""
        known = {row.kind for row in self.rows}
        return tuple(kind for kind in MilestoneKind if kind not in known)

    @property
    def token(self) -> str:
        """A text that changes with every write to the calendar: who sends an old one is told."""
        return token_of(self.year.cycle, self.year.milestones)


def calendar_of(cycle: Cycle, today: date) -> Calendar:
    """One year, in a fixed number of queries."""
    [year] = years_of([cycle], today)
    return calendar_in(year, today)


def calendar_in(year: Year, today: date) -> Calendar:
    """The same from a year that was read already."""
    rows = tuple(_rows(year, today))
    return Calendar(year, rows, timeline([row.due_on for row in rows], today))


def who_owes(owing: Owing, year: Year) -> tuple[str, ...]:
    """The names of those who owe something, by seat; the council's secretariat last."""
    names = [year.names[board] for board in owing.boards]
    return tuple([*names, _("the council's secretariat")] if owing.secretariat else names)


def token_of(cycle: Cycle, milestones: Mapping[MilestoneKind, Milestone]) -> str:
    """A digest of everything that the form of a calendar writes."""
    rows = [
        (kind, each.due_on, each.basis_id, each.done_on, each.result_id, each.note)
        for kind, each in sorted(milestones.items())
    ]
    return sha256(repr([cycle.reports_due_on, cycle.conference_on, rows]).encode()).hexdigest()[:20]


def _rows(year: Year, today: date) -> Iterator[Row]:
    facts = year.facts
    for number, (kind, due_on) in enumerate(year.due_days.items(), start=1):
        owing = owed(kind, facts)
        yield Row(
            number=number,
            kind=kind,
            due_on=due_on,
            standing=standing(
                due_on,
                today,
                done=done(kind, facts, due_on=due_on, today=today),
                possible=possible(kind, facts.stage),
            ),
            owing=owing,
            who=who_owes(owing, year),
            milestone=year.milestones.get(kind),
            address=page_of(kind, year.cycle) if kind in FOR_ALL else "",
        )

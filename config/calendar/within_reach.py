"""The years whose calendar an officer may read today, and what the officer owes in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from blocs.domain.policy import Person, Thing, judge
from blocs.enums import Act
from blocs.models import Mandate, Membership
from blocs.queries.calendar import Calendar, Row, calendar_in
from blocs.queries.owing import Year, answers_for, years_of
from blocs.queries.reminders import open_cycles
from boards.models import Officer
from boards.queries.reach import is_bound, kinship
from config.parties import person_of, places_of


@dataclass(frozen=True, slots=True)
class OwnCalendar:
    """One year, and which of its milestones the officer answers for."""

    calendar: Calendar
    owed: tuple[Row, ...]

    @property
    def year(self) -> Year:
        """The cycle and its facts."""
        return self.calendar.year

    def owes(self, row: Row) -> bool:
        """Whether the officer still owes this milestone."""
        return row in self.owed


def calendars_of(officer: Officer, today: date) -> list[OwnCalendar]:
    """Every open year that the officer may read, in a fixed number of queries.

    The policy is asked for each, on that day: a mandate that has ended shows nothing any more.
    """
    cycles = open_cycles()
    if is_bound(officer):
        boards = kinship(officer).own
        seats = Membership.objects.filter(bloc=OuterRef("bloc"), board__in=boards)
        mandates = Mandate.objects.filter(cycle=OuterRef("pk"), board__in=boards)
        cycles = cycles.filter(Exists(seats.order_by()) | Exists(mandates.order_by()))
    person = person_of(officer)
    return [
        _own(officer, calendar_in(year, today))
        for year in years_of(list(cycles), today)
        if officer.is_superuser or _reads(person, year, today)
    ]


def _reads(person: Person, year: Year, today: date) -> bool:
    members = frozenset(board.pk for board in year.members)
    thing = Thing(places=places_of([year.cycle]), members=members)
    return judge(person, Act.READ_CYCLE, thing, on=today).allowed


def _own(officer: Officer, calendar: Calendar) -> OwnCalendar:
    rows = (row for row in calendar.rows if answers_for(officer, row.owing, calendar.year))
    return OwnCalendar(calendar, tuple(rows))

"""What opening the next year of a bloc would make, shown before it is done and done the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import F

from blocs.domain.calendar import DUTIES, DueRule, due_days
from blocs.enums import MilestoneKind
from blocs.models import Bloc, CalendarRule, Cycle, Scheme
from blocs.queries.targets import pledged_indicators
from boards.language import spoken
from boards.models import Board, Indicator


@dataclass(frozen=True, slots=True)
class Opening:
    """The year to come: its members on a day, its calendar, and what it takes from the last one."""

    bloc: Bloc
    year: int
    last: Cycle | None
    members: tuple[Board, ...]
    rules: dict[MilestoneKind, CalendarRule]
    days: dict[MilestoneKind, date]
    indicators: tuple[Indicator, ...]
    scheme: Scheme | None

    @property
    def objection_days(self) -> int:
        """How long boards may object: as long as in the year before."""
        return (self.last or Cycle()).objection_days

    @property
    def milestones(self) -> list[tuple[str, date]]:
        """Each duty with its day, in the reader's language."""
        return [(DUTIES[kind].in_language(spoken()), day) for kind, day in self.days.items()]


def opening_of(bloc: Bloc, year: int, members_on: date) -> Opening:
    """What the year is made from: the rules of the bloc, and its latest year before."""
    rules = {MilestoneKind(rule.kind): rule for rule in bloc.calendar_rules.all()}
    last = bloc.cycles.filter(year__lt=year).order_by("-year").first()
    members = Cycle(bloc=bloc, year=year, members_on=members_on).memberships()
    return Opening(
        bloc=bloc,
        year=year,
        last=last,
        members=tuple(membership.board for membership in members),
        rules=rules,
        days=due_days(year, map(due_rule, rules.values())),
        indicators=tuple(pledged_indicators(last)) if last else (),
        scheme=_last_scheme(bloc, year),
    )


def first_day(last: Cycle) -> date:
    """The day that usually settles the members of the next year: that of the conference."""
    return last.conference_on or date(last.year + 1, 1, 1)


def due_rule(rule: CalendarRule) -> DueRule:
    """A rule as the calendar computes with it."""
    return DueRule(MilestoneKind(rule.kind), rule.month, rule.day, rule.years_later)


def _last_scheme(bloc: Bloc, year: int) -> Scheme | None:
    """The newest rules of the years before: issued ones before drafts."""
    schemes = Scheme.objects.filter(cycle__bloc=bloc, cycle__year__lt=year)
    order = ("-cycle__year", F("issued_on").desc(nulls_last=True), "-version", "-pk")
    return schemes.select_related("cycle").order_by(*order).first()

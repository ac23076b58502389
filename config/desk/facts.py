"""What the kinds of items share: reports in reach, places, days on which they are due, rights."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import TypedDict

from django.db.models import F, Q
from django.utils import timezone
from django.utils.functional import cached_property

from blocs.domain.policy import Place, Thing, judge
from blocs.enums import Act, Stage
from blocs.models import Membership
from boards.enums import ReportState, Role
from boards.models import Exemption, Officer, Report
from boards.queries.filings import due_dates_of, progress_of
from boards.queries.reach import is_bound, reports_within_reach
from boards.queries.sheets import ReportKey, key_of
from config.calendar.within_reach import OwnCalendar, calendars_of
from config.parties import person_of

OWED = (Stage.REPORTING, Stage.APPRAISAL, Stage.CONFERENCE)
"""The stages at which members owe their reports."""


class Deadline(TypedDict):
    """Until when a report is due, and whether that day is over."""

    due: date | None
    overdue: bool


class Facts:
    """One officer today: what is read once for all kinds, and what the policy says of it."""

    def __init__(self, officer: Officer) -> None:
        self.officer = officer
        self.today = timezone.localdate()
        self.person = person_of(officer)
        self.reach = (
            reports_within_reach(officer).select_related("board").order_by("-year", "board")
        )
        on_its_way = Q(state__in=[ReportState.SUBMITTED, ReportState.RETURNED])
        self.reports = list(self.reach.filter(on_its_way | Q(locked_at__isnull=True)))
        self.places = self._places()
        holding = Exemption.objects.holding(timezone.now()).filter(report__in=self.reach)
        self.holding = list(holding.select_related("report__board", "indicator"))
        self.opened = {key_of(each.report): each.expires_at for each in self.holding}
        keys = {key_of(report) for report in self.reports}
        self.due = due_dates_of(keys | self.members.keys())
        self.open = [
            report
            for report in self.reports
            if report.state in (ReportState.DRAFT, ReportState.RETURNED)
        ]
        self.own = [report for report in self.open if self.is_own(report.board_id)]
        self.progress = progress_of(self.open)

    @cached_property
    def calendars(self) -> list[OwnCalendar]:
        """The open years that the officer may read, with what the officer owes in them."""
        return calendars_of(self.officer, self.today)

    def _places(self) -> dict[ReportKey, tuple[Place, ...]]:
        """The open cycles of each board and year, and who of their members owes a report."""
        day = F("bloc__cycles__members_on")
        rows = Membership.objects.filter(
            Q(ends_on__isnull=True) | Q(ends_on__gt=day),
            starts_on__lte=day,
            bloc__cycles__stage__in=set(Stage) - {Stage.CLOSED},
        )
        if is_bound(self.officer):
            led = [term.cycle for term in self.person.terms if term.runs(self.today)]
            rows = rows.filter(Q(board__in=self.person.boards) | Q(bloc__cycles__in=led))
        places: dict[ReportKey, tuple[Place, ...]] = defaultdict(tuple)
        self.members: dict[ReportKey, str] = {}
        for board, name, year, cycle, stage in rows.order_by("board__sort_key").values_list(
            "board",
            "board__short_name",
            "bloc__cycles__year",
            "bloc__cycles",
            "bloc__cycles__stage",
        ):
            places[board, year] += (Place(cycle, Stage(stage)),)
            if stage in OWED:
                self.members[board, year] = name
        return places

    def deadline(self, key: ReportKey) -> Deadline:
        """Until when the report of a board and year is due."""
        day = self.due.get(key)
        return {"due": day, "overdue": day is not None and day < self.today}

    def is_own(self, board: int) -> bool:
        """Whether it is the officer's own board, or one whose open work it inherited."""
        return board in self.person.boards

    def reviews(self) -> bool:
        """Whether what other boards owe is this officer's concern."""
        leads = any(term.runs(self.today) for term in self.person.terms)
        return leads or self.officer.is_superuser or self.officer.role == Role.SECRETARIAT

    def may(self, act: Act, report: Report, *actors: int | None) -> bool:
        """Whether the officer may act on a report in which these took part."""
        return self.allows(act, self.thing(key_of(report), actors))

    def thing(self, key: ReportKey, actors: Collection[int | None] = ()) -> Thing:
        """The report of a board and year, there or not, as the policy asks for it."""
        took = frozenset(each for each in actors if each is not None)
        places = self.places.get(key, ())
        return Thing(key[0], places, actors=took, opened_until=self.opened.get(key))

    def allows(self, act: Act, thing: Thing) -> bool:
        """What the policy says of it, asked without another query."""
        if self.officer.is_superuser:
            return True
        return judge(self.person, act, thing, on=self.today).allowed

"""The desk: what is due from an officer, from the board and from the bloc, first after sign-in.

What is overdue comes first and stays until it is done. Whatever an item asks for, the policy has
answered before that its reader may do it. Every kind of item is one query or a few, however many
reports there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from blocs.domain.policy import Place, Thing, judge
from blocs.enums import Act, Stage
from blocs.models import Edition, Membership
from boards.enums import FilingOutcome, IntakeState, ReportState, Role
from boards.models import (
    Change,
    Exemption,
    Figure,
    Filing,
    Intake,
    Officer,
    Remark,
    Report,
    ReturnedCell,
)
from boards.queries.filings import changed_since_verified, due_dates_of, progress_of
from boards.queries.findings import findings_of
from boards.queries.reach import is_bound, reports_within_reach
from boards.queries.sheets import ReportKey, key_of
from config.parties import person_of

SHOWN = 12
"""So many items of a kind are shown, and all that are overdue."""

OWED = (Stage.REPORTING, Stage.APPRAISAL, Stage.CONFERENCE)
"""The stages at which members owe their reports."""

TITLES: dict[str, Promise] = {
    "returned": gettext_lazy("Returned cells"),
    "fill": gettext_lazy("Reports to fill and submit"),
    "explain": gettext_lazy("Explanations wanted"),
    "review": gettext_lazy("Reports to review"),
    "changed": gettext_lazy("Changed since verified"),
    "settle": gettext_lazy("Doubts to settle"),
    "remarks": gettext_lazy("Remarks that wait for an answer"),
    "editions": gettext_lazy("Editions to approve"),
    "owed": gettext_lazy("Reports that members still owe"),
    "exemptions": gettext_lazy("Open for a while"),
    "intakes": gettext_lazy("Imports that are not finished"),
}

REPORTS = "admin:boards_report_changelist"
LISTS = {
    "settle": "admin:boards_figure_changelist",
    "editions": "admin:blocs_edition_changelist",
    "intakes": "admin:boards_intake_changelist",
}
"""Where the items stand that are not shown; for the other kinds on the list of reports."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to do: what, whose, since when or until when, and the one link that leads there.

    ``begins``: the link is a button, because it makes something.
    """

    what: str
    whose: str
    address: str
    since: datetime | None = None
    due: date | None = None
    overdue: bool = False
    begins: bool = False

    @property
    def urgency(self) -> tuple[bool, date]:
        """What is overdue first, then by the day on which it is due."""
        return not self.overdue, self.due or date.max


@dataclass(frozen=True, slots=True)
class Section:
    """Items of one kind; ``more`` of them stand on the list."""

    code: str
    items: list[Item]
    more: int = 0
    address: str = ""

    @property
    def title(self) -> Promise:
        """What they are."""
        return TITLES[self.code]

    @property
    def number(self) -> int:
        """How many there are."""
        return len(self.items) + self.more


def desk(officer: Officer) -> list[Section]:
    """What waits for this officer today, by kind; an empty list is a clear desk."""
    found = _Desk(officer)
    made = (_section(code, getattr(found, code)()) for code in TITLES)
    return [section for section in made if section.items]


def _section(code: str, items: Iterable[Item]) -> Section:
    everything = sorted(items, key=lambda item: item.urgency)
    shown = [item for place, item in enumerate(everything) if item.overdue or place < SHOWN]
    return Section(code, shown, len(everything) - len(shown), reverse(LISTS.get(code, REPORTS)))


class _Desk:
    """The reads that the kinds share, and one method for each kind."""

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
        self.own = [report for report in self.open if self._is_own(report.board_id)]
        self.progress = progress_of(self.open)

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
            rows = rows.filter(Q(board=self.officer.board_id) | Q(bloc__cycles__in=led))
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

    def returned(self) -> Iterator[Item]:
        """The cells that came back to the own board."""
        back = [report for report in self.own if report.state == ReportState.RETURNED]
        cells = ReturnedCell.objects.filter(
            report__in=back, filing__in=self._last_rounds(back)
        ).select_related("indicator", "filing", "report__board")
        for cell in cells.order_by("filing__decided_at", "indicator__order"):
            yield Item(
                what=f"{cell.indicator}: {cell.reason}",
                whose=str(cell.report),
                address=_cell(cell.report_id, cell.indicator_id, cell.basis),
                since=cell.filing.decided_at,
                **self._deadline(cell.report),
            )

    def _last_rounds(self, reports: Sequence[Report]) -> list[int]:
        """The last round of each report that a reviewer returned."""
        rounds = Filing.objects.filter(report__in=reports, outcome=FilingOutcome.RETURNED)
        last = dict(rounds.order_by("number").values_list("report", "pk"))
        return list(last.values())

    def fill(self) -> Iterator[Item]:
        """The reports of the own board that are not submitted, or not even begun."""
        yield from map(self._to_fill, self.own)
        yield from self._not_begun(own=True)

    def owed(self) -> Iterator[Item]:
        """What other members have not submitted, for those who review it."""
        if not self._reviews():
            return
        others = [report for report in self.open if not self._is_own(report.board_id)]
        yield from (self._to_fill(report) for report in others if key_of(report) in self.members)
        yield from self._not_begun(own=False)

    def _to_fill(self, report: Report) -> Item:
        progress = self.progress[report.pk]
        said = {"filled": progress.filled, "of": progress.of}
        words = _("%(filled)d of %(of)d indicators") % said
        returned = report.state == ReportState.RETURNED
        return Item(
            what=f"{words}; {report.get_state_display()}" if returned else words,
            whose=str(report),
            address=reverse("admin:boards_report_change", args=[report.pk]),
            **self._deadline(report),
        )

    def _not_begun(self, *, own: bool) -> Iterator[Item]:
        keys = {key for key in self.members if self._is_own(key[0]) is own}
        boards = {board for board, _year in keys}
        years = {year for _board, year in keys}
        there = Report.objects.filter(board__in=boards, year__in=years).order_by()
        for board, year in sorted(keys - set(there.values_list("board", "year"))):
            begins = self._allows(Act.OPEN_REPORT, self._thing((board, year)))
            begin = reverse("admin:boards_report_begin", args=[board, year])
            others = f"{reverse('admin:boards_report_changelist')}?year={year}"
            yield Item(
                what=_("not begun"),
                whose=f"{self.members[board, year]} {year}",
                address=begin if begins else others,
                due=self.due.get((board, year)),
                overdue=self._is_over((board, year)),
                begins=begins,
            )

    def explain(self) -> Iterator[Item]:
        """What the checks ask of the own board's open reports."""
        for row in findings_of(self.own):
            if row.holds_back:
                yield Item(
                    what=row.sentence,
                    whose=str(row.report),
                    address=_cell(row.report.pk, row.indicator_id, row.basis),
                    **self._deadline(row.report),
                )

    def review(self) -> Iterator[Item]:
        """The submitted reports that this officer may decide on."""
        submitted = [each for each in self.reports if each.state == ReportState.SUBMITTED]
        waiting = Filing.objects.filter(report__in=submitted, outcome=FilingOutcome.WAITING)
        for filing in waiting.select_related("report__board", "submitted_by").order_by(
            "submitted_at"
        ):
            if self._may(Act.VERIFY_REPORT, filing.report, filing.submitted_by_id):
                words = _("round %(number)d, submitted by %(officer)s")
                yield Item(
                    what=words % {"number": filing.number, "officer": filing.submitted_by},
                    whose=str(filing.report),
                    address=reverse("admin:boards_report_review", args=[filing.report_id]),
                    since=filing.submitted_at,
                )

    def changed(self) -> Iterator[Item]:
        """The verified reports whose figures were written since."""
        rounds = Filing.objects.filter(report=OuterRef("pk"), outcome=FilingOutcome.VERIFIED)
        written = Change.objects.filter(
            report_id=OuterRef("report"),
            model=Figure._meta.label_lower,
            at__gt=OuterRef("decided_at"),
        )
        touched = self.reach.filter(
            Exists(rounds.filter(Exists(written)).order_by()), state=ReportState.VERIFIED
        )
        reports = [each for each in touched if self._may(Act.VERIFY_REPORT, each)]
        for report, cells in zip(reports, self._changed(reports), strict=True):
            if cells:
                words = ngettext(
                    "%(number)d cell was changed", "%(number)d cells were changed", len(cells)
                )
                yield Item(
                    what=words % {"number": len(cells)},
                    whose=str(report),
                    address=reverse("admin:boards_report_review", args=[report.pk]),
                    since=max(cell.at for cell in cells),
                )

    def _changed(self, reports: Sequence[Report]) -> list[Any]:
        changed = changed_since_verified(reports)
        return [changed[report.pk] for report in reports]

    def settle(self) -> Iterator[Item]:
        """The open doubts that this officer may settle."""
        figures = Figure.objects.open_doubts().filter(
            report__in=self.reach.filter(locked_at__isnull=True)
        )
        for figure in figures.select_related("report__board", "indicator").order_by("pk"):
            if self._may(Act.SETTLE_DOUBT, figure.report, figure.doubt_raised_by_id):
                yield Item(
                    what=f"{figure.indicator}: {figure.doubt_reason}",
                    whose=str(figure.report),
                    address=reverse("admin:boards_figure_change", args=[figure.pk]),
                )

    def remarks(self) -> Iterator[Item]:
        """The open remarks of the other side: a board answers its reviewers, and they answer it."""
        remarks = Remark.objects.filter(report__in=self.reach, resolved_at__isnull=True)
        for remark in remarks.select_related("report__board", "indicator", "officer"):
            by_board = remark.officer.board_id == remark.report.board_id
            other_side = by_board is not self._is_own(remark.report.board_id)
            if other_side and self._may(Act.REMARK, remark.report):
                yield Item(
                    what=f"{remark.indicator}: {remark.text} ({remark.officer})",
                    whose=str(remark.report),
                    address=_cell(remark.report_id, remark.indicator_id, remark.basis),
                    since=remark.made_at,
                )

    def editions(self) -> Iterator[Item]:
        """The editions that a colleague prepared."""
        waiting = Edition.objects.filter(published_at__isnull=True).select_related(
            "cycle__bloc", "prepared_by"
        )
        for edition in waiting.order_by("prepared_at"):
            place = Place(edition.cycle_id, Stage(edition.cycle.stage))
            thing = Thing(places=(place,), actors=frozenset({edition.prepared_by_id}))
            if self._allows(Act.PUBLISH_EDITION, thing):
                words = _("edition %(number)d, prepared by %(officer)s")
                yield Item(
                    what=words % {"number": edition.number, "officer": edition.prepared_by},
                    whose=str(edition.cycle),
                    address=f"{reverse('admin:blocs_edition_changelist')}?state=waiting",
                    since=edition.prepared_at,
                )

    def exemptions(self) -> Iterator[Item]:
        """What is open for a while: for whoever fills it, and for whoever opened it."""
        for each in self.holding:
            if self._is_own(each.report.board_id) or self._may(Act.GRANT_EXEMPTION, each.report):
                name = str(each.indicator) if each.indicator else _("every indicator")
                yield Item(
                    what=f"{name}: {each.reason}",
                    whose=str(each.report),
                    address=reverse("admin:boards_report_change", args=[each.report_id]),
                    due=timezone.localdate(each.expires_at),
                )

    def intakes(self) -> Iterator[Item]:
        """The files that this officer uploaded and did not write."""
        states = [IntakeState.UPLOADED, IntakeState.READING, IntakeState.PREVIEWED]
        for intake in Intake.objects.filter(officer=self.officer, state__in=states):
            yield Item(
                what=intake.file_name,
                whose=str(intake.get_state_display()),
                address=reverse("admin:boards_intake_change", args=[intake.pk]),
                since=intake.created_at,
            )

    def _deadline(self, report: Report) -> dict[str, Any]:
        key = key_of(report)
        return {"due": self.due.get(key), "overdue": self._is_over(key)}

    def _is_over(self, key: ReportKey) -> bool:
        day = self.due.get(key)
        return day is not None and day < self.today

    def _is_own(self, board: int) -> bool:
        return board == self.officer.board_id

    def _reviews(self) -> bool:
        """Whether what other boards owe is this officer's concern."""
        leads = any(term.runs(self.today) for term in self.person.terms)
        return leads or self.officer.is_superuser or self.officer.role == Role.SECRETARIAT

    def _may(self, act: Act, report: Report, *actors: int | None) -> bool:
        return self._allows(act, self._thing(key_of(report), actors))

    def _thing(self, key: ReportKey, actors: Collection[int | None] = ()) -> Thing:
        took = frozenset(each for each in actors if each is not None)
        places = self.places.get(key, ())
        return Thing(key[0], places, actors=took, opened_until=self.opened.get(key))

    def _allows(self, act: Act, thing: Thing) -> bool:
        """What the policy says of it, asked without another query."""
        if self.officer.is_superuser:
            return True
        return judge(self.person, act, thing, on=self.today).allowed


def _cell(report: int, indicator: int, basis: str) -> str:
    return reverse("admin:boards_cell", args=[report, indicator, basis])

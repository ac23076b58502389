"""The reports of a cycle as reviewers left them, and the day on which they are due."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from blocs.models import Cycle, Membership
from boards.enums import ReportState
from boards.models import Exemption, Report
from boards.queries.filings import ChangedCell, changed_since_verified
from boards.queries.sheets import ReportKey


def reports_of(cycle: Cycle) -> QuerySet[Report]:
    """The reports of the members, by board."""
    boards = cycle.memberships().order_by().values("board")
    reports = Report.objects.filter(year=cycle.year, board__in=boards)
    return reports.select_related("board").order_by("board__sort_key")


def unverified_reports(cycle: Cycle) -> list[Report]:
    """The reports that no reviewer has accepted: an edition may rest on them, and says so first."""
    return list(reports_of(cycle).exclude(state=ReportState.VERIFIED))


def changed_reports(cycle: Cycle) -> list[tuple[Report, list[ChangedCell]]]:
    """The reports whose figures were written since they were verified, with those cells."""
    reports = list(reports_of(cycle))
    changed = changed_since_verified(reports)
    return [(report, changed[report.pk]) for report in reports if changed.get(report.pk)]


@dataclass(frozen=True, slots=True)
class ReviewState:
    """A member's report on the page of its cycle."""

    report: Report
    changed: int
    """So many cells were written since a reviewer accepted it."""
    exemptions: list[Exemption]
    """What is open for a while now."""


def review_states(cycle: Cycle) -> list[ReviewState]:
    """How far each member's report is, in a fixed number of queries."""
    reports = list(reports_of(cycle))
    changed = changed_since_verified(reports)
    holding: dict[int, list[Exemption]] = defaultdict(list)
    for exemption in (
        Exemption.objects.holding(timezone.now())
        .filter(report__in=reports)
        .select_related("indicator", "granted_by")
    ):
        holding[exemption.report_id].append(exemption)
    return [
        ReviewState(report, len(changed.get(report.pk, [])), holding[report.pk])
        for report in reports
    ]


def due_days(keys: Collection[ReportKey]) -> dict[ReportKey, date]:
    """The last day for a report: the earliest of the cycles that its board is a member of."""
    day = F("bloc__cycles__members_on")
    rows = Membership.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gt=day),
        starts_on__lte=day,
        board__in={board for board, _year in keys},
        bloc__cycles__year__in={year for _board, year in keys},
    )
    due: dict[ReportKey, date] = {}
    for board, year, last in rows.order_by().values_list(
        "board", "bloc__cycles__year", "bloc__cycles__reports_due_on"
    ):
        if last is not None and (board, year) in keys:
            due[board, year] = min(last, due.get((board, year), last))
    return due

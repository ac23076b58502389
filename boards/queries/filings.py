"""Reports on their way: rounds, clocks, due dates, and what changed since they were verified."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from json import dumps
from typing import Any

from django.utils import timezone

from boards.domain.clock import Clock, Turn, clock
from boards.enums import Basis, FilingOutcome, ReportState, Verb
from boards.models import (
    Change,
    Evidence,
    Exemption,
    Explanation,
    Figure,
    Filing,
    Indicator,
    Remark,
    Report,
    ReturnedCell,
)
from boards.models.reports import cell_thread
from boards.queries.grid import Progress, rows_of
from boards.queries.locks import Cell
from boards.queries.sheets import PEER_RULES, ReportKey, key_of

# Who knows until when reports of a board and year are due: the blocs, which stand above this app,
# add their rule here when they are ready. The earliest day counts.
DueRule = Callable[[Collection[ReportKey]], Mapping[ReportKey, date]]
DUE_RULES: list[DueRule] = []

DOUBTS = frozenset(
    {
        "doubt",
        "doubt_reason",
        "doubt_reason_en",
        "doubt_raised_by",
        "settled_by",
        "settled_at",
        "settlement",
    }
)
"""Columns of a figure that say what somebody thinks of it, and not what it is."""

SHOWN = (
    "indicator",
    "basis",
    "currency",
    "availability",
    "amount",
    "unit",
    "qualifier",
    "as_printed",
    "source",
    "source_place",
    "note",
)
"""Columns of a figure that a reviewer reads."""


@dataclass(frozen=True, slots=True)
class ChangedCell:
    """A cell that was written after its report had been verified."""

    indicator_id: int
    basis: str
    name: str
    """What the indicator is called, in the language of the reader."""
    at: datetime
    """When it was written last."""
    officers: frozenset[int]
    by: str
    """Who wrote last, by name."""
    reason: str


@dataclass(frozen=True, slots=True)
class Rounds:
    """The rounds of a report, the latest first, and how long each side has had it."""

    filings: list[Filing]
    clock: Clock | None

    @property
    def latest(self) -> Filing | None:
        """The last round, whatever became of it."""
        return self.filings[0] if self.filings else None


def due_dates(reports: Iterable[Report]) -> dict[ReportKey, date]:
    """Until when the reports are due, where that is known; one question for each rule."""
    return due_dates_of({key_of(report) for report in reports})


def due_dates_of(keys: Collection[ReportKey]) -> dict[ReportKey, date]:
    """The same by board and year: a report may not be there yet."""
    due: dict[ReportKey, date] = {}
    for rule in DUE_RULES:
        for key, day in rule(keys).items():
            due[key] = min(day, due.get(key, day))
    return due


def progress_of(reports: Collection[Report]) -> dict[int, Progress]:
    """How far each report is filled, as its grid counts: three queries and those of each year."""
    indicators = list(Indicator.objects.all())
    by_year: dict[int, list[Report]] = defaultdict(list)
    for report in reports:
        by_year[report.year].append(report)
    asked = {
        year: {each.pk for each in rows_of(of_year, indicators)}
        for year, of_year in by_year.items()
    }
    figures = Figure.objects.filter(report__in=reports, basis=Basis.ACTUAL).order_by()
    said: dict[int, set[int]] = defaultdict(set)
    for report_id, indicator in figures.values_list("report", "indicator").distinct():
        said[report_id].add(indicator)
    return {
        report.pk: Progress(len(said[report.pk] & asked[report.year]), len(asked[report.year]))
        for report in reports
    }


def waiting_round(report: Report) -> Filing | None:
    """The round that waits for a reviewer."""
    waiting = Filing.objects.filter(report=report, outcome=FilingOutcome.WAITING)
    return waiting.select_related("submitted_by").first()


def standing_round(report: Report) -> Filing | None:
    """The latest round that was not withdrawn: what its outcome says holds."""
    filings = Filing.objects.filter(report=report).exclude(outcome=FilingOutcome.WITHDRAWN)
    return filings.order_by("-number").first()


def rounds_of(report: Report) -> Rounds:
    """Every round with the cells that it returned."""
    filings = list(
        Filing.objects.filter(report=report)
        .select_related("submitted_by", "decided_by")
        .prefetch_related("returned_cells__indicator")
        .order_by("-number")
    )
    turns = [
        Turn(each.submitted_at, each.decided_at, each.outcome == FilingOutcome.VERIFIED)
        for each in reversed(filings)
    ]
    return Rounds(filings, clock(turns, timezone.now()) if turns else None)


def review_token(report: Report) -> str:
    """A fingerprint of what a reviewer reads: figures, explanations and evidence of this round.

    Whoever decides sends it back, so that nobody decides on something that has moved.
    """
    figures = Figure.objects.filter(report=report)
    explanations = Explanation.objects.filter(report=report)
    evidence = Evidence.objects.filter(report=report)
    rounds = Filing.objects.filter(report=report)
    content = [
        [*figures.order_by("pk").values_list(*SHOWN)],
        [*explanations.order_by("pk").values_list("indicator", "check_code", "about", "text")],
        [*evidence.order_by("pk").values_list("indicator", "basis", "sha256", "page", "title")],
        [*rounds.order_by("pk").values_list("number", "outcome")],
    ]
    return sha256(dumps(content, default=str).encode()).hexdigest()


def changed_since_verified(reports: Iterable[Report]) -> dict[int, list[ChangedCell]]:
    """The cells of verified reports whose figures were written since, in at most three queries.

    What somebody thinks of a figure is not its content: a doubt raised or settled is no change.
    """
    verified = {report.pk for report in reports if report.state == ReportState.VERIFIED}
    rounds = Filing.objects.filter(report__in=verified, outcome=FilingOutcome.VERIFIED)
    since = {
        pk: at
        for pk, at in rounds.order_by("number").values_list("report", "decided_at")
        if at is not None
    }
    found: dict[int, list[ChangedCell]] = {pk: [] for pk in verified}
    if not since:
        return found
    changes = Change.objects.filter(
        report_id__in=since, model=Figure._meta.label_lower, at__gt=min(since.values())
    )
    by_cell: dict[tuple[int, Cell], list[Change]] = defaultdict(list)
    for change in changes.order_by("pk"):
        pk = change.report_id
        if pk is not None and change.at > since[pk] and _is_of_content(change):
            by_cell[pk, _cell_of(change.thread)].append(change)
    names = {each.pk: str(each) for each in Indicator.objects.all()} if by_cell else {}
    for (pk, cell), changed in by_cell.items():
        found[pk].append(_changed(cell, names.get(cell[0], ""), changed))
    return found


def untouched_cells(filing: Filing) -> list[ReturnedCell]:
    """The cells of a returned round that nobody corrected, explained anew or answered since."""
    touched = {*_written_since(filing), *_answered_since(filing)}
    cells = filing.returned_cells.select_related("indicator")
    return [cell for cell in cells if (cell.indicator_id, cell.basis) not in touched]


def _written_since(filing: Filing) -> Iterator[Cell]:
    """The returned cells whose figures, explanations or evidence changed since."""
    threads = {
        cell_thread(filing.report_id, cell.indicator_id, cell.basis)
        for cell in filing.returned_cells.all()
    }
    models = [model._meta.label_lower for model in (Figure, Explanation, Evidence)]
    changes = Change.objects.filter(thread__in=threads, model__in=models, at__gt=filing.decided_at)
    yield from (_cell_of(change.thread) for change in changes if _is_of_content(change))


def _answered_since(filing: Filing) -> Iterator[Cell]:
    """The cells that got a remark since; what the reviewer says to himself answers nothing."""
    remarks = Remark.objects.filter(report=filing.report_id, made_at__gt=filing.decided_at)
    yield from (
        remarks.exclude(officer=filing.decided_by).order_by().values_list("indicator", "basis")
    )


def _is_of_content(change: Change) -> bool:
    if change.verb != Verb.CHANGED:
        return True
    return not DOUBTS.issuperset(change.after)


def _changed(cell: Cell, name: str, changes: list[Change]) -> ChangedCell:
    last = changes[-1]
    officers = frozenset(each.officer_id for each in changes if each.officer_id is not None)
    return ChangedCell(*cell, name, last.at, officers, last.officer_name, last.reason)


def _cell_of(thread: str) -> Cell:
    """The cell that a thread of the history names."""
    _word, _report, indicator, basis = thread.split("/")
    return int(indicator), basis


def exemptions_beside(report: Report) -> list[Exemption]:
    """What is open for a while now: in this report, and in those of the same bloc and year.

    All members see it: nobody changes a closed figure in silence.
    """
    key = key_of(report)
    peers = {board for rule in PEER_RULES for board in rule([key]).get(key, ())}
    of_year = {"report__year": report.year, "report__board__in": peers | {report.board_id}}
    exemptions = Exemption.objects.holding(timezone.now()).filter(**of_year)
    return list(exemptions.select_related("report__board", "indicator", "granted_by"))


def open_remarks(reports: Collection[Report]) -> dict[int, int]:
    """How many remarks of each report wait for an answer."""
    counts: dict[int, int] = {report.pk: 0 for report in reports}
    rows: Any = Remark.objects.filter(report__in=reports, resolved_at__isnull=True)
    for pk in rows.order_by().values_list("report", flat=True):
        counts[pk] += 1
    return counts

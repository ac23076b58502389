"""The one way to write a cell: typed, pasted, or sent by the plain form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, cast

from django.db import transaction

from boards.acting import acting
from boards.domain.cells import Part, Parts
from boards.domain.quantities import Quantity
from boards.enums import Availability, Basis, CellState, Route
from boards.models import Change, Figure, Indicator, Officer, Report
from boards.queries.answers import Answer, Asked, Entry, Explained, NotTaken, Reading, answer_of
from boards.queries.cells import (
    EMPTY,
    NOBODY,
    CellKey,
    LastWrite,
    StoredCell,
    by_cell,
    last_writes,
    printed,
    stored_cells,
)
from boards.queries.findings import FindingRow, findings_of
from boards.queries.lock_words import lock_words
from boards.queries.locks import Locks, locks_of_all
from boards.queries.quantities import kept_quantity
from boards.queries.reach import is_bound, reports_within_reach
from boards.queries.sheets import CellId, ReportKey, Said, key_of
from boards.refusals import Refusal, Refused
from boards.services import explanations
from boards.services.exemptions import under_exemption
from boards.services.gate import SENTENCES
from boards.services.reports import GRAVITY, record_figure

if TYPE_CHECKING:
    from django.db.models import CharField


LONGEST_REASON = cast("CharField[Any, Any]", Change._meta.get_field("reason")).max_length or 0
"""As much of a reason as the history keeps beside a change."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an entry.

    ``stored`` is what stands now, or would stand after a dry run; ``readings`` are asked;
    ``last`` says whose value it is that the author of the entry had not seen.
    """

    entry: Entry
    state: CellState
    stored: StoredCell = EMPTY
    text: str = ""
    echo: str = ""
    choice: str = ""
    availability: str = ""
    message: str = ""
    readings: tuple[Reading, ...] = ()
    last: LastWrite = NOBODY
    findings: tuple[FindingRow, ...] = ()

    @property
    def done(self) -> bool:
        """Whether nothing is left to do about the entry."""
        return self.state in (CellState.SAVED, CellState.SAME)


@dataclass(frozen=True, slots=True)
class Written:
    """What became of the entries, and what the checks find now in the reports they were written to.

    A value is compared with others: whoever changes it changes what is found beside it.
    """

    outcomes: list[Outcome]
    reports: tuple[int, ...] = ()
    findings: Mapping[str, tuple[FindingRow, ...]] = field(default_factory=dict)


def write_cells(entries: Sequence[Entry], *, officer: Officer, dry: bool = False) -> list[Outcome]:
    """Write what was typed in cells; one outcome for each entry, in their order.

    Every cell stands or falls alone. A cell that somebody else changed since ``seen`` is not
    overwritten; one that says the same already is not written again, so that an entry may be sent
    twice. A ``dry`` run writes nothing and says what would become of each entry.
    """
    return written(entries, officer=officer, dry=dry).outcomes


def written(entries: Sequence[Entry], *, officer: Officer, dry: bool = False) -> Written:
    """Write cells as ``write_cells`` does, and tell what is found in the whole of their reports."""
    with acting(officer=lambda: officer, route=Route.GRID):
        with nullcontext() if dry else transaction.atomic():
            desk = _Desk(entries, officer, dry=dry)
            outcomes = [desk.take(entry) for entry in entries]
        return desk.judged(desk.attributed(outcomes))


@dataclass(slots=True)
class _Desk:
    """What is known of the cells of some entries, and the hand that writes them."""

    entries: Sequence[Entry]
    officer: Officer
    dry: bool
    reports: dict[int, Report] = field(init=False)
    indicators: dict[int, Indicator] = field(init=False)
    cells: dict[CellKey, StoredCell] = field(init=False)
    locks: Mapping[int, Locks] = field(init=False)
    writers: set[int] = field(init=False)
    proposed: dict[ReportKey, dict[CellId, Said]] = field(init=False)

    def __post_init__(self) -> None:
        keys = [key for entry in self.entries if (key := CellKey.of(entry.cell))]
        self.indicators = Indicator.objects.in_bulk({key.indicator for key in keys})
        self.reports = self._reports({key.report for key in keys})
        self.cells = stored_cells(list(self.reports), list(self.indicators))
        self.locks = locks_of_all(self.reports.values())
        self.writers = {
            report.pk
            for report in self.reports.values()
            if self.officer.has_perm("boards.change_figure", report)
        }
        self.proposed = defaultdict(dict)

    def _reports(self, wanted: Iterable[int]) -> dict[int, Report]:
        """Those that the officer may read; locked, the lowest first, so that two never wait."""
        reach = reports_within_reach(self.officer).filter(pk__in=set(wanted))
        rows = Report.objects.filter(pk__in=list(reach.values_list("pk", flat=True)))
        if not self.dry:
            rows = rows.select_for_update(of=("self",))
        return {
            report.pk: report
            for report in rows.select_related("board").order_by("pk")
            if self.officer.has_perm("boards.view_report", report)
        }

    def take(self, entry: Entry) -> Outcome:
        """Write one entry, or say why not."""
        key = CellKey.of(entry.cell)
        if key is None or key.report not in self.reports or key.indicator not in self.indicators:
            return Outcome(entry, CellState.INVALID, message=str(Refusal.NO_SUCH_CELL.label))
        indicator = self.indicators[key.indicator]
        stored = self.cells.get(key, EMPTY)
        answer = answer_of(entry, stored, indicator)
        same = isinstance(answer, Answer) and answer.stands_in(stored)
        if same and entry.explanation is None:
            return self._standing(entry, CellState.SAME, key)
        if closed := self._closed(key):
            return self._standing(entry, CellState.LOCKED, key, message=closed)
        match answer:
            case NotTaken(message):
                return Outcome(entry, CellState.INVALID, stored, entry.text, message=message)
            case Asked(message, readings):
                return Outcome(
                    entry, CellState.ASK, stored, entry.text, message=message, readings=readings
                )
        if not same and entry.seen != stored.token:
            return self._standing(entry, CellState.CONFLICT, key)
        if self.dry:
            return self._would(entry, key, answer)
        return self._written(entry, key, answer, same=same)

    def _closed(self, key: CellKey) -> str:
        """Why this officer cannot write to the cell, and who can open it; empty where open."""
        lock = self.locks[key.report].on(key.indicator, key.basis)
        if lock is not None:
            return str(lock_words(lock))
        return "" if key.report in self.writers else str(Refusal.CELL_READ_ONLY.label)

    def _standing(self, entry: Entry, state: CellState, key: CellKey, message: str = "") -> Outcome:
        """An outcome that shows what is stored."""
        stored = self.cells.get(key, EMPTY)
        return Outcome(
            entry,
            state,
            stored,
            text=stored.text,
            echo=stored.echo,
            choice=stored.choice(self.indicators[key.indicator]),
            availability=stored.availability,
            message=message,
        )

    def _would(self, entry: Entry, key: CellKey, answer: Answer) -> Outcome:
        report = self.reports[key.report]
        self.proposed[key_of(report)][key.indicator, Basis(key.basis)] = answer.said
        return Outcome(
            entry,
            CellState.SAVED,
            self.cells.get(key, EMPTY),
            text=answer.text,
            echo=answer.echo,
            choice=answer.choice,
            availability=answer.availability,
        )

    def _written(self, entry: Entry, key: CellKey, answer: Answer, *, same: bool) -> Outcome:
        report, indicator = self.reports[key.report], self.indicators[key.indicator]
        try:
            with _saying(entry.reason), transaction.atomic():
                if not same:
                    with under_exemption(report, indicator):
                        self._replace(key, answer)
                if entry.explanation:
                    self._explain(report, indicator, key, entry.explanation)
        except Refused as refused:
            state = CellState.LOCKED if refused.refusal in SENTENCES.values() else CellState.INVALID
            return Outcome(
                entry, state, self.cells.get(key, EMPTY), text=entry.text, message=str(refused)
            )
        now = stored_cells([key.report], [key.indicator])
        self.cells[key] = now.get(key, EMPTY)
        return self._standing(entry, CellState.SAME if same else CellState.SAVED, key)

    def _replace(self, key: CellKey, answer: Answer) -> None:
        """Let the cell say the answer and nothing else; doubts stay with what is written over."""
        stored = self.cells.get(key, EMPTY)
        if answer.availability:
            kept = max(stored.figures, key=_gravity, default=None)
            self._let_go(each for each in stored.figures if each is not kept)
            self._record(key, kept, answer.text, None, Availability(answer.availability))
            return
        pairs, gone = _paired(answer.parts, stored.figures)
        self._let_go(gone)
        for part, figure in pairs:
            if figure is None or not _says(figure, part):
                self._record(key, figure, part.text, part.quantity)

    def _let_go(self, figures: Iterable[Figure]) -> None:
        """Delete figures; a board deletes none that somebody doubts. Raises ``Refused``."""
        gone = list(figures)
        if is_bound(self.officer) and any(figure.open_doubt for figure in gone):
            raise Refused(Refusal.DOUBTED_FIGURE_STAYS)
        if gone:
            Figure.objects.filter(pk__in=[figure.pk for figure in gone]).delete()

    def _record(
        self,
        key: CellKey,
        figure: Figure | None,
        text: str,
        quantity: Quantity | None,
        availability: Availability = Availability.REPORTED,
    ) -> None:
        # No document is left to claim a text that it does not print.
        sourced = figure is not None and printed(figure) == text
        record_figure(
            report=self.reports[key.report],
            indicator=self.indicators[key.indicator],
            quantity=quantity,
            availability=availability,
            basis=Basis(key.basis),
            as_printed=text,
            source=figure.source if figure and sourced else None,
            source_place=figure.source_place if figure and sourced else "",
            note=figure.note if figure else "",
            note_en=figure.note_en if figure else "",
            moving=figure,
        )

    def _explain(self, report: Report, indicator: Indicator, key: CellKey, said: Explained) -> None:
        if not self.officer.has_perm("boards.explain_report", report):
            raise Refused(Refusal.CELL_READ_ONLY)
        explanations.explain(
            report=report,
            indicator=indicator,
            check=said.check,
            text=said.text,
            officer=self.officer,
            basis=Basis(key.basis),
        )

    def attributed(self, outcomes: Sequence[Outcome]) -> list[Outcome]:
        """Conflicts say whose value stands."""
        stale = {
            each.entry.cell: cast(CellKey, CellKey.of(each.entry.cell))
            for each in outcomes
            if each.state == CellState.CONFLICT
        }
        last = last_writes(list(stale.values()))
        return [
            replace(each, last=last.get(stale[each.entry.cell], NOBODY))
            if each.state == CellState.CONFLICT
            else each
            for each in outcomes
        ]

    def judged(self, outcomes: Sequence[Outcome]) -> Written:
        """With what the checks find in the cells that are written, or would be, and beside them."""
        touched = {
            key.report
            for outcome in outcomes
            if outcome.done and (key := CellKey.of(outcome.entry.cell))
        }
        reports = tuple(sorted(touched))
        found = by_cell(findings_of([self.reports[pk] for pk in reports], self.proposed))
        judged = [
            replace(outcome, findings=found.get(outcome.entry.cell, ()))
            if outcome.done and (outcome.text or outcome.availability)
            else outcome
            for outcome in outcomes
        ]
        return Written(judged, reports, found)


def _saying(reason: str) -> AbstractContextManager[object]:
    """Write for this reason, where one is given."""
    return acting(reason=reason[:LONGEST_REASON]) if reason else nullcontext()


def _paired(
    parts: Parts, figures: Sequence[Figure]
) -> tuple[list[tuple[Part, Figure | None]], list[Figure]]:
    """Each amount with the figure that it is written over, and the figures that go.

    A figure keeps its currency where it can; else it is written over in the other one, so that no
    doubt is lost with its figure.
    """
    free = {figure.currency: figure for figure in figures if figure.amount is not None}
    pairs = [(part, free.get(part.quantity.unit.currency)) for part in parts]
    left = [figure for figure in figures if all(figure is not taken for _part, taken in pairs)]
    return [(part, figure or (left.pop() if left else None)) for part, figure in pairs], left


def _says(figure: Figure, part: Part) -> bool:
    return printed(figure) == part.text and kept_quantity(figure) == part.quantity


def _gravity(figure: Figure) -> int:
    return GRAVITY.index(figure.open_doubt)

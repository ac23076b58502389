"""What rows of a file would change, cell by cell, as a page shows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, cast

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from boards.domain.quantities import Quantity, format_quantity
from boards.domain.units import UNITS
from boards.enums import Availability, Basis, Qualifier, RowState, Severity
from boards.language import spoken
from boards.models import Board, Document, Figure, Intake, IntakeRow, Report
from boards.queries.findings import FindingRow, findings_of
from boards.queries.quantities import kept_quantity
from boards.queries.sheets import CellId, Proposed, ReportKey, Said, key_of

NAMES = ("as_printed", "understood", "availability", "source", "source_place", "note")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell before and after."""

    name: str
    label: str
    before: str
    after: str

    @property
    def changed(self) -> bool:
        """Whether they differ."""
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row of the preview: what it says, what it would change, what speaks against it."""

    row: IntakeRow
    place: str
    whose: str
    """Board and year, as far as they are known."""
    printed: Cell
    understood: Cell
    others: list[Cell]
    """The other cells that would change."""
    faults: list[tuple[str, str]]
    """Column and sentence."""
    said: list[tuple[str, str]]
    """What the cells of a faulty row say, by column."""
    findings: list[FindingRow]


def labels() -> dict[str, str]:
    """What the columns are called on pages."""
    return {
        "board": _("board"),
        "year": _("year"),
        "indicator": _("indicator"),
        "as_printed": _("as printed"),
        "understood": _("understood"),
        "amount": _("amount"),
        "unit": _("unit"),
        "availability": _("availability"),
        "basis": _("basis"),
        "source": _("source"),
        "source_place": _("page or quote"),
        "note": _("note"),
    }


def shown_rows(intake: Intake, rows: Sequence[IntakeRow]) -> list[ShownRow]:
    """The rows of one page, in a number of queries that does not depend on how many they are."""
    named = labels()
    papers = _papers(rows)
    found = _findings(intake, rows)
    return [_shown(row, named, papers, found) for row in rows]


def held_back(rows: Iterable[ShownRow]) -> list[str]:
    """The reports that could not be submitted with these rows, though the rows may be written."""
    blocked = (
        row.whose
        for row in rows
        if any(finding.severity == Severity.BLOCK for finding in row.findings)
    )
    return list(dict.fromkeys(blocked))


def _shown(
    row: IntakeRow,
    named: Mapping[str, str],
    papers: Mapping[int, str],
    found: Sequence[FindingRow],
) -> ShownRow:
    after = _texts(row.read, papers)
    before = _texts(row.before, papers) if row.state == RowState.CHANGED else {}
    if row.state == RowState.SAME:
        before = after
    cells = {
        name: Cell(name, named[name], before.get(name, ""), after.get(name, "")) for name in NAMES
    }
    reported = str(Availability.REPORTED.label)
    others = [
        cell
        for name, cell in cells.items()
        if name not in ("as_printed", "understood")
        and cell.changed
        and not (row.state == RowState.NEW and cell.after == reported)
    ]
    return ShownRow(
        row=row,
        place=" ".join(filter(None, (row.sheet, f"{row.column}{row.number}"))),
        whose=" · ".join(str(each) for each in (row.board, row.year) if each),
        printed=cells["as_printed"],
        understood=cells["understood"],
        others=others,
        faults=[(named.get(column, column), sentence) for column, sentence in row.faults],
        said=[(named[name], text) for name, text in row.cells.items() if name in named and text],
        findings=[
            finding
            for finding in found
            if (finding.report.board_id, finding.report.year) == (row.board_id, row.year)
            and row.indicator_id is not None
            and finding.concerns(row.indicator_id, row.basis)
        ],
    )


def _texts(said: Mapping[str, Any], papers: Mapping[int, str]) -> dict[str, str]:
    if not said:
        return {}
    quantity = _quantity(said)
    return {
        "as_printed": said["as_printed"],
        "understood": format_quantity(quantity, language=spoken()) if quantity else "",
        "availability": str(Availability(said["availability"]).label),
        "source": papers.get(said["source"], ""),
        "source_place": said["source_place"],
        "note": said["note"],
    }


def _quantity(said: Mapping[str, Any]) -> Quantity | None:
    if said["amount"] is None:
        return None
    return Quantity(Decimal(said["amount"]), UNITS[said["unit"]], Qualifier(said["qualifier"]))


def _papers(rows: Iterable[IntakeRow]) -> dict[int, str]:
    wanted = {said["source"] for row in rows for said in (row.read, row.before) if said}
    found = Document.objects.in_bulk([pk for pk in wanted if pk])
    return {pk: document.citation for pk, document in found.items()}


def _findings(intake: Intake, rows: Sequence[IntakeRow]) -> list[FindingRow]:
    """What the checks would find in the reports of these rows, were the whole file written."""
    wanted: dict[ReportKey, IntakeRow] = {
        (row.board_id, row.year): row
        for row in rows
        if row.board_id and row.year and row.state in (RowState.NEW, RowState.CHANGED)
    }
    if not wanted:
        return []
    of_these = Q()
    for board, year in wanted:
        of_these |= Q(board=board, year=year)
    stored = Report.objects.filter(of_these).select_related("board")
    reports = {(report.board_id, report.year): report for report in stored}
    for key, row in wanted.items():
        if key not in reports:
            # Judged too, though the commit has yet to open it.
            reports[key] = Report(board=cast(Board, row.board), year=key[1])
    of_file = intake.rows.filter(of_these).exclude(state=RowState.ERROR).exclude(read={})
    return findings_of([reports[key] for key in sorted(wanted)], _proposed(of_file, stored))


def _proposed(rows: QuerySet[IntakeRow], stored: QuerySet[Report]) -> dict[ReportKey, Proposed]:
    """What the cells would say: the rows of the file, with the stored parts that it leaves."""
    parts: dict[tuple[ReportKey, CellId], list[Quantity]] = {}
    proposed: dict[ReportKey, dict[CellId, Said]] = {}
    written: set[int | None] = set()
    said = rows.order_by("pk").values_list("board", "year", "indicator", "basis", "figure", "read")
    for board, year, indicator, basis, over, read in said:
        key, cell = (board, cast(int, year)), (indicator, Basis(basis))
        written.add(over)
        quantity = _quantity(read)
        if quantity is None:
            proposed.setdefault(key, {})[cell] = Availability(read["availability"])
        else:
            parts.setdefault((key, cell), []).append(quantity)
    money = Figure.objects.filter(report__in=stored, currency__gt="").select_related("report")
    for figure in money:
        key, cell = key_of(figure.report), (figure.indicator_id, Basis(figure.basis))
        quantity = kept_quantity(figure)
        if figure.pk not in written and quantity is not None and (key, cell) in parts:
            parts[key, cell].append(quantity)
    for (key, cell), quantities in parts.items():
        proposed.setdefault(key, {})[cell] = tuple(quantities)
    return {**proposed}

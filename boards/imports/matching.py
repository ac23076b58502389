"""Rows of a file beside what is stored: new, changed, the same, or refused with a sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from boards.domain.quantities import CURRENCIES
from boards.enums import Availability, Qualifier, RowState
from boards.imports.rows import FigureRow, Total
from boards.models import Figure, IntakeRow, Report
from boards.models.snapshots import row_of
from boards.queries.locks import Locks, locks_of_all
from boards.queries.printed import joined, shown, shown_total
from boards.queries.quantities import kept_quantity
from boards.services.gate import SENTENCES, lock_detail
from boards.services.reports import LOCK_RULES

NEEDS = "needs"
"""In what was understood: currencies that the file must give too, or the row is refused."""
_KEYS = 2_000


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a row stands in the file."""

    sheet: str
    number: int
    column: str
    said: dict[str, str]
    """What its cells say, for whoever mends them."""


class Stored:
    """What is stored of the figures that some rows speak of, in a few queries for all of them."""

    def __init__(self, rows: Iterable[FigureRow]) -> None:
        placed = [row for row in rows if row.is_placed]
        self.reports = _reports(placed)
        self._locks = locks_of_all(self.reports.values())
        self._rules: dict[tuple[int, int], str] = {}
        self._figures = _figures(placed, self.reports)

    def figures(self, row: FigureRow) -> list[Figure]:
        """The stored figures of the row's total: one, or one in each currency."""
        return self._figures.get(row.total, [])

    def report(self, row: FigureRow) -> Report | None:
        """The report that the row belongs to, if there is one."""
        board, year, *_rest = row.total
        return self.reports.get((board, year))

    def closed(self, row: FigureRow) -> str:
        """Why the cell of the row cannot be written, and since when; nothing where it can."""
        report = self.report(row)
        if report is None:
            return self._closed_by_rule(row)
        locks: Locks = self._locks[report.pk]
        lock = locks.on(row.total[2], row.basis)
        if lock is None:
            return ""
        return f"{SENTENCES[lock.kind].label} ({lock_detail(lock)})"

    def _closed_by_rule(self, row: FigureRow) -> str:
        """A report that is not there yet would be closed as soon as it is opened."""
        board, year, *_rest = row.total
        if (board, year) not in self._rules:
            said = (rule(row.board, year) for rule in LOCK_RULES if row.board)
            self._rules[board, year] = next((reason for reason in said if reason), "")
        return self._rules[board, year]


def judge(
    rows: Sequence[FigureRow],
    places: Sequence[Placed],
    stored: Stored,
    *,
    own_boards: Collection[int] | None,
    taken: set[int],
) -> list[IntakeRow]:
    """What each row would do. Blank cells of figures that nobody has reported say nothing.

    ``own_boards`` narrow what may be written; none where the officer writes for every board.
    ``taken`` are the stored figures that earlier rows of the file write over already.
    """
    judged = []
    for row, place in zip(rows, places, strict=True):
        told = _judged(row, stored, own_boards, taken)
        if told is not None:
            told.sheet, told.number, told.column = place.sheet, place.number, place.column
            told.cells = place.said if told.state == RowState.ERROR else {}
            judged.append(told)
    return judged


def _judged(
    row: FigureRow, stored: Stored, own: Collection[int] | None, taken: set[int]
) -> IntakeRow | None:
    if not row.is_placed:
        return _told(row, RowState.ERROR)
    # First of all: nobody learns from a guess what another board reports.
    _refuse_foreign(row, own, stored)
    figures = stored.figures(row)
    if set(row.faults) == {"as_printed"}:
        if len(figures) > 1 and row.whole_text == shown_total(figures):
            row.faults.clear()
            return _told(row, RowState.SAME, figures[0])
        _adopt(row, figures)
    if row.faults:
        return _told(row, RowState.ERROR)
    if row.is_blank:
        return _blank(row, figures)
    _refuse_lost_parts(row, figures)
    before = _written_over(row, figures, taken)
    content = _content(row, before, figures)
    if before is not None and _says(before, content):
        return _told(row, RowState.SAME, before, content)
    if reason := stored.closed(row):
        row.fault("board", reason)
    if row.faults:
        return _told(row, RowState.ERROR)
    if before is not None:
        taken.add(before.pk)
        return _told(row, RowState.CHANGED, before, content)
    content[NEEDS] = [figure.currency for figure in figures if figure.amount is not None]
    return _told(row, RowState.NEW, None, content)


def _told(
    row: FigureRow,
    state: RowState,
    before: Figure | None = None,
    content: dict[str, Any] | None = None,
) -> IntakeRow:
    currency = row.quantity.unit.currency if row.quantity else ""
    return IntakeRow(
        state=state,
        board_id=row.board.pk if row.board else None,
        year=row.year,
        indicator_id=row.indicator.pk if row.indicator else None,
        basis=row.basis,
        currency=currency,
        figure=before.pk if before else None,
        before=row_of(before) if before and state == RowState.CHANGED else {},
        read={name: value for name, value in (content or {}).items() if name != NEEDS or value},
        faults=[[column, text] for column, texts in row.faults.items() for text in texts],
        remarks=row.remarks,
    )


def _blank(row: FigureRow, figures: list[Figure]) -> IntakeRow | None:
    """An import takes nothing away: where a cell is empty, what is stored stays, and is told."""
    if not figures:
        return None
    row.remarks.append(_("The cell is empty: what is stored stays as it is."))
    return _told(row, RowState.SAME, figures[0])


def _adopt(row: FigureRow, figures: list[Figure]) -> None:
    """A text that asks, and stands in the report word for word, was answered when it was typed."""
    same = [figure for figure in figures if figure.as_printed == row.texts["as_printed"]]
    if row.texts["as_printed"] and len(same) == 1:
        quantity = kept_quantity(same[0])
        if quantity is not None:
            row.quantity = quantity
            row.faults.clear()


def _content(row: FigureRow, before: Figure | None, figures: list[Figure]) -> dict[str, Any]:
    """What the figure would say; columns that the file leaves out stay as they are."""
    printed = _printed(row, before)
    retyped = before is None or before.as_printed != printed
    texts = {name: _kept_text(row, before, figures, name) for name in ("source_place", "note")}
    if "source" in row.given:
        source = row.source.pk if row.source else None
    elif retyped or before is None:
        # No document is left to claim a text that it does not print.
        source = None
        texts["source_place"] = row.texts["source_place"]
    else:
        source = before.source_id
    quantity = row.quantity
    return {
        "availability": str(row.availability),
        "amount": str(quantity.amount) if quantity else None,
        "unit": quantity.unit.code if quantity else "",
        "qualifier": str(quantity.qualifier) if quantity else str(Qualifier.NONE),
        "as_printed": printed,
        "source": source,
        **texts,
    }


def _says(figure: Figure, content: dict[str, Any]) -> bool:
    """Whether the stored figure says this already."""
    amount = content["amount"]
    return (
        figure.as_printed == content["as_printed"]
        and figure.amount == (None if amount is None else Decimal(amount))
        and figure.unit == content["unit"]
        and figure.qualifier == content["qualifier"]
        and figure.availability == content["availability"]
        and figure.source_id == content["source"]
        and figure.source_place == content["source_place"]
        and figure.note == content["note"]
    )


def _printed(row: FigureRow, before: Figure | None) -> str:
    """The text to keep: that of the report where the file only repeats its amount."""
    text = row.texts["as_printed"]
    if before is None or row.quantity is None or row.quantity != kept_quantity(before):
        return text
    repeats = row.is_number or (not before.as_printed and text == shown(before))
    return before.as_printed if repeats else text


def _kept_text(row: FigureRow, before: Figure | None, figures: list[Figure], name: str) -> str:
    stored = getattr(before, name) if before else ""
    repeats = len(figures) > 1 and row.texts[name] == joined(figures, name)
    kept: str = stored if name not in row.given or repeats else row.texts[name]
    return kept


def _written_over(row: FigureRow, figures: list[Figure], taken: set[int]) -> Figure | None:
    """The figure of the same currency; else the one that said why there was none."""
    currency = row.quantity.unit.currency if row.quantity else ""
    free = [figure for figure in figures if figure.pk not in taken]
    same = next((figure for figure in free if figure.currency == currency), None)
    if same is None and row.quantity is not None:
        return next((each for each in free if each.availability != Availability.REPORTED), None)
    return same


def _refuse_foreign(row: FigureRow, own: Collection[int] | None, stored: Stored) -> None:
    """A board officer writes to reports of the own boards that are open to be filled."""
    if own is None:
        return
    if row.board is None or row.board.pk not in own:
        row.fault("board", _("You may write only the figures of your own board."))
    elif stored.report(row) is None:
        row.fault("year", _("Your board has no report for this year yet."))


def _refuse_lost_parts(row: FigureRow, figures: list[Figure]) -> None:
    """*Missing* would remove what is reported in a currency, and the preview would not show it."""
    parts = [each for each in CURRENCIES if any(figure.currency == each for figure in figures)]
    if row.quantity is None and parts:
        row.fault(
            "availability",
            _("The figure is reported in %(currencies)s: delete that figure first.")
            % {"currencies": ", ".join(parts)},
        )


def _reports(rows: Iterable[FigureRow]) -> dict[tuple[int, int], Report]:
    boards = {row.board.pk for row in rows if row.board}
    years = {row.year for row in rows if row.year}
    reports = Report.objects.filter(board__in=boards, year__in=years)
    return {(report.board_id, report.year): report for report in reports}


def _figures(
    rows: Iterable[FigureRow], reports: dict[tuple[int, int], Report]
) -> dict[Total, list[Figure]]:
    """The figures of the rows' totals. A file in any order asks for no more than it names."""
    wanted = {row.total for row in rows}
    places = {report.pk: place for place, report in reports.items()}
    indicators = {total[2] for total in wanted}
    known = (
        Figure.objects.filter(report__in=places, indicator__in=indicators)
        .order_by()
        .values_list("pk", "report", "indicator", "basis")
    )
    keys = [
        pk
        for pk, report, indicator, basis in known.iterator(_KEYS)
        if (*places[report], indicator, basis) in wanted
    ]
    found: dict[Total, list[Figure]] = defaultdict(list)
    for start in range(0, len(keys), _KEYS):
        for figure in Figure.objects.filter(pk__in=keys[start : start + _KEYS]).order_by("pk"):
            total = (*places[figure.report_id], figure.indicator_id, figure.basis)
            found[total].append(figure)
    for figures in found.values():
        figures.sort(key=lambda figure: (figure.currency, figure.pk))
    return found

"""Several indicators of one board through the years: a strip for each, with a scale of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from django.utils.translation import gettext as _

from blocs.domain.changes.differences import Causes
from blocs.domain.trend import Event, amount_breaks, inherited
from blocs.queries.trend.amounts import (
    LETTERS,
    SMALLEST,
    AmountCell,
    Measured,
    codes_of,
    course_of,
    unit_of,
)
from blocs.queries.trend.chart import Course, TrendChart, chart_of
from blocs.queries.trend.page import Break, breaks_of
from boards.domain.units import Unit


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """An indicator through the years."""

    code: str
    label: str
    unit: str
    cells: tuple[AmountCell, ...]


@dataclass(frozen=True, slots=True)
class Multiples:
    """What a board's own page shows of its figures."""

    board: str
    name: str
    years: tuple[Measured, ...]
    rows: tuple[IndicatorRow, ...]
    breaks: tuple[Break, ...]
    chart: TrendChart | None

    @property
    def targets(self) -> bool:
        """Whether something was pledged."""
        return any(each.target for row in self.rows for each in row.cells)


def multiples_of(
    years: Sequence[Measured],
    board: str,
    name: str,
    codes: Iterable[str],
    events: Iterable[Event],
) -> Multiples:
    """``codes`` of ``board`` over ``years`` in which it was a member, in their order."""
    found = [each.opened for each in years]
    own = inherited(board, [each.year for each in years], events)
    common = {year: f"({at})" for at, year in enumerate(own, start=1)}
    labels, letters = codes_of(found), iter(LETTERS)
    rows: list[IndicatorRow] = []
    courses: list[Course] = []
    notes = breaks_of(found, "", own, common)
    for code in codes:
        unit, broken = unit_of(found, code), _broken(years, code)
        signs = {year: f"({next(letters, '*')})" for year in broken}
        row = _row(years, board, code, labels[code], unit, {**common, **signs})
        rows.append(row)
        courses.append(_course(years, board, row, unit, signs))
        notes += breaks_of(found, row.label, broken, signs)
    return Multiples(
        board=board,
        name=name,
        years=tuple(years),
        rows=tuple(rows),
        breaks=tuple(notes),
        chart=_chart(years, courses, common) if len(years) > 1 and courses else None,
    )


def _broken(years: Sequence[Measured], code: str) -> Mapping[int, Causes]:
    return {
        after.year: causes
        for before, after in pairwise(years)
        if (causes := amount_breaks(before.opened.document, after.opened.document, code))
    }


def _row(
    years: Sequence[Measured],
    board: str,
    code: str,
    label: str,
    unit: Unit,
    signs: Mapping[int, str],
) -> IndicatorRow:
    return IndicatorRow(
        code=code,
        label=label,
        unit=years[-1].measures.reader.unit(unit.code),
        cells=tuple(
            each.amount_cell(board, code, unit, signs.get(each.year, "")) for each in years
        ),
    )


def _course(
    years: Sequence[Measured],
    board: str,
    row: IndicatorRow,
    unit: Unit,
    signs: Mapping[int, str],
) -> Course:
    cells = {each.year: each.cell for each in row.cells if each.cell}
    targets = {each.year: each.target(board, row.code, unit) for each in years}
    known: dict[int, Fraction] = {
        year: amount for year, amount in targets.items() if amount is not None
    }
    return course_of(f"{row.label} ({row.unit})", cells, known, signs)


def _chart(
    years: Sequence[Measured], courses: Sequence[Course], signs: Mapping[int, str]
) -> TrendChart:
    return chart_of(
        name="figures",
        title=_("Main figures through the years"),
        unit=_("as written at each strip"),
        years=[each.year for each in years],
        signs=signs,
        courses=courses,
        alike=False,
        least=SMALLEST,
    )

"""What boards are compared with in an earlier year, whatever has become of them since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from boards.domain import baselines as domain
from boards.domain.baselines import Baseline, Lineage, Origin, Said
from boards.domain.checks.sheet import Cell
from boards.domain.quantities import Quantity
from boards.enums import (
    Availability,
    Basis,
    Comparison,
    Dimension,
    Doubt,
    TimeType,
)
from boards.language import spoken
from boards.models import Board, Figure, Indicator, Report
from boards.queries.quantities import kept_quantity
from boards.queries.successions import family

BoardYear = tuple[int, int]

_Parts = Mapping[BoardYear, Mapping[int, tuple[Quantity, ...]]]


@dataclass(frozen=True, slots=True)
class Restated:
    """A baseline as people read it beside a cell."""

    baseline: Baseline

    @property
    def text(self) -> str:
        """The amounts; empty where there are none."""
        return Cell(self.baseline.parts).words.in_language(spoken())

    @property
    def mark(self) -> str:
        """*Restated* or *not comparable*."""
        mark = self.baseline.mark
        return mark.in_language(spoken()) if mark else ""

    @property
    def line(self) -> str:
        """Amounts and mark in one line, as a cell of a workbook holds them."""
        return ", ".join(filter(None, (self.text, self.mark)))

    @property
    def why(self) -> str:
        """Whose figures were added up, or why they were not."""
        said = self.baseline.why or self.baseline.of
        return said.in_language(spoken()) if said else ""


def baselines(
    board: Board, year: int, indicators: Sequence[Indicator], *, on: date = date.max
) -> Mapping[int, Baseline]:
    """What stands beside ``board``, as it is on ``on``, for each indicator in ``year``.

    Two queries where it never changed, else one more for each generation.
    """
    return baselines_of([board.pk], [year], indicators, on=on)[board.pk, year]


def baselines_of(
    boards: Collection[int],
    years: Collection[int],
    indicators: Sequence[Indicator],
    *,
    on: date = date.max,
) -> Mapping[BoardYear, Mapping[int, Baseline]]:
    """The same for several boards and years, in as many queries."""
    known = lineage(boards, since=min(years, default=0), until=on)
    return _compared(known, boards, years, indicators, on)


def reorganised(
    report: Report, years: Collection[int], indicators: Sequence[Indicator]
) -> Mapping[int, Mapping[int, Restated]]:
    """What stands beside a report for those of the earlier years in which its board was another.

    One query where nothing has happened.
    """
    board = report.board_id
    known = lineage([board], since=min(years), until=date(report.year, 12, 31))
    if not known.origins:
        return {}
    reports = Report.objects.filter(board__in=known.ancestors([board]), year=report.year)
    reporting = set(reports.order_by().values_list("board", "year"))
    on = known.standpoint(board, report.year, lambda *key: key in reporting)
    others = [year for year in years if known.last(board, year, on)]
    found = _compared(known, [board], others, indicators, on)
    return {
        year: {pk: Restated(each) for pk, each in of.items()}
        for (_board, year), of in found.items()
    }


def _compared(
    known: Lineage,
    boards: Collection[int],
    years: Collection[int],
    indicators: Sequence[Indicator],
    on: date,
) -> Mapping[BoardYear, Mapping[int, Baseline]]:
    parts = _parts(known.ancestors(boards), years, indicators)
    return {
        (board, year): {
            each.pk: domain.baseline(
                known,
                board,
                year,
                said=_said(parts, each.pk),
                summed=may_be_summed(each),
                until=on,
            )
            for each in indicators
        }
        for board in boards
        for year in years
    }


def lineage(boards: Collection[int], *, since: int, until: date = date.max) -> Lineage:
    """What became of boards after the year ``since`` began: one query where nothing did."""
    told = family(boards, since=date(since, 1, 1), until=until)
    return Lineage(
        tuple(
            Origin(
                on=each.on,
                kind=each.kind,
                predecessors=each.tie.predecessors,
                successors=each.tie.successors,
                summed=each.comparison == Comparison.RESTATED,
            )
            for each in told.events
        ),
        told.names,
    )


def may_be_summed(indicator: Indicator) -> bool:
    """Whether the indicator of a union is the sum of its parts."""
    return domain.summable(
        Dimension(indicator.dimension),
        TimeType(indicator.time_type),
        additive=indicator.additive,
    )


def _said(parts: _Parts, indicator: int) -> Said:
    return lambda board, year: parts.get((board, year), {}).get(indicator, ())


def _parts(
    boards: Collection[int], years: Collection[int], indicators: Sequence[Indicator]
) -> _Parts:
    """What was reported, actual before estimate; a blocking doubt of one part takes the whole."""
    cells: dict[tuple[int, int, int, str], list[Figure]] = defaultdict(list)
    figures = Figure.objects.filter(
        report__board__in=boards,
        report__year__in=years,
        indicator__in=[each.pk for each in indicators],
        availability=Availability.REPORTED,
    )
    for figure in figures.select_related("report").order_by("pk"):
        key = figure.report.board_id, figure.report.year, figure.indicator_id, figure.basis
        cells[key].append(figure)
    said: dict[BoardYear, dict[int, tuple[Quantity, ...]]] = defaultdict(dict)
    for basis in reversed(Basis.values):
        for (board, year, indicator, of), parts in cells.items():
            if of == basis and all(each.open_doubt != Doubt.BLOCKING for each in parts):
                known = (kept_quantity(each) for each in parts)
                said[board, year][indicator] = tuple(each for each in known if each)
    return said

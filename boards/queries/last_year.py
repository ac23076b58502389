"""The figures of the year before that boards are compared with, as they were reported."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from boards.domain.baselines import Lineage, baseline
from boards.domain.quantities import Quantity
from boards.domain.sentences import Sentence
from boards.models import Figure, Indicator, Report
from boards.queries.baselines import lineage, may_be_summed
from boards.queries.quantities import kept_quantity

Key = tuple[int, int]
"""Board and indicator."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Every figure of the boards that make up one, doubted ones too, or why there is no measure."""

    figures: tuple[Figure, ...] = ()
    restated: bool = False
    why: Sentence | None = None


def compared(
    boards: Collection[int], year: int, indicators: Sequence[Indicator]
) -> Mapping[Key, Compared]:
    """For the reports of ``year``, each by what its board was when it reported.

    Whether a figure counts is for whoever compares: here it only has to be there. Two queries where
    nothing has happened to the boards, else two more and one for each generation.
    """
    known = lineage(boards, since=year - 1, until=date(year, 12, 31))
    reporting = _reporting(known, boards, year) if known.origins else frozenset[Key]()
    figures = _figures(known.ancestors(boards), year - 1, indicators)
    days = {board: known.standpoint(board, year, lambda *key: key in reporting) for board in boards}
    return {
        (board, each.pk): _compared(known, board, year - 1, each, figures, days[board])
        for board in boards
        for each in indicators
    }


def _compared(
    known: Lineage,
    board: int,
    year: int,
    indicator: Indicator,
    figures: Mapping[Key, Sequence[Figure]],
    on: date,
) -> Compared:
    def said(of: int, at: int) -> tuple[Quantity, ...]:
        rows = figures.get((of, indicator.pk), ()) if at == year else ()
        return tuple(each for each in map(kept_quantity, rows) if each is not None)

    found = baseline(known, board, year, said=said, summed=may_be_summed(indicator), until=on)
    rows = [row for each in sorted(found.boards) for row in figures[each, indicator.pk]]
    return Compared(tuple(rows), found.restated, found.why)


def _reporting(known: Lineage, boards: Collection[int], year: int) -> frozenset[Key]:
    reports = Report.objects.filter(board__in=known.ancestors(boards), year=year)
    return frozenset(reports.order_by().values_list("board", "year"))


def _figures(
    boards: Collection[int], year: int, indicators: Sequence[Indicator]
) -> Mapping[Key, Sequence[Figure]]:
    rows = Figure.objects.of_year(year).filter(report__board__in=boards, indicator__in=indicators)
    found: dict[Key, list[Figure]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.currency, row.basis, row.pk)):
        found[row.report.board_id, row.indicator_id].append(row)
    return found

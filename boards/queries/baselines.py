"""What boards are compared with in an earlier year, whatever has become of them since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from boards.domain import baselines as domain
from boards.domain.baselines import Baseline, Lineage, Origin, Said
from boards.domain.quantities import Quantity
from boards.enums import (
    Availability,
    Basis,
    Comparison,
    Dimension,
    Doubt,
    SuccessionKind,
    TimeType,
)
from boards.models import Board, Figure, Indicator, Succession
from boards.queries.quantities import kept_quantity

BoardYear = tuple[int, int]

_Parts = Mapping[BoardYear, Mapping[int, tuple[Quantity, ...]]]


def baselines(
    board: Board, year: int, indicators: Sequence[Indicator], *, on: date = date.max
) -> Mapping[int, Baseline]:
    """What stands beside ``board``, as it is on ``on``, for each indicator in ``year``.

    Four queries: three for the successions, one for the figures.
    """
    return baselines_of([board.pk], [year], indicators, on=on)[board.pk, year]


def baselines_of(
    boards: Collection[int],
    years: Collection[int],
    indicators: Sequence[Indicator],
    *,
    on: date = date.max,
) -> Mapping[BoardYear, Mapping[int, Baseline]]:
    """The same for several boards and years, in the same four queries."""
    known = lineage()
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


def lineage() -> Lineage:
    """How all boards came to be, in three queries."""
    rows = Succession.objects.prefetch_related("predecessors", "successors")
    origins, names = [], {}
    for row in rows.order_by("effective_on", "pk"):
        before, after = row.predecessors.all(), row.successors.all()
        names.update({board.pk: board.short_name for board in (*before, *after)})
        origins.append(
            Origin(
                on=row.effective_on,
                kind=SuccessionKind(row.kind),
                predecessors=frozenset(board.pk for board in before),
                successors=frozenset(board.pk for board in after),
                summed=row.comparison == Comparison.RESTATED,
            )
        )
    return Lineage(tuple(origins), names)


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

"""Stored figures as quantities, and what a figure is compared with."""

from __future__ import annotations

from boards.domain.doubts import Suspicion, unit_suspicion
from boards.domain.quantities import Quantity
from boards.domain.units import UNITS
from boards.enums import Doubt, Qualifier, RateKind
from boards.models import ExchangeRate, Figure


def kept_quantity(figure: Figure) -> Quantity | None:
    """The quantity of a stored figure; none where no amount was reported."""
    if figure.amount is None:
        return None
    return Quantity(figure.amount, UNITS[figure.unit], Qualifier(figure.qualifier))


def suspicion(figure: Figure) -> Suspicion | None:
    """Whether the unit looks wrong beside the other boards' figures of that indicator and year.

    Figures under a blocking doubt are no yardstick; the board's own earlier years are the better
    one where there are any. Money is compared at the year's end-of-period rates.
    """
    own = kept_quantity(figure)
    if own is None:
        return None
    same = Figure.objects.filter(
        indicator=figure.indicator_id, basis=figure.basis, amount__isnull=False
    ).exclude(pk=figure.pk)
    same = same.exclude(pk__in=Figure.objects.open_doubts().filter(doubt=Doubt.BLOCKING))
    year, board = figure.report.year, figure.report.board_id
    others = same.filter(report__year=year).exclude(report__board=board)
    earlier = same.filter(report__board=board, report__year__lt=year)
    rates = ExchangeRate.objects.filter(year=year, kind=RateKind.PERIOD_END)
    return unit_suspicion(
        own,
        peers=_quantities(list(others)),
        history=_quantities(list(earlier)),
        rates=dict(rates.values_list("currency", "vnd_per_unit")),
    )


def _quantities(figures: list[Figure]) -> list[Quantity]:
    return [quantity for figure in figures if (quantity := kept_quantity(figure))]

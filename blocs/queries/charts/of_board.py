"""The pictures of one board: its points in each bloc, and its main figures."""

from __future__ import annotations

from django.utils.translation import gettext as _

from blocs.queries.boards import BoardPage
from blocs.queries.charts.of_years import (
    break_notes,
    period_of,
    sign_notes,
    trend_picture,
)
from blocs.queries.charts.picture import Picture, entry_of, rate_notes
from blocs.queries.trend.multiples import Multiples

FIGURES, IN_BLOC = "figures", "points-"
"""The main figures; the points, before the bloc in which they were earned."""


def board_picture(page: BoardPage, code: str) -> Picture | None:
    """The picture of that name; nothing where the board has none."""
    if code == FIGURES:
        return figures_picture(page.multiples) if page.multiples else None
    for trend in page.trends:
        if code == f"{IN_BLOC}{trend.bloc}":
            years = [each for each in page.years if each.head.bloc == trend.bloc]
            return trend_picture(trend, years, code=code, about=f"{page.name}, {trend.bloc_name}")
    return None


def figures_picture(multiples: Multiples) -> Picture | None:
    """The main figures; one year makes no picture of years."""
    if multiples.chart is None:
        return None
    years = [each.opened for each in multiples.years]
    cells = [each.cell for row in multiples.rows for each in row.cells if each.cell]
    return Picture(
        code=FIGURES,
        title=multiples.chart.title,
        unit=multiples.chart.unit,
        period=period_of(years[0].head.year, years[-1].head.year),
        about=multiples.name,
        illustrative=any(year.head.illustrative for year in years),
        marks=multiples.chart,
        legend=(),
        notes=(
            _("Each strip has a scale of its own, from zero to its largest amount."),
            *sign_notes(targets=multiples.targets),
            *break_notes(multiples.breaks),
            *rate_notes(years, cells),
        ),
        heads=tuple(year.head for year in years),
        entries=tuple(
            entry_of(year, multiples.board, multiples.name, each.cell)
            for row in multiples.rows
            for year, each in zip(years, row.cells, strict=True)
            if each.cell
        ),
    )

"""The pictures of several years: points and places, and one indicator of each board."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext as _

from blocs.queries.charts.picture import Entry, Picture, entry_of, rate_notes
from blocs.queries.published import Head, Opened
from blocs.queries.trend.amounts import Amounts, Measured, amounts_of, codes_of
from blocs.queries.trend.page import Break, Trend, TrendPage
from blocs.queries.trend.table import standing_of

TREND_CHART = "points"
INDICATOR = "indicator-"


def bloc_picture(page: TrendPage, code: str) -> Picture | None:
    """The picture of that name of a bloc; nothing where there is none."""
    if code == TREND_CHART:
        return points_picture(page)
    named = code.removeprefix(INDICATOR)
    if code == named or named not in codes_of(page.years):
        return None
    return amounts_picture(bloc_amounts(page, named))


def points_picture(page: TrendPage) -> Picture | None:
    """Points and places of every board of a bloc."""
    return trend_picture(page.trend, page.years) if page.trend else None


def bloc_amounts(page: TrendPage, code: str) -> Amounts:
    """One indicator of every board of a bloc that has published something."""
    return amounts_of([*map(Measured.of, page.years)], page.boards, page.events, code)


def seals(heads: Iterable[Head]) -> list[str]:
    """The texts that something is drawn from, and from when on they were public."""
    return [f"{head.fingerprint} {head.published_at.isoformat()}" for head in heads]


def trend_picture(
    trend: Trend, years: Sequence[Opened], *, code: str = TREND_CHART, about: str = ""
) -> Picture | None:
    """Points and places of a bloc, or of a board in it; one year makes no picture."""
    if trend.chart is None:
        return None
    return Picture(
        code=code,
        title=trend.chart.title,
        unit=trend.chart.unit,
        period=period_of(trend.first, trend.last),
        about=about or trend.bloc_name,
        illustrative=trend.illustrative,
        marks=trend.chart,
        legend=(),
        notes=tuple(break_notes(trend.breaks)),
        heads=tuple(year.head for year in years),
        entries=tuple(_points(trend, years)),
    )


def amounts_picture(amounts: Amounts) -> Picture | None:
    """One indicator; one year makes no picture of years."""
    if amounts.chart is None:
        return None
    years = [head.opened for head in amounts.heads]
    return Picture(
        code=f"{INDICATOR}{amounts.code}",
        title=amounts.label,
        unit=amounts.unit,
        period=period_of(amounts.first, amounts.last),
        about=amounts.bloc_name,
        illustrative=amounts.illustrative,
        marks=amounts.chart,
        legend=(),
        notes=(
            *amount_notes(amounts),
            *break_notes(amounts.breaks),
            *rate_notes(years, amounts.cells),
        ),
        heads=tuple(year.head for year in years),
        entries=tuple(
            entry_of(head.opened, row.board, row.name, each.cell)
            for row in amounts.rows
            for head, each in zip(amounts.heads, row.cells, strict=True)
            if each.cell
        ),
    )


def period_of(first: int, last: int) -> str:
    """``2013 – 2022``."""
    return f"{first} – {last}"


def amount_notes(amounts: Amounts) -> Iterator[str]:
    """How the strips are read."""
    yield _("One scale for all strips, from zero to the largest amount.")
    yield from sign_notes(targets=amounts.targets)


def sign_notes(*, targets: bool) -> Iterator[str]:
    """What stands in place of a dot, and beside it."""
    yield _("Without a dot: × no figure, ? in doubt, – not applicable, … not yet.")
    if targets:
        yield _("A short thick line is the target of that year.")


def break_notes(breaks: Sequence[Break]) -> Iterator[str]:
    """Why lines are cut, under their signs."""
    for each in breaks:
        where = f"{each.board}, " if each.board else ""
        yield f"{each.sign} {where}{each.after}: {' '.join(each.sentences)}"


def _points(trend: Trend, years: Sequence[Opened]) -> Iterator[Entry]:
    for row in trend.rows:
        for year in years:
            standing = standing_of(year, row.board)
            if standing is None:
                continue
            for series, label, value, unit in (
                ("points", _("Points"), standing["points"], _points_of(year)),
                ("place", _("Place"), standing["place"], ""),
            ):
                state = "missing" if value is None else "amount"
                text = "" if value is None else f"{value}"
                yield Entry(year, row.board, row.name, series, label, text, unit, state)


def _points_of(year: Opened) -> str:
    total = year.reader.exact(year.document["scheme"]["total"])
    return _("points of %(total)s") % {"total": total}

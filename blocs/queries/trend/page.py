"""Several years side by side: the image, the equal table, and why the lines are cut."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from django.utils.translation import gettext as _

from blocs.domain.changes.differences import Causes
from blocs.domain.trend import Event, Spot, breaks_between, inherited
from blocs.models import Bloc
from blocs.queries.published import Opened, opened
from blocs.queries.reader import Json, Reader
from blocs.queries.trend.chart import Course, TrendChart, chart_of
from blocs.queries.trend.reading import events_of, latest_of_bloc
from blocs.queries.trend.table import BoardRow, YearHead, head_of, names_of, row_of, standing_of

LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Break:
    """What stands between two years, for all boards or for one."""

    sign: str
    board: str
    before: int | None
    after: int
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trend:
    """All that is shown of a bloc, or of one board in it. One year makes no trend."""

    bloc: str
    bloc_name: str
    illustrative: bool
    years: tuple[YearHead, ...]
    rows: tuple[BoardRow, ...]
    breaks: tuple[Break, ...]
    chart: TrendChart | None

    @property
    def first(self) -> int:
        return self.years[0].head.year

    @property
    def last(self) -> int:
        return self.years[-1].head.year


@dataclass(frozen=True, slots=True)
class TrendPage:
    """The page of a bloc; without a trend nothing was published yet."""

    slug: str
    name: str
    short_name: str
    years: tuple[Opened, ...]
    boards: frozenset[str]
    events: tuple[Event, ...]
    trend: Trend | None


def trend_page(slug: str, reader: Reader) -> TrendPage | None:
    """In five queries, however many years; nothing when there is no such bloc."""
    bloc = Bloc.objects.filter(slug=slug).first()
    if bloc is None:
        return None
    years = tuple(opened(each, reader, latest=each.number) for each in latest_of_bloc(slug))
    boards = frozenset(row["board"] for year in years for row in year.document["members"])
    events = events_of(boards)
    return TrendPage(
        slug=slug,
        name=bloc.name_en if reader.english else bloc.name,
        short_name=bloc.short_name_en if reader.english else bloc.short_name,
        years=years,
        boards=boards,
        events=events,
        trend=trend_of(years, boards, events) if years else None,
    )


def trend_of(years: Sequence[Opened], boards: Iterable[str], events: Iterable[Event]) -> Trend:
    """The trend of ``boards`` over ``years``, which are of one bloc and in their order."""
    happened = [*events]
    broken = {
        after.head.year: causes
        for before, after in pairwise(years)
        if (causes := breaks_between(before.document, after.document))
    }
    signs = {year: f"({at})" for at, year in enumerate(broken, start=1)}
    names = names_of(years, {*boards})
    own = {board: inherited(board, _present(years, board), happened) for board in names}
    letters = iter(LETTERS)
    own_signs = {
        board: {year: f"({next(letters, '*')})" for year in causes} for board, causes in own.items()
    }
    rows = tuple(row_of(years, board, name, own_signs[board]) for board, name in names.items())
    return Trend(
        bloc=years[-1].head.bloc,
        bloc_name=years[-1].head.bloc_short_name,
        illustrative=any(year.head.illustrative for year in years),
        years=tuple(head_of(year, signs.get(year.head.year, "")) for year in years),
        rows=rows,
        breaks=(
            *breaks_of(years, "", broken, signs),
            *(
                note
                for board, name in names.items()
                for note in breaks_of(years, name, own[board], own_signs[board])
            ),
        ),
        chart=_chart(years, rows, signs, own_signs) if len(years) > 1 else None,
    )


def _present(years: Sequence[Opened], board: str) -> list[int]:
    return [year.head.year for year in years if standing_of(year, board) is not None]


def breaks_of(
    years: Sequence[Opened], board: str, broken: Mapping[int, Causes], signs: Mapping[int, str]
) -> list[Break]:
    """The breaks of one board, or of all of them, as the page lists them."""
    numbers = [year.head.year for year in years]
    return [
        Break(
            sign=signs[year],
            board=board,
            before=numbers[numbers.index(year) - 1] if year != numbers[0] else None,
            after=year,
            sentences=tuple(said.in_language(years[0].reader.language) for said in causes),
        )
        for year, causes in broken.items()
    ]


def _chart(
    years: Sequence[Opened],
    rows: Sequence[BoardRow],
    signs: dict[int, str],
    own: Mapping[str, dict[int, str]],
) -> TrendChart:
    return chart_of(
        name=f"trend-{years[0].head.bloc}",
        title=_("Points and places through the years"),
        unit=_("percent of the total of each year; numbers: places"),
        years=[year.head.year for year in years],
        signs=signs,
        courses=[_course(years, row, own[row.board]) for row in rows],
    )


def _course(years: Sequence[Opened], row: BoardRow, signs: dict[int, str]) -> Course:
    spots = [_spot(year, standing_of(year, row.board)) for year in years]
    shown = [(spot, cell) for spot, cell in zip(spots, row.cells, strict=True) if spot is not None]
    return Course(
        name=row.name,
        said="; ".join(f"{cell.year}: {cell.points} ({cell.place})" for _spot, cell in shown),
        spots=tuple(spot for spot, _cell in shown),
        labels=tuple(cell.place for _spot, cell in shown),
        signs=signs,
    )


def _spot(year: Opened, standing: Json | None) -> Spot | None:
    """What is drawn: points as a share of the total, so that schemes of another total compare."""
    if standing is None or standing["points"] is None:
        return None
    total = Fraction(year.document["scheme"]["total"])
    return Spot(year.head.year, Fraction(standing["points"]) / total)

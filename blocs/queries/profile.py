"""What the first screen of a board's page answers: who it is, and how it does."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from blocs.enums import Fulfilment
from blocs.queries.boards import BoardPage, Placed
from blocs.queries.charts.files import Files, files_of
from blocs.queries.charts.of_board import IN_BLOC, board_picture, figures_picture
from blocs.queries.charts.picture import Picture
from blocs.queries.fulfilments import Fulfilments
from blocs.queries.published import Head
from blocs.queries.trend import Trend
from blocs.queries.trend.amounts import Measured


@dataclass(frozen=True, slots=True)
class Kept:
    """How many of the targets of a year were reached, of those that compare."""

    head: Head
    reached: int
    judged: int
    pledged: int


@dataclass(frozen=True, slots=True)
class DrawnTrend:
    """The points of a bloc, and the files of their chart."""

    trend: Trend
    files: Files | None


@dataclass(frozen=True, slots=True)
class Profile:
    """The newest place, what became of the targets, and the charts with their files."""

    latest: Placed | None
    total: str
    kept: Kept | None
    trends: tuple[DrawnTrend, ...]
    figures: Picture | None
    files: Files | None


def profile_of(page: BoardPage, language: str) -> Profile:
    """From what the page has read already: no query of its own."""
    newest = page.multiples.years[-1] if page.multiples else None
    figures = figures_picture(page.multiples) if page.multiples else None
    return Profile(
        latest=page.places[0] if page.places else None,
        total=_total(newest) if newest else "",
        kept=_kept(newest, page.slug) if newest else None,
        trends=tuple(
            DrawnTrend(trend, _files(page, board_picture(page, f"{IN_BLOC}{trend.bloc}"), language))
            for trend in page.trends
        ),
        figures=figures,
        files=_files(page, figures, language),
    )


def _total(newest: Measured) -> str:
    return newest.opened.reader.exact(newest.opened.document["scheme"]["total"])


def _kept(newest: Measured, board: str) -> Kept | None:
    """Nothing where nothing was pledged."""
    found = Fulfilments(newest.opened, newest.measures)
    codes = [code for code in found.codes if found.pledged(board, code)]
    if not codes:
        return None
    verdicts = [found.of(board, code).verdict for code in codes]
    return Kept(
        head=newest.opened.head,
        reached=verdicts.count(Fulfilment.REACHED),
        judged=len(verdicts) - verdicts.count(Fulfilment.NOT_COMPARABLE),
        pledged=len(codes),
    )


def _files(page: BoardPage, picture: Picture | None, language: str) -> Files | None:
    if picture is None:
        return None
    return files_of(
        "blocs:board_chart",
        [page.slug, picture.code],
        page=reverse("blocs:board", args=[page.slug]),
        name=picture.name,
        language=language,
    )

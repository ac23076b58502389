"""Charts as files, each at an address of its own, in the language that the address names.

An edition never changes, so its charts are kept for a day, and no longer: how they are drawn may be
mended. Those of "the latest" are asked again within minutes.
The cookie of a reader plays no part: one address shows one image to everybody.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import cast

from django.conf import settings
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag
from django.views.decorators.http import require_safe

from blocs.documents.charts import STYLE_HASH, png_of, svg_of
from blocs.exports.chart_file import chart_csv
from blocs.models import Edition
from blocs.queries.boards import board_page
from blocs.queries.charts.of_board import board_picture
from blocs.queries.charts.of_year import year_picture
from blocs.queries.charts.of_years import bloc_picture, seals
from blocs.queries.charts.picture import Picture
from blocs.queries.compare.page import comparison
from blocs.queries.reader import Reader
from blocs.queries.trend import trend_page
from blocs.views.lookup import find
from boards.language import named_in

SHAPE = "1"  # raise it when charts are drawn otherwise, so that no reader keeps an old one
DAY = 24 * 3600
A_DAY = f"public, max-age={DAY}"
ASK_AGAIN = "public, max-age=300, must-revalidate"

TYPES = {"svg": "image/svg+xml", "png": "image/png", "csv": "text/csv; charset=utf-8"}
POLICY = f"default-src 'none'; style-src {STYLE_HASH}; frame-ancestors 'none'"
"""An image that is opened alone may use its own styles, and nothing else at all."""

MakePicture = Callable[[Reader], Picture | None]


@require_safe
def chart(
    request: HttpRequest, bloc: str, year: int, chart: str, kind: str, number: int | None = None
) -> HttpResponseBase:
    """A chart of an edition, or of the latest one of the year."""
    found = find(bloc, year, number)
    if found is None:
        raise Http404
    return chart_file(
        request,
        kind,
        (chart, bloc, f"{year}"),
        _seal(found.edition),
        lambda reader: year_picture(found.open(reader), chart),
        keep=ASK_AGAIN if number is None else A_DAY,
    )


@require_safe
def trend_chart(request: HttpRequest, bloc: str, chart: str, kind: str) -> HttpResponseBase:
    """A chart of the years of a bloc, from the latest edition of each."""
    reader = Reader(named_in(request))
    with translation.override(reader.language):
        page = trend_page(bloc, reader)
        picture = bloc_picture(page, chart) if page else None
    if page is None or picture is None:
        raise Http404
    version = [*seals(year.head for year in page.years), *map(repr, page.events)]
    return chart_file(request, kind, (chart, bloc), version, lambda reader: picture)


@require_safe
def board_chart(request: HttpRequest, board: str, chart: str, kind: str) -> HttpResponseBase:
    """A chart of the years of one board, and of those before and after it."""
    reader = Reader(named_in(request))
    with translation.override(reader.language):
        page = board_page(board, reader)
        picture = board_picture(page, chart) if page else None
    if page is None or picture is None:
        raise Http404
    version = [*seals(year.head for year in page.years), repr(page.chain)]
    return chart_file(request, kind, (chart, board), version, lambda reader: picture)


@require_safe
def compare_chart(request: HttpRequest, chart: str, kind: str) -> HttpResponseBase:
    """A chart of the boards and years that the address chooses."""
    reader = Reader(named_in(request))
    with translation.override(reader.language):
        page = comparison(request.GET, reader)
        picture = page.picture(chart)
    if picture is None:
        raise Http404
    version = [page.choice.query, *picture.notes, *seals(picture.heads)]
    return chart_file(request, kind, (chart, "so-sanh"), version, lambda reader: picture)


def chart_file(
    request: HttpRequest,
    kind: str,
    name: Iterable[str],
    version: Iterable[str],
    make: MakePicture,
    *,
    keep: str = ASK_AGAIN,
) -> HttpResponseBase:
    """The picture as one kind of file; ``version`` names all that it is drawn from."""
    language = named_in(request)
    stem = "-".join(name)
    etag = _etag(kind, stem, language, version)
    response = get_conditional_response(request, etag=etag)
    if response is None:
        with translation.override(language):
            response = _content(kind, stem, etag, make, language)
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = keep
    response.headers["Content-Language"] = language
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Content-Security-Policy"] = POLICY
    return response


def _seal(edition: Edition) -> list[str]:
    """What the text of the edition is, and from when on it was public."""
    return [edition.fingerprint, cast(datetime, edition.published_at).isoformat()]


def _etag(kind: str, stem: str, language: str, version: Iterable[str]) -> str:
    parts = (kind, stem, language, settings.SITE_URL, SHAPE, *version)
    return quote_etag(hashlib.sha256("\n".join(parts).encode()).hexdigest())


def _content(kind: str, stem: str, etag: str, make: MakePicture, language: str) -> HttpResponse:
    content = cache.get(etag) if kind == "png" else None
    if content is None:
        picture = make(Reader(language))
        if picture is None:
            raise Http404
        content = _written(picture, kind, language)
        if kind == "png":
            cache.set(etag, content, DAY)
    disposition = content_disposition_header(
        as_attachment=kind == "csv", filename=f"bieu-do-{stem}.{kind}"
    )
    return HttpResponse(
        content,
        content_type=TYPES[kind],
        headers={"Content-Disposition": str(disposition)},
    )


def _written(picture: Picture, kind: str, language: str) -> bytes:
    if kind == "csv":
        return chart_csv(picture)
    return png_of(picture, language) if kind == "png" else svg_of(picture, language)

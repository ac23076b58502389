"""Open data: the same editions as files, and the headers that let a reader keep a copy."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import content_disposition_header, http_date, quote_etag
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from blocs.exports import csv_file, json_file, tables, workbook
from blocs.queries.published import Opened
from blocs.queries.reader import Reader
from blocs.views.lookup import Found, find, named_edition

SHAPE = "1"  # raise it when a file changes its shape, so that no reader keeps an old copy

TYPES = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
    "bib": "application/x-bibtex; charset=utf-8",
    "csl.json": "application/vnd.citationstyles.csl+json",
}
OPENED = ("json", "csl.json")
"""What a browser shows; the others are saved."""

Writer = Callable[[Opened], bytes]

LEADERBOARD: dict[str, Writer] = {
    "json": lambda opened: json_file.whole(opened.document),
    "csv": lambda opened: csv_file.csv_file(tables.STANDINGS, tables.standings(opened.document)),
    "xlsx": workbook.standings_book,
}
FIGURES: dict[str, Writer] = {
    "json": lambda opened: json_file.figures(opened.document),
    "csv": lambda opened: csv_file.csv_file(tables.FIGURES, tables.figures(opened.document)),
    "xlsx": workbook.figures_book,
}


@require_safe
def leaderboard_file(request: HttpRequest, bloc: str, year: int, kind: str) -> HttpResponseBase:
    """The latest edition of a year."""
    return file_of(request, find(bloc, year), "ket-qua", kind, LEADERBOARD[kind])


@require_safe
def edition_file(
    request: HttpRequest, bloc: str, year: int, number: int, kind: str
) -> HttpResponseBase:
    """One edition, for ever."""
    return file_of(request, find(bloc, year, number), "ket-qua", kind, LEADERBOARD[kind])


@require_safe
def figures_file(request: HttpRequest, bloc: str, year: int, kind: str) -> HttpResponseBase:
    """The figures of the latest, or of a named, edition."""
    found = find(bloc, year, named_edition(request))
    return file_of(request, found, "so-lieu", kind, FIGURES[kind])


def file_of(
    request: HttpRequest, found: Found | None, topic: str, kind: str, write: Writer, at: str = ""
) -> HttpResponseBase:
    """An edition as one kind of file, with what lets a reader keep its copy.

    ``at`` is where the site is reached, for a file that says so.
    """
    if found is None:
        raise Http404
    edition = found.edition
    said = (edition.fingerprint, topic, kind, str(get_language()), SHAPE, *([at] if at else []))
    etag = quote_etag("-".join(said))
    published = int(cast(datetime, edition.published_at).timestamp())
    unchanged = get_conditional_response(request, etag=etag, last_modified=published)
    response = unchanged or _content(found, topic, kind, write)
    response.headers["ETag"] = etag
    response.headers["Last-Modified"] = http_date(published)
    response.headers["Access-Control-Allow-Origin"] = "*"
    patch_vary_headers(response, ["Cookie"])
    return response


def _content(found: Found, topic: str, kind: str, write: Writer) -> HttpResponse:
    opened = found.open(Reader.of_request())
    name = f"{topic}-{opened.head.file_stem}.{kind}"
    disposition = content_disposition_header(as_attachment=kind not in OPENED, filename=name)
    return HttpResponse(
        write(opened),
        content_type=TYPES[kind],
        headers={"Content-Disposition": str(disposition)},
    )

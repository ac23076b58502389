"""How points came about: one point as a page to print, and all of a board as open data."""

from __future__ import annotations

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from blocs.exports.explained_file import board_file
from blocs.queries.explained import point_page
from blocs.queries.published import Opened
from blocs.queries.reader import Reader
from blocs.views.lookup import find, named_edition
from blocs.views.open_data import file_of


@require_safe
def point(request: HttpRequest, bloc: str, year: int, board: str, criterion: str) -> HttpResponse:
    """One criterion of one board, with the day on which it is read: it may be printed."""
    found = find(bloc, year, named_edition(request))
    if found is None:
        raise Http404
    opened = found.open(Reader.of_request())
    page = point_page(opened, board, criterion)
    if page is None:
        raise Http404
    context = {"head": opened.head, "page": page, "today": timezone.localdate()}
    return render(request, "blocs/point.html", context)


@require_safe
def explained(request: HttpRequest, bloc: str, year: int, board: str) -> HttpResponseBase:
    """Every point of a board, in the words of its pages."""

    def write(opened: Opened) -> bytes:
        return cast(bytes, board_file(opened, board))

    found = find(bloc, year, named_edition(request))
    if found and not found.edition.standings.filter(board__slug=board).exists():
        raise Http404  # Before a reader is told that its copy is still the same.
    return file_of(request, found, f"diem-{board}", "json", write)

"""Pages of blocs and boards that are not about one edition."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from blocs.queries import blocs, boards, latest
from blocs.queries.profile import profile_of
from blocs.queries.reader import Reader
from blocs.views.as_of import bloc_on
from boards.domain.years import read_date


@require_safe
def bloc_list(request: HttpRequest) -> HttpResponse:
    """Every bloc, with its latest result."""
    results = latest.results(Reader.of_request())
    return render(request, "blocs/bloc_list.html", {"results": results})


@require_safe
def bloc(request: HttpRequest, bloc: str) -> HttpResponse:
    """One bloc: members, leaders and cycles by year; ``?on=`` shows it as of a day."""
    asked = request.GET.get("on", "").strip()
    day = read_date(asked)
    if day is not None:
        return bloc_on(request, bloc, day)
    page = blocs.bloc_page(bloc, Reader.of_request())
    if page is None:
        raise Http404
    return render(request, "blocs/bloc.html", {"page": page, "asked": asked})


@require_safe
def board_list(request: HttpRequest) -> HttpResponse:
    """Every board."""
    rows = boards.register(Reader.of_request())
    return render(request, "boards/board_list.html", {"boards": rows})


@require_safe
def board(request: HttpRequest, board: str) -> HttpResponse:
    """One board through its names, mergers, blocs and places."""
    reader = Reader.of_request()
    page = boards.board_page(board, reader)
    if page is None:
        raise Http404
    context = {"page": page, "profile": profile_of(page, reader.language)}
    return render(request, "boards/board.html", context)

"""Pages of blocs and boards that are not about one edition."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from blocs.queries import blocs, boards, latest
from blocs.queries.reader import Reader


@require_safe
def bloc_list(request: HttpRequest) -> HttpResponse:
    """Every bloc, with its latest result."""
    results = latest.results(Reader.of_request())
    return render(request, "blocs/bloc_list.html", {"results": results})


@require_safe
def bloc(request: HttpRequest, bloc: str) -> HttpResponse:
    """One bloc: members, leaders and cycles by year."""
    page = blocs.bloc_page(bloc, Reader.of_request())
    if page is None:
        raise Http404
    return render(request, "blocs/bloc.html", {"page": page})


@require_safe
def board_list(request: HttpRequest) -> HttpResponse:
    """Every board."""
    rows = boards.register(Reader.of_request())
    return render(request, "boards/board_list.html", {"boards": rows})


@require_safe
def board(request: HttpRequest, board: str) -> HttpResponse:
    """One board through its names, mergers, blocs and places."""
    page = boards.board_page(board, Reader.of_request())
    if page is None:
        raise Http404
    return render(request, "boards/board.html", {"page": page})

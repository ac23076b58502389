"""Pages of a bloc's year. Results are rendered from a published edition and nothing else."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from blocs.queries import cards, printed
from blocs.queries.blocs import open_year
from blocs.queries.changes import change_list
from blocs.queries.charts.of_year import files_beside
from blocs.queries.explanation import explanation
from blocs.queries.figures_page import figures_page
from blocs.queries.leaderboard import leaderboard as leaderboard_of
from blocs.queries.reader import Reader
from blocs.views.lookup import Found, find, find_beside, named_edition
from blocs.views.rendered import render_once


@require_safe
def leaderboard(request: HttpRequest, bloc: str, year: int) -> HttpResponse:
    """The latest edition of the year; before there is one, how far the year has come."""
    found = find_beside(bloc, year)
    if found is None:
        return _not_yet(request, bloc, year)
    return render_once(request, found, "blocs/leaderboard.html", _leaderboard)


@require_safe
def edition(request: HttpRequest, bloc: str, year: int, number: int) -> HttpResponse:
    """One edition, for ever, with the list of all of them."""
    found = find(bloc, year, number)
    if found is None:
        raise Http404
    return render_once(request, found, "blocs/edition.html", _edition)


@require_safe
def figures(request: HttpRequest, bloc: str, year: int) -> HttpResponse:
    """Every figure as printed and as understood."""
    found = find(bloc, year, named_edition(request))
    if found is None:
        raise Http404
    opened = found.open(Reader.of_request())
    context = {
        "head": opened.head,
        "page": figures_page(opened, request.GET),
        "sources": printed.sources(opened),
        "quality": cards.quality(opened),
        "method": cards.method(opened),
    }
    return render(request, "blocs/figures.html", context)


@require_safe
def board_in_year(request: HttpRequest, bloc: str, year: int, board: str) -> HttpResponse:
    """How one board got its points."""
    found = find(bloc, year, named_edition(request))
    if found is None:
        raise Http404
    opened = found.open(Reader.of_request())
    page = explanation(opened, board)
    if page is None:
        raise Http404
    context = {
        "head": opened.head,
        "page": page,
        "method": cards.method(opened),
        "sources": printed.sources(opened),
    }
    return render(request, "blocs/explanation.html", context)


def _leaderboard(request: HttpRequest, found: Found) -> dict[str, Any]:
    opened = found.open(Reader.of_request())
    page = leaderboard_of(opened, request.GET, found.year_before(opened))
    return {
        "head": opened.head,
        "page": page,
        "files": files_beside(opened, page),
        "leaders": cards.leaders(opened),
        "quality": cards.quality(opened),
        "method": cards.method(opened),
        "editions": found.published,
    }


def _edition(request: HttpRequest, found: Found) -> dict[str, Any]:
    """The leaderboard, and what moved since the edition before."""
    before = found.before()
    if before is None:
        return _leaderboard(request, found)
    reader = Reader.of_request()
    old, new = (each.open(reader) for each in (before, found))
    changes = change_list(old.document, new.document, reader)
    return _leaderboard(request, found) | {"changes": changes, "last": before.edition}


def _not_yet(request: HttpRequest, bloc: str, year: int) -> HttpResponse:
    found = open_year(bloc, year, Reader.of_request())
    if found is None:
        raise Http404
    return render(request, "blocs/not_yet.html", {"page": found})

"""What became of a pledge, once the results of its year are published."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from blocs.queries import cards
from blocs.queries.blocs import open_year
from blocs.queries.fulfilment_page import fulfilment_page
from blocs.queries.reader import Reader
from blocs.views.lookup import find, named_edition


@require_safe
def fulfilment(request: HttpRequest, bloc: str, year: int) -> HttpResponse:
    """Every target beside what was reached; before there is a result, what comes next."""
    number = named_edition(request)
    found = find(bloc, year, number)
    if found is None:
        return _not_yet(request, bloc, year, number)
    opened = found.open(Reader.of_request())
    context = {
        "head": opened.head,
        "page": fulfilment_page(opened, request.GET),
        "method": cards.method(opened),
    }
    return render(request, "blocs/fulfilment.html", context)


def _not_yet(request: HttpRequest, bloc: str, year: int, number: int | None) -> HttpResponse:
    page = open_year(bloc, year, Reader.of_request())
    if page is None or number is not None:
        raise Http404
    return render(request, "blocs/no_fulfilment.html", {"page": page, "year": year})

"""The page of several years."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from blocs.queries.reader import Reader
from blocs.queries.trend import trend_page


@require_safe
def trend(request: HttpRequest, bloc: str) -> HttpResponse:
    """Places and points of every board through the years, cut where the rules changed."""
    page = trend_page(bloc, Reader.of_request())
    if page is None:
        raise Http404
    return render(request, "blocs/trend.html", {"page": page})

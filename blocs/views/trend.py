"""The page of several years."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from blocs.queries.charts.files import Files, files_of
from blocs.queries.charts.of_years import amounts_picture, bloc_amounts, points_picture
from blocs.queries.charts.picture import Picture
from blocs.queries.reader import Reader
from blocs.queries.trend import TrendPage, trend_page
from blocs.queries.trend.amounts import codes_of


@require_safe
def trend(request: HttpRequest, bloc: str) -> HttpResponse:
    """Places and points of every board through the years, or one indicator: ``?indicator=``."""
    page = trend_page(bloc, Reader.of_request())
    if page is None:
        raise Http404
    options = codes_of(page.years)
    asked = request.GET.get("indicator", "")
    amounts = bloc_amounts(page, asked) if asked in options else None
    picture = amounts_picture(amounts) if amounts else points_picture(page)
    context = {
        "page": page,
        "options": options,
        "asked": asked,
        "amounts": amounts,
        "picture": picture,
        "files": _files(page, picture, asked if amounts else "") if picture else None,
    }
    return render(request, "blocs/trend.html", context)


def _files(page: TrendPage, picture: Picture, indicator: str) -> Files:
    """The files of the chart that the page shows."""
    query = f"?indicator={indicator}" if indicator else ""
    return files_of(
        "blocs:trend_chart",
        [page.slug, picture.code],
        page=f"{reverse('blocs:trend', args=[page.slug])}{query}",
        name=picture.name,
        language=Reader.of_request().language,
    )

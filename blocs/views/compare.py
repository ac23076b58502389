"""Boards beside one another, as a page and as a file of the same address."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from blocs.exports.chart_file import entries_csv
from blocs.queries.compare.page import comparison
from blocs.queries.reader import Reader


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """The form, and what it asks for; whatever is wrong with it is a sentence above it."""
    page = comparison(request.GET, Reader.of_request())
    return render(request, "blocs/compare.html", {"page": page})


@require_safe
def compare_file(request: HttpRequest) -> HttpResponse:
    """The numbers of the page; a choice that the page does not show has no file."""
    page = comparison(request.GET, Reader.of_request())
    if not page.sections:
        said = "\n".join(page.problems)
        return HttpResponse(said, status=400, content_type="text/plain; charset=utf-8")
    return HttpResponse(
        entries_csv(page.entries),
        content_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": 'attachment; filename="so-sanh.csv"',
            "Access-Control-Allow-Origin": "*",
        },
    )

"""The public face of a counted ballot: the result, the file to recount it, a receipt to look up."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from awards.queries.public_ballots import ballot_told, ballots_of, public_ballot


@require_safe
def ballots(request: HttpRequest, bloc: str, year: int) -> HttpResponse:
    """The ballots of a year whose conference is over."""
    page = ballots_of(bloc, year)
    if page is None:
        raise Http404
    return render(request, "awards/ballots.html", {"page": page})


@require_safe
def ballot(request: HttpRequest, bloc: str, year: int, number: int) -> HttpResponse:
    """One ballot, for ever. ``?receipt=`` says whether that envelope was counted."""
    found = public_ballot(bloc, year, number)
    if found is None:
        raise Http404
    page = ballot_told(found, request.GET.get("receipt", ""))
    return render(request, "awards/ballot.html", {"page": page})


@require_safe
def ballot_file(request: HttpRequest, bloc: str, year: int, number: int) -> HttpResponse:
    """The sealed result as it was written at the count, byte for byte."""
    found = public_ballot(bloc, year, number)
    if found is None:
        raise Http404
    named = content_disposition_header(True, f"bo-phieu-{year}-{number}.json")
    return HttpResponse(
        found.result,
        content_type="application/json",
        headers={"Content-Disposition": str(named), "Access-Control-Allow-Origin": "*"},
    )

"""A bloc as of a day."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from blocs.models import Bloc
from blocs.queries.as_of import bloc_as_of
from blocs.queries.reader import Reader
from boards.domain.years import short_date


def bloc_on(request: HttpRequest, slug: str, day: date) -> HttpResponse:
    """Members, leaders and rules of that day; officers of the bloc see who could sign, too."""
    bloc = get_object_or_404(Bloc, slug=slug)
    cycle = bloc.cycles.select_related("bloc").order_by("-year").first()
    signatories = cycle is not None and request.user.has_perm("blocs.read_cycle", cycle)
    page = bloc_as_of(bloc, day, Reader.of_request(), signatories=signatories)
    return render(request, "blocs/as_of.html", {"page": page, "asked": short_date(day)})

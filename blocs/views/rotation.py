"""The page of rotation."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from blocs.queries.reader import Reader
from blocs.queries.rotation_page import rotation_page


@require_safe
def rotation(request: HttpRequest, bloc: str) -> HttpResponse:
    """The seats, the mandates, who leads next by the rule, and twenty years computed."""
    page = rotation_page(bloc, Reader.of_request())
    if page is None:
        raise Http404
    return render(request, "blocs/rotation.html", {"page": page})

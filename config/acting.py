"""Every request says who acts in it, so that whatever it writes is recorded with a name."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

from django.http import HttpRequest, HttpResponse

from boards.acting import acting
from boards.enums import Route
from boards.models import Officer


class ActingMiddleware:
    """Names the officer, the route and the request; the officer is looked up only by a write."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request within its own words."""
        with acting(
            officer=lambda: _officer(request), route=Route.FORM, request=uuid4().hex, reason=""
        ):
            return self.get_response(request)


def _officer(request: HttpRequest) -> Officer | None:
    return request.user if isinstance(request.user, Officer) else None

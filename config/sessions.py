"""A session cookie that this site cannot have written is no cookie: the database never sees it."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

WRITTEN_HERE = re.compile(r"[a-z0-9]{32}")


class SessionCookieMiddleware:
    """Drop invented session cookies: PostgreSQL refuses some of their signs with an error."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Serve the request without a cookie that is not ours."""
        name = settings.SESSION_COOKIE_NAME
        if not WRITTEN_HERE.fullmatch(request.COOKIES.get(name, "")):
            request.COOKIES.pop(name, None)
        return self.get_response(request)

"""What is the same for every answer of the API: no cookies, read only, open to other sites.

The layer stands before sessions and languages. It takes the cookies away, so that an answer cannot
depend on who is signed in and a shared cache may keep it; only the address says the language.
Other sites may read it from their own pages (CORS): nothing here belongs to whoever asks.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, set_response_etag
from django.utils.http import parse_http_date_safe
from django.utils.translation import override

from boards.language import named_in
from config.api.problems import MEDIA_TYPE, failed, not_allowed

PREFIX = "/api/v1/"
METHODS = ("GET", "HEAD", "OPTIONS")
ALLOWED = ", ".join(METHODS)
FAILED = 400
A_DAY = "86400"
KEPT = "public, max-age=60"
"""A minute: a correction must not wait long. After it, an unchanged answer costs a 304."""


class ApiMiddleware:
    """Answers for the API alone; every other address passes untouched."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer, with what every program may rely on."""
        if not request.path_info.startswith(PREFIX):
            return self.get_response(request)
        request.COOKIES.clear()
        with override(named_in(request)):
            response = self._answer(request)
        response.cookies.clear()
        response.headers.pop("Vary", None)  # Nothing but the address decides what is said.
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Expose-Headers"] = "ETag, Last-Modified"
        return _without_body(response) if request.method == "HEAD" else response

    def _answer(self, request: HttpRequest) -> HttpResponse:
        if request.method == "OPTIONS":
            return _preflight()
        if request.method not in METHODS:
            return not_allowed(request, ALLOWED)
        method, request.method = request.method, "GET"
        try:
            response = self.get_response(request)
        finally:
            request.method = method
        return _kept(request, _in_our_words(request, response))


def _in_our_words(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """A problem that Django told as a page, told as the API tells problems."""
    is_told = response.headers.get("Content-Type", "") == MEDIA_TYPE
    return response if response.status_code < FAILED or is_told else failed(request, response)


def _preflight() -> HttpResponse:
    """What a browser asks before it lets another site's page ask."""
    return HttpResponse(
        status=204,
        headers={
            "Allow": ALLOWED,
            "Access-Control-Allow-Methods": ALLOWED,
            "Access-Control-Allow-Headers": "If-None-Match, If-Modified-Since",
            "Access-Control-Max-Age": A_DAY,
        },
    )


def _kept(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """With what lets a reader keep its copy. A problem is kept by nobody."""
    if response.status_code not in (200, 304):
        response.headers["Cache-Control"] = "no-store"
        return response
    response.headers["Cache-Control"] = KEPT
    if not response.has_header("ETag"):
        set_response_etag(response)
        changed = parse_http_date_safe(response.get("Last-Modified", ""))
        return get_conditional_response(request, response["ETag"], changed, response) or response
    return response


def _without_body(response: HttpResponse) -> HttpResponse:
    response.headers["Content-Length"] = str(len(response.content))
    response.content = b""
    return response

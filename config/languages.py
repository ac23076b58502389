"""Vietnamese unless the reader chose English; the choice is kept in a cookie.

The browser's own preference is not asked: a Vietnamese office computer often claims English,
and would then show English numbers. ``?lang=en`` or ``?lang=vi`` on any page makes the choice.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

YEAR_IN_SECONDS = 365 * 24 * 3600


class LanguageMiddleware:
    """Activate the language of the address, else of the cookie, else Vietnamese."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.known = {code for code, _name in settings.LANGUAGES}

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Serve the request in its language."""
        chosen = request.GET.get("lang", "")
        kept = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = next(
            (code for code in (chosen, kept) if code in self.known), settings.LANGUAGE_CODE
        )
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ["Cookie"])
        if chosen == language != kept:
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME,
                language,
                max_age=YEAR_IN_SECONDS,
                secure=settings.LANGUAGE_COOKIE_SECURE,
                httponly=True,
                samesite="Lax",
            )
        return response


def switch(request: HttpRequest) -> dict[str, list[dict[str, object]]]:
    """Context: one link per language to the page that is being read."""
    links = []
    for code, _name in settings.LANGUAGES:
        query = request.GET.copy()
        query["lang"] = code
        links.append(
            {
                "code": code,
                "href": f"{request.path}?{query.urlencode()}",
                "active": code == translation.get_language(),
            }
        )
    return {"language_links": links}

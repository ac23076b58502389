"""Vietnamese unless the reader chose English; the choice is kept in a cookie.

The browser's own preference is not asked: a Vietnamese office computer often claims English,
and would then show English numbers. ``?lang=en`` or ``?lang=vi`` on any page makes the choice.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from config.preferences import Preference


def language() -> Preference:
    """The languages of the site; the usual one is its own."""
    codes = tuple(code for code, _name in settings.LANGUAGES)
    return Preference("lang", settings.LANGUAGE_COOKIE_NAME, codes, settings.LANGUAGE_CODE)


class LanguageMiddleware:
    """Activate the language of the address, else of the cookie, else Vietnamese."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.preference = language()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Serve the request in its language."""
        chosen = self.preference.of(request)
        with translation.override(chosen):
            request.LANGUAGE_CODE = chosen
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", chosen)
        self.preference.keep(request, response)
        return response


def switch(request: HttpRequest) -> dict[str, list[dict[str, object]]]:
    """Context: one link per language to the page that is being read."""
    preference, active = language(), translation.get_language()
    return {
        "language_links": [
            {"code": code, "href": preference.link(request, code), "active": code == active}
            for code in preference.values
        ]
    }

"""Light or dark as the reader's system is, unless the reader chose; the choice is kept in a cookie.

``?theme=dark``, ``?theme=light`` or ``?theme=auto`` on any page makes the choice, without a script.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext_lazy as _

from config.languages import YEAR_IN_SECONDS

COOKIE = "theme"


class Theme(models.TextChoices):
    """Which scheme of colours a reader sees."""

    AUTO = "auto", _("As on the device")
    LIGHT = "light", _("Light")
    DARK = "dark", _("Dark")


MEDIA = {
    Theme.AUTO: "screen and (prefers-color-scheme: dark)",
    Theme.LIGHT: "not all",
    Theme.DARK: "screen",
}
"""Where the dark colours apply. Never on paper."""


def chosen_theme(request: HttpRequest) -> Theme:
    """The theme of the address, else of the cookie, else the system's."""
    words = (request.GET.get("theme", ""), request.COOKIES.get(COOKIE, ""))
    return next((Theme(word) for word in words if word in Theme), Theme.AUTO)


class ThemeMiddleware:
    """Keep the choice that an address makes."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Serve the request, and set the cookie where the address chose."""
        response = self.get_response(request)
        patch_vary_headers(response, ["Cookie"])
        theme = chosen_theme(request)
        if request.GET.get("theme") == theme != request.COOKIES.get(COOKIE):
            response.set_cookie(
                COOKIE,
                theme,
                max_age=YEAR_IN_SECONDS,
                secure=settings.LANGUAGE_COOKIE_SECURE,
                httponly=True,
                samesite="Lax",
            )
        return response


def switch(request: HttpRequest) -> dict[str, object]:
    """Context: where the dark colours apply, and one link per theme to the page that is read."""
    active = chosen_theme(request)
    links = []
    for theme in Theme:
        query = request.GET.copy()
        query["theme"] = theme
        links.append(
            {
                "label": theme.label,
                "href": f"{request.path}?{query.urlencode()}",
                "active": theme is active,
            }
        )
    return {"dark_media": MEDIA[active], "theme_links": links}

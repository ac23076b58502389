"""Light or dark as the reader's system is, unless the reader chose; the choice is kept in a cookie.

``?theme=dark``, ``?theme=light`` or ``?theme=auto`` on any page makes the choice, without a script.
"""

from __future__ import annotations

from collections.abc import Callable

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from config.preferences import Preference


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


PREFERENCE = Preference("theme", "theme", tuple(Theme), Theme.AUTO)


def chosen_theme(request: HttpRequest) -> Theme:
    """The theme of the address, else of the cookie, else the system's."""
    return Theme(PREFERENCE.of(request))


class ThemeMiddleware:
    """Keep the choice that an address makes; whoever keeps pages keeps them by ``theme``."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Serve the request, and set the cookie where the address chose."""
        request.theme = chosen_theme(request)  # type: ignore[attr-defined]
        response = self.get_response(request)
        PREFERENCE.keep(request, response)
        return response


def switch(request: HttpRequest) -> dict[str, object]:
    """Context: where the dark colours apply, and one link per theme to the page that is read."""
    active = chosen_theme(request)
    links = [
        {
            "label": theme.label,
            "href": PREFERENCE.link(request, theme),
            "active": theme is active,
        }
        for theme in Theme
    ]
    return {"dark_media": MEDIA[active], "theme_links": links}

"""What a reader chose by an address, kept in a cookie for a year."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.http import escape_leading_slashes

YEAR_IN_SECONDS = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Preference:
    """One choice: its word in addresses, its cookie, and what there is to choose from."""

    parameter: str
    cookie: str
    values: Collection[str]
    usual: str

    def of(self, request: HttpRequest) -> str:
        """The choice of the address, else of the cookie, else what is usual."""
        words = (request.GET.get(self.parameter, ""), request.COOKIES.get(self.cookie, ""))
        return next((word for word in words if word in self.values), self.usual)

    def keep(self, request: HttpRequest, response: HttpResponse) -> None:
        """Set the cookie where the address chose anew; caches tell the choices apart.

        An answer that is public is one for everybody: it neither reads nor sets a cookie.
        """
        if "public" in response.get("Cache-Control", ""):
            return
        patch_vary_headers(response, ["Cookie"])
        chosen = self.of(request)
        if request.GET.get(self.parameter) == chosen != request.COOKIES.get(self.cookie):
            response.set_cookie(
                self.cookie,
                chosen,
                max_age=YEAR_IN_SECONDS,
                secure=settings.LANGUAGE_COOKIE_SECURE,
                httponly=True,
                samesite="Lax",
            )

    def link(self, request: HttpRequest, value: str) -> str:
        """The page that is being read, as another choice shows it."""
        query = request.GET.copy()
        query[self.parameter] = value
        return f"{escape_leading_slashes(request.path)}?{query.urlencode()}"

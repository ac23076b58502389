"""Whole addresses: what leaves a page – a feed, a sitemap, the card of a link – names the host."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest


def origin(request: HttpRequest) -> str:
    """Where the site is reached, ``https://name``: as it is set up, else as it was asked for."""
    return settings.SITE_URL or f"{request.scheme}://{request.get_host()}"

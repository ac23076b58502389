"""The language that the reader of a sentence speaks: one rule for text made outside templates."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language


def spoken() -> str:
    """The code of the active language; the site's own where none is active."""
    return get_language() or settings.LANGUAGE_CODE


def named_in(address: HttpRequest) -> str:
    """The language that an address names, else the site's own: what is shared says one thing."""
    named = address.GET.get("lang", "")
    return named if named in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE

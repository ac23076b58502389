"""Pages of published editions are rendered once: an edition never changes.

The key holds all that a page depends on: the edition, the number of the latest, that of the year
before with what happened to boards, the language, the theme, the address and the reader's choice.
A page is kept only if its choice is one that the page links to, so that invented addresses cannot
push real pages out of the cache.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language

from blocs.views.lookup import Found
from boards.addresses import origin

CHOICES = ("view", "sort", "order")
LINKED = frozenset({*CHOICES, "lang"})
LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
DAY = 24 * 3600

Context = Callable[[HttpRequest, Found], dict[str, Any]]


def render_once(
    request: HttpRequest, found: Found, template: str, context: Context
) -> HttpResponse:
    """The page, from the cache when it was rendered before."""
    if not _is_plain(request):
        return HttpResponse(render_to_string(template, context(request, found), request))
    key = _key(request, found)
    page = cache.get(key)
    if page is None:
        values = context(request, found)
        page = render_to_string(template, values, request)
        if values["page"].choice.said_by(request.GET):
            cache.set(key, page, DAY)
    return HttpResponse(page)


def _is_plain(request: HttpRequest) -> bool:
    """Whether the address says nothing but a choice, and says it once.

    What the page shows of the address must stand in the key: its path, its choice and the origin
    of the site do; whatever else a stranger may invent does not, so no page prints it.
    """
    once = all(len(values) == 1 for _name, values in request.GET.lists())
    known = request.GET.get("lang", "") in ("", *LANGUAGES)
    return once and known and LINKED.issuperset(request.GET)


def _key(request: HttpRequest, found: Found) -> str:
    parts = (
        found.edition.fingerprint,
        found.edition.pk,
        found.edition.published_at,
        found.published[0].number,
        *_beside(found),
        get_language(),
        getattr(request, "theme", ""),
        origin(request),
        request.path,
        *(request.GET.get(name, "") for name in CHOICES),
    )
    return "page-" + hashlib.sha256("\n".join(map(str, parts)).encode()).hexdigest()


def _beside(found: Found) -> tuple[object, ...]:
    """What stands beside the edition, where a page compares it with the year before."""
    last = found.last_year
    return (last.fingerprint, last.pk, vars(last)["happened"]) if last else ()

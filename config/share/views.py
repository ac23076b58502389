"""Pictures of links. An address that is passed on says one thing: its language stands in it."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from blocs.queries.reader import Reader
from blocs.views.lookup import find
from boards.language import named_in
from boards.models import Board
from boards.typesetting.card import compile_card
from config.share.cards import Card, board_card, edition_card, site_card

SHAPE = "1"  # raise it when the template changes, so that nobody keeps an old picture
DAY = 24 * 3600

Make = Callable[[Reader], Card]


@require_safe
def site(request: HttpRequest) -> HttpResponseBase:
    """The picture of every page that has none of its own."""
    return _picture(request, site_card)


@require_safe
def edition(request: HttpRequest, bloc: str, year: int, number: int) -> HttpResponseBase:
    """One edition, for ever."""
    found = find(bloc, year, number)
    if found is None:
        raise Http404
    return _picture(request, lambda reader: edition_card(found.open(reader)))


@require_safe
def board(request: HttpRequest, board: str) -> HttpResponseBase:
    """A board with its last published place."""
    row = get_object_or_404(Board.objects.select_related("province"), slug=board)
    return _picture(request, lambda reader: board_card(row, reader))


def _picture(request: HttpRequest, make: Make) -> HttpResponseBase:
    """Drawn once for equal words: they are its name."""
    language = named_in(request)
    with translation.override(language):
        data = make(Reader(language)).plain
    name = sha256(f"{SHAPE}\n{json.dumps(data)}".encode()).hexdigest()
    etag = quote_etag(name)
    response = get_conditional_response(request, etag=etag) or _drawn(name, data)
    response.headers["ETag"] = etag
    response.headers["Content-Language"] = language
    response.headers["Cache-Control"] = "public, max-age=3600"
    return response


def _drawn(name: str, data: dict[str, object]) -> HttpResponse:
    key = f"card-{name}"
    content = cache.get(key)
    if content is None:
        content = compile_card(data)
        cache.set(key, content, DAY)
    return HttpResponse(content, content_type="image/png")

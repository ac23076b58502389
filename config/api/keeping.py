"""Answers that a reader may keep: those of an edition never change, so they are not made twice."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag

from blocs.views.lookup import Found

SHAPE = "1"  # raise it when an answer changes its shape, so that no reader keeps an old copy
DIGITS = 32


class Unchanged(Exception):
    """The reader's copy is still good; ``response`` says so."""

    def __init__(self, response: HttpResponse) -> None:
        self.response = response
        super().__init__()


def keep(request: HttpRequest, response: HttpResponse, found: Found, part: str) -> None:
    """Say by what the copy is known; raise ``Unchanged`` before anything is read or computed.

    The number of the latest edition belongs to it: an older one says that it was corrected.
    """
    edition, newest = found.edition, found.published[0]
    parts = (edition.fingerprint, str(newest.number), part, request.GET.urlencode(), SHAPE)
    etag = quote_etag(sha256("\n".join(parts).encode()).hexdigest()[:DIGITS])
    changed = int(cast(datetime, newest.published_at).timestamp())
    response.headers["ETag"], response.headers["Last-Modified"] = etag, http_date(changed)
    unchanged = get_conditional_response(request, etag=etag, last_modified=changed)
    if unchanged is not None:
        unchanged.headers["ETag"] = etag
        unchanged.headers["Last-Modified"] = http_date(changed)
        raise Unchanged(unchanged)

"""What the feeds share: entries with an address for an id, and an answer that is not sent twice.

A feed is written in the language of the page that it is asked for from: ``?lang=en`` is another
feed, with the same ids.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html_join
from django.utils.http import http_date, quote_etag
from django.utils.safestring import SafeString

from boards.addresses import origin
from boards.language import spoken
from config.heads.addresses import in_language
from config.heads.said import SITE

MOST = 30
"""Whoever comes more seldom reads the site itself."""

NEVER = datetime(2000, 1, 1, tzinfo=UTC)
"""The format asks when a feed changed, even where there was nothing yet."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was published. Its id is its address in the site's own language, for ever."""

    path: str
    title: str
    lines: tuple[str, ...]
    published: datetime
    updated: datetime
    categories: tuple[str, ...] = ()


class Entries(Feed):  # type: ignore[type-arg]
    """Entries as a feed of the site."""

    feed_type = Atom1Feed
    author_name = SITE
    item_author_name = None

    def __init__(self, title: str, entries: Sequence[Entry], *, path: str, site: str) -> None:
        self.title = f"{title} · {SITE}"
        self.entries = entries
        self.site = site
        self.feed_guid = site + path
        self.feed_url = site + in_language(path, spoken())
        self.link = site + in_language("/", spoken())

    def items(self) -> Sequence[Entry]:
        """The newest first, as they were handed over."""
        return self.entries

    def item_title(self, item: Entry) -> SafeString | str:
        """Plain text: the format knows no markup there."""
        return item.title

    def item_description(self, item: Entry) -> str:
        """One paragraph for each line."""
        return format_html_join("", "<p>{}</p>", ((line,) for line in item.lines))

    def item_link(self, item: Entry) -> str:
        """The page, in the language of the feed."""
        return self.site + in_language(item.path, spoken())

    def item_guid(self, item: Entry) -> str:
        """The same in every language."""
        return self.site + item.path

    def item_pubdate(self, item: Entry) -> datetime:
        """When everybody could read it first."""
        return item.published

    def item_updateddate(self, item: Entry) -> datetime:
        """When something about it changed last: a correction took its place."""
        return item.updated

    def item_categories(self, item: Entry) -> tuple[str, ...]:
        """Codes, for programs that choose."""
        return item.categories


def answer(request: HttpRequest, title: str, entries: Sequence[Entry]) -> HttpResponseBase:
    """The feed, or that it has not changed since it was last fetched."""
    changed = max((entry.updated for entry in entries), default=NEVER)
    feed = Entries(title, entries, path=request.path, site=origin(request))
    document = feed.get_feed(None, request)
    document.feed["language"] = spoken()
    document.latest_post_date = lambda: changed  # type: ignore[method-assign]
    text = document.writeString("utf-8").encode()
    etag, moment = quote_etag(sha256(text).hexdigest()), int(changed.timestamp())
    unchanged = get_conditional_response(request, etag=etag, last_modified=moment)
    response = unchanged or HttpResponse(text, content_type=Atom1Feed.content_type)
    response.headers["ETag"] = etag
    response.headers["Last-Modified"] = http_date(moment)
    patch_vary_headers(response, ["Cookie"])
    return response

"""What a visitor reaches by links from the first page: a few addresses of every kind of page."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import parse_qsl, urljoin, urlsplit

from django.test import Client
from django.urls import Resolver404, resolve

from tests.browser.inventory import is_page

LINK = re.compile(r'<a [^>]*?href="([^"#]+)')
NOT_FOLLOWED = ("/admin/", "/static/")
"""Where a visitor is asked to sign in, and files that another program serves."""

CHOICES = {"lang", "theme"}
"""What chooses another face of the same page."""

Kind = tuple[str, frozenset[str]]


@dataclass
class Reach:
    """What was found: pages of each kind with their length, and links that lead nowhere."""

    most: int
    pages: dict[Kind, dict[str, int]] = field(default_factory=dict)
    dead: list[str] = field(default_factory=list)
    seen: dict[Kind, int] = field(default_factory=dict)

    def wants(self, kind: Kind) -> bool:
        """Whether a few of the kind were not asked for yet."""
        self.seen[kind] = self.seen.get(kind, 0) + 1
        return self.seen[kind] <= self.most

    @property
    def fullest(self) -> list[str]:
        """The longest page of each kind, on which most can go wrong."""
        return [max(pages, key=pages.__getitem__) for pages in self.pages.values()]


def reach(start: str, most: int) -> Reach:
    """Follow the links from a page, breadth first, to at most so many addresses of each kind."""
    client, found = Client(), Reach(most)
    waiting, known = deque([(start, "")]), {start}
    while waiting:
        path, source = waiting.popleft()
        kind = kind_of(path)
        if not found.wants(kind):
            continue
        answer = client.get(path, follow=True)
        if answer.status_code != 200:
            found.dead.append(f"{source} leads to {path}, which answers {answer.status_code}")
        elif is_page(answer):
            found.pages.setdefault(kind, {})[path] = len(answer.content)
            new = [link for link in links(path, answer.content.decode()) if link not in known]
            known.update(new)
            waiting.extend((link, path) for link in new)
    return found


def kind_of(path: str) -> Kind:
    """Which view answers, none having no name, and which questions it is asked."""
    parts = urlsplit(path)
    asked = frozenset(dict(parse_qsl(parts.query)))
    try:
        return resolve(parts.path).view_name, asked
    except Resolver404:
        return "", asked


def links(path: str, page: str) -> list[str]:
    """Where a page leads on this site, in the language and the look that it has."""
    there = (urljoin(path, unescape(href)) for href in LINK.findall(page))
    return [link for link in dict.fromkeys(there) if ours(link)]


def ours(link: str) -> bool:
    parts = urlsplit(link)
    asked = {name for name, _said in parse_qsl(parts.query)}
    elsewhere = parts.netloc or parts.scheme or parts.path.startswith(NOT_FOLLOWED)
    return not elsewhere and not asked & CHOICES

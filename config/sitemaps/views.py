"""The list of sitemaps, and each of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap, views
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from boards.addresses import origin
from config.heads.addresses import ANY, in_language
from config.sitemaps.pages import SECTIONS, Page

TYPE = "application/xml"
Item = tuple[Page, str]


class Pages(Sitemap):  # type: ignore[type-arg]
    """One section, each of its pages once for each language."""

    limit = 20_000

    def __init__(self, section: str, site: str) -> None:
        self.pages = list(SECTIONS[section]())
        self.site = site
        self.protocol = urlsplit(site).scheme

    def items(self) -> Sequence[Item]:
        """Every language of a page is a page of its own, and names the others."""
        return [(page, code) for page in self.pages for code, _name in settings.LANGUAGES]

    def location(self, item: Item) -> str:
        """The canonical address, as the page itself says it."""
        page, language = item
        return in_language(page.path, language)

    def lastmod(self, item: Item) -> Any:
        """When what is published there changed; nothing where nobody can say."""
        return item[0].changed

    def changed(self) -> datetime | None:
        """The last of the days that are known: a page without one takes nothing from the others."""
        return max((page.changed for page in self.pages if page.changed), default=None)

    def get_domain(self, site: object = None) -> str:
        """Where readers reach the site, whatever name the request came by."""
        return urlsplit(self.site).netloc

    def get_urls(self, page: Any = 1, site: Any = None, protocol: Any = None) -> list[Any]:
        """With the same page in the other languages, and for everybody else."""
        found = super().get_urls(page, site, protocol)
        for each in found:
            each["alternates"] = list(self._alternates(each["item"][0]))
        return found

    def _alternates(self, page: Page) -> list[dict[str, str]]:
        codes = [code for code, _name in settings.LANGUAGES]
        pairs = [*zip(codes, codes, strict=True), (ANY, settings.LANGUAGE_CODE)]
        return [
            {"lang_code": name, "location": self.site + in_language(page.path, code)}
            for name, code in pairs
        ]


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every section that holds something, and each of its pages."""
    site = origin(request)
    listed = []
    for section in SECTIONS:
        found = Pages(section, site)
        changed = found.changed()
        address = site + reverse("sitemap_section", args=[section])
        for number in range(1, found.paginator.num_pages + 1) if found.pages else ():
            asked = f"?p={number}" if number > 1 else ""
            listed.append({"location": address + asked, "last_mod": changed})
    return render(request, "sitemap_index.xml", {"sitemaps": listed}, content_type=TYPE)


@require_safe
def section(request: HttpRequest, section: str) -> HttpResponse:
    """The pages of one section; there is no other."""
    if section not in SECTIONS:
        raise Http404
    sitemaps: dict[str, type[Sitemap[Any]] | Sitemap[Any]]
    sitemaps = {section: Pages(section, origin(request))}
    return views.sitemap(request, sitemaps, section, content_type=TYPE)

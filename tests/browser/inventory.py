"""Every public page of the site: derived from the expectations of the walk over every address.

A new address of ``PAGES`` is asked for here by itself. One that shows nothing until something is
recorded first belongs to ``ELSEWHERE``, with the journey that sees it.
"""

import re
from html import unescape
from urllib.parse import urljoin

from django.test import Client

from tests.config.walked import BLOC, PAGES, YEAR, YES, Who

ELSEWHERE = {
    "awards:decision": "test_conference.py",
    "awards:paper": "test_conference.py",
    "file": "no page",
    "calendar_feed": "no page",
}
"""What needs a thing that the results of 2022 do not have."""

LEADERBOARD = f"/blocs/{BLOC}/{YEAR}/"
MAIN = {
    "home": "/",
    "leaderboard": LEADERBOARD,
    "figures": f"{LEADERBOARD}figures/",
    "board": "/boards/yen-bai/",
    "awards": "/awards/",
}
"""The five pages at which most visits begin."""

OFFICIAL = [
    LEADERBOARD,
    f"{LEADERBOARD}figures/",
    f"{LEADERBOARD}boards/yen-bai/",
    f"{LEADERBOARD}boards/yen-bai/du-an/",
    f"{LEADERBOARD}editions/1/",
]
"""Pages of an edition, which people print and sign."""

MORE = ["/search?q=bac+kan", "/search?q=", f"{LEADERBOARD}boards/hoa-binh/xuat-nhap-khau/"]
"""Faces that the one address of the walk does not show: hits, no question, a doubted figure."""


def public_pages() -> list[str]:
    """The addresses of everything public that is a page and no file."""
    client = Client()
    visitor = Who()
    asked = [
        (case.address, case.expected)
        for name, expects in PAGES.items()
        if not name.startswith("admin:") and name not in ELSEWHERE
        for case in expects(None, visitor)
        if case.method == "get"
    ]
    there = [address for address, expected in asked if expected == YES]
    pages = [address for address in [*there, *MORE] if is_page(client.get(address))]
    return list(dict.fromkeys([*pages, *views(client), "/admin/login/"]))


def is_page(response) -> bool:
    """Whether it is a page and no file; what is promised and not there is one that fails."""
    return response["Content-Type"].startswith("text/html")


def views(client: Client) -> list[str]:
    """Each view of the leaderboard, as its tabs lead there."""
    shown = client.get(LEADERBOARD).content.decode()
    tabs = shown.partition('class="tabs"')[2].partition("</nav>")[0]
    found = [urljoin(LEADERBOARD, unescape(each)) for each in re.findall(r'href="([^"]+)"', tabs)]
    assert len(found) > 1, "The leaderboard shows no tabs where this looks for them."
    return found

"""The sitemap: every page that it lists is there, in both languages; nothing of what waits."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import etree

from blocs.enums import PledgeState
from blocs.services import approve_edition, prepare_edition
from boards.models import Board
from config.sitemaps.pages import PLAIN, SECTIONS
from config.sitemaps.views import Pages
from tests.awards.decided import closed, decide, grant
from tests.blocs.years import later_edition
from tests.boards.rows import bloc as empty_bloc
from tests.boards.rows import pledge
from tests.config.walked import BLOC

pytestmark = pytest.mark.cases

SITE = "https://thi-dua.example"
SPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@pytest.fixture(autouse=True)
def _at_home(settings):
    settings.SITE_URL = SITE


def sections(client):
    root = etree.fromstring(client.get("/sitemap.xml").content)
    return [each.text for each in root.findall("s:sitemap/s:loc", SPACE)]


def urls(client, address):
    return etree.fromstring(client.get(address.removeprefix(SITE)).content).findall("s:url", SPACE)


def listed(client):
    """Every address of every section, with its day."""
    return {
        each.findtext("s:loc", namespaces=SPACE): each.findtext("s:lastmod", namespaces=SPACE)
        for address in sections(client)
        for each in urls(client, address)
    }


def test_every_page_that_is_listed_is_there(client, edition_2022, secretary):
    empty_bloc(7)
    decide(closed(edition_2022.cycle), secretary, grant("bac-giang"))

    found = listed(client)

    pages = [each.removeprefix(SITE) for each in found if "lang=" not in each]
    assert [path for path in pages if client.get(path).status_code != 200] == []
    assert len(found) == 2 * len(pages)
    assert {f"{SITE}{path}?lang=en" for path in pages} < set(found)
    day = timezone.localdate(edition_2022.published_at).isoformat()
    here = f"{SITE}/blocs/{BLOC}/2022/"
    for path in ("", "figures/", "editions/1/", "boards/yen-bai/", "boards/yen-bai/?lang=en"):
        assert found[here + path] == day
    assert (found[f"{SITE}/"], found[f"{SITE}/blocs/{BLOC}/2023/"]) == (None, None)
    assert found[f"{SITE}/boards/bac-kan/"] == found[f"{SITE}/blocs/{BLOC}/"] == day


def test_each_page_names_itself_in_the_other_languages(client, edition_2022):
    vi, en, *_rest = urls(client, "/sitemap-editions.xml")

    address = f"{SITE}/blocs/{BLOC}/2022/editions/1/"
    assert [each.findtext("s:loc", namespaces=SPACE) for each in (vi, en)] == [
        address,
        f"{address}?lang=en",
    ]
    for url in (vi, en):
        assert [
            (each.get("hreflang"), each.get("href")) for each in url.findall("x:link", SPACE)
        ] == [("vi", address), ("en", f"{address}?lang=en"), ("x-default", address)]


def test_a_pledge_is_listed_once_it_was_open_for_signature(client, edition_2022):
    draft = pledge(1)

    [page] = [each for each in listed(client) if each.endswith("/pledge/")]

    assert (page, draft.state) == (f"{SITE}/blocs/{BLOC}/2023/pledge/", PledgeState.DRAFT)


def test_a_year_without_a_target_has_no_fulfilment_to_list(client, edition_2022):
    target = {"board": "yen-bai", "indicator": "workers", "amount": "5000", "unit": "person"}
    later_edition(edition_2022, 2024, targets=[target])
    later_edition(edition_2022, 2025, targets=[])

    found = [each for each in listed(client) if "fulfilment" in each and "lang=" not in each]

    assert found == [f"{SITE}/blocs/{BLOC}/2024/pledge/fulfilment/"]


def test_nothing_tells_of_an_edition_before_its_moment(client, cycle_2022, secretary, approver):
    before = listed(client)
    edition = prepare_edition(cycle=cycle_2022, officer=secretary)
    moment = timezone.now() + timedelta(days=1)
    approve_edition(edition=edition, officer=approver, publish_at=moment)

    assert listed(client) == before


def test_sections_that_hold_nothing_are_left_out_and_long_ones_come_in_pages(
    client, bloc_2022, monkeypatch
):
    monkeypatch.setattr(Pages, "limit", len(PLAIN))

    found = sections(client)

    assert [each for each in found if "pages" in each] == [
        f"{SITE}/sitemap-pages.xml",
        f"{SITE}/sitemap-pages.xml?p=2",
    ]
    assert [each for each in found if "decisions" in each] == []
    assert len(urls(client, f"{SITE}/sitemap-pages.xml?p=2")) == len(PLAIN)


def test_pages_of_a_long_section_neither_repeat_nor_omit_what_it_lists(
    client, bloc_2022, monkeypatch
):
    """Boards are made in another order than they are listed, two of them of one name."""
    province = Board.objects.first().province
    for slug in ("z-an", "a-an"):
        Board.objects.create(slug=slug, short_name="An", name=f"Ban {slug}", province=province)
    in_order = Board.objects.order_by("sort_key", "slug").values_list("slug", flat=True)
    expected = [f"{SITE}/boards/{slug}/" for slug in in_order]
    monkeypatch.setattr(Pages, "limit", 4)

    parts = [
        [url.findtext("s:loc", namespaces=SPACE) for url in urls(client, address)]
        for address in sections(client)
        if "sitemap-boards" in address
    ]

    assert {len(part) for part in parts[:-1]} == {4}
    assert [each for part in parts for each in part if "lang=" not in each] == expected


@pytest.mark.parametrize("section", [each for each in SECTIONS if each != "pages"])
def test_every_section_asks_for_its_order(db, section):
    """What an aggregate is made of loses the order of its table; then any order is right."""
    with CaptureQueriesContext(connection) as asked:
        list(SECTIONS[section]())

    [query] = asked
    last = query["sql"].rpartition(" ORDER BY ")[2].rpartition(", ")[2]
    # What tells any two rows apart, or, as a number, such a column of those that are asked for.
    assert re.fullmatch(r"\w+\.\w+ ASC|\d ASC", last.replace('"', "")), query["sql"]
    assert not last.endswith('sort_key" ASC')


def test_a_page_without_a_day_leaves_the_section_its_day(client, edition_2022):
    province = Board.objects.first().province
    Board.objects.create(slug="moi", short_name="Mới", name="Ban mới", province=province)
    day = timezone.localdate(edition_2022.published_at).isoformat()
    root = etree.fromstring(client.get("/sitemap.xml").content)

    days = {
        each.findtext("s:loc", namespaces=SPACE): each.findtext("s:lastmod", "", SPACE)[:10]
        for each in root.findall("s:sitemap", SPACE)
    }

    assert days[f"{SITE}/sitemap-boards.xml"] == day
    assert days[f"{SITE}/sitemap-years.xml"] == day
    assert days[f"{SITE}/sitemap-pages.xml"] == ""


def test_an_unknown_section_is_not_there(client, db):
    assert client.get("/sitemap-khong-co.xml").status_code == 404


def test_a_section_is_one_query(client, edition_2022, django_assert_num_queries):
    with django_assert_num_queries(len(SECTIONS) - 1):
        client.get("/sitemap.xml")

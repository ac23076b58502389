"""The navigation says where a reader is."""

import pytest
from django.test import RequestFactory

from config.navigation import places


@pytest.mark.parametrize(
    ("path", "current"),
    [
        pytest.param("/boards/", {"/boards/": "page"}, id="the place itself"),
        pytest.param("/boards/yen-bai/", {"/boards/": "true"}, id="a page below it"),
        pytest.param("/awards/", {"/awards/": "page"}, id="another place"),
        pytest.param("/", {}, id="the first page stands in none"),
        pytest.param("/awards.csv", {}, id="a file beside it"),
    ],
)
def test_where_a_page_stands(path, current):
    found = places(RequestFactory().get(path))["places"]

    assert {place.href: place.current for place in found if place.current} == current
    assert [place.href for place in found][:2] == ["/blocs/", "/boards/"]


@pytest.mark.parametrize(
    ("contact", "link"),
    [
        pytest.param("hoi@thi-dua.example", 'href="mailto:hoi@thi-dua.example"', id="mail"),
        pytest.param(
            "https://thi-dua.example/hoi", 'href="https://thi-dua.example/hoi"', id="page"
        ),
        pytest.param("", "has named no address", id="nobody said"),
    ],
)
@pytest.mark.django_db
def test_the_page_about_the_site_says_whom_to_ask(client, settings, contact, link):
    settings.DATA_CONTACT = contact

    assert link in client.get("/about/?lang=en").content.decode()

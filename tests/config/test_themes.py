"""Light or dark as the system is, unless the reader chose."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from config.themes import ThemeMiddleware, chosen_theme, switch
from tests.config.walked import BLOC


def asked(path, cookie=""):
    request = RequestFactory().get(path)
    if cookie:
        request.COOKIES["theme"] = cookie
    return request


@pytest.mark.parametrize(
    ("path", "cookie", "theme"),
    [
        pytest.param("/", "", "auto", id="nobody chose"),
        pytest.param("/?theme=dark", "", "dark", id="the address"),
        pytest.param("/", "light", "light", id="the cookie"),
        pytest.param("/?theme=auto", "dark", "auto", id="the address wins over the cookie"),
        pytest.param("/?theme=pink", "dark", "dark", id="a theme that is not to be had"),
        pytest.param("/", "pink", "auto", id="a cookie that somebody else set"),
    ],
)
def test_the_theme_of_a_request(path, cookie, theme):
    assert chosen_theme(asked(path, cookie)) == theme


@pytest.mark.parametrize(
    ("path", "cookie", "kept"),
    [
        pytest.param("/?theme=dark", "", "dark", id="a choice is kept"),
        pytest.param("/?theme=dark", "dark", None, id="a choice that was made before"),
        pytest.param("/?theme=auto", "dark", "auto", id="back to the system"),
        pytest.param("/?theme=pink", "", None, id="an unknown one is not"),
        pytest.param("/?theme=pink", "dark", None, id="nor does it touch the old one"),
        pytest.param("/", "", None, id="no choice, no cookie"),
    ],
)
def test_a_choice_is_kept_in_a_cookie(path, cookie, kept):
    response = ThemeMiddleware(lambda _request: HttpResponse())(asked(path, cookie))

    found = {name: morsel.value for name, morsel in response.cookies.items()}
    assert found == ({"theme": kept} if kept else {})
    assert response.headers["Vary"] == "Cookie"


def test_the_switch_leads_to_the_same_page():
    links = switch(asked("/blocs/?sort=workers", "dark"))["theme_links"]

    assert [(link["href"], link["active"]) for link in links] == [
        ("/blocs/?sort=workers&theme=auto", False),
        ("/blocs/?sort=workers&theme=light", False),
        ("/blocs/?sort=workers&theme=dark", True),
    ]


@pytest.mark.parametrize(
    ("theme", "media"),
    [
        ("auto", "screen and (prefers-color-scheme: dark)"),
        ("light", "not all"),
        ("dark", "screen"),
    ],
)
def test_the_dark_colours_are_never_printed(theme, media):
    assert switch(asked("/", theme))["dark_media"] == media


@pytest.mark.django_db
def test_a_page_and_the_admin_link_the_dark_colours_as_chosen(client):
    client.cookies["theme"] = "light"

    for address in ("/", "/admin/login/"):
        assert 'media="not all"' in client.get(address).content.decode()


def test_a_page_that_is_kept_is_kept_for_each_theme(client, edition_2022):
    page = f"/blocs/{BLOC}/2022/"
    client.cookies["theme"] = "dark"
    dark = client.get(page).content.decode()
    client.cookies.clear()
    usual = client.get(page).content.decode()

    assert 'media="screen"' in dark
    assert 'media="screen"' not in usual


def test_the_links_of_an_address_with_two_slashes_stay_on_the_site():
    request = asked("/")
    request.path = "//evil.example/x"

    assert {link["href"][:4] for link in switch(request)["theme_links"]} == {"/%2F"}

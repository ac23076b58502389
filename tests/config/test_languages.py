"""Vietnamese unless the reader chose English, and the choice is kept."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import formats, translation

from config.languages import LanguageMiddleware, switch


def serve(path: str, cookie: str = "", header: str = "") -> HttpResponse:
    request = RequestFactory().get(path, headers={"accept-language": header})
    if cookie:
        request.COOKIES["django_language"] = cookie
    return LanguageMiddleware(lambda request: HttpResponse(translation.get_language()))(request)


@pytest.mark.parametrize(
    ("path", "cookie", "header", "language"),
    [
        pytest.param("/", "", "", "vi", id="nobody chose"),
        pytest.param("/", "", "en-US", "vi", id="the browser's own preference is not asked"),
        pytest.param("/?lang=en", "", "", "en", id="the address"),
        pytest.param("/", "en", "", "en", id="the cookie"),
        pytest.param("/?lang=vi", "en", "", "vi", id="the address wins over the cookie"),
        pytest.param("/?lang=fr", "", "", "vi", id="a language we do not speak"),
        pytest.param("/", "fr", "", "vi", id="a cookie that somebody else set"),
    ],
)
def test_the_language_of_a_request(path, cookie, header, language):
    response = serve(path, cookie, header)

    assert response.content.decode() == language
    assert response.headers["Content-Language"] == language
    assert response.headers["Vary"] == "Cookie"


@pytest.mark.parametrize(
    ("path", "cookie", "kept"),
    [
        pytest.param("/?lang=en", "", "en", id="a choice is kept"),
        pytest.param("/?lang=en", "en", None, id="a choice that was made before"),
        pytest.param("/?lang=fr", "", None, id="an unknown one is not"),
        pytest.param("/", "", None, id="no choice, no cookie"),
    ],
)
def test_a_choice_is_kept_in_a_cookie(path, cookie, kept):
    response = serve(path, cookie)

    assert {name: morsel.value for name, morsel in response.cookies.items()} == (
        {"django_language": kept} if kept else {}
    )


def test_the_switch_leads_to_the_same_page():
    request = RequestFactory().get("/blocs/?sort=workers&lang=en")

    with translation.override("en"):
        links = switch(request)["language_links"]

    assert links == [
        {"code": "vi", "href": "/blocs/?sort=workers&lang=vi", "active": False},
        {"code": "en", "href": "/blocs/?sort=workers&lang=en", "active": True},
    ]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_days_come_before_months_in_both_languages(language):
    with translation.override(language):
        assert formats.get_format("DATE_INPUT_FORMATS")[0] == "%d/%m/%Y"

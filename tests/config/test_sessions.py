"""Invented session cookies never reach the database."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from config.sessions import SessionCookieMiddleware


@pytest.mark.parametrize(
    ("cookie", "kept"),
    [
        pytest.param("a1" * 16, True, id="one that the site may have written"),
        pytest.param("\0" * 32, False, id="signs that PostgreSQL refuses"),
        pytest.param("a1" * 17, False, id="too long"),
        pytest.param("A1" * 16, False, id="capitals"),
    ],
)
def test_a_session_cookie_is_kept_only_if_it_can_be_ours(cookie, kept):
    request = RequestFactory().get("/")
    request.COOKIES["sessionid"] = cookie

    SessionCookieMiddleware(lambda request: HttpResponse())(request)

    assert ("sessionid" in request.COOKIES) is kept

"""What leaves compressed, and what must not."""

import gzip

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from config.compression import PublicGZipMiddleware

PAGE = "Khối thi đua " * 100


def answered(path="/", kind="text/html; charset=utf-8", **cookies):
    request = RequestFactory().get(path, headers={"accept-encoding": "gzip"})
    request.COOKIES.update(cookies)
    answer = HttpResponse(PAGE, content_type=kind)
    return PublicGZipMiddleware(lambda _request: answer)(request)


def test_a_public_page_leaves_compressed():
    response = answered()

    assert response["Content-Encoding"] == "gzip"
    assert gzip.decompress(response.content).decode() == PAGE


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param({"sessionid": "a1" * 16}, id="to an officer"),
        pytest.param({"path": "/admin/login/"}, id="where one signs in"),
        pytest.param({"kind": "application/pdf"}, id="a file"),
    ],
)
def test_what_could_tell_a_secret_by_its_length_does_not(asked):
    response = answered(**asked)

    assert "Content-Encoding" not in response
    assert response.content.decode() == PAGE

"""What holds for every answer: nobody's cookies, read only, kept copies, open to other sites."""

import json

import pytest
from django.test import Client
from django.utils import translation

from blocs.models import Bloc
from config.api import blocs as of_blocs

pytestmark = pytest.mark.django_db

STANDINGS = "/api/v1/blocs/kcn-trung-du-mien-nui-phia-bac/2022/editions/latest/standings"


@pytest.fixture(autouse=True)
def _as_served():
    with translation.override("vi"):
        yield


def told(response):
    return response.status_code, response.content, sorted(response.headers.items())


def test_nothing_depends_on_who_asks(client, edition_2022, as_officer, secretary):
    officer = as_officer(secretary)
    officer.cookies["django_language"] = "en"

    for path in ("/api/v1/blocs", "/api/v1/blocs?page=0", STANDINGS):
        assert told(officer.get(path)) == told(client.get(path))
    assert officer.get("/api/v1/blocs?lang=en").cookies == {}


def test_no_session_is_looked_up(as_officer, secretary, bloc_2022, django_assert_num_queries):
    officer = as_officer(secretary)

    with django_assert_num_queries(3):  # How many, one page, its years.
        officer.get("/api/v1/blocs")


@pytest.mark.parametrize("path", ["/api/v1/blocs", "/api/v1/openapi.json", "/api/v1/nowhere"])
def test_other_sites_may_read_it_and_caches_keep_one_copy(client, bloc_2022, path):
    response = client.get(path)

    assert response["Access-Control-Allow-Origin"] == "*"
    assert not response.has_header("Access-Control-Allow-Credentials")
    assert response.get("Vary", "Accept-Encoding") == "Accept-Encoding"


@pytest.mark.parametrize("path", ["/", "/data/", "/api/"])
def test_pages_are_not_opened_to_other_sites(client, edition_2022, path):
    assert not client.get(path).has_header("Access-Control-Allow-Origin")


def test_a_browser_asks_before_it_lets_a_page_ask(client):
    response = client.options("/api/v1/blocs", headers={"access-control-request-method": "GET"})

    assert (response.status_code, response.content) == (204, b"")
    assert response["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert response["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
def test_it_is_only_read(method, bloc_2022):
    response = getattr(Client(enforce_csrf_checks=True), method)("/api/v1/blocs?lang=en")

    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert json.loads(response.content) == {
        "type": "about:blank",
        "title": "Method not allowed",
        "status": 405,
        "detail": "This interface is only read: use GET, HEAD, OPTIONS.",
        "instance": "/api/v1/blocs",
    }


def test_the_head_of_an_answer_is_that_of_the_answer(client, bloc_2022):
    whole, head = client.get("/api/v1/blocs"), client.head("/api/v1/blocs")

    assert (head.status_code, head.content) == (200, b"")
    assert (head["Content-Length"], head["ETag"]) == (str(len(whole.content)), whole["ETag"])


def test_an_unchanged_edition_is_asked_for_with_one_query(
    client, edition_2022, django_assert_num_queries
):
    first = client.get(STANDINGS)
    with django_assert_num_queries(1):
        again = client.get(STANDINGS, headers={"if-none-match": first["ETag"]})
    since = client.get(STANDINGS, headers={"if-modified-since": first["Last-Modified"]})
    other = client.get(f"{STANDINGS}?board=yen-bai", headers={"if-none-match": first["ETag"]})

    assert [each.status_code for each in (first, again, since, other)] == [200, 304, 304, 200]
    assert (again.content, again["ETag"], since["Last-Modified"]) == (
        b"",
        first["ETag"],
        first["Last-Modified"],
    )
    assert first["Cache-Control"] == "public, max-age=60"


@pytest.mark.parametrize("path", ["/api/v1/boards", "/api/v1/editions", "/api/v1/openapi.json"])
def test_a_list_is_known_by_its_content(client, edition_2022, path):
    first = client.get(path)
    again = client.get(path, headers={"if-none-match": first["ETag"]})
    english = client.get(f"{path}?lang=en")

    assert (again.status_code, again.content) == (304, b"")
    assert (english["ETag"] == first["ETag"]) is not path.endswith("openapi.json")


def test_the_list_of_editions_says_when_the_last_one_came(client, edition_2022):
    first = client.get("/api/v1/editions")
    again = client.get("/api/v1/editions", headers={"if-modified-since": first["Last-Modified"]})

    assert again.status_code == 304
    assert not client.get("/api/v1/editions?year=2031").has_header("Last-Modified")


@pytest.mark.parametrize(
    ("path", "status", "titles"),
    [
        ("/api/v1/nowhere", 404, ("Không tìm thấy", "Not found")),
        ("/api/v1/blocs/khong-co", 404, ("Không tìm thấy", "Not found")),
        ("/api/v1/blocs/a.b", 404, ("Không tìm thấy", "Not found")),
        ("/api/v1/blocs?page=x", 422, ("Không hiểu yêu cầu", "Not understood")),
    ],
)
def test_a_problem_is_told_in_the_language_of_the_address(client, bloc_2022, path, status, titles):
    mark = "&" if "?" in path else "?"
    found = [client.get(path), client.get(f"{path}{mark}lang=en")]

    assert [each.status_code for each in found] == [status, status]
    assert [json.loads(each.content)["title"] for each in found] == list(titles)
    assert {each["Content-Type"] for each in found} == {"application/problem+json"}
    assert {each["Cache-Control"] for each in found} == {"no-store"}


@pytest.mark.parametrize(
    ("query", "parameter", "detail"),
    [
        ("yaer=2022", "yaer", "There is no such parameter."),
        ("year=2022&year=2023", "year", "This parameter may be given once."),
        ("year=1999", "year", "This must not be below 2000."),
        ("limit=201", "limit", "This must not be above 200."),
        ("limit=1_0", "limit", "This must be a whole number."),
        ("limit=3.0", "limit", "This must be a whole number."),
        ("page=%2B1", "page", "This must be a whole number."),
        ("page=1.5", "page", "This must be a whole number."),
        ("bloc=a b", "bloc", "This is not written as a code."),
        ("bloc=" + "a" * 81, "bloc", "This must have at most 80 characters."),
        ("latest=perhaps", "latest", "This must be true or false."),
        ("lang=fr", "lang", "This must be one of: vi, en."),
    ],
)
def test_a_wrong_parameter_is_named(client, bloc_2022, query, parameter, detail):
    mark = "" if "lang" in query else "&lang=en"
    response = client.get(f"/api/v1/editions?{query}{mark}")
    errors = json.loads(response.content)["errors"]

    assert (response.status_code, errors[0]["parameter"]) == (422, parameter)
    if mark:
        assert errors == [{"parameter": parameter, "detail": detail}]


def test_a_fault_of_ours_is_told_without_its_inside(bloc_2022, monkeypatch):
    def broken(search):
        raise RuntimeError("bí mật")

    monkeypatch.setattr(of_blocs.register, "blocs", broken)
    response = Client(raise_request_exception=False).get("/api/v1/blocs?lang=en")

    assert (response.status_code, response["Content-Type"]) == (500, "application/problem+json")
    assert json.loads(response.content)["title"] == "Could not be answered"
    assert Bloc.objects.count() == 1

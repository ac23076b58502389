"""The description of the API: whole, in both languages, and a page that needs no script."""

import json
import re

import pytest

from config.api.document import LISTS, document
from config.api.words import SHAPES

pytestmark = pytest.mark.django_db

VIETNAMESE = re.compile("[ăâđêôơưàáãèéìíĩòóõùúũý\u1ea0-\u1ef9]", re.IGNORECASE)


@pytest.fixture
def described(client):
    """The document as it is served in a language."""
    return lambda language: json.loads(client.get(f"/api/v1/openapi.json?lang={language}").content)


def texts(part, name=""):
    """Every text that people read, by where it stands."""
    if isinstance(part, dict):
        for key, value in part.items():
            yield from texts(value, f"{name}/{key}")
    elif isinstance(part, list):
        for at, value in enumerate(part):
            yield from texts(value, f"{name}/{at}")
    elif name.rpartition("/")[2] in ("description", "summary") and isinstance(part, str):
        yield name, part


def test_both_languages_describe_the_same(described):
    vietnamese, english = (dict(texts(described(language))) for language in ("vi", "en"))
    alike = {text for at, text in vietnamese.items() if text == english[at]}

    assert vietnamese.keys() == english.keys()
    assert alike == set()
    assert [text for text in vietnamese.values() if not VIETNAMESE.search(text)] == []


def test_every_address_and_object_is_described(described):
    told = described("en")
    operations = [each for methods in told["paths"].values() for each in methods.values()]
    names = [each["operationId"] for each in operations]
    lists = [name for name, shape in told["components"]["schemas"].items() if "enum" in shape]

    assert len(set(names)) == len(names) == 21
    assert all(each["summary"] for each in operations)
    assert {name for each in operations for name in each["responses"]} == {
        *("200", "304", "404", "422")
    }
    assert set(told["components"]["schemas"]) - set(lists) == set(SHAPES)
    assert set(lists) <= set(LISTS)


def test_it_says_licence_server_and_whom_to_ask(rf, settings):
    from config.api import document as module

    settings.SITE_URL, settings.DATA_CONTACT = "https://thi-dua.example", "hoi@thi-dua.example"
    module._written.cache_clear()
    mail = document(rf.get("/"), "en")
    settings.DATA_CONTACT, settings.DATA_LICENCE = "https://thi-dua.example/hoi", "CC0 1.0"
    module._written.cache_clear()
    page = document(rf.get("/"), "en")
    module._written.cache_clear()

    assert mail["servers"] == [{"url": "https://thi-dua.example"}]
    assert mail["info"]["license"] == {"name": "CC BY 4.0", "identifier": "CC-BY-4.0"}
    assert mail["info"]["contact"] == {"email": "hoi@thi-dua.example"}
    assert page["info"]["contact"] == {"url": "https://thi-dua.example/hoi"}
    assert page["info"]["license"]["identifier"] == "CC0-1.0"


def test_the_page_shows_every_address_without_a_script(client, described):
    page = client.get("/api/?lang=en").content.decode()
    paths = described("en")["paths"]

    assert re.findall(r"<script(?! type=\"application/ld)", page) == []
    assert [path for path in paths if f"</span> {path}</code>" not in page] == []
    assert re.findall(r'href="#(shape-\w+)"', page)
    assert set(re.findall(r'href="#(shape-\w+)"', page)) <= set(re.findall(r'id="(\S+)"', page))

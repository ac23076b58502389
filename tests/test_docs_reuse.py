"""docs/api.md and docs/open-data.md say what the API, the package and the citation do."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from blocs.exports.citation import citation
from blocs.exports.package.tables import TABLES
from blocs.queries.published import opened
from blocs.queries.reader import Reader
from boards.licences import LICENCES
from config.api.document import document

DOCS = Path(__file__).resolve().parent.parent / "docs"
API, OPEN_DATA = ((DOCS / name).read_text() for name in ("api.md", "open-data.md"))


def rows(page, head):
    """The cells of the table under a head."""
    lines = page.split(f"| {head} |", 1)[1].split("\n\n", 1)[0].splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_every_address_stands_in_the_page(rf):
    told = [cell for row in rows(API, "Address") for cell in re.findall(r"`([^`]+)`", row[0])]
    of_edition = "/blocs/{bloc}/{year}/editions/{number}"
    whole = {f"/api/v1{path.replace('…', of_edition)}" for path in told}

    assert whole == set(document(rf.get("/"), "en")["paths"])


def test_every_filter_stands_in_the_page(rf):
    common = {"page", "limit", "lang"}
    for methods in document(rf.get("/"), "en")["paths"].values():
        for operation in methods.values():
            asked = {each["name"] for each in operation["parameters"] if each["in"] == "query"}
            assert {name for name in asked - common if f"`{name}`" not in API} == set()


def test_the_example_is_what_is_answered(client, edition_2022):
    block = API.split("```json\n", 1)[1].split("```", 1)[0]
    address = re.search(r"`GET (\S+)`", API)[1]
    said, answer = json.loads(block), json.loads(client.get(address).content)

    shortened = {key: answer["standings"][0][key] for key in said["standings"][0]}
    assert said == {key: answer[key] for key in said} | {"standings": [shortened]}


def test_the_tables_of_the_package_are_those_of_the_page():
    told = [[cell.replace("`", "") for cell in row] for row in rows(OPEN_DATA, "Table")]

    assert told == [
        [table.name, ", ".join(table.key), ", ".join(table.keys.values())] for table in TABLES
    ]


def test_the_licences_are_those_of_the_page():
    told = [[cell.replace("`", "") for cell in row] for row in rows(OPEN_DATA, "Code")]

    assert told == [[licence.code, licence.spdx] for licence in LICENCES.values()]


@pytest.mark.parametrize("name", ["datapackage.json", "datapackage.zip", "citation.csl.json"])
def test_its_files_are_where_it_says(client, edition_2022, name):
    address = "/blocs/kcn-trung-du-mien-nui-phia-bac/2022/editions/1/"

    assert name in OPEN_DATA
    assert client.get(address + name).status_code == 200


def test_the_citation_of_the_page_is_ours(edition_2022):
    head = opened(edition_2022, Reader("vi"), latest=1).head
    moment = datetime(2023, 1, 6, 18, tzinfo=UTC)
    text = citation(replace(head, published_at=moment), origin="").text.vi
    said = re.search(r"^> (.*)$", OPEN_DATA, re.MULTILINE)[1]

    address = "/blocs/kcn-trung-du-mien-nui-phia-bac/2022/editions/1/"
    assert text == said.replace("<address>", address).replace("<code>", head.code)

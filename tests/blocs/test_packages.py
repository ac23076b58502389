"""An edition as a data package: valid, whole, the same bytes every time; and how it is cited."""

import csv
import io
import json
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction
from hashlib import sha256

import pytest

from blocs.domain.editions import canonical, fingerprint
from blocs.exports.citation import bibtex, citation, csl_json
from blocs.exports.package.columns import COLUMNS
from blocs.exports.package.descriptor import descriptor
from blocs.exports.package.files import archive, data_files
from blocs.exports.package.tables import TABLES
from blocs.models import Edition
from blocs.queries.published import opened
from blocs.queries.reader import Reader
from boards.domain.sentences import Sentence
from boards.licences import LICENCES, address_of

EDITION = "/blocs/kcn-trung-du-mien-nui-phia-bac/2022/editions/1"
ORIGIN = "https://thi-dua.example"


@pytest.fixture
def package(edition_2022):
    """The edition, opened."""
    return opened(edition_2022, Reader("vi"), latest=1)


def official(edition, **said):
    """The same result without the word that it is an illustration."""
    sealed = edition.sealed | {"illustrative": False} | said
    made = Edition(
        number=1,
        payload=canonical(sealed).decode(),
        fingerprint=fingerprint(sealed),
        published_at=edition.published_at,
    )
    return opened(made, Reader("vi"), latest=1)


@pytest.fixture
def unpacked(package, tmp_path):
    """The archive as a reader unpacks it."""
    with zipfile.ZipFile(io.BytesIO(archive(package, origin=ORIGIN))) as packed:
        packed.extractall(tmp_path)
    return tmp_path


def rows(folder, name):
    with (folder / f"data/{name}.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_the_reference_validator_finds_nothing(unpacked):
    command = [sys.executable, "-W", "ignore", "-m", "frictionless", "validate", "--json"]
    said = subprocess.run(
        [*command, "datapackage.json"], cwd=unpacked, capture_output=True, check=False
    )
    report = json.loads(said.stdout)

    assert (report["errors"], [task["errors"] for task in report["tasks"]]) == ([], [[]] * 10)
    assert report["valid"]


def test_the_validator_finds_a_figure_of_a_stranger(unpacked):
    figures = unpacked / "data/figures.csv"
    figures.write_text(figures.read_text().replace("bac-kan,", "khong-co,", 1))
    command = [sys.executable, "-W", "ignore", "-m", "frictionless", "validate", "--json"]
    said = subprocess.run(
        [*command, "datapackage.json"], cwd=unpacked, capture_output=True, check=False
    )
    kinds = {error["type"] for task in json.loads(said.stdout)["tasks"] for error in task["errors"]}

    assert kinds >= {"hash-count"} or kinds >= {"foreign-key"}


def test_the_leaderboard_is_computed_again_from_the_package_alone(unpacked, edition_2022):
    command = [sys.executable, "-I", "verify_edition.py", "data/edition.json"]
    said = subprocess.run(command, cwd=unpacked, capture_output=True, text=True, check=False)

    assert (said.returncode, said.stdout.split()[:2]) == (0, ["OK", f"{edition_2022.fingerprint}:"])


def test_the_tables_add_up_to_the_standings(unpacked):
    exact = {}
    for row in rows(unpacked, "scores"):
        exact.setdefault(row["board"], []).append(Fraction(row["exact"] or 0))
    standings = rows(unpacked, "standings")
    totals = {
        row["board"]: sum(exact[row["board"]]) * 100 / Fraction(row["counted_maximum"])
        for row in standings
    }

    assert totals == {row["board"]: Fraction(row["exact"]) for row in standings}
    assert [row["points"] for row in standings[:2]] == ["79.28", "64.03"]


def test_the_descriptor_knows_every_byte(client, edition_2022, unpacked):
    served = json.loads(client.get(f"{EDITION}/datapackage.json").content)
    packed = json.loads((unpacked / "datapackage.json").read_bytes())

    for resource in served["resources"]:
        content = client.get(f"{EDITION}/{resource['path']}").content
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{sha256(content).hexdigest()}"
        assert (unpacked / resource["path"]).read_bytes() == content
    assert packed["resources"] == served["resources"]
    assert packed["homepage"] == f"{ORIGIN}{EDITION}/"
    assert (packed["illustrative"], packed["version"]) == (True, "1")
    assert packed["licenses"][0]["name"] == "CC-BY-4.0"


def test_the_archive_is_the_same_to_the_byte(client, edition_2022, package):
    first, second = (archive(package, origin=ORIGIN) for _once in "ab")
    address = f"{EDITION}/datapackage.zip"
    served = client.get(address)
    again = client.get(address, headers={"if-none-match": served["ETag"]})

    assert first == second
    assert (served["Content-Type"], again.status_code) == ("application/zip", 304)
    assert served["Content-Disposition"].endswith('2022-ban-1.zip"')
    assert served.content == client.get(address).content


def test_every_column_is_described_once_and_filled_as_described(package):
    document = package.document
    for table in TABLES:
        cells = list(table.cells(document))
        assert set(table.key) | set(table.needed) | set(table.keys) <= set(table.columns)
        assert {len(row) for row in cells} <= {len(table.columns)}
    used = {name for table in TABLES for name in table.columns}
    assert used <= set(COLUMNS)


def test_a_readme_says_it_in_both_languages(unpacked):
    text = (unpacked / "README.md").read_text()

    assert "minh họa theo bảng tiêu chí của trang này, không phải kết quả chính thức" in text
    assert "an illustration by a scheme of this site, not an official result" in text
    assert f"{ORIGIN}{EDITION}/" in text


@pytest.mark.parametrize(
    "path",
    [
        *("data/khong-co.csv", "data/figures.xlsx", "data/figures", "citation.ris"),
        "data/a%0ab.csv",
    ],
)
@pytest.mark.parametrize("headers", [{}, {"if-none-match": "*"}], ids=["asked", "asked again"])
def test_what_is_not_in_the_package_is_not_found(client, edition_2022, path, headers):
    assert client.get(f"{EDITION}/{path}", headers=headers).status_code == 404


@pytest.mark.parametrize(
    ("licence", "told"),
    [
        ("CC0 1.0", {"name": "CC0-1.0", "path": LICENCES["CC0 1.0"].url}),
        ("Riêng", {"name": "Riêng", "title": "Riêng"}),
    ],
)
def test_an_edition_keeps_its_own_licence(edition_2022, licence, told):
    edition = official(edition_2022, licence=licence)
    document = json.loads(descriptor(edition, data_files(edition), origin=ORIGIN))

    assert document["licenses"][0].items() >= told.items()
    assert address_of(licence) == told.get("path", licence)
    assert "minh họa" not in document["title"]


def test_an_illustration_is_cited_as_one_and_never_in_the_name_of_the_council(edition_2022):
    moment = datetime(2023, 1, 6, 18, tzinfo=UTC)  # The 7th in Việt Nam.
    own = replace(opened(edition_2022, Reader("vi"), latest=1).head, published_at=moment)
    theirs = replace(official(edition_2022).head, published_at=moment)

    assert citation(own, origin=ORIGIN).text.vi == (
        "Khối Thi Đua (2023). Kết quả thi đua năm 2022, KCN Trung du, miền núi phía Bắc, bản công "
        "bố số 1 (minh họa theo bảng tiêu chí của trang này, không phải kết quả chính thức). Công "
        f"bố ngày 07/01/2023. {ORIGIN}{EDITION}/ (mã {own.code})."
    )
    assert citation(theirs, origin=ORIGIN).text.en == (
        "Emulation and Commendation Council, Ministry of Planning and Investment (2023). Emulation "
        "results of 2022, Industrial zones, northern midlands and mountains, edition 1. Published "
        f"on 07/01/2023. {ORIGIN}{EDITION}/ (code {theirs.code})."
    )


def test_what_an_edition_says_of_a_board_has_an_address_of_its_own(package):
    cited = citation(package.head, origin=ORIGIN, board="yen-bai", board_name="Yên Bái")

    assert cited.address.endswith("/2022/boards/yen-bai/?edition=1")
    assert cited.key.endswith("-2022-1-yen-bai")
    assert cited.title.vi.startswith("Kết quả thi đua năm 2022 của Yên Bái, ")


def test_reference_managers_read_it(client, edition_2022, package):
    bib = client.get(f"{EDITION}/citation.bib")
    csl = client.get(f"{EDITION}/citation.csl.json")
    entry = json.loads(csl.content)[0]

    assert bib["Content-Type"] == "application/x-bibtex; charset=utf-8"
    assert bib.content.decode().startswith("@misc{kcn-trung-du-mien-nui-phia-bac-2022-1,\n")
    assert bib["Content-Disposition"].startswith("attachment")
    assert csl["Content-Disposition"].startswith("inline")
    assert (entry["type"], entry["version"]) == ("dataset", "1")
    assert entry["URL"] == f"http://testserver{EDITION}/"
    assert json.loads(csl_json(citation(package.head, origin="")))[0]["id"] == entry["id"]


def test_signs_of_tex_stay_signs(package):
    odd = replace(citation(package.head, origin=ORIGIN), title=Sentence("50 % & A_B", ""))

    assert rb"{50 \% \& A\_B}" in bibtex(odd)


@pytest.mark.parametrize("page", ["", "editions/1/", "boards/yen-bai/"])
def test_pages_of_results_say_how_to_cite_them(client, edition_2022, page):
    text = client.get(f"/blocs/kcn-trung-du-mien-nui-phia-bac/2022/{page}?lang=en").content.decode()
    address = "boards/yen-bai/?edition=1" if "boards" in page else "editions/1/"

    assert f"http://testserver/blocs/kcn-trung-du-mien-nui-phia-bac/2022/{address}" in text
    assert f'href="{EDITION}/citation.bib"' in text

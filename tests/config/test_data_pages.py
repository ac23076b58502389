"""The page of open data and the dictionary: what there is, and what every column means."""

import csv
import io
import json
from datetime import timedelta

import openpyxl
import pytest
from django.utils import timezone

from blocs.exports import chart_file, tables
from blocs.services import approve_edition, prepare_edition
from boards.models import Figure
from config.data.dictionary import HEAD, dictionary

pytestmark = pytest.mark.django_db

EDITION = "/blocs/kcn-trung-du-mien-nui-phia-bac/2022/editions"


@pytest.fixture
def corrected(edition_2022, secretary, approver):
    Figure.objects.filter(report__board__slug="bac-kan").update(note="Đã kiểm tra.")
    second = prepare_edition(
        cycle=edition_2022.cycle, officer=secretary, correction_note="Thêm ghi chú."
    )
    return approve_edition(edition=second, officer=approver)


def test_before_anything_is_published_it_says_what_comes(client, bloc_2022):
    page = client.get("/data/?lang=en").content.decode()

    assert "Nothing is published yet." in page
    assert "So far nothing was corrected." in page


def test_it_offers_the_newest_edition_and_tells_of_the_correction(
    client, corrected, django_assert_num_queries
):
    with django_assert_num_queries(2):
        response = client.get("/data/?lang=en")
    page = response.content.decode()

    for file in ("2.json", "2.csv", "2.xlsx", "2/datapackage.zip"):
        assert f'href="{EDITION}/{file}"' in page
    assert f'href="{EDITION}/1.json"' not in page
    assert "Thêm ghi chú." in page
    assert [row.note for row in response.context["corrections"]] == ["Thêm ghi chú."]


def test_an_embargoed_edition_is_not_offered(client, edition_2022, secretary, approver):
    Figure.objects.filter(report__board__slug="bac-kan").update(note="Đã kiểm tra.")
    second = prepare_edition(cycle=edition_2022.cycle, officer=secretary, correction_note="Sau.")
    later = timezone.now() + timedelta(days=1)
    approve_edition(edition=second, officer=approver, publish_at=later)

    response = client.get("/data/")
    assert [head.number for bloc in response.context["blocs"] for head in bloc.years] == [1]
    assert response.context["corrections"] == ()


@pytest.mark.parametrize(
    ("contact", "link"),
    [
        ("du-lieu@thi-dua.example", "mailto:du-lieu@thi-dua.example"),
        ("https://thi-dua.example/hoi", "https://thi-dua.example/hoi"),
    ],
)
def test_it_says_licence_and_whom_to_ask(client, edition_2022, settings, contact, link):
    settings.DATA_CONTACT, settings.DATA_LICENCE = contact, "CC BY-SA 4.0"
    page = client.get("/data/").content.decode()

    assert f'href="{link}"' in page
    assert 'href="https://creativecommons.org/licenses/by-sa/4.0/" rel="license"' in page


def test_every_column_of_every_file_is_in_the_dictionary():
    described = {table.name: [column.name for column in table.columns] for table in dictionary()}

    assert described["ket-qua"] == list(tables.STANDINGS)
    assert described["so-lieu"] == list(tables.FIGURES)
    assert described["bieu-do"] == described["so-sanh"] == list(chart_file.COLUMNS)
    assert len(described) == 14
    assert all(
        column.says.vi and column.says.en for table in dictionary() for column in table.columns
    )


def test_the_dictionary_is_the_same_in_every_form(client):
    told = json.loads(client.get("/data/dictionary.json").content)["tables"]
    text = client.get("/data/dictionary.csv").content.decode().removeprefix("\ufeff")
    listed = list(csv.DictReader(io.StringIO(text, newline="")))
    book = openpyxl.load_workbook(io.BytesIO(client.get("/data/dictionary.xlsx").content))
    cells = list(book.worksheets[0].values)
    page = client.get("/data/dictionary/?lang=en").content.decode()

    columns = [(table["name"], column["name"]) for table in told for column in table["columns"]]
    assert [(row["table"], row["column"]) for row in listed] == columns
    assert (cells[0], len(cells)) == (HEAD, len(columns) + 1)
    amount = next(row for row in listed if (row["table"], row["column"]) == ("figures", "amount"))
    assert (amount["type"], amount["unit_en"]) == ("number", "as the column unit says")
    assert page.count("<dt>") == len(columns)


def test_its_files_may_be_read_by_other_sites(client):
    response = client.get("/data/dictionary.json")

    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Content-Disposition"] == 'inline; filename="tu-dien-du-lieu.json"'

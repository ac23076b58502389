"""Open data: exact, complete, safe to open, and kept by whoever reads it twice."""

import csv
import io
import json
from decimal import Decimal

import openpyxl
import pytest

from blocs.domain.editions import canonical, findings, fingerprint
from blocs.exports import csv_file, tables, workbook
from blocs.exports.json_file import figures as figures_json
from blocs.models import Edition
from blocs.queries.published import SealBroken, opened
from blocs.queries.reader import Reader
from blocs.services import approve_edition, prepare_edition
from boards.models import Figure

YEAR = "/blocs/kcn-trung-du-mien-nui-phia-bac/2022"


@pytest.fixture
def edition_2(edition_2022, secretary, approver):
    """A correction that changes no point: a note was added."""
    Figure.objects.filter(report__board__slug="bac-kan").update(note="Đã kiểm tra.")
    second = prepare_edition(
        cycle=edition_2022.cycle, officer=secretary, correction_note="Thêm ghi chú."
    )
    return approve_edition(edition=second, officer=approver)


def table(response):
    """The rows of a CSV file, by heading."""
    content = response.content.decode()
    assert content[0] == "\ufeff"
    return list(csv.DictReader(io.StringIO(content[1:], newline="")))


def sheets(response):
    """The cells of a workbook, by sheet."""
    book = openpyxl.load_workbook(io.BytesIO(response.content))
    return {sheet.title: [[cell.value for cell in row] for row in sheet] for sheet in book}


def test_the_json_is_the_published_document(client, edition_2022):
    response = client.get(f"{YEAR}.json")
    document = json.loads(response.content)

    assert document == edition_2022.document
    assert findings(document) == []
    assert response["Content-Type"] == "application/json"
    assert response["Access-Control-Allow-Origin"] == "*"


def test_the_json_of_figures_is_a_part_of_it(client, edition_2022):
    document = json.loads(client.get(f"{YEAR}/figures.json").content)

    whole = edition_2022.document
    assert document == {key: whole[key] for key in document}
    assert {"figures", "rates", "licence", "fingerprint", "illustrative"} <= document.keys()
    assert json.loads(figures_json(whole)) == document


def test_the_csv_of_standings_has_a_row_for_every_criterion(client, edition_2022):
    rows = table(client.get(f"{YEAR}.csv"))

    assert len(rows) == 28
    assert list(rows[0]) == list(tables.STANDINGS)
    capital = next(
        row for row in rows if (row["board"], row["criterion"]) == ("bac-giang", "von-dang-ky")
    )
    assert {
        key: capital[key] for key in ("place", "points", "criterion_points", "contribution")
    } == {
        "place": "1",
        "points": "79.28",
        "criterion_points": "9.46",
        "contribution": "12.62",
    }
    assert (capital["amount"], capital["unit"]) == ("14133.7292", "VND_BN")
    assert (capital["rate_vnd_per_unit"], capital["rate_date"]) == ("23612", "2022-12-30")
    assert (capital["illustrative"], capital["licence"]) == ("true", "CC BY 4.0")
    assert capital["fingerprint"] == edition_2022.fingerprint


def test_a_criterion_without_a_value_is_empty_not_zero(client, edition_2022):
    rows = table(client.get(f"{YEAR}.csv"))
    trade = next(
        row for row in rows if (row["board"], row["criterion"]) == ("bac-giang", "xuat-nhap-khau")
    )

    assert {key: trade[key] for key in ("criterion_points", "amount", "unit", "rate_currency")} == {
        "criterion_points": "",
        "amount": "",
        "unit": "",
        "rate_currency": "",
    }
    assert trade["outcome"] == "excluded_missing"


def test_the_csv_of_figures_has_units_availability_and_rates(client, edition_2022):
    rows = table(client.get(f"{YEAR}/figures.csv"))
    keys = ("amount", "unit", "availability", "as_printed", "doubt", "rate_vnd_per_unit")
    trade = {
        row["board"]: [row[key] for key in keys]
        for row in rows
        if row["indicator"] == "trade_value"
    }

    assert list(rows[0]) == list(tables.FIGURES)
    assert len(rows) == 38
    assert trade["hoa-binh"] == [
        "763.86",
        "VND_MN",
        "reported",
        "763,86 triệu đồng",
        "blocking",
        "",
    ]
    assert trade["tuyen-quang"] == ["66", "USD_MN", "reported", "66 triệu USD", "", "23612"]
    assert trade["bac-giang"][0:3] == ["", "USD_MN", "missing"]


def test_without_rates_the_columns_of_rates_are_empty(edition_2022):
    document = edition_2022.document | {"rates": []}
    places = [tables.STANDINGS.index(name) for name in tables.RATE]

    assert {tuple(row[at] for at in places) for row in tables.standings(document)} == {("",) * 5}


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        pytest.param("=1+1", "'=1+1", id="formula"),
        pytest.param("+84", "'+84", id="plus"),
        pytest.param("-", "'-", id="a dash alone"),
        pytest.param("@SUM(A1)", "'@SUM(A1)", id="at"),
        pytest.param("\t=1", "'\t=1", id="tab"),
        pytest.param("-5.25", "-5.25", id="a number is a number"),
        pytest.param("-3/7", "-3/7", id="so is a fraction"),
        pytest.param("-5+cmd", "'-5+cmd", id="a number with a tail is not"),
        pytest.param("1.277 tỷ", "1.277 tỷ", id="text"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_no_cell_of_a_csv_runs(cell, expected):
    assert csv_file.safe(cell) == expected


def test_no_cell_of_any_file_runs(client, edition_2022, secretary, approver):
    Figure.objects.filter(as_printed="38ha").update(as_printed='=HYPERLINK("http://x")')
    second = prepare_edition(cycle=edition_2022.cycle, officer=secretary, correction_note="+1")
    approve_edition(edition=second, officer=approver)

    printed = {row["as_printed"] for row in table(client.get(f"{YEAR}/figures.csv"))}
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{YEAR}.xlsx").content))
    kinds = {
        cell.data_type
        for sheet in book
        for row in sheet
        for cell in row
        if str(cell.value).startswith(("=", "+"))
    }
    assert '\'=HYPERLINK("http://x")' in printed
    assert kinds == {"s"}


def test_the_workbook_has_standings_figures_and_notes(client, edition_2022):
    book = sheets(client.get(f"{YEAR}.xlsx?lang=en"))

    assert list(book) == ["Standings", "Figures", "Notes"]
    head, units, first, *rest = book["Standings"]
    assert head[:4] == ["Place", "Board", "Points", "Points: Projects attracted"]
    assert units[2:4] + units[7:] == [
        "points",
        "points",
        "projects",
        "billion VND",
        "million USD",
        "people",
    ]
    assert first == [
        1,
        "Bắc Giang",
        79.28,
        33.33,
        12.62,
        None,
        33.33,
        35,
        14133.7292,
        "none",
        195578,
    ]
    assert rest[2][9] == "to be confirmed"


def test_numbers_of_the_workbook_are_numbers_with_formats(client, edition_2022):
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{YEAR}.xlsx").content))
    standings, figures, _notes = book.worksheets

    assert [standings.cell(3, column).number_format for column in (1, 3, 8, 9)] == [
        "#,##0",
        "#,##0.00",
        "#,##0",
        "#,##0.00",
    ]
    assert (standings.freeze_panes, figures.freeze_panes) == ("A3", "A3")
    assert figures.cell(3, 5).data_type == "n"


def test_the_notes_of_the_workbook_carry_what_it_takes_to_cite_it(client, edition_2022):
    notes = dict(row[:2] for row in sheets(client.get(f"{YEAR}/figures.xlsx?lang=en"))["Notes"])

    assert notes["Illustration"] == "An illustration by our scheme, not an official result."
    assert notes["Fingerprint (SHA-256)"] == edition_2022.fingerprint
    assert notes["Licence"] == "CC BY 4.0"
    assert notes["Exchange rate"] == (
        "1 USD = 23,612 VND; end of period 2022, 30/12/2022; "
        "State Bank of Vietnam central rate of 30/12/2022"
    )
    assert "Correction" not in notes


def test_a_correction_is_named_in_the_workbook(client, edition_2):
    notes = dict(row[:2] for row in sheets(client.get(f"{YEAR}.xlsx?lang=en"))["Notes"])

    assert (notes["Correction"], notes["Edition"]) == ("Thêm ghi chú.", 2)


def test_an_official_result_is_not_called_an_illustration(edition_2022):
    sealed = edition_2022.sealed | {"illustrative": False}
    official = Edition(
        number=1,
        payload=canonical(sealed).decode(),
        fingerprint=fingerprint(sealed),
        published_at=edition_2022.published_at,
    )
    book = openpyxl.load_workbook(
        io.BytesIO(workbook.figures_book(opened(official, Reader("en"), latest=1)))
    )

    assert book.worksheets[1]["A2"].value == "Bloc"


def test_an_edition_that_was_altered_in_the_database_is_not_shown(client, edition_2022):
    Edition.objects.update(payload=edition_2022.payload.replace("79.28", "99.28"))

    with pytest.raises(SealBroken):
        client.get(f"{YEAR}.json")


def test_an_old_edition_stays_as_a_file(client, edition_2022, edition_2):
    old = json.loads(client.get(f"{YEAR}/editions/1.json").content)
    figures = json.loads(client.get(f"{YEAR}/figures.json?edition=1").content)

    assert (old["edition"], old["fingerprint"]) == (1, edition_2022.fingerprint)
    assert figures["edition"] == 1
    assert json.loads(client.get(f"{YEAR}.json").content)["edition"] == 2


@pytest.mark.parametrize(
    ("path", "disposition"),
    [
        (
            f"{YEAR}.xlsx",
            'attachment; filename="ket-qua-kcn-trung-du-mien-nui-phia-bac-2022-ban-1.xlsx"',
        ),
        (
            f"{YEAR}.csv",
            'attachment; filename="ket-qua-kcn-trung-du-mien-nui-phia-bac-2022-ban-1.csv"',
        ),
        (
            f"{YEAR}/figures.json",
            'inline; filename="so-lieu-kcn-trung-du-mien-nui-phia-bac-2022-ban-1.json"',
        ),
    ],
)
def test_a_file_has_a_name(client, edition_2022, path, disposition):
    assert client.get(path)["Content-Disposition"] == disposition


@pytest.mark.parametrize("path", [f"{YEAR}.json", f"{YEAR}.xlsx", f"{YEAR}/figures.csv"])
def test_an_unchanged_file_is_not_sent_twice(client, edition_2022, path, django_assert_num_queries):
    first = client.get(path)
    with django_assert_num_queries(1):
        again = client.get(path, headers={"if-none-match": first["ETag"]})
    since = client.get(path, headers={"if-modified-since": first["Last-Modified"]})

    assert (again.status_code, since.status_code) == (304, 304)
    assert (again.content, again["ETag"]) == (b"", first["ETag"])


def test_a_copy_in_another_language_is_another_file(client, edition_2022):
    vietnamese, english = client.get(f"{YEAR}.xlsx"), client.get(f"{YEAR}.xlsx?lang=en")

    assert vietnamese["ETag"] != english["ETag"]
    assert "Cookie" in vietnamese["Vary"]


@pytest.mark.parametrize(
    "path",
    [
        "/blocs/khong-co/2022.json",
        f"{YEAR}.pdf",
        f"{YEAR}/editions/7.csv",
        f"{YEAR}/figures.xlsx?edition=x",
        "/blocs/kcn-trung-du-mien-nui-phia-bac/2023.xlsx",
    ],
)
def test_a_file_that_is_not_there_is_not_found(client, edition_2022, path):
    assert client.get(path).status_code == 404


def test_an_amount_below_nothing_stays_below_nothing_in_a_workbook(edition_2022):
    class Cell:
        amount = Decimal("-12.5")

    class Measures:
        def cell(self, board, code):
            return Cell

    assert workbook._amount(Measures(), "an", "capital") == Decimal("-12.5")

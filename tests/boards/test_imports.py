"""Figures from a file: previewed, all or nothing, every fault told with its row and column."""

import io
from decimal import Decimal

import openpyxl
import pytest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from boards.imports import lookups, names
from boards.imports.columns import COLUMNS
from boards.models import Board, Change, Figure, Report
from boards.refusals import Refusal
from boards.services import lock_report, settle_doubt
from boards.spreadsheets.faults import MAX_BYTES, FileFault
from tests.boards.importing import (
    HEADING,
    IMPORT,
    act,
    changes,
    faults,
    said,
    states,
    stored,
    upload,
    upload_errors,
    workbook,
)
from tests.boards.typing_in import messages

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_vietnamese():
    with translation.override("vi"):
        yield


@pytest.fixture
def office(as_officer, secretary, bloc_2022):
    return as_officer(secretary)


def test_the_preview_counts_and_writes_nothing(office):
    preview = upload(
        office,
        workbook(
            ["Yên Bái", 2022, "workers", "5.100 lao động"],
            ["bac giang", "2022", "trade_value", "20 tỷ USD"],
            ["bac-kan", 2022, "workers", "hơn 1.500 lao động"],
        ),
    )

    assert states(preview) == ["changed", "new", "same"]
    counts = preview.context["intake"].counts
    assert [counts[state] for state in ("new", "changed", "same", "error")] == [1, 1, 1, 0]
    assert stored("yen-bai", "workers").amount == Decimal(5037)
    assert not Figure.objects.filter(report__board__slug="bac-giang", indicator__code="trade_value")


def test_the_preview_shows_what_would_change_without_inline_style(office):
    source = stored("yen-bai", "workers").source
    preview = upload(office, workbook(["yen-bai", 2022, "workers", "5.100 lao động"]))

    html = preview.content.decode()
    assert changes(preview) == [
        {
            "as_printed": ("5.037 lao động", "5.100 lao động"),
            "understood": ("5.037 người", "5.100 người"),
            "source": (source.citation, ""),
        }
    ]
    assert "<del>5.037 người</del> <ins>5.100 người</ins>" in html
    assert 'style="' not in html


def test_confirming_writes_what_was_shown(office):
    preview = upload(
        office,
        workbook(
            ["Yên Bái", 2022, "workers", "5.100 lao động"],
            ["bac giang", 2022, "trade_value", "20 tỷ USD"],
        ),
    )

    page = act(office, preview, "commit")

    new = stored("bac-giang", "trade_value", "USD")
    counts = page.context["intake"].counts
    assert stored("yen-bai", "workers").amount == Decimal(5100)
    assert (new.amount, new.unit, new.as_printed) == (Decimal(20), "USD_BN", "20 tỷ USD")
    assert (page.context["intake"].state, messages(page)) == (
        "committed",
        [gettext("The file was written.")],
    )
    assert counts["figures_after"] - counts["figures_before"] == 1


def test_a_second_commit_writes_nothing_and_is_told_so(office, approver, as_officer):
    preview = upload(office, workbook(["yen-bai", 2022, "workers", "5.100 lao động"]))
    act(office, preview, "commit")
    written = Change.objects.count()

    page = act(as_officer(approver), preview, "commit")

    assert messages(page) == [str(Refusal.INTAKE_USED_UP.label)]
    assert Change.objects.count() == written


def test_what_somebody_changed_after_the_preview_is_not_overwritten(office):
    preview = upload(
        office,
        workbook(
            ["yen-bai", 2022, "workers", "5.100 lao động"],
            ["bac-kan", 2022, "workers", "hơn 1.600 lao động"],
        ),
    )
    figure = stored("yen-bai", "workers")
    figure.note = "đã gọi điện"
    figure.save()

    page = act(office, preview, "commit")

    assert faults(page) == [(2, "board")]
    assert said(page) == str(Refusal.CHANGED_SINCE_PREVIEW.label)
    assert stored("yen-bai", "workers").amount == Decimal(5037)
    assert stored("bac-kan", "workers").amount == Decimal(1500)


# Reading


@pytest.mark.parametrize(
    ("heading", "row", "expected"),
    [
        pytest.param(
            ["Đơn vị", "Năm", "Chỉ tiêu", "Số liệu"],
            ["Ban Quản lý các khu công nghiệp tỉnh Yên Bái", "năm 2022", "Workers", "5.100"],
            ("5.100", Decimal(5100), "person"),
            id="Vietnamese headings, other names",
        ),
        pytest.param(
            HEADING,
            ["yen-bai", 2022, "workers", 5100],
            ("5.100 người", Decimal(5100), "person"),
            id="a number cell of people needs no unit",
        ),
        pytest.param(
            [*HEADING, "unit"],
            ["yen-bai", 2022, "land_registered", 38.5, "HA"],
            ("38,5 ha", Decimal("38.5"), "HA"),
            id="a number cell with its unit",
        ),
        pytest.param(
            [*HEADING, "đơn vị tính"],
            ["yen-bai", 2022, "registered_capital", 1300, "tỷ đồng"],
            ("1.300 tỷ đồng", Decimal(1300), "VND_BN"),
            id="a number cell of money with its unit",
        ),
        pytest.param(
            [*HEADING, "unit"],
            ["yen-bai", 2022, "registered_capital", "5 tỷ", "VND_BN"],
            ("5 tỷ", Decimal(5), "VND_BN"),
            id="the unit settles which reading is meant",
        ),
        pytest.param(
            [*HEADING, "amount"],
            ["yen-bai", 2022, "workers", "5,100", 5100],
            ("5,100", Decimal(5100), "person"),
            id="the amount settles which reading is meant",
        ),
        pytest.param(
            [*HEADING, "amount"],
            ["yen-bai", 2022, "workers", "5,100", "5.100"],
            ("5,100", Decimal(5100), "person"),
            id="an amount in Vietnamese text",
        ),
    ],
)
def test_a_row_is_read_by_the_one_parser(office, heading, row, expected):
    preview = upload(office, workbook(row, heading=heading))

    act(office, preview, "commit")

    figure = Figure.objects.filter(report__board__slug="yen-bai").latest("updated_at")
    assert (figure.as_printed, figure.amount, figure.unit) == expected


def test_percentages_are_understood_by_their_sign(office):
    assert lookups.Lookups().unit(" % ").code == "PERCENT"


def test_availability_basis_source_and_texts_are_read(office):
    heading = [*HEADING, "availability", "basis", "source", "source_place", "note"]
    document = stored("yen-bai", "workers").source or Report.objects.first().source
    slug = document.slug if document else "bai-bao-2023-01-11"
    row = ["bac-giang", 2022, "trade_value", "-", "chưa có", "ước", slug, "tr. 2", "hỏi lại"]
    heading_row = dict(zip(heading, row, strict=True))
    heading_row["availability"] = "not_yet"
    heading_row["basis"] = "estimate"

    act(office, upload(office, workbook(list(heading_row.values()), heading=heading)), "commit")

    figure = stored("bac-giang", "trade_value")
    assert (figure.availability, figure.basis, figure.amount, figure.as_printed) == (
        "not_yet",
        "estimate",
        None,
        "-",
    )
    assert (figure.source.slug, figure.source_place, figure.note) == (slug, "tr. 2", "hỏi lại")


def test_columns_that_the_file_leaves_out_stay_as_they_are(office):
    figure = stored("yen-bai", "workers")
    Figure.objects.filter(pk=figure.pk).update(note="giữ lại", source_place="tr. 3")

    row = ["yen-bai", 2022, "workers", figure.as_printed, "ước"]
    act(office, upload(office, workbook(row, heading=[*HEADING, "note"])), "commit")

    updated = stored("yen-bai", "workers")
    assert (updated.note, updated.source, updated.source_place) == ("ước", figure.source, "tr. 3")


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        pytest.param(HEADING, [], id="no column of sources"),
        pytest.param([*HEADING, "source"], [""], id="an empty cell"),
    ],
)
def test_a_changed_text_parts_from_its_source(office, heading, cells):
    row = ["yen-bai", 2022, "workers", "5.100", *cells]

    act(office, upload(office, workbook(row, heading=heading)), "commit")

    figure = stored("yen-bai", "workers")
    assert (figure.amount, figure.source, figure.source_place) == (Decimal(5100), None, "")


def test_a_changed_amount_opens_a_settled_doubt_again(office, approver):
    figure = stored("phu-tho", "trade_value", "USD")
    settle_doubt(figure=figure, officer=approver, settlement="đúng")

    act(
        office,
        upload(office, workbook(["phu-tho", 2022, "trade_value", "10.300 triệu USD"])),
        "commit",
    )

    figure.refresh_from_db()
    assert (figure.open_doubt, figure.amount) == ("notice", Decimal(10300))


def test_csv_with_semicolons_and_guarded_text_is_read(office):
    data = "board;year;indicator;as_printed;note\nyen-bai;2022;workers;5.100;'=1+1\n"

    act(office, upload(office, data.encode("utf-8-sig"), name="so-lieu.CSV"), "commit")

    assert (stored("yen-bai", "workers").amount, stored("yen-bai", "workers").note) == (
        Decimal(5100),
        "=1+1",
    )


def test_a_report_that_is_not_there_yet_is_opened(office):
    act(office, upload(office, workbook(["yen-bai", 2021, "workers", "4.000"])), "commit")

    assert Figure.objects.get(report__year=2021).amount == Decimal(4000)


# Faults


@pytest.mark.parametrize(
    ("heading", "row", "column", "words"),
    [
        pytest.param(HEADING, ["Hà Nội", 2022, "workers", "5"], "board", "“Hà Nội”", id="board"),
        pytest.param(
            HEADING, ["Yên Bai'", 2023, "workers", "abc"], "as_printed", "“abc”", id="text"
        ),
        pytest.param(
            HEADING, ["yen-bay", 2022, "workers", "5"], "board", "Yên Bái", id="near board"
        ),
        pytest.param(HEADING, ["", 2022, "workers", "5"], "board", "", id="no board"),
        pytest.param(HEADING, ["yen-bai", 22, "workers", "5"], "year", "“22”", id="year"),
        pytest.param(
            HEADING, ["yen-bai", "hai", "workers", "5"], "year", "“hai”", id="year in words"
        ),
        pytest.param(HEADING, ["yen-bai", 2022, "workerz", "5"], "indicator", "", id="indicator"),
        pytest.param(HEADING, ["yen-bai", 2022, "workers", None], "as_printed", "", id="nothing"),
        pytest.param(HEADING, ["yen-bai", 2022, "workers", True], "as_printed", "", id="truth"),
        pytest.param(
            HEADING,
            ["yen-bai", 2022, "workers", "5,100"],
            "as_printed",
            "“5,100” chưa rõ: có phải là 5.100 người?",
            id="ambiguous",
        ),
        pytest.param(
            HEADING,
            ["yen-bai", 2022, "registered_capital", "5 tỷ"],
            "as_printed",
            "5 tỷ đồng; 5 tỷ USD",
            id="no currency",
        ),
        pytest.param(
            HEADING,
            ["yen-bai", 2022, "registered_capital", 1277],
            "as_printed",
            "1277",
            id="no unit",
        ),
        pytest.param(
            [*HEADING, "unit"],
            ["yen-bai", 2022, "registered_capital", "5 tỷ đồng", "cây"],
            "unit",
            "“cây”",
            id="unknown unit",
        ),
        pytest.param(
            [*HEADING, "unit"],
            ["yen-bai", 2022, "registered_capital", "5 tỷ đồng", "tỷ dồng VN"],
            "unit",
            "“tỷ đồng”",
            id="unit that is almost one",
        ),
        pytest.param(
            [*HEADING, "unit"],
            ["yen-bai", 2022, "registered_capital", "5 tỷ đồng", "triệu đồng"],
            "unit",
            "5 tỷ đồng",
            id="another unit",
        ),
        pytest.param(
            [*HEADING, "amount"],
            ["yen-bai", 2022, "workers", "5.100", 5101],
            "amount",
            "5.100 người",
            id="another amount",
        ),
        pytest.param(
            [*HEADING, "amount"],
            ["yen-bai", 2022, "workers", "5.100", "năm"],
            "amount",
            "“năm”",
            id="amount in words",
        ),
        pytest.param(
            [*HEADING, "availability"],
            ["yen-bai", 2022, "workers", "5.100", "missing"],
            "availability",
            "“5.100”",
            id="missing with a number",
        ),
        pytest.param(
            [*HEADING, "availability"],
            ["bac-giang", 2022, "registered_capital", "-", "missing"],
            "availability",
            "VND, USD",
            id="missing over what is reported",
        ),
        pytest.param(
            [*HEADING, "note"],
            ["yen-bai", 2022, "workers", "5.100", "x" * 301],
            "note",
            "300",
            id="note too long",
        ),
        pytest.param(
            HEADING,
            ["yen-bai", 2022, "workers", "5" * 201],
            "as_printed",
            "200",
            id="text too long",
        ),
    ],
)
def test_a_faulty_row_is_told_with_row_column_and_sentence(office, heading, row, column, words):
    good = ["bac-kan", 2022, "workers", "1.600"] + [None] * (len(heading) - 4)
    before = set(Figure.objects.values_list("pk", "updated_at"))

    response = upload(office, workbook(good, row, heading=heading))

    assert (3, column) in faults(response)
    assert words in said(response)
    assert set(Figure.objects.values_list("pk", "updated_at")) == before


def test_near_names_are_looked_for_once_each_and_not_without_end(monkeypatch):
    looked = []

    def look(name, _names, **_said):
        looked.append(name)
        return ["yen bai"]

    monkeypatch.setattr(names, "get_close_matches", look)
    monkeypatch.setattr(names, "MOST_GUESSES", 2)
    known = names.Names([("Yên Bái", "YB")])
    told = []

    for name in ["yen bay", "yen bay", "yen bax", "yen baz", "yen bay"]:
        with pytest.raises(names.Unknown) as unknown:
            known.find(name)
        told.append("“Yên Bái”" in str(unknown.value))

    assert looked == ["yen bay", "yen bax"]
    assert told == [True, True, True, False, True]


def test_all_faults_of_a_file_are_told_at_once(office):
    response = upload(
        office,
        workbook(
            ["Hà Nội", 1922, "workers", "abc"],
            ["yen-bai", 2022, "không có chỉ tiêu này", "5"],
        ),
    )

    assert faults(response) == [
        (2, "board"),
        (2, "year"),
        (2, "as_printed"),
        (3, "indicator"),
    ]
    assert response.context["intake"].counts["error"] == 2


def test_a_name_of_two_boards_is_asked(office):
    Board.objects.filter(slug="bac-kan").update(name_en="The board")
    Board.objects.filter(slug="bac-giang").update(name_en="The board")

    response = upload(office, workbook(["the board", 2022, "workers", "5"]))

    assert faults(response) == [(2, "board")]
    assert "Bắc Giang, Bắc Kạn" in said(response)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [["yen-bai", 2022, "workers", "5", None], ["Yên Bái", 2022, "workers", "6", None]],
            [(3, "indicator")],
            id="one key",
        ),
        pytest.param(
            [
                ["bac-giang", 2022, "trade_value", "5 tỷ USD", None],
                ["bac-giang", 2022, "trade_value", "-", "missing"],
            ],
            [(3, "indicator")],
            id="a part beside missing",
        ),
    ],
)
def test_two_rows_of_one_figure_are_refused(office, rows, expected):
    response = upload(office, workbook(*rows, heading=[*HEADING, "availability"]))

    assert faults(response) == expected


def test_two_currencies_of_one_total_are_two_figures(office):
    preview = upload(
        office,
        workbook(
            ["bac-giang", 2022, "trade_value", "5 tỷ USD"],
            ["bac-giang", 2022, "trade_value", "3 tỷ đồng"],
        ),
    )

    assert states(preview) == ["new", "new"]


def test_a_part_beside_a_figure_stored_in_another_currency_is_refused(office):
    response = upload(office, workbook(["yen-bai", 2022, "trade_value", "217,8 triệu USD"]))

    assert faults(response) == [(2, "as_printed")]
    assert "VND" in said(response)


def test_a_part_may_be_added_by_a_file_that_gives_every_part(office):
    preview = upload(
        office,
        workbook(
            ["yen-bai", 2022, "trade_value", "217,8 triệu USD"],
            ["yen-bai", 2022, "trade_value", "5.143,7 tỷ đồng"],
        ),
    )

    assert states(preview)[0] == "new"


def test_a_file_that_changes_nothing_offers_nothing_to_confirm(office):
    figure = stored("yen-bai", "workers")

    response = upload(office, workbook(["yen-bai", 2022, "workers", figure.as_printed]))

    html = response.content.decode()
    assert gettext("The file says what is stored already: there is nothing to write.") in html
    assert reverse("admin:boards_intake_commit", args=[response.context["intake"].pk]) not in html


def test_a_locked_report_refuses_its_rows(office):
    lock_report(report=Report.objects.get(board__slug="yen-bai"), reason="năm đã khép")

    response = upload(office, workbook(["yen-bai", 2022, "workers", "5"]))

    assert faults(response) == [(2, "board")]
    assert "năm đã khép" in said(response)


# Files


@pytest.mark.parametrize(
    ("name", "data", "fault"),
    [
        pytest.param("a.xlsx", b"no workbook", FileFault.NOT_A_WORKBOOK, id="not a workbook"),
        pytest.param("a.xlsx", workbook([1])[:900], FileFault.NOT_A_WORKBOOK, id="truncated"),
        pytest.param("a.csv", b"\xff\xfe\x00", FileFault.NOT_TEXT, id="not text"),
        pytest.param("a.csv", b"board;year", FileFault.EMPTY, id="only a heading"),
        pytest.param(
            "a.csv",
            b"board;note\nyen-bai;" + b"x" * 8 * 1024 * 1024,
            FileFault.CELL_TOO_LONG,
            id="a cell of 8 MB in CSV",
        ),
        pytest.param("a.csv", b"x" * (MAX_BYTES + 1), FileFault.TOO_LARGE, id="too large"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_a_sentence(office, name, data, fault):
    response = upload(office, data, name=name)

    assert upload_errors(response) == [str(fault.label)]


def test_a_file_of_another_kind_is_refused(office):
    response = upload(office, b"%PDF", name="a.pdf")

    assert upload_errors(response) == [gettext("Only .xlsx and .csv files are read.")]


def test_an_upload_without_a_file_says_so(office):
    response = office.post(reverse(IMPORT), {})

    assert len(upload_errors(response)) == 1


# Who


def test_a_board_officer_imports_the_own_board_only(as_officer, board_officer):
    client = as_officer(board_officer)

    response = upload(
        client,
        workbook(
            ["yen-bai", 2022, "workers", "5.100"],
            ["hoa-binh", 2022, "workers", "5.100"],
            ["yen-bai", 2021, "workers", "5.100"],
        ),
    )

    assert faults(response) == [(3, "board"), (4, "year")]


def test_a_board_officer_confirms_the_own_figures(as_officer, board_officer):
    client = as_officer(board_officer)

    act(client, upload(client, workbook(["yen-bai", 2022, "workers", "5.100"])), "commit")

    assert stored("yen-bai", "workers").amount == Decimal(5100)


@pytest.mark.parametrize("method", ["get", "post"])
def test_an_auditor_imports_nothing(as_officer, auditor, method):
    response = getattr(as_officer(auditor), method)(reverse(IMPORT))

    assert response.status_code == 403


def test_an_officer_of_no_board_imports_nothing(as_officer, board_officer):
    board_officer.board = None
    board_officer.save()

    assert as_officer(board_officer).get(reverse(IMPORT)).status_code == 403


def test_the_page_lists_the_columns(office):
    response = office.get(reverse(IMPORT))

    assert response.context["columns"] == COLUMNS
    assert "<code>as_printed</code>" in response.content.decode()


# Out


def export(client, number, **filters):
    return client.post(
        reverse("admin:boards_figure_export")
        + "?"
        + "&".join(f"{k}={v}" for k, v in filters.items()),
        {"format": number, "resource": "0"},
    )


def test_an_export_keeps_the_filters_and_writes_numbers_as_numbers(office):
    response = export(office, 0, indicator__id__exact=stored("yen-bai", "workers").indicator_id)

    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert [cell.value for cell in sheet[1]][:5] == [*HEADING, "amount"]
    assert {row[2] for row in rows} == {"workers"}
    assert ["yen-bai", 2022, "workers", "5.037 lao động", 5037, "person"] in [
        row[:6] for row in rows
    ]


@pytest.mark.parametrize(("number", "name"), [(0, "a.xlsx"), (1, "a.csv")])
def test_an_export_reads_back_as_nothing_new(office, number, name):
    Figure.objects.filter(pk=stored("yen-bai", "workers").pk).update(note="=1+1")
    report = Report.objects.get(board__slug="bac-giang")
    Figure.objects.create(
        report=report,
        indicator=stored("yen-bai", "trade_value", "VND").indicator,
        availability="missing",
    )
    data = export(office, number)

    preview = upload(office, data.content, name=name)

    assert set(states(preview)) == {"same"}
    assert len(states(preview)) == Figure.objects.count()


def test_an_export_never_runs_what_was_typed(office):
    Figure.objects.filter(pk=stored("yen-bai", "workers").pk).update(note="=1+1")

    sheet = openpyxl.load_workbook(io.BytesIO(export(office, 0).content)).active
    text = export(office, 1).content.decode("utf-8-sig")

    [cell] = [cell for row in sheet.iter_rows() for cell in row if cell.value == "=1+1"]
    assert cell.data_type == "s"
    assert ";'=1+1;" in text


def test_an_export_shows_years_as_whole_numbers_and_has_one_row_of_headings(office):
    sheet = openpyxl.load_workbook(io.BytesIO(export(office, 0).content)).active

    assert (sheet["B2"].value, sheet["B2"].number_format) == (2022, "0")
    assert sheet.freeze_panes == "A2"


def test_an_export_tells_whether_a_doubt_is_settled(office, approver):
    settle_doubt(
        figure=stored("phu-tho", "trade_value", "USD"), officer=approver, settlement="đúng"
    )

    sheet = openpyxl.load_workbook(io.BytesIO(export(office, 0).content)).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    states = {(row[0], row[2]): tuple(row[-2:]) for row in rows}
    assert rows[0][-2:] == ["doubt", "doubt_settled"]
    assert states["phu-tho", "trade_value"] == ("notice", "yes")
    assert states["hoa-binh", "trade_value"] == ("blocking", "no")
    assert states["yen-bai", "workers"] == (None, None)


def test_an_export_is_named_after_the_day(office):
    disposition = export(office, 1)["Content-Disposition"]

    assert disposition.startswith('attachment; filename="so-lieu-')
    assert disposition.endswith('.csv"')


def test_a_board_officer_exports_the_own_figures_only(as_officer, board_officer):
    response = export(as_officer(board_officer), 0)

    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
    assert {row[0].value for row in sheet.iter_rows(min_row=2)} == {"yen-bai"}


def test_the_export_page_opens(office):
    assert office.get(reverse("admin:boards_figure_export")).context["fields_list"]

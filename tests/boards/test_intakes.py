"""An import from the upload to its undoing: what is asked, shown, written, taken back."""

import gc
import io
import zipfile
from datetime import timedelta
from decimal import Decimal

import openpyxl
import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext

from blocs.models import Cycle
from boards.acting import acting
from boards.admin.intakes import IntakeAdmin
from boards.enums import IntakeState, ReportState, RowState, UndoOutcome
from boards.imports import matching, steps
from boards.models import (
    Board,
    Change,
    Check,
    Figure,
    Filing,
    HeadingMemory,
    Indicator,
    Intake,
    IntakeRow,
    Report,
)
from boards.queries.intakes import request_of
from boards.refusals import Refusal, Refused
from boards.services import lock_report
from boards.services.intakes import (
    Conflicting,
    commit_intake,
    drop_intake,
    keep_rows,
    seldom_collected,
    settle_layout,
    undo_intake,
)
from boards.spreadsheets.faults import FileFault
from tests.boards.importing import (
    HEADING,
    act,
    catalogue,
    changes,
    faults,
    said,
    saved,
    snapshot,
    states,
    stored,
    thousand,
    upload,
    upload_errors,
    workbook,
)
from tests.boards.review import opened, verified
from tests.boards.typing_in import messages

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_vietnamese():
    with translation.override("vi"):
        yield


@pytest.fixture
def office(as_officer, secretary, bloc_2022):
    return as_officer(secretary)


def asked(page):
    """The columns that the officer must explain, with what they are most like."""
    return [
        (entry["column"].text, entry["nearest"])
        for entry in page.context["columns"]
        if not entry["column"].use
    ]


# The whole way: a thousand rows, twenty faults of ten kinds


def test_a_thousand_rows_with_twenty_faults_are_previewed_mended_written_and_undone(office):
    catalogue()
    before = snapshot()
    heading = [*HEADING, "unit", "note"]

    page = upload(office, workbook(*thousand(mended=False), heading=heading))

    intake = page.context["intake"]
    assert intake.counts["error"] == 20
    assert snapshot() == before
    assert sorted(faults(page)) == sorted(
        [
            (12, "board"), (13, "board"), (62, "year"), (63, "year"), (122, "indicator"),
            (123, "indicator"), (202, "as_printed"), (203, "as_printed"), (302, "as_printed"),
            (303, "as_printed"), (402, "as_printed"), (403, "as_printed"), (502, "as_printed"),
            (503, "as_printed"), (602, "unit"), (603, "unit"), (702, "note"), (703, "note"),
            (802, "indicator"), (902, "indicator"),
        ]
    )  # fmt: skip
    assert act(office, page, "commit").context["intake"].state == IntakeState.PREVIEWED
    assert snapshot() == before

    page = upload(office, workbook(*thousand(mended=True), heading=heading))

    counts = page.context["intake"].counts
    assert [counts[state] for state in RowState.values] == [900, 100, 0, 0]

    page = act(office, page, "commit")

    intake = page.context["intake"]
    written = Change.objects.filter(request=request_of(intake), model="boards.figure")
    assert (intake.state, intake.counts["figures_after"]) == (IntakeState.COMMITTED, 1000)
    assert (written.count(), set(written.values_list("route", flat=True))) == (1000, {"import"})
    assert Figure.objects.filter(report__board__slug__startswith="ban-").count() == 1000

    page = act(office, page, "undo")

    assert page.context["intake"].state == IntakeState.UNDONE
    assert snapshot() == before
    assert dict(
        IntakeRow.objects.filter(intake=page.context["intake"]).values_list("undone", "undone")
    ) == {UndoOutcome.REVERSED: UndoOutcome.REVERSED}


# What is asked


def test_unknown_headings_stop_the_import_with_the_nearest_one(office):
    row = ["yen-bai", 2022, "workers", "5.100", "x", "y"]

    page = upload(office, workbook(row, heading=[*HEADING[:3], "as_printd", "zzzzz", None]))

    assert asked(page) == [
        ("as_printd", translation.gettext("as printed")),
        ("zzzzz", ""),
        ("", ""),
    ]
    assert page.context["intake"].state == IntakeState.UPLOADED
    assert not IntakeRow.objects.exists()


def test_answers_are_taken_and_remembered_for_the_next_file(office, secretary):
    heading = ["Don vi", "NĂM", "chỉ  tiêu", "Kết quả", "Người nhập"]
    row = ["yen-bai", 2022, "workers", "5.100", "An"]
    page = upload(office, workbook(row, heading=heading))

    page = act(
        office, page, "columns",
        column_0="board", column_1="year", column_2="indicator", column_3="as_printed",
        column_4="-",
    )  # fmt: skip

    assert states(page) == ["changed"]
    assert dict(HeadingMemory.objects.values_list("heading", "column")) == {
        "ketqua": "as_printed",
        "nguoinhap": "-",
    }
    again = upload(office, workbook(row, heading=heading))
    columns = again.context["layout"].columns
    assert states(again) == ["changed"]
    assert [column.remembered for column in columns] == ["", "", "", str(secretary), str(secretary)]


@pytest.mark.parametrize(
    ("answers", "sentences"),
    [
        pytest.param({"column_3": "note"}, ["as_printed"], id="no figures"),
        pytest.param({"column_2": "year"}, ["indicator", "year"], id="twice the year"),
        pytest.param({"column_0": "-"}, ["board"], id="nobody's figures"),
        pytest.param({"column_1": "-"}, ["year"], id="no year"),
        pytest.param({"column_3": ""}, [""], id="unanswered"),
        pytest.param({"column_3": "board:yen-bai", "column_0": "board"}, [""], id="boards twice"),
        pytest.param(
            {"column_3": "indicator:workers", "column_2": "indicator"}, [""], id="indicators twice"
        ),
        pytest.param(
            {"column_3": "indicator:workers", "column_2": "indicator:workers"}, [""], id="one twice"
        ),
        pytest.param(
            {"column_3": "as_printed", "column_0": "board:yen-bai"}, [""], id="figures twice"
        ),
    ],
)
def test_answers_that_make_no_table_are_asked_again(office, answers, sentences):
    page = upload(office, workbook(["a", "b", "c", "d"], heading=["q1", "q2", "q3", "q4"]))
    whole = {"column_0": "board", "column_1": "year", "column_2": "indicator",
             "column_3": "as_printed"}  # fmt: skip

    page = act(office, page, "columns", **(whole | answers))

    errors = page.context["form"].errors
    told = [str(error) for sentences in errors.values() for error in sentences]
    assert page.context["intake"].state == IntakeState.UPLOADED
    assert told
    for words in sentences:
        assert words in errors or any(words in sentence for sentence in told), errors


def test_board_and_year_are_chosen_where_no_column_says_them(office):
    page = upload(office, workbook(["workers", "5.100"], heading=["Chỉ tiêu", "Số liệu"]))

    page = act(
        office, page, "columns",
        board="yen-bai", year="2022", column_0="indicator", column_1="as_printed",
    )  # fmt: skip

    assert states(page) == ["changed"]


def test_the_year_of_a_heading_is_taken_and_that_of_a_title_only_proposed(office):
    book = openpyxl.Workbook()
    book.active.append(["BÁO CÁO NĂM 2022"])
    book.active.append([])
    book.active.append(["Đơn vị", "Chỉ tiêu", "Số liệu"])
    book.active.append(["yen-bai", "workers", "5.100"])
    named = workbook(
        ["yen-bai", "workers", "5.100"], heading=["Đơn vị", "Chỉ tiêu", "Số liệu năm 2022"]
    )

    proposed = upload(office, saved(book))

    assert proposed.context["form"]["year"].initial == 2022
    assert proposed.context["intake"].state == IntakeState.UPLOADED
    assert states(upload(office, named)) == ["changed"]


def test_a_board_officer_is_not_asked_for_the_board(as_officer, board_officer):
    heading = ["Chỉ tiêu", "Số liệu năm 2022"]

    page = upload(as_officer(board_officer), workbook(["workers", "5.100"], heading=heading))

    assert states(page) == ["changed"]


def test_columns_can_be_explained_anew_after_the_preview(office):
    page = upload(office, workbook(["yen-bai", 2022, "workers", "5.100"]))
    address = reverse("admin:boards_intake_change", args=[page.context["intake"].pk])

    page = office.get(f"{address}?columns=1")
    page = act(
        office, page, "columns",
        column_0="board", column_1="year", column_2="indicator", column_3="as_printed",
    )  # fmt: skip

    assert states(page) == ["changed"]


# Shapes of tables


def wide(*rows, heading):
    return workbook(*rows, heading=heading)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [
                ["Chỉ tiêu", "ĐVT", "Yên Bái", "Bắc Kạn"],
                ["workers", "người", 5100, None],
                ["registered_capital", "tỷ đồng", "1.300", "hơn 5 tỷ đồng"],
            ],
            [
                ("C3", "changed", "yen-bai", "5100 person"),
                ("C4", "changed", "yen-bai", "1300 VND_BN"),
                ("D4", "new", "bac-kan", "5 VND_BN"),
            ],
            id="boards across",
        ),
        pytest.param(
            [
                ["STT", "Đơn vị", "Số dự án thu hút", "workers"],
                [1, "Yên Bái", 12, "5.100 lao động"],
                [2, "Bắc Kạn", None, 1600],
            ],
            [
                ("C3", "changed", "yen-bai", "12 project"),
                ("D3", "changed", "yen-bai", "5100 person"),
                ("D4", "changed", "bac-kan", "1600 person"),
            ],
            id="indicators across",
        ),
    ],
)
def test_a_wide_table_below_a_title_is_read_cell_by_cell(office, rows, expected):
    book = openpyxl.Workbook()
    book.active.append(["Số liệu năm 2022"])
    for row in rows:
        book.active.append(row)
    page = upload(office, saved(book))

    page = act(
        office, page, "columns", year="2022",
        **{f"column_{entry['column'].at}": _answer(entry["column"].use) for entry in
           page.context["columns"]},
    )  # fmt: skip

    found = [
        (
            shown.place,
            str(shown.row.state),
            shown.row.board.slug,
            f"{shown.row.read['amount']} {shown.row.read['unit']}",
        )
        for shown in page.context["rows"]
        if shown.row.read
    ]
    assert found == expected


def _answer(use):
    return "-" if use == "order" else use


def test_headings_merged_over_two_rows_are_resolved(office):
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        ["Năm", "Chỉ tiêu", "Ban quản lý", None],
        [None, None, "Yên Bái", "Bắc Kạn"],
        ["(1)", "(2)", "(3)", "(4)"],
        [2022, "workers", "5.100", "1.600"],
    ):
        sheet.append(row)
    for area in ("A1:A2", "B1:B2", "C1:D1"):
        sheet.merge_cells(area)

    page = upload(office, saved(book))

    assert states(page) == ["changed", "changed"]


def test_a_unit_column_called_as_boards_are_is_asked(office):
    page = upload(
        office,
        workbook(["workers", "người", 5100], heading=["Chỉ tiêu", "Đơn vị", "Yên Bái"]),
    )

    assert asked(page) == [("Đơn vị", str(translation.gettext("unit")))]


# Traps of old workbooks


def test_cells_merged_below_the_heading_are_refused_by_their_range(office):
    book = openpyxl.Workbook()
    for row in (
        HEADING,
        ["yen-bai", 2022, "workers", "5.100"],
        [None, 2022, "land_planned", "5 ha"],
    ):
        book.active.append(row)
    book.active.merge_cells("A2:A3")

    page = upload(office, saved(book))

    assert page.context["intake"].state == IntakeState.UPLOADED
    assert "A2:A3" in page.content.decode()


def hidden(kind):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([*HEADING, "note"])
    sheet.append(["yen-bai", 2022, "workers", "5.100", "một"])
    sheet.append(["bac-kan", 2022, "workers", "1.600", "hai"])
    if kind == "row":
        sheet.row_dimensions[3].hidden = True
    else:
        sheet.column_dimensions["E"].hidden = True
    return saved(book)


COLUMNS_ASKED = {
    "column_0": "board",
    "column_1": "year",
    "column_2": "indicator",
    "column_3": "as_printed",
    "column_4": "note",
}


@pytest.mark.parametrize(
    ("kind", "answer", "rows", "notes"),
    [
        pytest.param("row", "read", 2, ["một", "hai"], id="a hidden row is read"),
        pytest.param("row", "leave", 1, ["một"], id="a hidden row is left out"),
        pytest.param("column", "read", 2, ["một", "hai"], id="a hidden column is read"),
        pytest.param("column", "leave", 2, ["", ""], id="a hidden column is left out"),
    ],
)
def test_what_is_hidden_is_asked_about(office, kind, answer, rows, notes):
    page = upload(office, hidden(kind))
    assert page.context["intake"].state == IntakeState.UPLOADED

    page = act(office, page, "columns", hidden=answer, **COLUMNS_ASKED)

    assert [shown.row.read["note"] for shown in page.context["rows"]] == notes
    assert page.context["intake"].counts["left_out"] == 2 - rows


def test_several_sheets_are_asked_about_and_may_be_read_together(office):
    book = openpyxl.Workbook()
    for name, row in (("Quý 1", ["yen-bai", 2022, "workers", "5.100"]),
                      ("Quý 2", ["bac-kan", 2022, "workers", "1.600"])):  # fmt: skip
        sheet = book.create_sheet(name)
        sheet.append(HEADING)
        sheet.append(row)
    del book["Sheet"]
    data = saved(book)

    page = upload(office, data)
    one = act(office, page, "table", table="1")
    both = act(office, upload(office, data), "table", table="all")

    assert [choice for choice, _words in page.context["form"]["table"].field.choices] == [
        "0",
        "1",
        "all",
    ]
    assert [shown.place for shown in one.context["rows"]] == ["2"]
    assert [shown.place for shown in both.context["rows"]] == ["Quý 1 2", "Quý 2 2"]


def test_no_sheet_chosen_is_asked_again(office):
    book = openpyxl.Workbook()
    book.active.append(["a", "b"])
    book.active.append(["c", "d"])
    book.create_sheet("Ghi chú").append(["x"])

    page = act(office, upload(office, saved(book)), "table")
    page = act(office, page, "table", table="0")

    assert asked(page) == [("a", ""), ("b", "")]


def test_formulas_dates_errors_and_percentages_are_told_apart(office):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([*HEADING, "note"])
    sheet.append(["yen-bai", 2022, "workers", "=5000+100", None])
    sheet.append(["bac-kan", 2022, "workers", timezone.localdate(), None])
    sheet.append(["phu-tho", 2022, "workers", "#N/A", None])
    sheet["D4"].data_type = "e"
    sheet.append(["hoa-binh", 2022, "workers", 0.5, "#REF!"])
    sheet["E5"].data_type = "e"
    sheet["D5"].number_format = "0%"

    page = upload(office, saved(book))

    assert faults(page) == [
        (2, "as_printed"),
        (3, "as_printed"),
        (4, "as_printed"),
        (5, "note"),
        (5, "as_printed"),
    ]


# What is shown


def test_the_preview_is_filtered_and_paged(office):
    catalogue()
    rows = thousand(mended=True)[:120]
    page = upload(office, workbook(*rows, heading=[*HEADING, "unit", "note"]))
    address = reverse("admin:boards_intake_change", args=[page.context["intake"].pk])

    new = office.get(f"{address}?only=new&page=2")
    unknown = office.get(f"{address}?only=nonsense")

    assert (len(states(page)), page.context["page"].paginator.count) == (50, 120)
    assert set(states(new)) == {"new"}
    assert new.context["page"].number == 2
    assert unknown.context["page"].paginator.count == 120


@pytest.mark.parametrize("rows", [1, 30])
def test_a_preview_costs_the_same_for_any_number_of_rows(office, rows, django_assert_num_queries):
    catalogue()
    data = workbook(*thousand(mended=True)[:rows], heading=[*HEADING, "unit", "note"])
    page = upload(office, data)
    address = reverse("admin:boards_intake_change", args=[page.context["intake"].pk])
    office.get(address)

    with django_assert_num_queries(QUERIES):
        office.get(address)


QUERIES = 20


def test_checks_speak_beside_the_rows_that_they_concern(office):
    page = upload(office, workbook(["yen-bai", 2022, "trade_value", "5.143.700 tỷ đồng"]))

    [shown] = page.context["rows"]
    assert shown.findings
    assert shown.findings[0].sentence in page.content.decode()


def test_reports_that_cannot_be_submitted_with_the_file_are_named_before_and_after(office):
    Check.objects.create(
        code="cap",
        kind="range",
        severity="block",
        indicator=Indicator.objects.get(code="workers"),
        maximum=10_000,
    )
    rows = [["yen-bai", 2022, "workers", "15.100"], ["phu-tho", 2022, "workers", "9.100"]]

    page = upload(office, workbook(*rows))
    written = act(office, page, "commit")
    undone = act(office, written, "undo")

    yen_bai = str(Board.objects.get(slug="yen-bai"))
    sentence = f"chưa nộp được báo cáo khi chưa sửa: {yen_bai} · 2022."
    assert page.context["held_back"] == [f"{yen_bai} · 2022"]
    assert states(page) == ["changed", "changed"]
    assert [sentence in each.content.decode() for each in (page, written, undone)] == [
        True,
        True,
        False,
    ]


def test_the_faults_come_as_a_workbook(office):
    page = upload(office, workbook(["Hà Nội", 2022, "workers", "abc"]))

    answer = office.get(reverse("admin:boards_intake_faults", args=[page.context["intake"].pk]))

    rows = [[cell.value for cell in row] for row in openpyxl.load_workbook(
        io.BytesIO(answer.content)).active.iter_rows(min_row=2)]  # fmt: skip
    assert [(row[1], row[3]) for row in rows] == [("2", "Hà Nội"), ("2", "abc")]


def test_a_file_that_was_written_before_says_so(office):
    data = workbook(["yen-bai", 2022, "workers", "5.100"])
    first = act(office, upload(office, data), "commit").context["intake"]

    again = upload(office, data)

    assert again.context["earlier"] == first
    assert states(again) == ["same"]


# Large files


def test_a_large_file_is_read_in_portions_with_visible_progress(office, monkeypatch):
    monkeypatch.setattr(steps, "AT_ONCE", 0)
    monkeypatch.setattr(steps.advance, "__kwdefaults__", {"seconds": 0})
    monkeypatch.setattr(steps, "PORTION", 1)
    catalogue()
    data = workbook(*thousand(mended=True), heading=[*HEADING, "unit", "note"])

    page = upload(office, data)
    html = page.content.decode()
    intake = page.context["intake"]
    told = office.post(
        reverse("admin:boards_intake_advance", args=[intake.pk]),
        headers={"accept": "application/json"},
    ).json()

    assert 'max="1000" value="500"' in html
    assert told == {"read": 1000, "total": 1000, "done": True}
    assert IntakeRow.objects.filter(intake=intake).count() == 1000
    assert states(act(office, page, "advance"))[0] == "changed"


def test_rows_that_another_window_has_read_are_not_read_twice(office):
    page = upload(office, workbook(["yen-bai", 2022, "workers", "5.100"]))
    intake = page.context["intake"]
    Intake.objects.update(state=IntakeState.READING)

    intake.rows_read = 0
    with pytest.raises(Refused) as refused:
        keep_rows(intake=intake, rows=[], read=1, counts={})

    assert refused.value.refusal == Refusal.INTAKE_USED_UP


def test_a_table_with_too_many_figures_across_is_refused(office, monkeypatch):
    monkeypatch.setattr(steps, "MAX_ROWS", 1)
    heading = ["Năm", "Chỉ tiêu", "Yên Bái", "Bắc Kạn"]

    errors = upload_errors(upload(office, wide([2022, "workers", 1, 2], heading=heading)))

    assert len(errors) == 1


# Writing


def test_a_conflict_is_told_by_row_and_nothing_is_written(office, secretary):
    page = upload(
        office,
        workbook(
            ["yen-bai", 2022, "workers", "5.100"],
            ["bac-giang", 2022, "trade_value", "5 tỷ USD"],
            ["bac-kan", 2022, "workers", "1.600"],
            ["hoa-binh", 2022, "workers", "2.200"],
        ),
    )
    figure = stored("yen-bai", "workers")
    figure.note = "đã sửa"
    figure.save()
    report = Report.objects.get(board__slug="bac-giang")
    trade = Indicator.objects.get(code="trade_value")
    Figure.objects.create(report=report, indicator=trade, amount=4, unit="USD_BN", currency="USD")
    lock_report(report=Report.objects.get(board__slug="bac-kan"), reason="đã khép")
    before = snapshot()

    with pytest.raises(Conflicting) as conflicting:
        commit_intake(intake=page.context["intake"], officer=secretary)

    page = office.get(reverse("admin:boards_intake_change", args=[page.context["intake"].pk]))
    assert len(conflicting.value.conflicts) == 3
    assert states(page) == ["error", "error", "error", "changed"]
    assert snapshot() == before
    assert "đã khép" in said(page)


def test_a_deleted_figure_is_a_conflict(office, secretary):
    page = upload(office, workbook(["yen-bai", 2022, "workers", "5.100"]))
    stored("yen-bai", "workers").delete()

    page = act(office, page, "commit")

    assert states(page) == ["error"]
    assert len(messages(page)) == 1


def test_rows_that_fell_with_their_indicator_stop_the_commit(office, secretary):
    catalogue()
    rows = [["ban-1", 2001, "chi-tieu-3", "5 dự án"], ["yen-bai", 2022, "workers", "5.100"]]
    intake = upload(office, workbook(*rows)).context["intake"]
    Indicator.objects.get(code="chi-tieu-3").delete()

    with pytest.raises(Refused) as refused:
        commit_intake(intake=intake, officer=secretary)

    assert refused.value.refusal == Refusal.CHANGED_SINCE_PREVIEW


def test_a_source_that_is_gone_is_a_refusal(office, secretary):
    heading = [*HEADING, "source"]
    slug = stored("yen-bai", "workers").source.slug
    page = upload(office, workbook(["yen-bai", 2022, "workers", "5.100", slug], heading=heading))
    intake = page.context["intake"]
    row = intake.rows.get()
    row.read = {**row.read, "unit": "VND"}
    row.save()

    with pytest.raises(Refused) as refused:
        commit_intake(intake=intake, officer=secretary)

    assert refused.value.refusal == Refusal.CHANGED_SINCE_PREVIEW


def test_an_officer_who_moved_to_another_board_writes_nothing(as_officer, board_officer):
    client = as_officer(board_officer)
    intake = upload(client, workbook(["yen-bai", 2022, "workers", "5.100"])).context["intake"]
    board_officer.board = Board.objects.get(slug="bac-kan")
    board_officer.save()

    with pytest.raises(Conflicting):
        commit_intake(intake=intake, officer=board_officer)

    assert stored("yen-bai", "workers").amount == Decimal(5037)


def test_an_officer_who_moved_to_another_board_takes_nothing_back(as_officer, board_officer):
    client = as_officer(board_officer)
    page = upload(client, workbook(["yen-bai", 2022, "workers", "5.100"]))
    act(client, page, "commit")
    board_officer.board = Board.objects.get(slug="bac-kan")
    board_officer.save()

    page = act(client, page, "undo")

    assert messages(page) == [gettext("You may write only the figures of your own board.")]
    assert page.context["intake"].state == IntakeState.COMMITTED
    assert stored("yen-bai", "workers").amount == Decimal(5100)


def test_a_file_is_not_told_whether_it_guessed_what_another_board_reports(
    as_officer, board_officer
):
    report = Report.objects.get(board__slug="hoa-binh")
    trade = Indicator.objects.get(code="trade_value")
    Figure.objects.filter(report=report, indicator=trade).delete()
    for currency, text in (("USD", "1,527 tỷ USD"), ("VND", "1.283 tỷ đồng")):
        Figure.objects.create(
            report=report, indicator=trade, amount=1, unit=currency, currency=currency,
            as_printed=text,
        )  # fmt: skip
    guesses = ["1,527 tỷ USD; 1.283 tỷ đồng", "1,528 tỷ USD; 1.283 tỷ đồng", "1,5", "0,5"]
    Figure.objects.filter(report=report, indicator__code="workers").update(as_printed="1,5")

    page = upload(
        as_officer(board_officer),
        workbook(*(["hoa-binh", 2022, "trade_value", guess] for guess in guesses[:2]),
                 *(["hoa-binh", 2022, "workers", guess] for guess in guesses[2:])),
    )  # fmt: skip

    sentences = {tuple(map(tuple, row.faults)) for row in page.context["intake"].rows.all()}
    own = gettext("You may write only the figures of your own board.")
    assert {row.state for row in page.context["intake"].rows.all()} == {RowState.ERROR}
    assert all(("board", own) in faults for faults in sentences)


def test_a_reason_gives_way_to_a_figure_in_its_own_row(office):
    report = Report.objects.get(board__slug="bac-giang")
    trade = Indicator.objects.get(code="trade_value")
    figure = Figure.objects.create(report=report, indicator=trade, availability="not_yet")

    page = upload(
        office,
        workbook(
            ["bac-giang", 2022, "trade_value", "5 tỷ USD"],
            ["bac-giang", 2022, "trade_value", "3 tỷ đồng"],
        ),
    )
    page = act(office, page, "commit")

    figure.refresh_from_db()
    figures = Figure.objects.filter(report=report, indicator=trade)
    assert states(page) == ["changed", "new"]
    assert (figure.currency, figures.count()) == ("USD", 2)
    assert act(office, page, "undo").context["intake"].state == IntakeState.UNDONE
    assert [each.availability for each in figures.all()] == ["not_yet"]


def test_a_report_under_review_takes_no_row(office, secretary):
    report = Report.objects.get(board__slug="yen-bai")
    Filing.objects.create(report=report, number=1, submitted_by=secretary)
    Report.objects.filter(pk=report.pk).update(state=ReportState.SUBMITTED)

    page = upload(office, workbook(["yen-bai", 2022, "workers", "5.100"]))

    assert faults(page) == [(2, "board")]


def test_a_file_of_nothing_new_cannot_be_committed(office, secretary):
    printed = stored("yen-bai", "workers").as_printed
    intake = upload(office, workbook(["yen-bai", 2022, "workers", printed])).context["intake"]

    with pytest.raises(Refused) as refused:
        commit_intake(intake=intake, officer=secretary)

    assert refused.value.refusal == Refusal.INTAKE_CHANGES_NOTHING


# Undoing


def committed(office, *rows):
    return act(office, upload(office, workbook(*rows)), "commit")


def test_undoing_says_what_became_of_each_row(office, secretary):
    before = snapshot()
    page = committed(
        office,
        ["yen-bai", 2022, "workers", "5.100"],
        ["bac-kan", 2022, "workers", "1.600"],
        ["hoa-binh", 2022, "workers", "2.200"],
        ["tuyen-quang", 2022, "land_planned", "70 ha"],
        ["phu-tho", 2022, "land_planned", "90 ha"],
    )
    edited = stored("bac-kan", "workers")
    edited.note = "sửa sau"
    edited.save()
    lock_report(report=Report.objects.get(board__slug="hoa-binh"), reason="đã khép")
    stored("phu-tho", "land_planned").delete()

    page = act(office, page, "undo")

    assert [shown.row.undone for shown in page.context["rows"]] == [
        UndoOutcome.REVERSED,
        UndoOutcome.KEPT,
        UndoOutcome.LOCKED,
        UndoOutcome.REVERSED,
        UndoOutcome.GONE,
    ]
    assert stored("bac-kan", "workers").amount == Decimal(1600)
    assert stored("hoa-binh", "workers").amount == Decimal(2200)
    assert len(snapshot()) == len(before)
    undone = Change.objects.filter(route="undo", model="boards.figure")
    assert sorted(undone.values_list("verb", flat=True)) == ["changed", "deleted"]
    kept = office.get(page.request["PATH_INFO"], {"only": "kept"})
    assert len(kept.context["rows"]) == 1


def test_undoing_brings_a_settlement_back(office, approver):
    from boards.services import settle_doubt

    settle_doubt(figure=stored("phu-tho", "trade_value", "USD"), officer=approver, settlement="rõ")
    before = snapshot()

    page = committed(office, ["phu-tho", 2022, "trade_value", "10.300 triệu USD"])
    assert stored("phu-tho", "trade_value", "USD").open_doubt == "notice"
    act(office, page, "undo")

    assert snapshot() == before


def test_an_old_import_is_not_undone(office, secretary):
    page = committed(office, ["yen-bai", 2022, "workers", "5.100"])
    Intake.objects.update(committed_at=timezone.now() - timedelta(days=7, seconds=1))

    page = act(office, page, "undo")

    assert messages(page) == [str(Refusal.INTAKE_TOO_OLD.label)]
    assert page.context["undo_until"] is None
    assert stored("yen-bai", "workers").amount == Decimal(5100)


def test_a_row_whose_report_is_gone_is_passed_over(office, secretary):
    catalogue()
    page = committed(office, ["ban-1", 2001, "chi-tieu-3", "5 dự án"])
    Report.objects.filter(board__slug="ban-1", year=2001).delete()

    intake = undo_intake(intake=page.context["intake"], officer=secretary)

    assert [row.undone for row in intake.rows.all()] == [""]


# Throwing away


def test_a_file_that_is_thrown_away_goes_with_its_rows(office, django_capture_on_commit_callbacks):
    page = upload(office, workbook(["yen-bai", 2022, "workers", "5.100"]))
    name = page.context["intake"].file.name
    assert name.startswith("intakes/")
    assert "so-lieu" not in name

    with django_capture_on_commit_callbacks(execute=True):
        act(office, page, "drop")

    assert not Intake.objects.exists()
    assert not default_storage.exists(name)
    assert not Change.objects.filter(model="boards.intakerow").exists()


def test_files_that_nobody_confirmed_go_after_some_days(office, capsys):
    upload(office, workbook(["yen-bai", 2022, "workers", "5.100"]))
    kept = committed(office, ["yen-bai", 2022, "workers", "5.200"]).context["intake"]
    upload(office, workbook(["yen-bai", 2022, "workers", "5.300"]))
    first = Intake.objects.order_by("pk").first()
    Intake.objects.filter(pk__in=[first.pk, kept.pk]).update(
        created_at=timezone.now() - timedelta(days=8)
    )

    call_command("drop_intakes")

    assert first not in Intake.objects.all()
    assert Intake.objects.count() == 2
    assert "1" in capsys.readouterr().out


def test_a_written_file_is_not_thrown_away_nor_read_anew(office, secretary):
    intake = committed(office, ["yen-bai", 2022, "workers", "5.100"]).context["intake"]

    for service in (
        lambda: drop_intake(intake=intake),
        lambda: settle_layout(intake=intake, layout={}, total=0, remember={}),
    ):
        with pytest.raises(Refused) as refused:
            service()
        assert refused.value.refusal == Refusal.INTAKE_USED_UP


# Who


def test_the_history_names_the_file_and_its_officer(office, secretary):
    page = committed(office, ["yen-bai", 2022, "workers", "5.100"])

    change = Change.objects.get(model="boards.figure", route="import")
    assert (change.officer, change.reason, change.request) == (
        secretary,
        "so-lieu.xlsx",
        f"intake/{page.context['intake'].pk}",
    )


def test_what_an_exemption_opened_is_written_and_taken_back_for_its_reason(
    office, secretary, approver
):
    report = verified(secretary, approver)
    opened(report, approver, "workers", reason="Số liệu quyết toán")
    opened(report, approver, "land_registered", reason="Đo lại ranh giới")
    rows = [
        ["yen-bai", 2022, "workers", "5.100"],
        ["yen-bai", 2022, "land_registered", "12 ha"],
        ["phu-tho", 2022, "workers", "6.100"],
    ]

    page = act(office, upload(office, workbook(*rows)), "commit")
    act(office, page, "undo")

    intake = page.context["intake"]
    changes = Change.objects.filter(model="boards.figure", request=request_of(intake))
    told = [
        (change.report_id == report.pk, change.route, change.reason)
        for change in changes.order_by("pk")
    ]
    assert sorted(told) == [
        (own, route, reason)
        for own, reasons in (
            (False, ["so-lieu.xlsx"]),
            (True, ["Số liệu quyết toán (so-lieu.xlsx)", "Đo lại ranh giới (so-lieu.xlsx)"]),
        )
        for route in ("import", "undo")
        for reason in reasons
    ]


def test_a_long_reason_and_the_file_are_kept_as_far_as_there_is_room(office, secretary, approver):
    opened(verified(secretary, approver), approver, reason="x" * 995)

    page = upload(office, workbook(["yen-bai", 2022, "workers", "5.100"]))
    act(office, page, "commit")

    change = Change.objects.filter(model="boards.figure").latest("pk")
    assert change.reason == "x" * 995 + " (so-"


def test_a_board_officer_sees_the_own_files_only(as_officer, board_officer, office):
    intake = upload(office, workbook(["yen-bai", 2022, "workers", "5.100"])).context["intake"]
    client = as_officer(board_officer)

    assert client.get(reverse("admin:boards_intake_change", args=[intake.pk])).status_code == 404
    assert client.post(reverse("admin:boards_intake_commit", args=[intake.pk])).status_code == 404
    assert list(client.get(reverse("admin:boards_intake_changelist")).context["cl"].queryset) == []


def test_an_auditor_reads_and_writes_nothing(as_officer, auditor, office):
    intake = upload(office, workbook(["yen-bai", 2022, "workers", "5.100"])).context["intake"]
    client = as_officer(auditor)

    page = client.get(reverse("admin:boards_intake_change", args=[intake.pk]))

    assert states(page) == ["changed"]
    for step in ("commit", "undo", "drop", "advance", "columns", "table"):
        answer = client.post(reverse(f"admin:boards_intake_{step}", args=[intake.pk]))
        assert answer.status_code == 403, step


@pytest.mark.parametrize("step", ["commit", "undo", "drop", "advance", "columns", "table"])
def test_steps_are_posted(office, step):
    intake = upload(office, workbook(["yen-bai", 2022, "workers", "5.100"])).context["intake"]

    assert office.get(reverse(f"admin:boards_intake_{step}", args=[intake.pk])).status_code == 405


def test_the_list_counts_what_was_written(office):
    committed(office, ["yen-bai", 2022, "workers", "5.100"])
    upload(office, workbook(["yen-bai", 2022, "workers", "5.200"]))

    page = office.get(reverse("admin:boards_intake_changelist"))

    model_admin = page.context["cl"].model_admin
    assert [model_admin.written(each) for each in page.context["cl"].result_list] == [None, 1]


def test_a_number_that_is_no_file_is_not_found(office):
    assert office.get(reverse("admin:boards_intake_faults", args=[999])).status_code == 404


def test_what_is_new_comes_with_all_its_texts(office):
    heading = [*HEADING, "note", "availability"]
    page = upload(
        office,
        workbook(["bac-giang", 2022, "land_planned", "-", "chờ", "not_yet"], heading=heading),
    )

    [cells] = changes(page)
    assert cells["as_printed"] == ("", "-")
    assert set(cells) == {"as_printed", "availability", "note"}


def test_acting_is_left_as_it_was(office, secretary):
    intake = upload(office, workbook(["yen-bai", 2022, "workers", "5.100"])).context["intake"]

    with acting(officer=lambda: secretary):
        commit_intake(intake=intake, officer=secretary)
        stored("bac-kan", "workers").save()

    assert Change.objects.filter(route="import").exists()


def test_a_text_that_asks_is_answered_by_the_report_that_says_it_already(office):
    Figure.objects.filter(pk=stored("yen-bai", "workers").pk).update(as_printed="5,037")

    page = upload(office, workbook(["yen-bai", 2022, "workers", "5,037"]))

    assert states(page) == ["same"]


def test_the_result_of_a_formula_is_read_with_a_remark(office):
    data = workbook(["yen-bai", 2022, "workers", 5100])
    book = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(book, "w", 8) as new:
        for member in old.infolist():
            text = old.read(member)
            new.writestr(member, text.replace(b"<v>5100</v>", b"<f>5000+100</f><v>5100</v>"))

    [shown] = upload(office, book.getvalue()).context["rows"]

    assert (shown.row.read["amount"], len(shown.row.remarks)) == ("5100", 1)


def test_a_formula_that_gives_nothing_leaves_the_cell_empty(office):
    heading = [*HEADING, "note"]
    data = workbook(["yen-bai", 2022, "workers", "5.100", "GHI"], heading=heading)
    book = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(book, "w", 8) as new:
        for member in old.infolist():
            text = old.read(member).decode()
            if member.filename.endswith("sheet1.xml"):
                at = text.index('<c r="E2"')
                end = text.index("</c>", at)
                text = f'{text[:at]}<c r="E2" t="str"><f>A1</f><v></v>{text[end:]}'
            new.writestr(member, text)

    [shown] = upload(office, book.getvalue()).context["rows"]

    assert (shown.row.read["note"], shown.row.remarks) == ("", [])


def test_reports_that_are_not_there_yet_are_judged_by_the_rule_that_would_close_them(
    office, monkeypatch
):
    asked_for = []

    def rule(board, year):
        asked_for.append((board.slug, year))
        return "năm chưa mở" if year == 2020 else ""

    monkeypatch.setattr(matching, "LOCK_RULES", [rule])

    page = upload(
        office,
        workbook(
            ["yen-bai", 2020, "workers", "5"],
            ["yen-bai", 2020, "land_planned", "5 ha"],
            ["yen-bai", 2021, "workers", "5"],
        ),
    )

    assert states(page) == ["error", "error", "new"]
    assert said(page) == "năm chưa mở năm chưa mở"
    assert asked_for == [("yen-bai", 2020), ("yen-bai", 2021)]


def test_a_stored_figure_is_written_over_once_also_across_portions(office, monkeypatch):
    monkeypatch.setattr(steps, "PORTION", 1)
    monkeypatch.setattr("boards.services.intakes.receiving.PART", 1)
    report = Report.objects.get(board__slug="bac-giang")
    trade = Indicator.objects.get(code="trade_value")
    Figure.objects.create(report=report, indicator=trade, availability="not_yet")
    rows = [
        ["bac-giang", 2022, "trade_value", "5 tỷ USD"],
        ["bac-giang", 2022, "trade_value", "3 tỷ đồng"],
    ]
    monkeypatch.setattr(steps, "judge", lambda *a, taken, **k: matching.judge(*a, taken=set(), **k))

    page = act(office, upload(office, workbook(*rows)), "commit")

    assert states(page) == ["changed", "new"]
    assert Figure.objects.filter(report=report, indicator=trade).count() == 2


def test_a_template_whose_heading_was_typed_over_is_asked_about(office):
    report = Report.objects.get(board__slug="yen-bai")
    answer = office.get(reverse("admin:boards_intake_template", args=[report.pk]))
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    book.active["F8"] = "Kết quả"

    page = upload(office, saved(book))

    assert asked(page) == [("Kết quả", "")]
    assert page.context["form"].extras == []

    answers = {entry["column"].at: entry["field"].value() for entry in page.context["columns"]}
    page = act(
        office, page, "columns",
        **{f"column_{at}": use or "as_printed" for at, use in answers.items()},
    )  # fmt: skip

    assert set(states(page)) == {"same"}


def test_a_sign_that_stood_for_no_figure_is_not_read_as_one(office):
    report = Report.objects.get(board__slug="bac-giang")
    trade = Indicator.objects.get(code="trade_value")
    Figure.objects.create(report=report, indicator=trade, availability="not_yet", as_printed="-")

    assert faults(upload(office, workbook(["bac-giang", 2022, "trade_value", "-"]))) == [
        (2, "as_printed")
    ]


def test_a_board_officer_chooses_a_sheet_and_is_not_asked_for_the_board(as_officer, board_officer):
    client = as_officer(board_officer)
    book = openpyxl.Workbook()
    for row in (["Năm", "Chỉ tiêu", "Số liệu"], [2022, "workers", "5.100"]):
        book.active.append(row)
    book.create_sheet("Ghi chú").append(["x"])

    page = act(client, upload(client, saved(book)), "table", table="0")

    assert states(page) == ["changed"]


def test_an_officer_who_may_read_no_file_is_refused(office, secretary, monkeypatch):
    intake = upload(office, workbook(["yen-bai", 2022, "workers", "5.100"])).context["intake"]
    monkeypatch.setattr(IntakeAdmin, "has_view_permission", lambda *_asked: False)

    assert office.get(reverse("admin:boards_intake_change", args=[intake.pk])).status_code == 403


def test_the_collector_of_cycles_is_left_as_it_was():
    before = gc.get_threshold()

    with seldom_collected():
        within = gc.get_threshold()

    assert within[0] > before[0]
    assert (gc.get_threshold(), gc.get_freeze_count()) == (before, 0)


@pytest.mark.parametrize("name", ["a.xls", "a.ods", "a.XLSB", "a.numbers"])
def test_tables_of_other_programs_are_told_how_to_be_saved(office, name):
    assert upload_errors(upload(office, b"x", name=name)) == [str(FileFault.OTHER_WORKBOOK.label)]


def test_a_file_above_the_limit_is_refused_before_it_is_read(office, monkeypatch):
    monkeypatch.setattr("boards.forms.uploads.MAX_BYTES", 10)

    assert upload_errors(upload(office, b"x" * 11, name="a.csv")) == [
        str(FileFault.TOO_LARGE.label)
    ]


def test_the_list_of_figures_leads_to_the_import_for_those_who_may(office, as_officer, auditor):
    address = reverse("admin:boards_figure_import")

    assert address in office.get(reverse("admin:boards_figure_changelist")).content.decode()
    seen = as_officer(auditor).get(reverse("admin:boards_figure_changelist")).content.decode()
    assert address not in seen


def test_a_cycle_whose_reports_nobody_may_read_gives_no_template(as_officer, board_officer):
    Report.objects.filter(board=board_officer.board).update(year=2030)
    cycle = Cycle.objects.get(year=2022)

    answer = as_officer(board_officer).get(reverse("admin:blocs_cycle_template", args=[cycle.pk]))

    assert answer.status_code == 403


@pytest.mark.parametrize(
    ("meanwhile", "printed"),
    [
        pytest.param({"availability": "not_yet"}, "5 tỷ USD", id="a reason beside a new figure"),
        pytest.param(
            {"amount": 4, "unit": "VND_BN", "currency": "VND"}, "5 tỷ USD", id="another currency"
        ),
    ],
)
def test_a_figure_that_came_into_the_cell_meanwhile_is_a_conflict(office, meanwhile, printed):
    report = Report.objects.get(board__slug="bac-giang")
    trade = Indicator.objects.get(code="trade_value")
    page = upload(office, workbook(["bac-giang", 2022, "trade_value", printed]))
    Figure.objects.create(report=report, indicator=trade, **meanwhile)

    page = act(office, page, "commit")

    assert states(page) == ["error"]
    assert Figure.objects.filter(report=report, indicator=trade).count() == 1


def test_a_figure_that_took_the_place_of_one_that_would_come_back_stops_the_undoing(office):
    report = Report.objects.get(board__slug="bac-giang")
    trade = Indicator.objects.get(code="trade_value")
    Figure.objects.create(report=report, indicator=trade, availability="not_yet")
    page = committed(office, ["bac-giang", 2022, "trade_value", "5 tỷ USD"])
    Figure.objects.create(report=report, indicator=trade, availability="missing")

    page = act(office, page, "undo")

    assert messages(page) == [str(Refusal.CHANGED_SINCE_PREVIEW.label)]
    assert page.context["intake"].state == IntakeState.COMMITTED

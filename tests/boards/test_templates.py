"""Templates: prefilled, marked, and uploaded unchanged they change nothing."""

import io
from decimal import Decimal

import openpyxl
import pytest
from django.urls import reverse
from django.utils import translation

from blocs.models import Scheme
from boards.models import Board, Figure, Report
from tests.boards.importing import act, faults, saved, states, stored, upload, upload_errors

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_vietnamese():
    with translation.override("vi"):
        yield


@pytest.fixture
def office(as_officer, secretary, bloc_2022):
    return as_officer(secretary)


def board_template(client, board="yen-bai"):
    report = Report.objects.get(board__slug=board)
    return client.get(reverse("admin:boards_intake_template", args=[report.pk]))


def bloc_template(client, cycle):
    return client.get(reverse("admin:blocs_cycle_template", args=[cycle.pk]))


def book_of(response):
    return openpyxl.load_workbook(io.BytesIO(response.content))


def rows_of(sheet):
    """The rows below the heading, by the code of their indicator."""
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=8)]
    return rows[0], {row[0]: row for row in rows[1:]}


def written(book, code, heading, value):
    """Type into the cell of an indicator."""
    sheet = book.active
    headings, _rows = rows_of(sheet)
    for row in sheet.iter_rows(min_row=9):
        if row[0].value == code:
            row[headings.index(heading)].value = value
    return saved(book)


def test_a_board_template_stands_prefilled(office):
    headings, rows = rows_of(book_of(board_template(office)).active)

    assert headings == [
        "Mã chỉ tiêu",
        "Tên chỉ tiêu",
        "Đơn vị tính",
        "Số liệu năm trước",
        "Chỉ tiêu đăng ký",
        "Số liệu năm nay",
        "Tình trạng",
        "Trang hoặc trích dẫn",
        "Ghi chú",
    ]
    assert rows["workers"][2:6] == ["người", None, None, 5037]
    assert rows["trade_value"][5] == "5.143,7 tỷ đồng"


def test_a_template_says_for_what_it_was_made_and_is_locked_but_for_the_inputs(office):
    sheet = book_of(board_template(office)).active

    assert sheet["A4"].value == "MẪU SỐ LIỆU NĂM 2022, BẢNG TIÊU CHÍ minh-hoa v1"
    assert sheet["A6"].value.startswith(
        "Mã mẫu: nam=2022; don-vi=yen-bai; bang-tieu-chi=minh-hoa v1; dau="
    )
    assert sheet.protection.sheet
    assert [cell.protection.locked for cell in sheet[9]] == [True] * 5 + [False] * 4
    assert (sheet.freeze_panes, sheet.page_setup.paperSize, sheet.print_title_rows) == (
        "C9",
        9,
        "$8:$8",
    )
    assert [str(each.sqref) for each in sheet.data_validations.dataValidation] == ["G9:G18"]


@pytest.mark.parametrize(
    "board",
    ["yen-bai", "thai-nguyen", "hoa-binh", "phu-tho", "bac-kan", "tuyen-quang", "bac-giang"],
)
def test_a_board_template_uploaded_unchanged_changes_nothing(office, board):
    page = upload(office, saved(book_of(board_template(office, board))))

    assert set(states(page)) == {"same"}
    assert (
        page.context["intake"].counts["same"]
        == Figure.objects.filter(report__board__slug=board).count()
    )


def test_a_bloc_template_uploaded_unchanged_changes_nothing(office, cycle_2022):
    page = upload(office, saved(book_of(bloc_template(office, cycle_2022))))

    assert set(states(page)) == {"same"}
    assert page.context["intake"].counts["same"] == Figure.objects.count()


def test_odd_figures_come_back_as_they_were(office):
    figures = Figure.objects.filter(report__board__slug="bac-giang")
    figures.filter(indicator__code="workers").update(as_printed="195,578")
    figures.filter(indicator__code="land_registered").update(as_printed="")
    for at, figure in enumerate(figures.filter(indicator__code="registered_capital")):
        figure.as_printed = f"xem trang {at}"
        figure.note = f"phần {at}"
        figure.save()
    Figure.objects.create(
        report=Report.objects.get(board__slug="bac-giang"),
        indicator=stored("yen-bai", "trade_value", "VND").indicator,
        availability="not_yet",
        as_printed="-",
    )

    page = upload(office, saved(book_of(board_template(office, "bac-giang"))))

    assert set(states(page)) == {"same"}, faults(page)


def test_what_is_typed_into_a_template_is_written(office):
    data = written(book_of(board_template(office)), "workers", "Số liệu năm nay", 5100)

    page = upload(office, data)
    act(office, page, "commit")

    assert sorted(states(page)) == ["changed"] + ["same"] * 5
    assert (stored("yen-bai", "workers").amount, stored("yen-bai", "workers").as_printed) == (
        Decimal(5100),
        "5.100 người",
    )


def test_words_in_a_cell_win_over_the_unit_of_the_row(office):
    data = written(
        book_of(board_template(office)), "registered_capital", "Số liệu năm nay", "1.300 triệu đồng"
    )

    act(office, upload(office, data), "commit")

    figure = stored("yen-bai", "registered_capital", "VND")
    assert (figure.amount, figure.unit) == (Decimal(1300), "VND_MN")


def test_two_currencies_in_one_cell_are_two_figures(office):
    text = "20 triệu USD và 5.143,7 tỷ đồng"
    data = written(book_of(board_template(office)), "trade_value", "Số liệu năm nay", text)

    act(office, upload(office, data), "commit")

    figures = Figure.objects.filter(report__board__slug="yen-bai", indicator__code="trade_value")
    assert sorted((each.amount, each.unit, each.as_printed) for each in figures) == [
        (Decimal(20), "USD_MN", "20 triệu USD"),
        (Decimal("5143.7"), "VND_BN", "5.143,7 tỷ đồng"),
    ]


def test_an_emptied_cell_takes_nothing_away_and_says_so(office):
    data = written(book_of(board_template(office)), "workers", "Số liệu năm nay", None)

    page = upload(office, data)

    remarks = [shown.row.remarks for shown in page.context["rows"] if shown.row.remarks]
    assert set(states(page)) == {"same"}
    assert [len(each) for each in remarks] == [1]


def test_a_reason_can_be_chosen_instead_of_a_figure(office):
    data = written(book_of(board_template(office)), "land_planned", "Tình trạng", "chưa có số liệu")
    label = str(Figure(availability="not_yet").get_availability_display())
    data = written(book_of(board_template(office)), "land_planned", "Tình trạng", label)

    act(office, upload(office, data), "commit")

    assert stored("yen-bai", "land_planned").availability == "not_yet"


def other_scheme(_cycle):
    Scheme.objects.update(issued_on=None)


def newer_version(_cycle):
    scheme = Scheme.objects.get()
    scheme.pk, scheme.version = None, 2
    scheme.save()


def renamed_board(_cycle):
    Board.objects.filter(slug="yen-bai").update(slug="yen-bai-cu")


@pytest.mark.parametrize(
    ("meanwhile", "words"),
    [
        pytest.param(newer_version, "minh-hoa v2", id="a newer version"),
        pytest.param(other_scheme, "minh-hoa v1", id="no scheme any more"),
        pytest.param(renamed_board, "đơn vị", id="an unknown board"),
    ],
)
def test_a_template_that_no_longer_fits_is_refused(office, cycle_2022, meanwhile, words):
    data = saved(book_of(board_template(office)))
    meanwhile(cycle_2022)

    [sentence] = upload_errors(upload(office, data))

    assert words in sentence


def test_a_bloc_template_of_an_unknown_year_is_refused(office, cycle_2022):
    data = saved(book_of(bloc_template(office, cycle_2022)))
    type(cycle_2022).objects.filter(pk=cycle_2022.pk).update(year=2033)

    assert len(upload_errors(upload(office, data))) == 1


def test_a_mark_that_was_typed_over_is_refused(office):
    book = book_of(board_template(office))
    book.active["A6"].value = book.active["A6"].value.replace("2022", "2023")

    assert len(upload_errors(upload(office, saved(book)))) == 1


def test_a_template_of_another_board_is_refused(office, as_officer, board_officer):
    data = saved(book_of(board_template(office, "bac-kan")))

    assert len(upload_errors(upload(as_officer(board_officer), data))) == 1


def test_a_board_officer_takes_the_template_of_the_own_report_only(as_officer, board_officer):
    client = as_officer(board_officer)

    assert board_template(client).status_code == 200
    assert board_template(client, "bac-kan").status_code == 403


@pytest.mark.parametrize("name", ["admin:boards_intake_template", "admin:blocs_cycle_template"])
def test_a_template_of_nothing_is_not_found(office, name):
    assert office.get(reverse(name, args=[999_999])).status_code == 404

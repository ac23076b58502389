"""What the database itself keeps true of boards and figures."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from boards.enums import Availability, Doubt
from boards.models import (
    Board,
    BoardAlias,
    Document,
    ExchangeRate,
    Explanation,
    Figure,
    Indicator,
    IntakePart,
    IntakeRow,
    Officer,
    Province,
    Remark,
    Report,
    Succession,
)
from boards.models.indicators import unit_choices
from tests.boards.rows import document

pytestmark = pytest.mark.cases

NOW = datetime(2023, 1, 11, tzinfo=UTC)


@pytest.fixture
def figure(bloc_2022) -> Figure:
    return Figure.objects.get(report__board__slug="hoa-binh", indicator__code="trade_value")


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"amount": None}, id="reported without an amount"),
        pytest.param({"unit": ""}, id="an amount without a unit"),
        pytest.param({"availability": Availability.MISSING}, id="missing with an amount"),
        pytest.param({"currency": "USD"}, id="a currency that is not that of the unit"),
        pytest.param({"currency": ""}, id="money without a currency"),
        pytest.param({"unit": "HA"}, id="a currency on an area"),
        pytest.param({"doubt_reason": ""}, id="a doubt without a reason"),
        pytest.param({"settlement": "vì thế"}, id="a settlement without a person"),
        pytest.param({"settled_at": NOW}, id="a settlement without words"),
    ],
)
def test_a_figure_that_contradicts_itself_is_refused(figure, changes):
    with pytest.raises(IntegrityError), transaction.atomic():
        Figure.objects.filter(pk=figure.pk).update(**changes)


def test_whoever_raised_a_doubt_cannot_be_stored_as_its_settler(figure, secretary):
    with pytest.raises(IntegrityError, match="second_person"), transaction.atomic():
        Figure.objects.filter(pk=figure.pk).update(
            doubt_raised_by=secretary, settled_by=secretary, settled_at=NOW, settlement="rõ"
        )


def test_one_figure_per_report_indicator_basis_and_currency(figure):
    figure.pk = None

    with pytest.raises(IntegrityError), transaction.atomic():
        figure.save()


def test_a_settled_doubt_no_longer_stands(figure, secretary):
    assert figure.open_doubt == Doubt.BLOCKING

    figure.settled_at = NOW

    assert figure.open_doubt == Doubt.NONE


def test_open_doubts_are_those_that_nobody_answered_for(figure, secretary):
    both = Figure.objects.open_doubts().count()
    Figure.objects.filter(pk=figure.pk).update(
        settled_by=secretary, settled_at=NOW, settlement="đã xác nhận"
    )

    assert (both, Figure.objects.open_doubts().count()) == (2, 1)


def test_a_lock_without_a_reason_is_refused(figure):
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.filter(pk=figure.report_id).update(locked_at=NOW)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        pytest.param(date(2009, 12, 31), "Tên thứ nhất", id="the first name"),
        pytest.param(date(2010, 1, 1), "Tên thứ hai", id="the day it changed"),
        pytest.param(
            date(2022, 1, 1), "Ban Quản lý các khu công nghiệp tỉnh Yên Bái", id="the present one"
        ),
    ],
)
def test_a_board_is_called_what_it_was_called_that_day(bloc_2022, day, name):
    board = Board.objects.get(slug="yen-bai")
    board.names.create(name="Tên thứ nhất", ends_on=date(2010, 1, 1))
    board.names.create(name="Tên thứ hai", starts_on=date(2010, 1, 1), ends_on=date(2015, 1, 1))

    assert board.name_on(day) == name


@pytest.mark.parametrize(
    ("words", "slugs"),
    [
        pytest.param("bac kan", ["bac-kan"], id="no marks"),
        pytest.param("BẮC CẠN", ["bac-kan"], id="an alias"),
        pytest.param("Ban Quản các KCN Hòa Bình", ["hoa-binh"], id="a misprint of the article"),
        pytest.param("ban cu", ["yen-bai"], id="a name of the past"),
        pytest.param("Đà Lạt", [], id="nobody"),
    ],
)
def test_boards_are_found_by_any_of_their_names(bloc_2022, words, slugs):
    Board.objects.get(slug="yen-bai").names.create(name="Bản Cũ", ends_on=date(2010, 1, 1))

    assert [board.slug for board in Board.objects.matching(words)] == slugs


def test_boards_stand_in_vietnamese_order(bloc_2022):
    assert [board.short_name for board in Board.objects.all()] == [
        "Bắc Giang",
        "Bắc Kạn",
        "Hà Giang (KKT)",
        "Hòa Bình",
        "Phú Thọ",
        "Thái Nguyên",
        "Tuyên Quang",
        "Tuyên Quang (KCN và KKT)",
        "Yên Bái",
    ]


def test_a_merged_province_says_when(bloc_2022):
    with pytest.raises(IntegrityError), transaction.atomic():
        Province.objects.filter(slug="phu-tho").update(merged_on=date(2025, 7, 1))


def test_a_board_officer_alone_belongs_to_a_board(board_officer):
    with pytest.raises(IntegrityError), transaction.atomic():
        Officer.objects.filter(pk=board_officer.pk).update(role="auditor")


def test_an_officer_is_named_family_name_first():
    assert str(Officer(username="lan", last_name="Nguyễn", first_name="Lan")) == "Nguyễn Lan"
    assert str(Officer(username="lan")) == "lan"
    assert Officer(last_name="Nguyễn", first_name="Lan").get_short_name() == "Nguyễn Lan"


@pytest.mark.parametrize(
    ("language", "label"), [("vi", "tỷ đồng"), ("en", "billion VND")], ids=["vi", "en"]
)
def test_units_are_chosen_in_the_language_of_the_reader(language, label):
    with translation.override(language):
        assert dict(unit_choices())["VND_BN"] == label


@pytest.mark.parametrize(
    ("language", "name"),
    [("vi", "Vốn đăng ký"), ("en", "Registered capital"), (None, "Vốn đăng ký")],
)
def test_an_indicator_is_called_in_the_language_of_the_reader(bloc_2022, language, name):
    with translation.override(language):
        assert str(Indicator.objects.get(code="registered_capital")) == name


def test_units_are_vietnamese_when_no_language_is_active():
    with translation.override(None):
        assert dict(unit_choices())["VND_BN"] == "tỷ đồng"


def test_rows_are_written_as_people_say_them(figure):
    notice = Document.objects.get(slug="thong-bao-995-2022")
    average = Document.objects.get(slug="ty-gia-binh-quan-2022")
    succession = Succession.objects.get()

    assert str(notice) == "995/BKHĐT-HĐTĐKT (18/02/2022)"
    assert str(average) == "Tỷ giá bình quân năm 2022 (chuỗi PA.NUS.FCRF)"
    assert str(succession) == "merger 15/10/2025"
    assert str(figure) == "Hòa Bình 2022: Trade value (exports and imports)"
    assert str(Indicator.objects.get(code="workers")) == "Workers in the zones"
    assert str(ExchangeRate.objects.get(kind="period_end")) == "USD 2022: 23612"
    assert str(BoardAlias.objects.get(text="Bắc Cạn")) == "Bắc Cạn"
    assert str(Province.objects.get(slug="yen-bai")) == "Yên Bái"
    assert str(figure.report.board.names.model(name="Tên cũ")) == "Tên cũ"


def test_amounts_are_exact(figure):
    assert figure.amount == Decimal("763.86")
    assert figure.unit == "VND_MN"


def test_what_belongs_to_a_cell_or_a_file_reads_as_its_words():
    assert str(Explanation(text="Mở rộng nhà máy.")) == "Mở rộng nhà máy."
    assert str(Remark(text="Nguồn ở đâu?")) == "Nguồn ở đâu?"
    assert str(IntakePart(intake_id=3, sheet=1, number=2)) == "3: 1/2"
    assert str(IntakeRow(intake_id=3, number=14)) == "3: 14"


@pytest.mark.django_db
def test_papers_without_a_day_stand_last_on_every_database():
    kept = {day: document(number) for number, day in enumerate(("", "2024-05-06", "2023-01-02"))}
    for day, paper in kept.items():
        Document.objects.filter(pk=paper.pk).update(issued_on=day or None)

    assert [paper.slug for paper in Document.objects.all()] == [
        kept[day].slug for day in ("2024-05-06", "2023-01-02", "")
    ]

"""Nominations: made by the service, shown with the published place, exported as an annex."""

import io
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import translation

from awards.admin.nominations import NominationAdmin
from awards.domain.votes import votes
from awards.enums import RuleKind
from awards.models import Award, ListProfile, Nomination, OfficialFile
from awards.refusals import Refusal
from awards.services import nominate
from blocs.enums import Stage
from blocs.models import Cycle, Edition, Opinion
from blocs.refusals import Refusal as BlocRefusal
from blocs.services import move_stage
from boards.models import Board
from boards.refusals import Refused
from boards.spreadsheets.formats import WorkbookFormat
from tests.boards.rows import nomination as bare_nomination
from tests.boards.typing_in import errors, filled, messages

pytestmark = pytest.mark.django_db

LIST = "admin:awards_nomination_changelist"
ADD = "admin:awards_nomination_add"


@pytest.fixture(autouse=True)
def _in_vietnamese():
    with translation.override("vi"):
        yield


@pytest.fixture
def office(as_officer, secretary):
    return as_officer(secretary)


@pytest.fixture
def flag(db):
    return Award.objects.get(slug="co-thi-dua-bo")


def board(slug="bac-giang"):
    return Board.objects.get(slug=slug)


@pytest.fixture
def nominated(edition_2022, secretary, flag):
    return nominate(
        cycle=edition_2022.cycle,
        board=board(),
        award=flag,
        officer=secretary,
        achievements="=Thu hút 35 dự án\n+ 195.578 lao động",
        earlier_awards="@QĐ 12/QĐ-BKHĐT",
        votes_for=6,
        votes_cast=7,
        note="-",
    )


def exported(client, action, *rows, **said):
    data = {
        "action": action,
        "_selected_action": [row.pk for row in rows],
        "confirmed": "1",
        "issuer": "Khối thi đua các Ban Quản lý KCN",
        "superior": "Hội đồng Thi đua – Khen thưởng",
        **said,
    }
    return client.post(reverse(LIST), data)


def sheet_of(response):
    return openpyxl.load_workbook(io.BytesIO(response.content)).active


# The service


def test_a_nomination_cites_the_latest_published_edition(nominated, edition_2022, secretary):
    assert (nominated.edition, nominated.nominated_by) == (edition_2022, secretary)


def test_without_a_published_edition_a_nomination_cites_none(cycle_2022, secretary, flag):
    made = nominate(
        cycle=cycle_2022, board=board(), award=flag, officer=secretary, achievements="tốt"
    )

    assert made.edition is None


def refusal(**said):
    with pytest.raises(Refused) as refused:
        nominate(achievements="tốt", **said)
    return refused.value.refusal


def test_a_board_is_nominated_once_for_an_award(nominated, secretary, flag):
    said = {"cycle": nominated.cycle, "board": board(), "award": flag, "officer": secretary}

    assert refusal(**said) == Refusal.ALREADY_NOMINATED


def test_only_members_are_nominated(cycle_2022, secretary, flag):
    stranger = bare_nomination(1).board
    said = {"cycle": cycle_2022, "board": stranger, "award": flag, "officer": secretary}

    assert refusal(**said) == BlocRefusal.NOT_A_MEMBER


def test_nominations_wait_for_the_conference(cycle_2022, secretary, flag):
    Cycle.objects.filter(pk=cycle_2022.pk).update(stage=Stage.APPRAISAL)
    said = {"cycle": cycle_2022, "board": board(), "award": flag, "officer": secretary}

    assert refusal(**said) == BlocRefusal.WRONG_STAGE


# The admin


def test_staff_nominate_and_never_type_place_or_points(office, edition_2022, secretary, flag):
    data = filled(office.get(reverse(ADD)))
    typed = {"cycle": edition_2022.cycle_id, "board": board().pk, "award": flag.pk}

    office.post(reverse(ADD), {**data, **typed, "achievements": "tốt", "place": 7, "points": 1})

    made = Nomination.objects.get()
    row = office.get(reverse(LIST)).context["cl"].result_list[0]
    assert (made.edition, made.nominated_by) == (edition_2022, secretary)
    assert (row.stood_place, row.stood_points) == (1, Decimal("79.28"))


def test_the_page_of_a_new_nomination_shows_no_result_as_a_dash(office, edition_2022):
    html = office.get(reverse(ADD)).content.decode()

    assert "None" not in html
    assert html.count('<div class="readonly">–</div>') == 2


def test_points_are_written_as_the_reader_writes_numbers(office, nominated):
    page = reverse("admin:awards_nomination_change", args=[nominated.pk])

    assert '<div class="readonly">79,28</div>' in office.get(page).content.decode()
    assert '<td class="field-points">79,28</td>' in office.get(reverse(LIST)).content.decode()


def test_the_service_refuses_a_second_nomination_on_the_form_as_a_whole(office, nominated, flag):
    data = filled(office.get(reverse(ADD)))
    cycle = nominated.cycle
    move_stage(cycle=cycle, stage="appraisal", reason="chấm lại")
    typed = {"cycle": cycle.pk, "board": board("phu-tho").pk, "award": flag.pk}

    response = office.post(reverse(ADD), {**data, **typed, "achievements": "tốt"})

    assert list(errors(response)) == ["__all__"]


def test_what_the_service_refuses_is_an_error_of_the_form(office, cycle_2022, flag):
    stranger = bare_nomination(1).board
    data = filled(office.get(reverse(ADD)))
    typed = {"cycle": cycle_2022.pk, "board": stranger.pk, "award": flag.pk, "achievements": "tốt"}

    response = office.post(reverse(ADD), {**data, **typed})

    assert errors(response) == {"board": [f"{BlocRefusal.NOT_A_MEMBER.label} ({stranger})"]}
    assert Nomination.objects.count() == 1


def test_impossible_votes_are_refused(office, cycle_2022, flag):
    data = filled(office.get(reverse(ADD)))
    typed = {"cycle": cycle_2022.pk, "board": board().pk, "award": flag.pk, "achievements": "tốt"}

    response = office.post(reverse(ADD), {**data, **typed, "votes_for": 8, "votes_cast": 7})

    assert list(errors(response)) == ["__all__"]


def test_later_only_texts_and_votes_change(office, nominated):
    page = reverse("admin:awards_nomination_change", args=[nominated.pk])
    data = filled(office.get(page))

    office.post(page, {**data, "achievements": "tốt hơn", "board": board("yen-bai").pk})

    nominated.refresh_from_db()
    assert (nominated.achievements, nominated.board.slug) == ("tốt hơn", "bac-giang")


# The official list


def test_the_list_asks_what_stands_around_the_rows(office, nominated):
    data = {"action": "export_selected", "_selected_action": [nominated.pk]}

    response = office.post(reverse(LIST), data)

    form = response.context["form"]
    assert form.initial == {
        "profile": ListProfile.objects.get(),
        "issuer": nominated.cycle.bloc.name,
        "superior": nominated.cycle.bloc.council,
    }


def test_the_list_is_named_in_vietnamese_by_rfc_6266(office, nominated):
    response = exported(office, "export_selected", nominated)

    assert response["Content-Disposition"] == (
        "attachment; filename*=utf-8''"
        "Danh%20s%C3%A1ch%20%C4%91%E1%BB%81%20ngh%E1%BB%8B%20khen%20th%C6%B0%E1%BB%9Fng%202022.xlsx"
    )
    assert response["Content-Type"] == (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    )


def test_the_head_of_the_list_is_that_of_an_official_document(office, nominated):
    sheet = sheet_of(
        exported(
            office,
            "export_selected",
            nominated,
            submission_number="12/TTr-KTĐ",
            submitted_on="06/01/2023",
            place="Yên Bái",
            signed_by="Nguyễn Văn A",
        )
    )

    texts = [cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert texts[:2] == ["HỘI ĐỒNG THI ĐUA – KHEN THƯỞNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
    assert "Độc lập - Tự do - Hạnh phúc" in texts
    assert "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2022" in texts
    assert (
        "(Kèm theo Tờ trình số 12/TTr-KTĐ ngày 06 tháng 01 năm 2023 "
        "của Khối thi đua các Ban Quản lý KCN)"
    ) in texts
    assert texts[-5:] == [
        "Yên Bái, ngày 06 tháng 01 năm 2023",
        "TM. KHỐI THI ĐUA CÁC BAN QUẢN LÝ KCN",
        "TRƯỞNG KHỐI",
        "(Ký, ghi rõ họ tên, đóng dấu)",
        "Nguyễn Văn A",
    ]


def test_what_is_left_empty_is_dotted(office, nominated):
    sheet = sheet_of(exported(office, "export_selected", nominated, superior=""))

    texts = [cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert "……, ngày …… tháng …… năm ……" in texts
    assert sheet["A1"].value is None


def test_the_columns_are_those_of_the_annex(office, nominated):
    sheet = sheet_of(exported(office, "export_selected", nominated))

    assert [cell.value for cell in sheet[10]][4:9] == [None, "điểm", "điểm", None, "phiếu (%)"]
    assert [cell.value for cell in sheet[9]] == [
        "STT",
        "Tên tập thể",
        "Địa chỉ/đơn vị chủ quản",
        "Danh hiệu, hình thức đã đạt (số QĐ, ngày, cơ quan)",
        "Tóm tắt thành tích",
        "Điểm tự chấm",
        "Điểm thẩm định",
        "Xếp hạng",
        "Số phiếu/Tỷ lệ",
        "Hình thức đề nghị",
        "Ghi chú",
    ]


def test_numbers_are_numbers_and_text_never_runs(office, nominated):
    first, second, *_others = nominated.cycle.schemes.get().criteria.all()
    for criterion, layer, points in ((first, "self", "20.25"), (second, "self", "4.25")):
        Opinion.objects.create(
            board=nominated.board,
            criterion=criterion,
            layer=layer,
            by_board=nominated.board,
            points=Decimal(points),
            officer=nominated.nominated_by,
            given_at=nominated.nominated_at,
        )

    row = sheet_of(exported(office, "export_selected", nominated))[11]

    assert [cell.value for cell in row] == [
        1,
        nominated.board.name,
        "Bắc Giang",
        "@QĐ 12/QĐ-BKHĐT",
        "=Thu hút 35 dự án\n+ 195.578 lao động",
        24.5,
        79.28,
        1,
        "6/7 (85,71%)",
        "Cờ thi đua của Bộ",
        "-",
    ]
    assert "".join(cell.data_type for cell in row) == "nssssnnnsss"
    assert [cell.number_format for cell in (row[0], row[6], row[7])] == ["0", "#,##0.00", "0"]
    assert [bool(cell.quotePrefix) for cell in (row[1], row[3], row[4], row[10])] == [
        False,
        True,
        True,
        True,
    ]


def test_the_sheet_prints_on_a4_landscape(office, nominated):
    sheet = sheet_of(exported(office, "export_selected", nominated))

    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.print_title_rows, sheet.freeze_panes) == ("$9:$10", "A11")
    assert sheet.print_area == f"'{sheet.title}'!$A$1:$K$20"
    assert (sheet.oddHeader.center.text, sheet.HeaderFooter.differentFirst) == ("&P", True)
    assert {cell.font.name for cell in sheet[11]} == {"Times New Roman"}
    assert {cell.border.top.style for row in (sheet[9], sheet[11]) for cell in row} == {"thin"}
    assert {cell.alignment.wrap_text for cell in sheet[11]} == {True}


def test_rows_are_as_high_as_their_longest_text(office, nominated):
    Nomination.objects.update(achievements="Thu hút 35 dự án trong năm 2022. " * 10)

    sheet = sheet_of(exported(office, "export_selected", nominated))

    heights = [sheet.row_dimensions[row].height for row in (1, 2, 3, 5, 9, 10, 11)]
    assert heights == [16.5, 18, 11, 19.5, 49.5, 16.5, 148.5]


def test_a_row_is_never_higher_than_programs_show(office, nominated):
    Nomination.objects.update(achievements="dự án\n\n" * 40)

    sheet = sheet_of(exported(office, "export_selected", nominated))

    assert sheet.row_dimensions[11].height == 409


def test_an_illustration_is_called_so(office, nominated):
    sheet = sheet_of(exported(office, "export_selected", nominated))

    assert "MINH HỌA" in sheet["A7"].value


def test_an_official_edition_is_not_called_an_illustration(office, nominated):
    edition = nominated.edition
    payload = edition.payload.replace('"illustrative":true', '"illustrative":false')
    Edition.objects.filter(pk=edition.pk).update(payload=payload)

    sheet = sheet_of(exported(office, "export_selected", nominated))

    assert sheet["A7"].value is None


def test_the_whole_cycle_is_exported_by_award_and_place(office, nominated, secretary, flag):
    flag.rules.filter(kind=RuleKind.QUOTA_FIXED).update(number=2)
    lower = Award.objects.get(slug="bang-khen-bo-truong")
    for slug, award in (("thai-nguyen", lower), ("phu-tho", flag)):
        nominate(
            cycle=nominated.cycle,
            board=board(slug),
            award=award,
            officer=secretary,
            achievements="tốt",
        )

    sheet = sheet_of(exported(office, "export_cycle", nominated))

    assert [(sheet.cell(row, 3).value, sheet.cell(row, 8).value) for row in (11, 12, 13)] == [
        ("Bắc Giang", 1),
        ("Phú Thọ", 3),
        ("Thái Nguyên", 2),
    ]


def test_a_nomination_without_an_edition_has_no_points(office, cycle_2022, secretary, flag):
    made = nominate(
        cycle=cycle_2022, board=board(), award=flag, officer=secretary, achievements="tốt"
    )

    row = sheet_of(exported(office, "export_selected", made))[11]

    assert [row[index].value for index in (5, 6, 7, 8)] == [None, None, None, None]


def test_a_list_of_two_cycles_is_refused_in_words(office, nominated):
    other = bare_nomination(1)
    data = {"action": "export_selected", "_selected_action": [nominated.pk, other.pk]}

    response = office.post(reverse(LIST), data, follow=True)

    assert len(messages(response)) == 1


@pytest.mark.parametrize(
    ("votes_for", "votes_cast", "expected"),
    [
        pytest.param(6, 7, "6/7 (85,71%)", id="rounded half up"),
        pytest.param(7, 7, "7/7 (100,00%)", id="all"),
        pytest.param(0, 0, "0/0", id="no papers, no rate"),
        pytest.param(None, None, "", id="no vote"),
    ],
)
def test_votes_are_written_with_their_rate(votes_for, votes_cast, expected):
    assert votes(votes_for, votes_cast) == expected


# The plain table


def test_the_plain_table_has_place_and_points_as_numbers(office, nominated):
    response = office.post(
        reverse("admin:awards_nomination_export"), {"format": 0, "resource": "0"}
    )

    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
    assert [cell.value for cell in sheet[2]][:8] == [
        nominated.cycle.bloc.slug,
        2022,
        "bac-giang",
        "co-thi-dua-bo",
        1,
        1,
        79.28,
        "6/7 (85,71%)",
    ]
    assert f"{date.today():%Y}" in response["Content-Disposition"]


def test_the_plain_table_leaves_empty_what_nobody_published(office, cycle_2022, secretary, flag):
    nominate(cycle=cycle_2022, board=board(), award=flag, officer=secretary, achievements="tốt")

    response = office.post(
        reverse("admin:awards_nomination_export"), {"format": 1, "resource": "0"}
    )

    assert ";bac-giang;co-thi-dua-bo;;;;;tốt;" in response.content.decode()


def test_the_export_page_opens(office):
    assert office.get(reverse("admin:awards_nomination_export")).context["fields_list"]


def test_an_auditor_makes_no_list_that_leaves_and_nominates_nothing(as_officer, auditor, nominated):
    client = as_officer(auditor)

    answer = exported(client, "export_selected", nominated)

    assert (answer.headers.get("Content-Disposition"), OfficialFile.objects.count()) == (None, 0)
    assert client.get(reverse(ADD)).status_code == 403


def test_a_board_officer_does_not_reach_nominations(as_officer, board_officer, nominated):
    client = as_officer(board_officer)

    assert client.get(reverse(LIST)).status_code == 403
    assert client.get(reverse("admin:awards_nomination_export")).status_code == 403


def test_nobody_takes_the_plain_list_past_the_button(rf, bloc_2022, board_officer):
    request = rf.get("/")
    request.user = board_officer
    page = NominationAdmin(Nomination, admin.site)

    with pytest.raises(PermissionDenied):
        page.get_export_data(WorkbookFormat(), request, Nomination.objects.all())

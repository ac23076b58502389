"""The official list: its columns as a council wants them, kept when it leaves, printed on paper."""

import io
from decimal import Decimal
from hashlib import sha256

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone, translation

from awards.enums import ListField, PaperKind
from awards.exports.nominations import CELLS, Around, official_list
from awards.models import Award, ListColumn, ListProfile, Nomination, OfficialFile, Submission
from awards.services import nominate
from blocs.domain.editions import short_code
from blocs.models import Criterion, Opinion, Scheme
from boards.models import Board
from boards.spreadsheets.official import write_official
from tests.boards.typing_in import errors, filled
from tests.papers import as_pdf, pages_of, size_of

pytestmark = pytest.mark.django_db

LIST = "admin:awards_nomination_changelist"


@pytest.fixture(autouse=True)
def _in_vietnamese():
    with translation.override("vi"):
        yield


@pytest.fixture
def nominated(edition_2022, secretary):
    return nominate(
        cycle=edition_2022.cycle,
        board=Board.objects.get(slug="bac-giang"),
        award=Award.objects.get(slug="co-thi-dua-bo"),
        officer=secretary,
        achievements="=Thu hút 35 dự án",
        votes_for=6,
        votes_cast=7,
    )


def exported(client, row, **said):
    data = {"action": "export_cycle", "_selected_action": [row.pk], "confirmed": "1"}
    return client.post(reverse(LIST), {**data, "issuer": "Khối thi đua", **said})


def sheet_of(content):
    return openpyxl.load_workbook(io.BytesIO(content)).active


def test_a_list_is_kept_as_it_left(as_officer, secretary, nominated):
    answer = exported(as_officer(secretary), nominated, recipient="Bộ Kế hoạch và Đầu tư")

    kept = OfficialFile.objects.get()
    with kept.file.open() as stored:
        assert stored.read() == answer.content
    assert (kept.sha256, kept.size) == (sha256(answer.content).hexdigest(), len(answer.content))
    assert (kept.kind, kept.name) == (
        PaperKind.NOMINATION_LIST,
        "Danh sách đề nghị khen thưởng 2022.xlsx",
    )
    assert (kept.recipient, kept.about) == (
        "Bộ Kế hoạch và Đầu tư",
        "1 đề nghị, mẫu cột thông dụng. Bắc Giang: Cờ thi đua của Bộ",
    )
    assert (kept.cycle, kept.edition, kept.submission, kept.officer) == (
        nominated.cycle,
        nominated.edition,
        None,
        secretary,
    )


def test_a_list_takes_its_words_from_the_letter_that_it_goes_with(as_officer, secretary, nominated):
    letter = Submission.objects.create(
        cycle=nominated.cycle,
        issuer="Khối",
        recipient="Bộ",
        title="Về việc khen thưởng",
        number="12/TTr-KTĐ",
        made_by=secretary,
    )
    Nomination.objects.update(submission=letter)
    data = {"action": "export_cycle", "_selected_action": [nominated.pk]}
    client = as_officer(secretary)

    asked = client.post(reverse(LIST), data).context["form"].initial
    exported(client, nominated, profile=asked["profile"].pk)

    assert asked == {
        "profile": ListProfile.objects.get(),
        "recipient": "Bộ",
        "issuer": "Khối",
        "superior": "",
        "submission_number": "12/TTr-KTĐ",
        "submitted_on": None,
        "place": "",
        "signed_by": "",
    }
    kept = OfficialFile.objects.get()
    assert (kept.submission, kept.about[:37]) == (letter, "1 đề nghị, mẫu cột: Mẫu chung 11 cột.")


def test_a_profile_says_columns_headings_and_widths(as_officer, secretary, nominated):
    profile = ListProfile.objects.create(name="Mẫu của Bộ")
    for order, (holds, heading, width) in enumerate(
        [
            ("number", "TT", None),
            ("award", "", 30),
            ("board", "Đơn vị", None),
            ("vote_share", "", None),
            ("edition", "", None),
            ("blank", "Ý kiến của Vụ", None),
        ]
    ):
        profile.columns.create(order=order, holds=holds, heading=heading, width=width)

    sheet = sheet_of(exported(as_officer(secretary), nominated, profile=profile.pk).content)

    code = short_code(nominated.edition.fingerprint)
    assert [[cell.value for cell in row] for row in sheet["A9:F11"]] == [
        ["TT", "Hình thức đề nghị", "Đơn vị", "Tỷ lệ phiếu", "Căn cứ kết quả", "Ý kiến của Vụ"],
        [None, None, None, "%", None, None],
        [
            1,
            "Cờ thi đua của Bộ",
            nominated.board.name,
            85.71,
            f"Bản công bố số 1, mã {code}",
            None,
        ],
    ]
    assert [sheet.column_dimensions[letter].width for letter in "ABC"] == [5, 30, 26]


def test_every_column_says_nothing_where_nothing_is_known(cycle_2022):
    bare = Nomination(
        cycle=cycle_2022,
        board=Board.objects.get(slug="bac-kan"),
        award=Award.objects.get(slug="co-thi-dua-bo"),
    )
    columns = [ListColumn(holds=each) for each in ListField]

    made = official_list([bare], Around(issuer="Khối"), columns)

    assert list(CELLS) == list(ListField)
    assert dict(zip(ListField, made.rows[0], strict=True)) == {
        "number": 1,
        "board": bare.board.name,
        "address": "Bắc Kạn",
        "earlier_awards": "",
        "achievements": "",
        "self_points": None,
        "points": None,
        "place": None,
        "votes": "",
        "votes_for": None,
        "votes_cast": None,
        "vote_share": None,
        "award": "Cờ thi đua của Bộ",
        "grantor": "Bộ trưởng",
        "edition": "",
        "note": "",
        "blank": "",
    }


def test_claims_on_a_scheme_that_was_replaced_do_not_count(nominated):
    scores = nominated.cycle.schemes.get()
    replaced = Scheme.objects.create(
        cycle=nominated.cycle, code="cu", name="Cũ", name_en="Old", prepared_by=scores.prepared_by
    )
    copied = scores.criteria.first()
    old = Criterion.objects.create(
        scheme=replaced,
        code=copied.code,
        name="Cũ",
        name_en="Old",
        maximum=10,
        method=copied.method,
        parameters=copied.parameters,
        indicator=copied.indicator,
        order=1,
    )
    for criterion, points in ((copied, "20"), (old, "7")):
        Opinion.objects.create(
            board=nominated.board,
            criterion=criterion,
            layer="self",
            by_board=nominated.board,
            points=Decimal(points),
            officer=nominated.nominated_by,
            given_at=timezone.now(),
        )
    column = ListColumn(holds="self_points")

    made = official_list([nominated], Around(issuer="Khối"), [column])

    assert made.rows == [[Decimal("20.00")]]


@pytest.mark.parametrize("times", [1, 3])
def test_a_list_costs_the_same_for_any_number_of_rows(nominated, times, django_assert_num_queries):
    read = Nomination.objects.select_related("cycle__bloc", "board__province", "award", "edition")
    rows = list(read.prefetch_related("board__names")) * times

    with django_assert_num_queries(4):
        official_list(rows, Around(issuer="Khối"))


def test_sixty_rows_are_printed_on_a4_landscape_with_headings_on_every_page(nominated):
    nominated.achievements = (
        "Thu hút 35 dự án, tổng vốn đăng ký 1.277 triệu USD, vượt kế hoạch năm."
    )
    around = Around(
        issuer="Khối thi đua các Ban Quản lý",
        superior="Hội đồng Thi đua – Khen thưởng",
        submission_number="12/TTr-KTĐ",
        place="Yên Bái",
        signed_by="Nguyễn Văn A",
    )

    printed = as_pdf(write_official(official_list([nominated] * 60, around)), kind="xlsx")

    first, *others = pages_of(printed)
    assert size_of(printed) == (297, 210)
    assert first[0] == "HỘI ĐỒNG THI ĐUA – KHEN THƯỞNG CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert first[1] == "KHỐI THI ĐUA CÁC BAN QUẢN LÝ Độc lập - Tự do - Hạnh phúc"
    assert "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2022" in first
    assert len(others) >= 2
    for number, page in enumerate(others, start=2):
        assert (page[0], "STT Tên tập thể" in " ".join(page[1:6])) == (str(number), True)
        assert "điểm điểm phiếu (%)" in page
    assert others[-1][-2:] == ["(Ký, ghi rõ họ tên, đóng dấu)", "Nguyễn Văn A"]


def test_a_list_without_units_has_no_row_of_them(nominated):
    columns = [ListColumn(holds=each) for each in ("number", "board", "award", "note")]
    columns += [ListColumn(holds="blank"), ListColumn(holds="grantor")]

    sheet = sheet_of(write_official(official_list([nominated], Around(issuer="Khối"), columns)))

    assert (sheet.print_title_rows, sheet["A10"].value) == ("$9:$9", 1)


# The form of a profile


def page_of(client, **said):
    page = reverse("admin:awards_listprofile_change", args=[ListProfile.objects.get().pk])
    data = filled(client.get(page))
    return client.post(page, {**data, **said})


def test_staff_give_a_column_another_heading(as_officer, secretary):
    answer = page_of(as_officer(secretary), **{"columns-0-heading": "TT", "made_for": "Bộ KH&ĐT"})

    profile = ListProfile.objects.get()
    assert (answer.status_code, profile.made_for, profile.columns.first().heading) == (
        302,
        "Bộ KH&ĐT",
        "TT",
    )


def test_the_profiles_are_listed_with_the_number_of_their_columns(as_officer, secretary):
    page = as_officer(secretary).get(reverse("admin:awards_listprofile_changelist"))

    assert '<td class="field-column_count">11</td>' in page.content.decode()


@pytest.mark.parametrize(
    ("said", "code"),
    [
        pytest.param({"columns-1-holds": "number"}, "twice", id="the same twice"),
        pytest.param(
            {f"columns-{at}-DELETE": "on" for at in range(6)}, "too_few", id="too few columns"
        ),
        pytest.param({f"columns-{at}-width": 80 for at in range(5)}, "too_wide", id="too wide"),
        pytest.param({"columns-1-width": 3}, None, id="a column nobody can read"),
    ],
)
def test_a_profile_that_cannot_be_laid_out_is_refused(as_officer, secretary, said, code):
    answer = page_of(as_officer(secretary), **said)

    formset = answer.context["inline_admin_formsets"][0].formset
    assert [error.code for error in formset.non_form_errors().as_data()] == [code] * bool(code)
    assert not formset.is_valid()


def test_only_one_profile_is_offered_first(as_officer, secretary):
    client, page = as_officer(secretary), reverse("admin:awards_listprofile_add")
    data = {**filled(client.get(page)), "name": "Khác", "is_default": "on"}

    answer = client.post(page, data)

    assert list(errors(answer)) == ["__all__"]

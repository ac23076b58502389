"""The pages of the register: a decision beside its annex, what it is at odds with, and ends."""

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from openpyxl import Workbook

from awards.documents.drafting import draft_of
from awards.domain.annex import Comparison
from awards.enums import RuleKind
from awards.models import (
    AwardRule,
    Conferral,
    Decision,
    Ending,
    OfficialFile,
    Submission,
)
from awards.queries.deciding import differences, proposed, suggested
from awards.refusals import Refusal
from blocs.enums import Stage
from blocs.models import Cycle
from boards.models import Document
from boards.refusals import Refused
from boards.spreadsheets.faults import FileFault
from tests.awards.decided import (
    FLAG,
    MERIT,
    PAPER,
    award,
    board,
    closed,
    decide,
    grant,
    granted,
    nominated,
)
from tests.boards.typing_in import messages

pytestmark = pytest.mark.django_db

ANNEX = """STT\tTên đơn vị\tGhi chú
I. Tặng Cờ thi đua của Bộ cho:
1\tBan Quản lý các khu công nghiệp tỉnh Bắc Giang
II\tBằng khen của Bộ trưởng
1\tphu tho
"""
SAID = {
    **PAPER,
    "issued_on": "03/02/2023",
    "signed_by": "Bộ trưởng",
    "annex": ANNEX,
    "differs": "",
}


@pytest.fixture(autouse=True)
def _in_vietnamese():
    with translation.override("vi"):
        yield


@pytest.fixture
def year(edition_2022):
    return closed(edition_2022.cycle)


@pytest.fixture
def flag(year, secretary):
    return nominated(year, secretary)


@pytest.fixture
def merit(year, secretary):
    return nominated(year, secretary, "phu-tho", MERIT)


@pytest.fixture
def register(as_officer, secretary):
    return as_officer(secretary)


def address(cycle):
    return reverse("admin:awards_decision_record", args=[cycle.pk])


def ticked(*nominations, **said):
    return {**SAID, "granted": [each.pk for each in nominations], **said}


def checked(client, where, data):
    """What the page shows, and the form that says yes to exactly that."""
    answer = client.post(where, data)
    found = answer.context["checked"]
    return found, {**data, "seen": found.mark if found else "", "record": "1"}


def errors(answer):
    return answer.context["form"].non_field_errors()


# Recording


def test_what_waits_is_ticked_and_called_as_the_last_decision(register, year, flag, merit):
    decide(year, flag.nominated_by, granted(flag), signed_by="Bộ trưởng")

    page = register.get(address(year))

    form = page.context["form"]
    assert [(row.name, bool(row.decided), on) for row, on in form.ticks()] == [
        ("Bắc Giang", True, False),
        ("Phú Thọ", False, True),
    ]
    assert (form["issuer"].value(), form["signed_by"].value()) == (PAPER["issuer"], "Bộ trưởng")
    assert page.context["why_not"] == ""


def test_only_what_was_submitted_is_ticked_where_something_was(year, flag, merit, monkeypatch):
    rows = proposed(year)
    sent = [rows[0], type(rows[1])(rows[1].nomination, "Phú Thọ", "Bằng khen", "12/TTr", "")]

    assert suggested(year, sent)["granted"] == [str(merit.pk)]


def test_a_list_that_equals_the_annex_is_recorded_once_it_was_checked(register, year, flag, merit):
    found, yes = checked(register, address(year), ticked(flag, merit))
    scan = SimpleUploadedFile("qd.pdf", b"%PDF-1.7")

    answer = register.post(address(year), {**yes, "file": scan})

    made = Decision.objects.get()
    assert (found.comparison.both, found.comparison.agrees, found.differs) == (2, True, ())
    assert answer.url == reverse("admin:awards_decision_change", args=[made.pk])
    assert (made.annex, made.differs, made.conferrals.count()) == (ANNEX.strip(), "", 2)
    assert bool(made.document.file) is True
    assert messages(register.get(answer.url)) == ["Đã ghi sổ 2 lượt tặng thưởng."]


def test_differences_are_told_row_by_row_and_recorded_only_with_a_reason(
    register, year, flag, merit
):
    rows = f"{ANNEX}2\tHoà Bình\n3\tSở Tài chính\n"
    data = ticked(flag, annex=rows)

    found, yes = checked(register, address(year), data)
    refused = register.post(address(year), yes)
    done = register.post(address(year), {**yes, "differs": "đã hỏi văn thư"})

    assert found.differs == (
        "Chỉ có trong phụ lục, dòng 5: 1 phu tho",
        "Chỉ có trong phụ lục, dòng 6: 2 Hoà Bình",
        "Không hiểu được dòng 7 của phụ lục: 3 Sở Tài chính. Không có “Sở Tài chính”.",
    )
    assert errors(refused) == [str(Refusal.ANNEX_DIFFERS.label)]
    assert refused.context["checked"].differs == found.differs
    assert done.status_code == 302
    assert Decision.objects.get().differs == "đã hỏi văn thư"


def test_a_board_that_nobody_knows_by_this_name_is_told_and_no_heading(register, year, flag):
    data = ticked(flag, annex="1\tBQL các KCN Bắc Giang\tCờ thi đua của Bộ\n")

    found, _yes = checked(register, address(year), data)

    assert [each.split(":")[0] for each in found.differs] == [
        "Chỉ có trong danh sách",
        "Không hiểu được dòng 1 của phụ lục",
    ]


def test_what_stands_only_in_the_list_is_told_in_both_languages(year):
    only = Comparison(0, ((board("yen-bai").pk, award(FLAG).pk),))

    with translation.override("en"):
        english = differences(only)

    assert differences(only) == ("Chỉ có trong danh sách: Yên Bái – Cờ thi đua của Bộ.",)
    assert english == ("In the list only: Yên Bái – Emulation flag of the ministry.",)


def test_what_the_rules_say_is_told_and_refuses_nothing(register, year, flag, merit):
    for kind, number in ((RuleKind.INTERVAL, 5), (RuleKind.ONE_ACHIEVEMENT, None)):
        AwardRule.objects.create(
            award=award(MERIT), kind=kind, number=number, starts_on="2020-01-01", source="Điều 9",
            certainty="press",
        )  # fmt: skip
    before, _made = Cycle.objects.get_or_create(
        bloc=year.bloc, year=2021, defaults={"members_on": "2021-12-31", "stage": Stage.CLOSED}
    )
    decide(
        before,
        flag.nominated_by,
        grant("phu-tho", MERIT),
        number="1/QĐ",
        issued_on=date(2022, 2, 3),
    )
    Document.objects.create(slug="x", kind="decision", **{**PAPER, "issuer": "Bộ KH&ĐT"})
    data = ticked(flag, merit, annex="")
    strange = {"board-0": board("yen-bai").pk, "award-0": award(MERIT).pk, "reason-0": "đột xuất"}
    strange |= {"board-1": board("bac-giang").pk, "award-1": award(MERIT).pk, "reason-1": "x"}
    year.bloc.memberships.filter(board__slug="yen-bai").update(ends_on="2022-03-01")

    found, yes = checked(register, address(year), data | strange)
    done = register.post(address(year), yes)

    press = "(theo báo chí)"
    assert (found.comparison, done.status_code) == (None, 302)
    assert list(found.warned) == [
        "Cơ quan khác có quyết định mang số đó trong năm: 12/QĐ-BKHĐT (03/02/2023).",
        "Phú Thọ, Bằng khen của Bộ trưởng: Đã được tặng năm 2021 (1/QĐ (03/02/2022)); hai lần "
        f"cách nhau ít nhất 5 năm. Điều 9 {press}",
        "Yên Bái, Bằng khen của Bộ trưởng: Không phải thành viên của khối trong năm.",
        "Bắc Giang, Bằng khen của Bộ trưởng: Thành tích của năm đã được đề nghị: Cờ thi đua của "
        f"Bộ. Điều 9 {press}",
    ]


def test_nobody_records_what_was_not_read(register, year, flag, merit):
    _found, yes = checked(register, address(year), ticked(flag))

    answer = register.post(address(year), {**yes, "granted": [flag.pk, merit.pk]})

    assert (answer.context["surprised"], Decision.objects.count()) == (True, 0)


def test_an_annex_comes_as_a_workbook_and_its_rows_stay_in_the_box(register, year, flag):
    book, data = Workbook(), io.BytesIO()
    book.active.append(["TT", "Đơn vị", "Hình thức"])
    book.active.append([1, "BQL KCN Bắc Giang", "Cờ thi đua của Bộ"])
    book.save(data)
    table = SimpleUploadedFile("phu-luc.xlsx", data.getvalue())

    answer = register.post(address(year), ticked(flag, annex="", annex_file=table))

    assert answer.context["checked"].comparison.agrees is True
    assert answer.context["form"]["annex"].value() == (
        "TT\tĐơn vị\tHình thức\n1\tBQL KCN Bắc Giang\tCờ thi đua của Bộ"
    )


@pytest.mark.parametrize(
    ("said", "field", "sentence"),
    [
        pytest.param(
            {"annex_file": SimpleUploadedFile("a.pdf", b"%PDF")},
            "annex_file", "Chỉ đọc tệp .xlsx và .csv.", id="an annex of another kind",
        ),
        pytest.param(
            {"annex_file": SimpleUploadedFile("a.xlsx", b"PK\x03\x04 no")},
            "annex_file", str(FileFault.NOT_A_WORKBOOK.label), id="an annex that is broken",
        ),
        pytest.param(
            {"file": SimpleUploadedFile("a.pdf", b"MZ")}, "file",
            "Nội dung tệp không đúng với phần mở rộng: hãy lưu lại theo đúng định dạng.",
            id="no scan",
        ),
        pytest.param({"granted": []}, "granted",
                     "Đánh dấu đề nghị được tặng, hoặc ghi ở phần dưới.", id="nothing granted"),
        pytest.param({"granted": ["999999"]}, "granted",
                     "Đề nghị này hiện không tặng được nữa.", id="an unknown nomination"),
        pytest.param({"reason-0": "x"}, "board-0", "Chọn đơn vị.", id="a reason without a board"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_where_it_is(register, year, flag, said, field, sentence):
    answer = register.post(address(year), ticked(flag, **said))

    assert answer.context["form"].errors[field] == [sentence]
    assert sentence in answer.content.decode()


def test_a_board_without_a_nomination_needs_an_award_and_a_reason(register, year, flag):
    answer = register.post(address(year), ticked(flag) | {"board-0": board("yen-bai").pk})

    found = answer.context["form"].errors
    assert (found["award-0"], list(found["reason-0"])) == (
        ["Chọn hình thức khen thưởng."],
        [str(Refusal.GRANT_NEEDS_REASON.label)],
    )
    assert answer.context["form"].more_used is True


def test_a_number_that_is_taken_is_told_and_nothing_is_lost(register, year, flag, merit):
    _found, yes = checked(register, address(year), ticked(flag, annex=""))
    decide(year, flag.nominated_by, grant("yen-bai"))

    answer = register.post(address(year), yes)

    [sentence] = errors(answer)
    assert "12/QĐ-BKHĐT (03/02/2023): Về việc tặng Cờ thi đua" in sentence
    assert answer.context["form"]["signed_by"].value() == "Bộ trưởng"


def test_the_page_says_why_nothing_can_be_recorded(as_officer, secretary, auditor, year):
    Cycle.objects.filter(pk=year.pk).update(stage=Stage.CONFERENCE)
    early = as_officer(secretary).get(address(year)).context["why_not"]
    closed(year)

    assert "Hội nghị" in early or "hội nghị" in early
    reader = as_officer(auditor)
    assert reader.get(address(year)).context["why_not"] == "Thường trực Hội đồng ghi sổ quyết định."
    assert reader.post(address(year), SAID).status_code == 403


def test_adding_a_decision_begins_with_the_year(register, as_officer, auditor, year):
    page = reverse("admin:awards_decision_add")

    assert [each.pk for each in register.get(page).context["years"]] == [year.pk]
    assert as_officer(auditor).get(page).status_code == 403
    assert register.get(address(year).replace(str(year.pk), "9999")).status_code == 404


def test_checking_costs_the_same_for_any_number_of_awards(register, year, secretary):
    def queries(*slugs):
        rows = [nominated(year, secretary, slug, MERIT) for slug in slugs]
        annex = "".join(f"{slug}\tBằng khen của Bộ trưởng\n" for slug in slugs)
        with CaptureQueriesContext(connection) as found:
            answer = register.post(address(year), ticked(*rows, annex=annex))
        assert answer.context["checked"].comparison.both == len(rows)
        return len(found)

    queries("bac-giang")

    assert queries("phu-tho") == queries("yen-bai", "hoa-binh", "bac-kan")


# Ending


@pytest.fixture
def given(year, flag, merit):
    return decide(year, flag.nominated_by, granted(flag), granted(merit))


def ending(decision):
    return reverse("admin:awards_decision_end", args=[decision.pk])


def ends(*rows, **said):
    paper = {"number": "90/QĐ-BKHĐT", "issued_on": "01/09/2023", "title": "Hủy bỏ"}
    data = {"status": "cancelled", "ground": "khai sai", "issuer": PAPER["issuer"], **paper, **said}
    return {**data, "conferrals": [row.pk for row in rows]}


def test_awards_end_by_a_new_decision_once_it_was_read_what_rests_on_them(register, given):
    row = given.conferrals.get(award__slug=FLAG)
    found, yes = checked(register, ending(given), ends(row))

    answer = register.post(ending(given), yes)

    later = Ending.objects.get()
    assert (found.warned, answer.status_code) == ((), 302)
    assert (later.conferral, later.status, later.decision.document.number, later.ground) == (
        row, "cancelled", "90/QĐ-BKHĐT", "khai sai",
    )  # fmt: skip
    assert messages(register.get(answer.url)) == [
        "Đã ghi sổ việc hủy bỏ, thu hồi 1 lượt tặng thưởng."
    ]
    shown = dict(register.get(ending(given)).context["form"].fields["conferrals"].choices)
    assert shown[str(row.pk)] == "Bắc Giang – Cờ thi đua của Bộ (đã hủy bỏ)"


def test_awards_end_by_a_decision_that_is_recorded(register, given, secretary):
    later = decide(given.cycle, secretary, number="90/QĐ-BKHĐT")
    rows = list(given.conferrals.all())
    blank = {"number": "", "issued_on": "", "title": "", "issuer": ""}
    _found, yes = checked(register, ending(given), ends(*rows, decision=later.pk, **blank))

    register.post(ending(given), yes)

    assert {each.decision for each in Ending.objects.all()} == {later}
    assert [str(each.status) for each in Conferral.objects.all()] == ["cancelled"] * 2


def test_an_end_that_is_refused_stands_above_the_form(register, given):
    row = given.conferrals.first()
    _found, yes = checked(register, ending(given), ends(row, issued_on="01/01/2023"))

    answer = register.post(ending(given), yes)
    changed = register.post(ending(given), {**yes, "ground": "khác"})

    assert "ngày trước" in errors(answer)[0]
    assert (changed.context["surprised"], Ending.objects.count()) == (True, 0)


def test_recovered_awards_are_not_offered_any_more(register, given, secretary):
    later = decide(given.cycle, secretary, number="90/QĐ-BKHĐT")
    for row in given.conferrals.all():
        Ending.objects.create(conferral=row, status="recovered", decision=later, ground="x")

    page = register.get(ending(given))

    assert page.context["rows"] == []
    assert "không còn lượt tặng thưởng nào" in page.content.decode()


def test_who_may_not_decide_ends_nothing(as_officer, auditor, board_officer, given):
    row = given.conferrals.first()

    assert as_officer(auditor).post(ending(given), ends(row)).status_code == 403
    assert as_officer(board_officer).get(ending(given)).status_code == 403
    assert as_officer(auditor).get("/admin/awards/decision/999999/end/").status_code == 404


# Lists and forms of the admin


def test_conferrals_are_listed_by_what_became_of_them(register, given, secretary):
    first, second = given.conferrals.order_by("pk")
    later = decide(given.cycle, secretary, number="90/QĐ-BKHĐT")
    for row, status in ((first, "cancelled"), (first, "recovered"), (second, "cancelled")):
        Ending.objects.create(conferral=row, status=status, decision=later, ground="x")
    third = decide(given.cycle, secretary, grant("yen-bai"), number="14/QĐ").conferrals.get()
    page = reverse("admin:awards_conferral_changelist")

    found = {
        status: [row.pk for row in register.get(page, {"status": status}).context["cl"].queryset]
        for status in ("granted", "cancelled", "recovered", "gone")
    }

    assert {name: set(rows) for name, rows in found.items()} == {
        "granted": {third.pk},
        "cancelled": {second.pk},
        "recovered": {first.pk},
        "gone": {first.pk, second.pk, third.pk},
    }


def test_a_recorded_decision_is_read_and_only_its_signer_corrected(register, given):
    page = reverse("admin:awards_decision_change", args=[given.pk])
    shown = register.get(page).content.decode()

    inline = {"conferrals-TOTAL_FORMS": "0", "conferrals-INITIAL_FORMS": "0"}
    register.post(page, {"signed_by": "Trần Văn B", "document": "1", "cycle": "1", **inline})

    given.refresh_from_db()
    assert (given.signed_by, given.document.number) == ("Trần Văn B", "12/QĐ-BKHĐT")
    assert reverse("awards:decision", args=[given.document.slug]) in shown
    assert "conferrals-0-board" not in shown


def test_superusers_delete_nothing_that_was_decided(as_officer, given, django_user_model):
    root = as_officer(
        django_user_model.objects.create_superuser("goc", password="x" * 12, role="secretariat")
    )

    for row in (given, given.conferrals.first()):
        name = f"admin:awards_{row._meta.model_name}_delete"
        assert root.post(reverse(name, args=[row.pk]), {"post": "yes"}).status_code == 403


# The draft


def test_a_draft_is_made_of_what_is_ticked_and_kept(register, year, flag, merit, secretary):
    letter = Submission.objects.create(
        cycle=year, issuer="Khối thi đua", recipient="Bộ", title="Về việc khen thưởng",
        number="12/TTr-KTĐ", dated=date(2023, 1, 20), made_by=secretary,
    )  # fmt: skip
    type(flag).objects.filter(pk=flag.pk).update(submission=letter)
    AwardRule.objects.create(
        award=award(), kind="form", starts_on="2020-01-01", source="Nghị định 98", wording="07",
        certainty="press",
    )  # fmt: skip

    word = register.post(address(year), ticked(flag, draft="docx"))
    paper = register.post(address(year), ticked(flag, merit, draft="pdf"))

    files = [b"".join(each.streaming_content)[:4] for each in (word, paper)]
    assert files == [b"PK\x03\x04", b"%PDF"]
    assert word["Content-Disposition"] == (
        'attachment; filename="du-thao-quyet-dinh-khen-thuong-2022.docx"'
    )
    assert [(each.kind, each.about) for each in OfficialFile.objects.order_by("pk")] == [
        ("decision", "Dự thảo quyết định khen thưởng: 1 đề nghị"),
        ("decision", "Dự thảo quyết định khen thưởng: 2 đề nghị"),
    ]
    assert Decision.objects.count() == 0
    said = draft_of(year, [proposed(year)[0].nomination], issuer="")
    assert (said["issuer"], said["warning"].startswith("DỰ THẢO. ")) == ("Bộ trưởng", True)
    assert list(said["grounds"]) == [
        "Căn cứ Nghị định 98;",
        "Xét đề nghị tại Tờ trình số 12/TTr-KTĐ ngày 20 tháng 01 năm 2023 của Khối thi đua về việc "
        "khen thưởng.",
    ]
    assert [row["board"] for row in said["granted"]] == [board("bac-giang").name]


def test_a_draft_of_nothing_and_one_that_a_template_refuses_are_told(
    register, year, flag, monkeypatch
):
    def refuses(*args, **said):
        raise Refused(Refusal.NOTHING_CHOSEN)

    nothing = messages(register.post(address(year), ticked(draft="docx")))
    monkeypatch.setattr("awards.admin.deciding.make_draft", refuses)

    assert nothing == ["Đánh dấu các đề nghị đưa vào dự thảo."]
    assert messages(register.post(address(year), ticked(flag, draft="pdf"))) == [
        str(Refusal.NOTHING_CHOSEN.label)
    ]

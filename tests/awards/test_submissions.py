"""Submissions: drafted, asked again when sent, sealed, withdrawn; and the page for all that."""

import json
from datetime import date
from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from awards.enums import RuleKind, SubmissionState
from awards.models import (
    Award,
    AwardRule,
    Conferral,
    Decision,
    Nomination,
    OfficialFile,
    PieceRule,
    Submission,
)
from awards.queries.sending import sending
from awards.refusals import Refusal
from awards.services import nominate
from awards.services.submitting import (
    cite_latest,
    draft_submission,
    drop_submission,
    edit_submission,
    submit,
    withdraw_submission,
)
from blocs.domain.editions import canonical, fingerprint
from blocs.enums import Stage
from blocs.models import Cycle, Edition, Membership
from blocs.refusals import Refusal as BlocRefusal
from boards.models import Board
from boards.refusals import Refused
from tests.awards.catalogue import FLAG, the_flag
from tests.boards.rows import document
from tests.boards.rows import nomination as bare_nomination
from tests.boards.typing_in import errors, messages
from tests.test_docs import code, rows

pytestmark = pytest.mark.django_db

MERIT = "bang-khen-bo-truong"
DOCUMENTED = [
    key
    for keys, _says in rows("docs/dossiers.md", "Key of a nomination", "Says")
    for key in code(keys)
]
LETTER = {
    "issuer": "Khối thi đua",
    "superior": "",
    "recipient": "Hội đồng Thi đua",
    "title": "Đề nghị khen thưởng năm 2022",
    "number": "12/TTr-KTĐ",
    "dated": date(2023, 1, 10),
    "place": "Phú Thọ",
    "signed_by": "Nguyễn Văn A",
    "signer_role": "Trưởng khối",
    "grounds": "Luật Thi đua, khen thưởng\n\nNghị định 91/2017/NĐ-CP",
}


@pytest.fixture(autouse=True)
def _in_vietnamese():
    with translation.override("vi"):
        yield


@pytest.fixture(autouse=True)
def _without_papers(db):
    """What dossiers ask for is tested beside them."""
    PieceRule.objects.all().delete()


@pytest.fixture
def year(edition_2022):
    Cycle.objects.filter(pk=edition_2022.cycle_id).update(stage=Stage.PROPOSED)
    return Cycle.objects.select_related("bloc").get(pk=edition_2022.cycle_id)


@pytest.fixture
def propose(year, secretary):
    def made(slug="bac-giang", of=FLAG):
        return nominate(
            cycle=year,
            board=Board.objects.get(slug=slug),
            award=Award.objects.get(slug=of),
            officer=secretary,
            achievements="tốt",
        )

    return made


@pytest.fixture
def draft(year, secretary, propose):
    return drafted(year, secretary, propose())


def drafted(year, officer, *nominations, **letter):
    keys = [each.pk for each in nominations]
    return draft_submission(cycle=year, officer=officer, nominations=keys, **LETTER | letter)


def sent(draft, officer):
    return submit(submission=draft, officer=officer, read=sending(draft).fingerprint)


def said(draft):
    return [each.what.vi for each in sending(draft).reasons]


def later_edition(year):
    first = Edition.objects.get(cycle=year)
    made = Edition(
        cycle=year,
        number=2,
        payload=first.payload.replace('"edition":1', '"edition":2'),
        fingerprint="2" * 64,
        prepared_by=first.prepared_by,
        prepared_at=first.prepared_at,
        approved_by=first.approved_by,
        published_at=first.published_at,
    )
    made.save()
    return made


# Sending


def test_what_is_sent_is_sealed_with_what_it_rests_on(draft, secretary):
    kept = sent(draft, secretary)

    document = kept.sealed
    [row] = document["nominations"]
    assert (kept.state, kept.submitted_by) == (SubmissionState.SUBMITTED, secretary)
    assert kept.fingerprint == fingerprint(document)
    assert kept.payload.encode() == canonical(json.loads(kept.payload))
    assert (document["letter"]["number"], document["letter"]["dated"]) == (
        "12/TTr-KTĐ",
        "2023-01-10",
    )
    assert document["letter"]["grounds"] == [
        "Luật Thi đua, khen thưởng",
        "Nghị định 91/2017/NĐ-CP",
    ]
    assert (row["board"], row["place"], row["points"], row["edition"], row["illustrative"]) == (
        "bac-giang",
        1,
        "79.28",
        1,
        True,
    )
    assert row["ballot"] is None
    assert set(row) == set(DOCUMENTED)
    assert {each["ground"]: each["verdict"] for each in row["grounds"]}["quota"] == "met"


def test_the_seal_does_not_depend_on_who_reads(draft):
    with translation.override("en"):
        english = sending(draft)

    assert english.fingerprint == sending(draft).fingerprint
    assert english.document["nominations"][0]["grounds"][0]["source"].startswith("bản công bố")


def test_everything_is_asked_again_and_said_at_once(draft, year, secretary, propose):
    second = propose("thai-nguyen", MERIT)
    edit_submission(
        submission=draft,
        nominations=[*draft.nominations.values_list("pk", flat=True), second.pk],
        **LETTER | {"number": "", "signed_by": ""},
    )
    AwardRule.objects.filter(award__slug=FLAG, kind=RuleKind.QUOTA_FIXED).update(number=0)
    later_edition(year)
    Membership.objects.filter(board=second.board).update(ends_on=date(2022, 6, 1))

    draft.refresh_from_db()

    with pytest.raises(Refused) as refused:
        sent(draft, secretary)

    assert refused.value.refusal == Refusal.SUBMISSION_NOT_READY
    assert said(draft) == [
        "Tờ trình chưa có số.",
        "Chưa có người ký.",
        "Bản công bố mới nhất là số 2; đề nghị còn dẫn số 1.",
        "Nhiều nhất 0 đơn vị của khối trong một năm. Đã đề nghị 0, còn 0. (Thông lệ của các khối "
        "thuộc bộ; hướng dẫn từng năm của Hội đồng (chưa đối chiếu))",
        "Bản công bố mới nhất là số 2; đề nghị còn dẫn số 1.",
        "Đơn vị không còn là thành viên của khối.",
    ]
    assert "Bắc Giang, Cờ thi đua của Bộ: Bản công bố" in refused.value.detail
    assert Submission.objects.get(pk=draft.pk).state is SubmissionState.DRAFT


def test_what_changed_after_it_was_read_is_read_again(draft, secretary):
    read = sending(draft).fingerprint
    Nomination.objects.update(achievements="rất tốt")

    with pytest.raises(Refused) as refused:
        submit(submission=draft, officer=secretary, read=read)

    assert refused.value.refusal == Refusal.SUBMISSION_CHANGED


def test_a_draft_is_sent_once(draft, secretary):
    sent(draft, secretary)

    with pytest.raises(Refused) as refused:
        sent(draft, secretary)

    assert refused.value.refusal == Refusal.NOT_A_DRAFT


def test_nothing_is_sent_at_another_stage(draft, year, secretary):
    Cycle.objects.filter(pk=year.pk).update(stage=Stage.CONFERENCE)

    with pytest.raises(Refused) as refused:
        sent(draft, secretary)

    assert refused.value.refusal == BlocRefusal.WRONG_STAGE


def test_reading_costs_the_same_for_any_number(year, secretary, propose):
    one = drafted(year, secretary, propose(), number="1")
    rest = [propose(slug, MERIT) for slug in ("bac-kan", "thai-nguyen", "phu-tho")]
    three = drafted(year, secretary, *rest, number="3")

    asked = []
    for key in (one.pk, three.pk):
        row = Submission.objects.select_related("cycle__bloc").get(pk=key)
        with CaptureQueriesContext(connection) as queries:
            sending(row)
        asked.append(len(queries))

    assert asked[0] == asked[1]


# Withdrawing


def test_what_is_withdrawn_can_be_sent_anew_under_another_number(draft, year, secretary):
    sent(draft, secretary)

    withdrawn = withdraw_submission(submission=draft, officer=secretary, reason=" Sai tên ")
    again = drafted(year, secretary, Nomination.objects.get(), number="13/TTr-KTĐ")

    assert (withdrawn.state, withdrawn.withdrawal_reason) == (SubmissionState.WITHDRAWN, "Sai tên")
    assert withdrawn.sealed["nominations"][0]["board"] == "bac-giang"
    assert sent(again, secretary).state is SubmissionState.SUBMITTED
    assert [each.number for each in Submission.objects.sent()] == ["13/TTr-KTĐ"]


@pytest.mark.parametrize(
    ("reason", "first", "refusal"),
    [
        pytest.param(" ", sent, Refusal.WITHDRAWAL_NEEDS_REASON, id="without a reason"),
        pytest.param("Sai", lambda *_: None, Refusal.NOT_SENT, id="a draft"),
    ],
)
def test_what_is_not_withdrawn(draft, secretary, reason, first, refusal):
    first(draft, secretary)

    with pytest.raises(Refused) as refused:
        withdraw_submission(submission=draft, officer=secretary, reason=reason)

    assert refused.value.refusal == refusal


def test_what_was_decided_is_not_withdrawn(draft, year, secretary):
    sent(draft, secretary)
    made = Nomination.objects.get()
    Conferral.objects.create(
        decision=Decision.objects.create(document=document(1), cycle=year),
        board=made.board,
        award=made.award,
        nomination=made,
    )

    with pytest.raises(Refused) as refused:
        withdraw_submission(submission=draft, officer=secretary, reason="Sai tên")

    assert refused.value.refusal == Refusal.DECIDED_ALREADY


# Drafting


def test_a_number_is_used_once_by_an_issuer_in_a_year(draft, year, secretary):
    with pytest.raises(Refused) as refused:
        drafted(year, secretary, number="12/ttr-KTD")

    assert refused.value.refusal == Refusal.SUBMISSION_NUMBER_TAKEN
    assert drafted(year, secretary, dated=date(2024, 1, 10)).pk
    assert drafted(year, secretary, issuer="Khối khác").pk


def test_a_nomination_is_in_one_submission(draft, year, secretary):
    with pytest.raises(Refused) as refused:
        drafted(year, secretary, Nomination.objects.get(), number="13/TTr-KTĐ")

    assert (refused.value.refusal, refused.value.detail) == (
        Refusal.NOMINATION_ELSEWHERE,
        "Bắc Giang",
    )


def test_a_nomination_of_another_year_is_refused(draft):
    other = bare_nomination(1)

    with pytest.raises(Refused) as refused:
        edit_submission(submission=draft, nominations=[other.pk], **LETTER)

    assert refused.value.refusal == Refusal.NOMINATION_OF_OTHER_YEAR


def test_a_dropped_draft_frees_its_nominations(draft):
    drop_submission(submission=draft)

    assert Nomination.objects.get().submission is None


def test_a_nomination_is_led_to_the_latest_result(draft, year):
    later = later_edition(year)

    assert cite_latest(nomination=Nomination.objects.get()).edition == later
    with pytest.raises(Refused) as refused:
        cite_latest(nomination=Nomination.objects.get())
    assert refused.value.refusal == Refusal.NEWEST_CITED


def test_what_was_sent_is_led_nowhere(draft, year, secretary):
    sent(draft, secretary)
    later_edition(year)

    with pytest.raises(Refused) as refused:
        cite_latest(nomination=Nomination.objects.get())

    assert refused.value.refusal == Refusal.NOMINATION_SENT


# What the database keeps


@pytest.mark.parametrize("column", ["number", "payload", "recipient", "fingerprint"])
def test_what_was_sent_never_changes(draft, secretary, column):
    kept = sent(draft, secretary)

    with pytest.raises(IntegrityError), transaction.atomic():
        Submission.objects.filter(pk=kept.pk).update(**{column: "khác"})
    Nomination.objects.update(submission=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        kept.delete()


def test_a_reason_stands(draft, secretary):
    sent(draft, secretary)
    withdraw_submission(submission=draft, officer=secretary, reason="Sai tên")

    with pytest.raises(IntegrityError), transaction.atomic():
        Submission.objects.update(withdrawal_reason="khác")


# The page


def page_of(row):
    return reverse("admin:awards_submission_page", args=[row.pk])


def typed(year, *nominations, **more):
    letter = LETTER | {"dated": "10/01/2023"} | more
    return letter | {"cycle": year.pk, "nominations": [each.pk for each in nominations]}


def test_an_officer_drafts_edits_and_sends(as_officer, secretary, year, propose):
    office, made = as_officer(secretary), propose()
    add = f"{reverse('admin:awards_submission_add')}?cycle={year.pk}"

    form = office.get(add).context["adminform"].form
    answer = office.post(add, typed(year, made, number=""))
    row = Submission.objects.get()
    owed = office.get(page_of(row)).context["page"].owed
    change = reverse("admin:awards_submission_change", args=[row.pk])
    office.post(change, typed(year, made))
    read = office.get(page_of(row)).context["page"].read
    done = office.post(page_of(row), {"do": "submit", "read": read}, follow=True)

    assert (form.initial["recipient"], form.initial["nominations"]) == (
        year.bloc.council,
        [made.pk],
    )
    assert answer.url == page_of(row)
    assert [each.sentences for each in owed] == [("Tờ trình chưa có số.",)]
    assert messages(done) == ["Đã trình: nội dung tờ trình đã được niêm phong."]
    assert Submission.objects.get().state is SubmissionState.SUBMITTED


def test_what_was_sent_is_read_and_neither_it_nor_its_nominations_are_edited(
    as_officer, secretary, draft
):
    office, kept = as_officer(secretary), sent(draft, secretary)
    change = reverse("admin:awards_submission_change", args=[kept.pk])
    nomination = reverse("admin:awards_nomination_change", args=[Nomination.objects.get().pk])

    page = office.get(page_of(kept))

    told = page.context["page"].rows[0].grounds[0]
    assert (told.what, told.said) == ("thứ hạng trong kết quả đã công bố", "đạt. Xếp thứ 1.")
    assert (page.context["page"].rows[0].board, page.context["page"].rows[0].points) == (
        "Ban Quản lý các khu công nghiệp tỉnh Bắc Giang",
        "79,28",
    )
    assert office.get(change).url == page_of(kept)
    assert [office.post(each).status_code for each in (change, nomination)] == [403, 403]
    assert office.get(nomination).status_code == 200


def test_a_wrong_draft_keeps_what_was_typed(as_officer, secretary, year, draft, propose):
    office, made = as_officer(secretary), propose("thai-nguyen", MERIT)

    answer = office.post(reverse("admin:awards_submission_add"), typed(year, made))

    empty = office.post(reverse("admin:awards_submission_add"), typed(year, made, title=""))

    assert list(errors(answer)) == ["number"]
    assert list(errors(empty)) == ["title"]
    assert Submission.objects.count() == 1


def test_an_officer_withdraws_with_a_reason(as_officer, secretary, draft):
    office, kept = as_officer(secretary), sent(draft, secretary)

    empty = office.post(page_of(kept), {"do": "withdraw", "reason": ""})
    done = office.post(page_of(kept), {"do": "withdraw", "reason": "Sai tên"}, follow=True)

    assert list(empty.context["form"].errors) == ["reason"]
    assert done.context["page"].submission.withdrawal_reason == "Sai tên"


def test_an_outdated_nomination_is_led_to_the_latest_result_on_the_page(
    as_officer, secretary, year, draft
):
    office = as_officer(secretary)
    later_edition(year)
    key = Nomination.objects.get().pk

    before = office.get(page_of(draft)).context["page"].rows[0].outdated
    wrong = office.post(page_of(draft), {"do": "cite", "nomination": "x"})
    office.post(page_of(draft), {"do": "cite", "nomination": key})

    assert (before, wrong.status_code) == (True, 404)
    assert office.get(page_of(draft)).context["page"].owed == ()


def test_a_stale_page_is_told_so(as_officer, secretary, draft):
    answer = as_officer(secretary).post(page_of(draft), {"do": "submit", "read": "cũ"})

    assert messages(answer) == [str(Refusal.SUBMISSION_CHANGED.label)]
    assert as_officer(secretary).post(page_of(draft), {"do": "?"}).status_code == 200


def test_the_register_says_how_far_each_is(as_officer, secretary, year, draft):
    other = drafted(year, secretary, number="")
    sent(draft, secretary)

    listed = as_officer(secretary).get(reverse("admin:awards_submission_changelist"))

    found = listed.context["cl"].model_admin
    assert [
        (found.letter(each), found.state_word(each), found.nomination_count(each))
        for each in listed.context["cl"].result_list
    ] == [(other.title, "dự thảo", 0), ("12/TTr-KTĐ", "đã trình", 1)]


def test_a_draft_begins_without_a_year_too(as_officer, secretary, year, propose):
    made = propose()

    form = as_officer(secretary).get(reverse("admin:awards_submission_add")).context["adminform"]

    assert list(form.form.fields["nominations"].queryset) == [made]
    assert list(form.form.fields["cycle"].queryset) == [year]


def test_an_auditor_reads_and_does_nothing(as_officer, auditor, draft):
    office = as_officer(auditor)

    page = office.get(page_of(draft))

    assert page.context["submits"] is False
    assert office.post(page_of(draft), {"do": "submit"}).status_code == 403
    assert office.get(reverse("admin:awards_submission_add")).status_code == 403


def test_a_board_officer_reads_none(as_officer, board_officer, draft):
    assert as_officer(board_officer).get(page_of(draft)).status_code == 403


def test_every_file_is_made_and_kept(as_officer, secretary, draft):
    office = as_officer(secretary)
    kept = sent(draft, secretary)
    names = [name for name, _label in office.get(page_of(kept)).context["makes"]]

    for name in names:
        office.post(page_of(kept), {"do": "file", "file": name})

    made = OfficialFile.objects.order_by("pk")
    assert [(each.kind, each.name) for each in made] == [
        ("nomination_list", "danh-sach-12-ttr-ktd-2022.xlsx"),
        ("submission", "to-trinh-12-ttr-ktd-2022.docx"),
        ("submission", "to-trinh-12-ttr-ktd-2022.pdf"),
        ("nomination_list", "danh-sach-12-ttr-ktd-2022.docx"),
        ("nomination_list", "danh-sach-12-ttr-ktd-2022.pdf"),
    ]
    assert {(each.submission, each.edition.number, each.recipient) for each in made} == {
        (kept, 1, "Hội đồng Thi đua")
    }
    assert (
        made[0].about
        == "12/TTr-KTĐ (KCN Trung du, miền núi phía Bắc 2022): lập từ nội dung đã trình"
    )
    assert len(office.get(page_of(kept)).context["page"].files) == 5


def test_no_file_is_made_of_what_was_withdrawn(as_officer, secretary, draft):
    sent(draft, secretary)
    kept = withdraw_submission(submission=draft, officer=secretary, reason="Sai tên")
    office = as_officer(secretary)

    assert office.get(page_of(kept)).context["makes"] == []
    assert office.post(page_of(kept), {"do": "file", "file": "letter-pdf"}).status_code == 404


def test_a_draft_is_deleted_on_its_page(as_officer, secretary, draft):
    done = as_officer(secretary).post(page_of(draft), {"do": "drop"})

    assert done.url == reverse("admin:awards_submission_changelist")
    assert (Submission.objects.count(), Nomination.objects.get().submission) == (0, None)


# Two officers at once

RACES = 10


@pytest.mark.differs
@pytest.mark.skipif("connection.vendor == 'sqlite'", reason="SQLite lets one write at a time")
@pytest.mark.django_db(transaction=True)
def test_two_officers_never_send_one_nomination_twice(edition_2022, secretary, approver):
    the_flag()
    Cycle.objects.filter(pk=edition_2022.cycle_id).update(stage=Stage.PROPOSED)
    year = Cycle.objects.get(pk=edition_2022.cycle_id)
    made = nominate(
        cycle=year,
        board=Board.objects.get(slug="bac-giang"),
        award=Award.objects.get(slug=FLAG),
        officer=secretary,
        achievements="tốt",
    )
    for race in range(RACES):
        barrier, answers = Barrier(2), []

        def run(officer, number, barrier=barrier, answers=answers):
            barrier.wait()
            try:
                answers.append(drafted(year, officer, made, number=number).number)
            except Refused as refused:
                answers.append(refused.refusal)
            finally:
                connection.close()

        threads = [
            Thread(target=run, args=(officer, f"{race}-{officer.pk}"))
            for officer in (secretary, approver)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert (len(answers), answers.count(Refusal.NOMINATION_ELSEWHERE)) == (2, 1)
        drop_submission(submission=Submission.objects.get())

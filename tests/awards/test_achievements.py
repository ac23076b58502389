"""Achievement reports: drafted from facts, saved by versions, checked again when they are sent."""

import json

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from awards.documents.achievement_files import content_of
from awards.models import (
    AchievementReport,
    Award,
    Conferral,
    Decision,
    Nomination,
    OfficialFile,
    PieceRule,
)
from awards.queries.achievements import facts_of
from awards.queries.report_page import report_page
from awards.queries.sending import sending
from awards.refusals import Refusal
from awards.services import nominate
from awards.services.achievements import PARTS, finish_report, save_report
from awards.services.submitting import cite_latest, draft_submission, submit
from blocs.enums import Stage
from blocs.models import Cycle, Target
from boards.enums import Role
from boards.models import Board, Document, Figure, Indicator, Report
from boards.refusals import Refused
from boards.typesetting.reading import word_lines
from tests.awards.catalogue import FLAG
from tests.awards.test_submissions import LETTER, later_edition
from tests.boards.rows import succession
from tests.boards.typing_in import messages
from tests.conftest import make_officer

pytestmark = pytest.mark.django_db

TEXTS = {
    "situation": "Ban quản lý 5 khu công nghiệp.",
    "achievements": "Năm 2022 xếp thứ {Thứ hạng}.",
    "commendations": "Không.",
}


@pytest.fixture(autouse=True)
def _in_vietnamese():
    with translation.override("vi"):
        yield


@pytest.fixture
def year(edition_2022):
    Cycle.objects.filter(pk=edition_2022.cycle_id).update(stage=Stage.PROPOSED)
    return Cycle.objects.select_related("bloc").get(pk=edition_2022.cycle_id)


@pytest.fixture
def nomination(year, secretary):
    return proposed(year, secretary)


@pytest.fixture
def own(nomination):
    """An officer of the nominated board."""
    return make_officer("bacgiang", Role.BOARD, nomination.board)


def proposed(year, officer, slug="bac-giang", of=FLAG):
    return nominate(
        cycle=year,
        board=Board.objects.get(slug=slug),
        award=Award.objects.get(slug=of),
        officer=officer,
        achievements="tốt",
    )


def saved(nomination, officer, *, based_on=0, anew=False, **texts):
    return save_report(
        nomination=nomination,
        officer=officer,
        texts=TEXTS | texts,
        based_on=based_on,
        anew=anew,
    )


def finished(nomination, officer):
    number = saved(nomination, officer).number
    return finish_report(nomination=nomination, officer=officer, number=number)


def facts(nomination):
    return facts_of([Nomination.objects.get(pk=nomination.pk)])[nomination.pk]


def reported(nomination, year, amount, **fields):
    report, _made = Report.objects.get_or_create(board=nomination.board, year=year)
    return Figure.objects.create(
        report=report,
        indicator=Indicator.objects.get(code="workers"),
        amount=amount,
        unit="person",
        **fields,
    )


def refusal_of(act, **arguments):
    with pytest.raises(Refused) as refused:
        act(**arguments)
    return refused.value.refusal


# What a report rests on


def test_figures_of_the_year_are_those_of_the_edition_that_is_cited(nomination):
    Figure.objects.filter(report__board=nomination.board).delete()

    found = facts(nomination)

    cited = {each.name: each for each in found.citations}
    assert (cited["Thứ hạng"].text, cited["Điểm"].text, cited["Số đơn vị"].text) == (
        "1",
        "79,28",
        "7",
    )
    assert cited["Thứ hạng"].source.startswith("bản công bố số 1, mã ")
    assert cited["Thứ hạng"].source.endswith(", MINH HỌA")
    workers = Indicator.objects.get(code="workers").name
    assert cited[workers].text != ""
    assert cited[workers].source.endswith(cited["Thứ hạng"].source)
    assert cited[f"{workers} 2021"].words == "…… (thiếu số liệu)"
    assert found.illustrative is True


def test_earlier_years_come_from_reports_and_say_so(nomination):
    reported(nomination, 2021, 900, basis="estimate", doubt="notice", doubt_reason="Lệch")
    reported(nomination, 2020, 800, qualifier="nearly")
    workers = Indicator.objects.get(code="workers")
    Target.objects.filter(board=nomination.board, indicator=workers).delete()
    Target.objects.create(
        cycle=nomination.cycle,
        board=nomination.board,
        indicator=workers,
        amount=1000,
        unit="person",
    )

    found = facts(nomination)

    [row] = [each for each in found.table if each["indicator"] == workers.name]
    assert (row["year_before"], row["last_year"], row["target"]) == (
        "gần 800",
        "900 (ước tính; còn nghi vấn: Lệch)",
        "1.000",
    )
    assert row["rate"].endswith("%")
    cited = {each.name: each.source for each in found.citations}
    assert cited[f"{workers.name} 2021"] == "báo cáo năm 2021, chưa công bố"


def test_without_a_result_nothing_is_filled_in(cycle_2022, secretary):
    Cycle.objects.filter(pk=cycle_2022.pk).update(stage=Stage.PROPOSED)
    nomination = proposed(cycle_2022, secretary)

    found = facts(nomination)

    assert [each.words for each in found.citations[:3]] == ["…… (chưa công bố kết quả)"] * 3
    assert found.illustrative is False


def test_awards_of_what_a_board_came_from_are_labelled(year, secretary):
    given = Document.objects.create(
        slug="qd-2020", kind="decision", number="9/QĐ", title="Tặng cờ", issuer="Bộ"
    )
    past = Cycle.objects.create(bloc=year.bloc, year=2020, members_on="2020-12-31")
    decision = Decision.objects.create(document=given, cycle=past)
    before = Board.objects.get(slug="yen-bai")
    for board in (before, Board.objects.get(slug="thai-nguyen")):
        Conferral.objects.create(decision=decision, board=board, award=Award.objects.get(slug=FLAG))
    event = succession(1)
    event.predecessors.set([before])
    event.successors.set([Board.objects.get(slug="thai-nguyen")])
    type(event).objects.filter(pk=event.pk).update(effective_on="2022-06-01")

    found = facts(proposed(year, secretary, "thai-nguyen"))

    assert sorted(found.awards) == [
        f"Năm 2020: Cờ thi đua của Bộ, 9/QĐ, Bộ (tặng {before.name}, đơn vị trước khi sắp xếp).",
        "Năm 2020: Cờ thi đua của Bộ, 9/QĐ, Bộ.",
    ]


def test_a_board_without_a_place_is_said_to_have_none(nomination):
    edition = nomination.edition
    document = json.loads(edition.payload)
    for row in document["standings"]:
        row["place"], row["points"] = None, None
    edition.payload = json.dumps(document)
    type(edition).objects.filter(pk=edition.pk).update(payload=edition.payload)

    found = facts(nomination)

    assert [each.note for each in found.citations[:2]] == ["không xếp hạng"] * 2


def test_reading_costs_the_same_for_any_number(year, secretary):
    slugs = ("bac-giang", "thai-nguyen", "phu-tho")
    keys = [proposed(year, secretary, slugs[0]).pk]
    keys += [proposed(year, secretary, slug, "bang-khen-bo-truong").pk for slug in slugs[1:]]
    asked = []
    for some in (keys[:1], keys):
        rows = Nomination.objects.select_related("board", "award", "cycle__bloc", "edition")
        found = list(rows.filter(pk__in=some))
        with CaptureQueriesContext(connection) as queries:
            facts_of(found)
        asked.append(len(queries))

    assert asked[0] == asked[1]


# Versions


def test_saving_makes_the_next_version_and_keeps_the_facts(nomination, own):
    first = saved(nomination, own)
    reported(nomination, 2021, 900)
    second = saved(nomination, own, based_on=1, situation="Ban quản lý 6 khu.")
    third = saved(nomination, own, based_on=2, anew=True, situation="Ban quản lý 6 khu.")

    assert [each.number for each in (first, second, third)] == [1, 2, 3]
    assert str(third) == "Bắc Giang – Cờ thi đua của Bộ – 3"
    assert (second.facts == first.facts, third.facts == first.facts) == (True, False)
    assert third.achievements == TEXTS["achievements"]


@pytest.mark.parametrize(
    ("more", "refusal"),
    [
        pytest.param({"based_on": 0, "situation": "Khác."}, Refusal.REPORT_STALE, id="stale"),
        pytest.param({"based_on": 1}, Refusal.REPORT_UNCHANGED, id="nothing changed"),
        pytest.param(
            {"based_on": 1, "achievements": "{Thú hạng} {a"}, Refusal.REPORT_TOKENS, id="a slip"
        ),
    ],
)
def test_what_is_not_saved(nomination, own, more, refusal):
    saved(nomination, own)

    with pytest.raises(Refused) as refused:
        saved(nomination, own, **more)

    assert refused.value.refusal == refusal
    assert AchievementReport.objects.count() == 1


def test_a_version_is_finished_once_and_whole(nomination, own):
    empty = saved(nomination, own, commendations=" ")
    arguments = {"nomination": nomination, "officer": own}

    assert refusal_of(finish_report, number=empty.number, **arguments) == Refusal.REPORT_INCOMPLETE
    whole = saved(nomination, own, based_on=1)
    assert refusal_of(finish_report, number=1, **arguments) == Refusal.REPORT_STALE
    assert finish_report(number=whole.number, **arguments).finished_by == own
    assert refusal_of(finish_report, number=2, **arguments) == Refusal.REPORT_FINISHED


def test_a_version_is_not_finished_on_figures_that_moved(nomination, own):
    saved(nomination, own)
    reported(nomination, 2021, 900)

    with pytest.raises(Refused) as refused:
        finish_report(nomination=nomination, officer=own, number=1)

    assert refused.value.refusal == Refusal.REPORT_OUTDATED
    assert refused.value.detail == f"{Indicator.objects.get(code='workers').name} 2021"


@pytest.mark.parametrize("column", ["situation", "number", "facts"])
def test_a_version_never_changes(nomination, own, column):
    finished(nomination, own)

    with pytest.raises(IntegrityError), transaction.atomic():
        AchievementReport.objects.update(**{column: 9 if column == "number" else "khác"})
    with pytest.raises(IntegrityError), transaction.atomic():
        AchievementReport.objects.update(finished_at=None, finished_by=None)


# Sending


@pytest.fixture
def draft(nomination, year, secretary):
    PieceRule.objects.exclude(kind="report").delete()
    return draft_submission(cycle=year, officer=secretary, nominations=[nomination.pk], **LETTER)


def test_what_changed_since_is_listed_and_accepted_anew(nomination, own, year, secretary, draft):
    finished(nomination, own)
    before = [each.what.vi for each in sending(draft).reasons]
    later_edition(year)
    cite_latest(nomination=nomination)

    kept_back = sending(draft).reasons
    saved(nomination, own, based_on=1, anew=True)
    unfinished = [each.what.vi for each in sending(draft).reasons]
    finish_report(nomination=nomination, officer=own, number=2)
    kept = submit(submission=draft, officer=secretary, read=sending(draft).fingerprint)

    assert before == []
    assert kept_back[0].what.vi.startswith(
        "Báo cáo thành tích: Thứ hạng đã đổi từ 1 [bản công bố số 1, mã "
    )
    assert kept_back[0].owes == "board"
    assert unfinished == ["Hồ sơ thiếu: báo cáo thành tích."]
    sealed = kept.sealed["nominations"][0]["report"]
    assert (sealed["version"], len(sealed["sha256"])) == (2, 64)


# The page


def address(nomination):
    return reverse("admin:awards_nomination_report", args=[nomination.pk])


def test_a_board_writes_its_report(as_officer, own, nomination):
    office = as_officer(own)

    first = office.get(address(nomination))
    done = office.post(
        address(nomination),
        {**first.context["form"].initial, "do": "save", "situation": "Ban quản lý 5 khu."},
        follow=True,
    )
    office.post(address(nomination), {**done.context["form"].initial, "do": "finish"})

    assert set(first.context["page"].texts) == set(PARTS)
    assert first.context["page"].texts["achievements"].startswith("Năm 2022, đơn vị xếp thứ {Thứ")
    assert messages(done) == ["Đã lưu thành bản 1."]
    assert AchievementReport.objects.get().finished_by == own
    assert "Ban quản lý 5 khu." in office.get(address(nomination)).content.decode()


def test_a_stale_form_loses_nothing(as_officer, own, secretary, nomination):
    office = as_officer(own)
    old = office.get(address(nomination)).context["form"].initial
    saved(nomination, secretary, situation="Của Hội đồng.")

    conflict = office.post(address(nomination), {**old, "do": "save", "situation": "Của đơn vị."})
    page = conflict.content.decode()
    form = conflict.context["form"]
    office.post(
        address(nomination),
        {**old, "do": "save", "situation": "Của đơn vị.", "based_on": form["based_on"].value()},
    )

    assert ("Của Hội đồng." in page, "Của đơn vị." in page) == (True, True)
    assert messages(conflict) == [str(Refusal.REPORT_STALE.label)]
    assert [each.situation for each in AchievementReport.objects.order_by("number")] == [
        "Của Hội đồng.",
        "Của đơn vị.",
    ]


def test_a_refused_text_stays_in_its_box(as_officer, own, nomination):
    answer = as_officer(own).post(
        address(nomination), {**TEXTS, "based_on": 0, "do": "save", "situation": "{Sai}"}
    )
    empty = as_officer(own).post(address(nomination), {"do": "save"})

    assert answer.context["form"]["situation"].value() == "{Sai}"
    assert messages(answer) == ["Bài viết dẫn nội dung không có trong số liệu của báo cáo. ({Sai})"]
    assert list(empty.context["form"].errors) == ["based_on"]


def test_earlier_versions_are_read_and_what_moved_is_shown(as_officer, own, nomination):
    saved(nomination, own)
    saved(nomination, own, based_on=1, situation="Mới.")
    reported(nomination, 2021, 900)
    office = as_officer(own)

    past = office.get(address(nomination), {"version": "1"})
    last = office.get(address(nomination))

    assert (past.context["writes"], past.context["page"].is_past) == (False, True)
    assert "Năm 2022 xếp thứ 1." in past.content.decode()
    assert [each.now for each in last.context["page"].changes] == [
        "900 người [báo cáo năm 2021, chưa công bố]"
    ]
    assert office.get(address(nomination), {"version": "9"}).status_code == 404


def test_who_reads_and_who_writes(as_officer, auditor, nomination):
    stranger = make_officer("phutho", Role.BOARD, Board.objects.get(slug="phu-tho"))

    assert as_officer(auditor).get(address(nomination)).context["writes"] is False
    assert as_officer(auditor).post(address(nomination)).status_code == 403
    assert as_officer(stranger).get(address(nomination)).status_code == 403


@pytest.mark.parametrize("sort", ["docx", "pdf"])
def test_the_report_leaves_as_a_file_and_is_kept(as_officer, own, nomination, sort):
    saved(nomination, own)
    file = reverse("admin:awards_nomination_report_file", args=[nomination.pk])

    answer = as_officer(own).post(file, {"file": sort})

    kept = OfficialFile.objects.get()
    assert (kept.kind, kept.name, kept.officer) == (
        "achievements",
        f"bao-cao-thanh-tich-bac-giang-2022.{sort}",
        own,
    )
    with kept.file.open() as stored:
        assert stored.read() == answer.content
    if sort == "docx":
        assert "Năm 2022 xếp thứ 1." in word_lines(answer.content)


@pytest.mark.parametrize("sort", ["docx", "exe"])
def test_no_file_without_a_version_or_of_another_kind(as_officer, own, nomination, sort):
    if sort == "exe":
        saved(nomination, own)
    file = reverse("admin:awards_nomination_report_file", args=[nomination.pk])

    assert as_officer(own).post(file, {"file": sort}).status_code == 404


def test_a_template_that_cannot_be_filled_in_is_said_on_the_page(
    as_officer, own, nomination, monkeypatch
):
    saved(nomination, own)
    file = reverse("admin:awards_nomination_report_file", args=[nomination.pk])

    def refuses(*_args, **_options):
        raise Refused(Refusal.REPORT_STALE)

    monkeypatch.setattr("awards.documents.achievement_files.word", refuses)
    answer = as_officer(own).post(file, {"file": "docx"}, follow=True)

    assert messages(answer) == [str(Refusal.REPORT_STALE.label)]
    assert OfficialFile.objects.count() == 0


def test_the_paper_says_that_a_result_is_an_illustration(nomination, own):
    saved(nomination, own)

    content = content_of(report_page(nomination))

    assert "MINH HỌA" in content["warning"]
    assert content["achievements"] == ["Năm 2022 xếp thứ 1."]
    assert (content["last_year"], content["year_before"]) == ("2021", "2020")

"""The conference on its pages, from the roll to the second round, and whatever goes wrong."""

import json
from hashlib import sha256

import pytest
from django.urls import reverse

from awards.enums import BallotState, Channel
from awards.forms.ballots.counting import BoxForm
from awards.models import Attendance, Ballot, BoxCount, OfficialFile
from awards.queries.ballot_rules import asked_of
from awards.refusals import Refusal
from awards.services.ballots import (
    close_ballot,
    count_ballot,
    open_ballot,
    record_attendance,
    revise_ballot,
)
from blocs.enums import Stage
from boards.enums import Role
from boards.models import Board
from boards.refusals import Refused
from tests.awards.ballots.pages import (
    CODE,
    RULES,
    of_year,
    opened,
    page,
    prepare,
    roll_form,
    said_in,
    the_ballot,
)
from tests.awards.ballots.rows import PHONES, TELLERS, prepared, put_on_roll, vote
from tests.awards.catalogue import FLAG, the_flag
from tests.conftest import make_officer

pytestmark = pytest.mark.django_db

SLUGS = ("bac-giang", "bac-kan", *PHONES)


@pytest.fixture
def client(as_officer, secretary):
    return as_officer(secretary)


@pytest.fixture
def two(cycle_2022):
    the_flag()
    return list(Board.objects.filter(slug__in=["phu-tho", "yen-bai"]))


@pytest.fixture
def closed(cycle_2022, secretary):
    """Five phones of which one has voted, one paper, one letter; closed, not counted."""
    put_on_roll(cycle_2022)
    ballot, codes = open_ballot(ballot=prepared(cycle_2022, secretary), officer=secretary)
    vote(ballot, "hoa-binh", yen_bai="yes")
    return close_ballot(ballot=ballot), list(codes.values())


def channels(**said):
    return dict.fromkeys(SLUGS, "phone") | {k.replace("_", "-"): v for k, v in said.items()}


def refusing(monkeypatch, service, refusal):
    """A colleague was quicker: the service says no."""

    def refuse(**said):
        raise Refused(refusal)

    monkeypatch.setattr(f"awards.admin.ballots.{service}", refuse)


# The roll


def test_the_roll_is_saved_at_once(client, cycle_2022):
    form = roll_form(cycle_2022, channels(bac_kan="letter"), **{"yen-bai-delegate": " Lê A "})
    answer = client.post(of_year(cycle_2022), form, follow=True)

    assert said_in(answer) == ["Đã lưu danh sách dự họp: 7 đơn vị."]
    assert Attendance.objects.filter(channel=Channel.PHONE).count() == 6
    assert Attendance.objects.get(board__slug="yen-bai").delegate == "Lê A"
    assert "Có mặt 6/7 đơn vị, cần 5: đủ." in answer.content.decode()


def test_a_roll_with_a_fault_saves_nothing_and_loses_nothing(client, cycle_2022):
    form = roll_form(cycle_2022, {"yen-bai": "phone"}, **{"phu-tho-post": "Trưởng ban"})
    answer = client.post(of_year(cycle_2022), form)

    assert not Attendance.objects.exists()
    assert "Trưởng ban" in answer.content.decode()
    assert "Hãy ghi đơn vị dự họp bằng cách nào" in answer.content.decode()


def test_nobody_overwrites_the_roll_that_a_colleague_saved(client, cycle_2022):
    form = roll_form(cycle_2022, channels())
    board = Board.objects.get(slug="yen-bai")
    record_attendance(cycle=cycle_2022, board=board, channel=Channel.ABSENT, delegate="Lê B")
    answer = client.post(of_year(cycle_2022), form)

    assert said_in(answer)[0].startswith("Có người vừa lưu danh sách dự họp")
    assert "Đồng nghiệp đã lưu: vắng mặt, Lê B" in answer.content.decode()
    assert Attendance.objects.count() == 1


def test_while_a_ballot_is_open_the_roll_is_only_read(client, cycle_2022, secretary):
    put_on_roll(cycle_2022)
    open_ballot(ballot=prepared(cycle_2022, secretary), officer=secretary)
    answer = client.get(of_year(cycle_2022))

    assert "danh sách dự họp giữ nguyên đến khi đóng" in answer.content.decode()
    assert "Lưu danh sách" not in answer.content.decode()


def test_members_read_the_conference_and_only_leaders_keep_it(
    as_officer, cycle_2022, board_officer
):
    client = as_officer(board_officer)
    answer = client.get(of_year(cycle_2022))

    assert "Chuẩn bị" not in answer.content.decode()
    assert client.post(of_year(cycle_2022)).status_code == 403
    assert client.get(of_year(cycle_2022, "prepare")).status_code == 403
    assert client.get(reverse("admin:awards_ballot_conference", args=[0])).status_code == 404


def test_members_find_the_ballots_of_their_own_blocs(
    as_officer, cycle_2022, secretary, board_officer
):
    ballot = prepared(cycle_2022, secretary, rehearsal=True)
    listed = reverse("admin:awards_ballot_changelist")
    home = Board.objects.get(slug="yen-bai").province
    stranger = Board.objects.create(slug="la", name="Lạ", short_name="Lạ", province=home)

    inside = as_officer(board_officer).get(listed).content.decode()
    outside = as_officer(make_officer("la", Role.BOARD, stranger)).get(listed).content.decode()

    assert [ballot.title in text and "THỬ" in text for text in (inside, outside)] == [True, False]


# Preparing


def test_the_rules_of_an_award_fill_the_form_in(client, cycle_2022, two):
    flag = the_flag()
    flag.rules.filter(kind="threshold").delete()
    flag.rules.create(
        kind="threshold",
        share=80,
        base="members",
        starts_on="2017-10-01",
        source="Quy chế",
        certainty="unverified",
    )
    answer = client.get(of_year(cycle_2022, "prepare") + f"?award={FLAG}")
    initial = answer.context["form"].initial

    assert (initial["threshold"], initial["threshold_base"]) == ("4/5", "electors")
    assert (initial["threshold_strict"], initial["places"]) == ("False", 1)
    assert initial["threshold_source"].startswith("Quy chế (")


def test_where_no_threshold_is_known_none_is_made_up(client, cycle_2022, two):
    the_flag().rules.all().delete()
    answer = client.get(of_year(cycle_2022, "prepare") + f"?award={FLAG}")
    [asked] = [each for each in asked_of(cycle_2022) if each.award.slug == FLAG]

    assert answer.context["form"].initial["threshold_source"] == ""
    assert "Chưa biết tỷ lệ phiếu" in answer.content.decode()
    assert (asked.share_words, asked.places) == ("", None)
    chosen = client.get(of_year(cycle_2022, "prepare")).content.decode()
    assert "Chưa biết tỷ lệ phiếu: hãy ghi" in chosen


def test_a_ballot_is_prepared_and_edited_until_it_opens(client, cycle_2022, two):
    answer = prepare(client, cycle_2022, two, query=f"?award={FLAG}&rehearsal=1", quorum="80%")
    ballot = the_ballot()

    assert answer.url == page(ballot)
    assert (ballot.rehearsal, ballot.quorum_part, ballot.quorum_of) == (True, 4, 5)
    assert (ballot.threshold_part, ballot.threshold_of, ballot.tellers) == (1, 2, TELLERS)

    seen = client.get(page(ballot, "revise")).context["seen"]
    form = RULES | {"boards": [two[0].pk], "kind": "choose", "at_most": "1", "seen": seen}
    client.post(page(ballot, "revise"), form)
    stale = client.post(page(ballot, "revise"), form | {"title": "Khác"})

    ballot.refresh_from_db()
    assert (ballot.kind, ballot.at_most, ballot.names.count()) == ("choose", 1, 1)
    assert "đã thay đổi từ khi bạn mở trang" in said_in(stale)[-1]
    assert "Khác" in stale.content.decode()


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"threshold": "3/2"}, "threshold"),
        ({"quorum": ""}, "quorum"),
        ({"kind": "choose"}, "at_most"),
        ({"tellers": "Lê A"}, "tellers"),
        ({"tellers": "Lê A\nLê A"}, "tellers"),
        ({"boards": []}, "boards"),
        ({"places": "0"}, "places"),
    ],
)
def test_a_bad_rule_is_told_beside_its_field(client, cycle_2022, two, said, field):
    answer = prepare(client, cycle_2022, said.pop("boards", two), **said)

    assert list(answer.context["form"].errors) == [field]
    assert not Ballot.objects.exists()


def test_what_only_a_choosing_paper_says_is_dropped_elsewhere(client, cycle_2022, two):
    prepare(client, cycle_2022, two, at_most="1")

    assert the_ballot().at_most is None


def test_a_year_that_moves_on_meanwhile_is_told_on_the_form(client, cycle_2022, two, monkeypatch):
    refusing(monkeypatch, "preparing.prepare_ballot", Refusal.BALLOT_OVER)
    answer = prepare(client, cycle_2022, two)

    assert len(said_in(answer)) == 1
    assert "Quy chế, Điều 9" in answer.content.decode()


def test_a_second_round_keeps_the_rules_of_the_first(client, cycle_2022, secretary):
    put_on_roll(cycle_2022, papers=(), letters=())
    first = prepared(cycle_2022, secretary, places=1, recusal="votes")
    first, codes = open_ballot(ballot=first, officer=secretary)
    for slug in PHONES:
        vote(first, slug, yen_bai="yes", phu_tho="yes")
    count_ballot(ballot=close_ballot(ballot=first), codes=list(codes.values()))

    made = client.post(page(first), {"do": "again"})
    again = Ballot.objects.get(round=2)
    form = client.get(page(again, "revise")).context["form"]
    said = {"title": "Vòng hai", "title_en": "Second", "tellers": "\n".join(TELLERS[:2])}
    client.post(page(again, "revise"), said)

    assert made.url == page(again)
    assert sorted(form.fields) == ["tellers", "title", "title_en"]
    again.refresh_from_db()
    assert (again.title, again.tellers) == ("Vòng hai", TELLERS[:2])
    assert client.get(page(first)).context["again"] == again
    assert said_in(client.post(page(first), {"do": "again"}, follow=True))
    for change in ({"boards": []}, {"places": 2}):
        with pytest.raises(Refused) as caught:
            revise_ballot(ballot=again, **change)
        assert caught.value.refusal == Refusal.NOT_TWO_ROUNDS


# Opening and closing


def test_codes_are_shown_once_and_kept_by_nobody(client, cycle_2022, secretary):
    put_on_roll(cycle_2022)
    ballot = prepared(cycle_2022, secretary)
    asked = client.get(page(ballot, "open"))
    form = {"seen": asked.context["seen"]}
    answer = client.post(page(ballot, "open"), form)

    assert len(CODE.findall(answer.content.decode())) == 3
    assert "no-store" in answer.headers["Cache-Control"]
    assert client.post(page(ballot, "open"), form).url == page(ballot)
    assert not CODE.findall(client.get(page(ballot)).content.decode())


def test_what_is_sealed_is_what_was_read(client, cycle_2022, secretary):
    put_on_roll(cycle_2022)
    ballot = prepared(cycle_2022, secretary)
    seen = client.get(page(ballot, "open")).context["seen"]
    board = Board.objects.get(slug="yen-bai")
    record_attendance(cycle=cycle_2022, board=board, channel=Channel.ABSENT)
    answer = client.post(page(ballot, "open"), {"seen": seen})

    assert "đã thay đổi từ khi bạn mở trang" in said_in(answer)[0]
    ballot.refresh_from_db()
    assert ballot.state == BallotState.PREPARED


def test_closing_names_who_has_not_voted(client, cycle_2022, secretary):
    put_on_roll(cycle_2022)
    ballot = prepared(cycle_2022, secretary)
    opened(client, ballot)
    for slug in PHONES[1:]:
        vote(Ballot.objects.get(), slug)
    asked = client.get(page(ballot, "close"))

    assert asked.context["page"].turnout.waiting == (
        "Ban Quản lý các khu công nghiệp tỉnh Hòa Bình",
    )
    assert client.post(page(ballot, "close")).url == page(ballot)
    assert the_ballot().state == BallotState.CLOSED
    assert client.get(page(ballot, "close")).url == page(ballot)
    assert client.get(page(ballot, "revise")).url == page(ballot)


def test_a_phone_that_fails_gives_way_to_paper(client, cycle_2022, secretary):
    put_on_roll(cycle_2022)
    ballot = prepared(cycle_2022, secretary)
    opened(client, ballot)
    elector = ballot.electors.get(board__slug="hoa-binh")
    asked = {"do": "paper", "elector": elector.pk}
    answer = client.post(page(ballot), asked, follow=True)

    assert said_in(answer) == ["Hòa Bình chuyển sang bỏ phiếu giấy: hãy phát một phiếu."]
    assert ballot.electors.get(pk=elector.pk).channel == Channel.PAPER
    assert client.post(page(ballot), {"do": "paper", "elector": "x"}).status_code == 404
    assert len(client.get(page(ballot, "paper")).context["copies"]) == 3


def test_a_ballot_is_annulled_with_a_reason(client, cycle_2022, secretary):
    ballot = prepared(cycle_2022, secretary)
    assert "reason" in client.post(page(ballot, "annul"), {"reason": " "}).context["form"].errors
    assert client.get(page(ballot, "annul")).status_code == 200

    client.post(page(ballot, "annul"), {"reason": "Sai tên"})

    assert "Sai tên" in client.get(page(ballot)).content.decode()
    assert "Sai tên" in client.get(page(ballot, "screen")).content.decode()
    assert client.get(page(ballot, "annul")).url == page(ballot)
    assert client.post(page(ballot, "annul"), {"reason": "lại"}).url == page(ballot)


# The count


def box(**said):
    numbers = {"issued": 2, "returned": 2, "invalid": 0}
    marks = {f"name-{b}-{v}": 0 for b in ("yen-bai", "phu-tho") for v in ("yes", "no")}
    return {**numbers, **marks, **said}


def test_papers_are_counted_by_two_each_alone(client, as_officer, approver, closed):
    ballot, codes = closed
    wrong = client.post(page(ballot, "box"), box(issued=3, returned=5))
    empty = client.post(page(ballot, "box"), box(issued=""))
    client.post(page(ballot, "box"), box(**{"name-yen-bai-yes": 2}))
    other = as_officer(approver)
    shown = other.get(page(ballot, "box")).content.decode()
    other.post(page(ballot, "box"), box(**{"name-yen-bai-yes": 2}))

    assert len(wrong.context["form"].non_field_errors()) == 2
    assert list(empty.context["form"].errors) == ["issued"]
    assert 'value="2"' not in shown
    assert len(client.get(page(ballot)).context["page"].box) == 2
    refused = client.post(page(ballot, "count"), {"first": codes[0], "second": "sai"})
    assert "không mở được hòm phiếu" in said_in(refused)[0]
    assert client.get(page(ballot, "count")).status_code == 200
    answer = client.post(
        page(ballot, "count"), {"first": codes[0], "second": codes[1].lower()}, follow=True
    )

    [first, second] = answer.context["page"].result.rows
    assert (second.yes, second.base, second.percent, second.sign) == (3, 6, "50,00%", "✗")
    assert first.outcome == "Không đủ tỷ lệ phiếu"
    assert client.get(page(ballot, "count")).url == page(ballot)
    assert client.get(page(ballot, "box")).url == page(ballot)


def test_a_count_that_came_too_late_is_told(client, closed, monkeypatch):
    ballot, _codes = closed
    refusing(monkeypatch, "counting.count_box", Refusal.BALLOT_NOT_CLOSED)
    answer = client.post(page(ballot, "box"), box())

    assert answer.status_code == 200
    assert not BoxCount.objects.exists()


def test_a_paper_that_only_chooses_is_counted_for_names_alone(cycle_2022, secretary):
    put_on_roll(cycle_2022)
    ballot, _codes = open_ballot(
        ballot=prepared(cycle_2022, secretary, kind="approve"), officer=secretary
    )
    form = BoxForm(
        ballot,
        {"issued": 2, "returned": 2, "invalid": 0, "name-yen-bai-yes": 1, "name-phu-tho-yes": 2},
    )

    assert form.is_valid()
    assert form.box.marks["phu-tho"].yes == 2
    assert len(form.heads) == 1


def test_the_result_as_it_was_sealed(held, client):
    ballot = held(secret=False, threshold_base="valid", rehearsal=True)
    answer = client.get(page(ballot, "result"))
    shown = client.get(page(ballot))

    assert answer.content.decode() == ballot.result
    assert answer.headers["Content-Disposition"] == 'attachment; filename="ballot-2022-1.json"'
    assert json.loads(answer.content)["fingerprint"][:4] == shown.context["page"].result.code[:4]
    assert len(shown.context["page"].result.votes) == 5
    assert shown.context["page"].result.votes[0][1][1][1] == "tán thành"
    assert "Được chọn" in client.get(page(ballot, "screen")).content.decode()


def test_nothing_of_nothing_and_no_quorum_are_said(client, cycle_2022, secretary):
    for slug in ("yen-bai", "phu-tho"):
        board = Board.objects.get(slug=slug)
        record_attendance(cycle=cycle_2022, board=board, channel=Channel.PHONE)
    ballot = prepared(cycle_2022, secretary, threshold_base="cast")
    ballot, codes = open_ballot(ballot=ballot, officer=secretary)
    count_ballot(ballot=close_ballot(ballot=ballot), codes=list(codes.values()))
    shown = client.get(page(ballot)).context["page"].result

    assert [row.percent for row in shown.rows] == ["–", "–"]
    assert shown.rows[0].outcome == "Không đủ số đơn vị dự họp"
    assert shown.quorum == "Có mặt 2, cần 5: không đủ."


def test_the_minutes_of_a_count_are_kept_and_those_of_a_rehearsal_are_not(
    held, client, as_officer, auditor
):
    ballot = held()
    answer = client.post(page(ballot, "minutes"), {"do": "docx"})
    trial = held(rehearsal=True)
    paper = client.post(page(trial, "minutes"), {"do": "pdf"})
    [kept] = OfficialFile.objects.all()

    assert kept.sha256 == sha256(answer.content).hexdigest()
    assert (kept.kind, kept.name) == ("ballot_minutes", "bien-ban-kiem-phieu-2022-1.docx")
    assert paper.content.startswith(b"%PDF")
    assert client.post(page(ballot, "minutes"), {"do": "xls"}).status_code == 404
    assert as_officer(auditor).post(page(ballot, "minutes"), {"do": "pdf"}).status_code == 403


# The screen, and what a page costs


@pytest.mark.parametrize("state", ["prepared", "open", "closed"])
def test_the_screen_never_tells_a_partial_result(client, cycle_2022, secretary, state):
    put_on_roll(cycle_2022)
    ballot = prepared(cycle_2022, secretary, rehearsal=True)
    if state != "prepared":
        ballot, _codes = open_ballot(ballot=ballot, officer=secretary)
        vote(ballot, "hoa-binh", yen_bai="yes")
    if state == "closed":
        close_ballot(ballot=ballot)
    whole, live = (client.get(page(ballot, "screen") + end) for end in ("", "?live=1"))

    assert whole.context["page"].result is None
    assert "THỬ" in whole.content.decode()
    assert live.content.decode().strip() in whole.content.decode()
    assert ("1<span" in live.content.decode()) is (state != "prepared")


@pytest.mark.parametrize("number", [1, 3])
def test_pages_cost_the_same_for_any_number_of_rows(
    client, cycle_2022, secretary, number, django_assert_max_num_queries
):
    slugs = ("yen-bai", "phu-tho", "hoa-binh")[:number]
    put_on_roll(cycle_2022)
    ballots = [prepared(cycle_2022, secretary, named=slugs) for _each in range(number)]
    client.get(page(ballots[0]))

    with django_assert_max_num_queries(32):
        client.get(page(ballots[0]))
    with django_assert_max_num_queries(20):
        client.get(of_year(cycle_2022))


def test_the_stage_says_why_nobody_holds_a_ballot(client, cycle_2022, secretary):
    ballot = prepared(cycle_2022, secretary)
    cycle_2022.stage = Stage.PROPOSED
    cycle_2022.save()

    assert client.get(page(ballot, "open")).status_code == 403
    assert client.get(page(ballot)).context["why_not"] != ""
    assert client.get(of_year(cycle_2022)).context["why_not"] != ""
    assert client.get(reverse("admin:awards_ballot_page", args=[0])).status_code == 404


def test_a_member_takes_no_step_and_an_unknown_step_leads_back(
    client, as_officer, board_officer, cycle_2022, secretary
):
    ballot = prepared(cycle_2022, secretary)

    assert as_officer(board_officer).post(page(ballot), {"do": "again"}).status_code == 403
    assert client.post(page(ballot), {"do": "?"}).url == page(ballot)
    assert client.get(page(ballot, "result")).status_code == 404

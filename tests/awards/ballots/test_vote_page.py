"""The paper on a phone: what it refuses, what it gives, and that nothing of it stays anywhere."""

import logging
import re

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.core import serializers
from django.urls import reverse

from awards.admin.ballots import voting
from awards.domain.ballots.papers import key_of
from awards.enums import Channel, Recusal
from awards.models import Ballot, Elector, Envelope
from awards.services.ballots import close_ballot, move_to_paper, open_ballot
from blocs.enums import Stage
from blocs.models import Cycle
from boards.enums import Role
from boards.models import Board, Change, Officer
from tests.awards.ballots.pages import page
from tests.awards.ballots.rows import prepared, put_on_roll
from tests.conftest import make_officer

pytestmark = pytest.mark.django_db

GROUPS = re.compile(r"<code>([0-9a-f]{4})</code>")
VOICES = {"y": "tán thành", "n": "không tán thành", "a": "không có ý kiến"}


@pytest.fixture
def open_to_votes(cycle_2022, secretary):
    """Open a ballot on Yên Bái and Phú Thọ: five phones, one paper, one letter."""

    def begin(**said):
        put_on_roll(cycle_2022)
        return open_ballot(ballot=prepared(cycle_2022, secretary, **said), officer=secretary)[0]

    return begin


@pytest.fixture
def delegate(as_officer):
    """A phone in the hand of the officer of a board."""

    def sign_in(slug):
        board = Board.objects.get(slug=slug)
        return as_officer(make_officer(f"cb-{slug}", Role.BOARD, board))

    return sign_in


def marks(**said):
    return {key_of(name.replace("_", "-")): sign for name, sign in said.items()}


def receipt_in(response):
    return "".join(GROUPS.findall(response.content.decode()))


def refused(response):
    return str(response.context["refused"])


def test_a_delegate_marks_reads_casts_and_keeps_the_receipt(open_to_votes, delegate):
    ballot, phone = open_to_votes(rehearsal=True), delegate("hoa-binh")
    paper = phone.get(page(ballot, "vote"))
    said = marks(yen_bai="y", phu_tho="n")
    read = phone.post(page(ballot, "vote"), said)
    edited = phone.post(page(ballot, "vote"), said | {"do": "edit"})
    cast = phone.post(page(ballot, "vote"), said | {"do": "cast"})
    again = phone.post(page(ballot, "vote"), said | {"do": "cast"})

    assert all("THỬ" in each.content.decode() for each in (paper, read, edited, cast, again))
    assert read.content.decode().count('data-hidden="true"') == 2
    assert edited.content.decode().count(" checked") == 2
    assert len(receipt_in(cast)) == 64
    assert receipt_in(again) == receipt_in(phone.get(page(ballot, "vote"))) == receipt_in(cast)
    assert refused(again) == "Đơn vị đã bỏ phiếu: mỗi đơn vị một phiếu."
    assert Envelope.objects.count() == 1


def test_nothing_that_is_said_stays_anywhere(open_to_votes, delegate, caplog):
    ballot, phone = open_to_votes(), delegate("hoa-binh")
    said = marks(yen_bai="y", phu_tho="n")
    phone.get(page(ballot, "vote"))
    with caplog.at_level(logging.DEBUG):
        answers = [
            phone.post(page(ballot, "vote"), said | more)
            for more in ({}, {"do": "edit"}, {"do": "cast"}, {"do": "cast"})
        ]

    kept = [
        *(row.get_decoded() for row in Session.objects.all()),
        *phone.cookies.values(),
        *(answer.headers for answer in answers),
        *(record.getMessage() for record in caplog.records),
        *Change.objects.values_list("before", "after", "reason"),
        *LogEntry.objects.values_list("change_message", "object_repr"),
        serializers.serialize("json", [*Elector.objects.all(), *Ballot.objects.all()]),
    ]
    words = "\n".join(map(str, kept))
    assert [word for word in (key_of("yen-bai"), *VOICES.values()) if word in words] == []
    assert {answer.status_code for answer in answers} == {200}
    assert all("no-store" in answer.headers["Cache-Control"] for answer in answers)
    assert not any(word in answers[2].content.decode() for word in ("Yên Bái", *VOICES.values()))
    assert list(answers[2].context["messages"]) == []


@pytest.mark.parametrize("kind", ["yes_no", "approve"])
def test_no_size_of_an_answer_tells_what_is_said(open_to_votes, delegate, kind):
    ballot, phone = open_to_votes(kind=kind), delegate("hoa-binh")
    signs = "yna" if kind == "yes_no" else "ya"
    phone.get(page(ballot, "vote"))

    lengths = {
        do: {
            len(phone.post(page(ballot, "vote"), marks(yen_bai=a, phu_tho=b) | {"do": do}).content)
            for a in signs
            for b in signs
        }
        for do in ("read", "edit")
    }

    assert {do: len(found) for do, found in lengths.items()} == {"read": 1, "edit": 1}


def test_a_paper_that_is_not_valid_is_explained_and_nothing_is_lost(open_to_votes, delegate):
    ballot = open_to_votes(kind="choose", at_most=1)
    phone = delegate("hoa-binh")
    answer = phone.post(page(ballot, "vote"), marks(yen_bai="y", phu_tho="y") | {"do": "cast"})
    text = answer.content.decode()

    assert "Đã đánh dấu 2 tên, nhiều nhất 1." in text
    assert text.count(" checked") == 2
    assert not Envelope.objects.exists()
    good = phone.post(page(ballot, "vote"), marks(yen_bai="y"))
    assert "Đã đánh dấu 1/1 tên; còn 0." in good.content.decode()


def test_a_board_does_not_vote_on_itself(open_to_votes, delegate):
    ballot, phone = open_to_votes(kind="choose", at_most=2), delegate("yen-bai")
    paper = phone.get(page(ballot, "vote"))
    forced = phone.post(page(ballot, "vote"), marks(yen_bai="y", phu_tho="a"))
    read = phone.post(page(ballot, "vote"), marks(phu_tho="y"))

    assert [each.recused for each in paper.context["page"].names] == [False, True]
    assert paper.context["page"].at_most == 1
    assert len(forced.context["faults"]) == 1
    assert "Đơn vị của bạn không bỏ phiếu cho tên này." in read.content.decode()


@pytest.mark.parametrize(
    ("slug", "sentence"),
    [
        ("bac-giang", "Danh sách dự họp ghi: bỏ phiếu giấy."),
        ("bac-kan", "Danh sách dự họp ghi: lấy ý kiến bằng văn bản."),
    ],
)
def test_who_votes_otherwise_is_told(open_to_votes, delegate, slug, sentence):
    answer = delegate(slug).get(page(open_to_votes(), "vote"))

    assert sentence in answer.content.decode()


def test_who_is_no_elector_is_told(open_to_votes, as_officer, secretary):
    ballot = open_to_votes()
    boss = Officer.objects.create_superuser("boss", password="mat-khau-thu-nghiem")
    answers = [as_officer(each).get(page(ballot, "vote")) for each in (secretary, boss)]

    assert len({refused(answer) for answer in answers}) == 1
    assert all(answer.context["elector"] is None for answer in answers)
    assert not answers[0].context["receipt"]


def test_before_the_opening_there_is_no_paper_yet(delegate, cycle_2022, secretary):
    answer = delegate("hoa-binh").get(page(prepared(cycle_2022, secretary), "vote"))

    assert refused(answer) == "Cuộc bỏ phiếu không mở."


def test_what_closes_under_a_paper_is_told(open_to_votes, delegate, cycle_2022):
    ballot, phone = open_to_votes(), delegate("hoa-binh")
    other = delegate("phu-tho")
    cycle_2022.stage = Stage.PROPOSED
    cycle_2022.save()
    moved = refused(phone.get(page(ballot, "vote")))
    cycle_2022.stage = Stage.CONFERENCE
    cycle_2022.save()
    close_ballot(ballot=ballot)
    closed = refused(other.post(page(ballot, "vote"), marks(yen_bai="y") | {"do": "cast"}))

    assert moved.endswith("(đã trình khen thưởng)")
    assert closed == "Cuộc bỏ phiếu không mở."


def test_a_paper_handed_out_meanwhile_takes_the_phone_away(open_to_votes, delegate, monkeypatch):
    ballot, phone = open_to_votes(), delegate("hoa-binh")
    real = voting.cast_vote

    def cast_after(*, elector, choice):
        move_to_paper(elector=elector)
        return real(elector=elector, choice=choice)

    monkeypatch.setattr(voting, "cast_vote", cast_after)
    answer = phone.post(page(ballot, "vote"), marks(yen_bai="y") | {"do": "cast"})

    assert answer.context["elector"].channel == Channel.PAPER
    assert not Envelope.objects.exists()


def test_an_heir_votes_for_each_board_whose_work_it_finishes(
    open_to_votes, delegate, cycle_2022, monkeypatch
):
    ballot, phone = open_to_votes(recusal=Recusal.VOTES), delegate("hoa-binh")
    both = frozenset(
        Board.objects.filter(slug__in=["hoa-binh", "phu-tho"]).values_list("pk", flat=True)
    )
    monkeypatch.setattr("awards.queries.voting.own_boards", lambda officer: both)
    monkeypatch.setattr(Officer, "has_perm", lambda *asked: True)
    paper = phone.get(page(ballot, "vote") + "?board=phu-tho")
    phone.post(page(ballot, "vote"), marks(yen_bai="y") | {"do": "cast", "board": "phu-tho"})
    other = phone.get(page(ballot, "vote"))

    assert paper.context["elector"].board.slug == "phu-tho"
    assert "Bạn bỏ phiếu thay mặt nhiều đơn vị" in paper.content.decode()
    assert other.context["elector"].board.slug == "hoa-binh"


def test_the_page_of_a_ballot_leads_a_delegate_to_the_paper(open_to_votes, delegate, cycle_2022):
    ballot, phone = open_to_votes(), delegate("hoa-binh")

    assert page(ballot, "vote") in phone.get(page(ballot)).content.decode()
    phone.post(page(ballot, "vote"), marks(yen_bai="y") | {"do": "cast"})
    assert page(ballot, "vote") not in phone.get(page(ballot)).content.decode()


def test_the_stock_form_leads_to_the_page(open_to_votes, as_officer, secretary):
    ballot, client = open_to_votes(), as_officer(secretary)
    stock = reverse("admin:awards_ballot_change", args=[ballot.pk])

    assert client.get(stock).url == page(ballot)
    assert client.post(stock).status_code == 403
    assert client.get(reverse("admin:awards_ballot_change", args=[0])).status_code == 302


def test_the_desk_of_a_delegate_begins_with_the_vote(
    open_to_votes, delegate, as_officer, secretary
):
    ballot, phone = open_to_votes(rehearsal=True), delegate("hoa-binh")
    desk, council = (each.get(reverse("admin:index")) for each in (phone, as_officer(secretary)))
    [item] = desk.context["desk"][0].items

    assert (item.what, item.whose) == ("THỬ: Cờ thi đua của Bộ", "Hòa Bình 2022")
    assert item.address == page(ballot, "vote") + "?board=hoa-binh"
    assert "votes" not in [section.code for section in council.context["desk"]]
    Cycle.objects.update(stage=Stage.PROPOSED)
    assert "votes" not in [section.code for section in phone.get("/admin/").context["desk"]]

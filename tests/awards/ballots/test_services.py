"""A ballot from the roll to the count, and everything that is refused on the way."""

import json

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from awards.domain.ballots.counting import Box, Marks
from awards.domain.ballots.sealing import fingerprint
from awards.enums import BallotState, Channel, Recusal, Voice
from awards.envelopes import new_code, receipt_of
from awards.models import Ballot, BallotKey, BoxCount, Elector, Envelope, Name
from awards.refusals import Refusal
from awards.services.ballots import (
    annul_ballot,
    cast_vote,
    close_ballot,
    count_ballot,
    count_box,
    move_to_paper,
    open_ballot,
    record_attendance,
    second_round,
)
from blocs.enums import Requirement, Stage
from blocs.queries.stages import step_forward
from blocs.refusals import Refusal as BlocRefusal
from boards.models import Board, Change
from boards.refusals import Refused
from tests.awards.ballots.rows import PHONES, TELLERS, choice, elector, prepared, put_on_roll, vote

pytestmark = [pytest.mark.django_db, pytest.mark.cases]

YES, NO, ABSTAIN = Voice


@pytest.fixture(autouse=True)
def _in_vietnamese():
    with translation.override("vi"):
        yield


@pytest.fixture
def roll(cycle_2022):
    """Five phones, one paper, one letter."""
    put_on_roll(cycle_2022)
    return cycle_2022


@pytest.fixture
def opened(roll, secretary):
    ballot, codes = open_ballot(ballot=prepared(roll, secretary), officer=secretary)
    return ballot, list(codes.values())


def refused(refusal, act, **said):
    with pytest.raises(Refused) as caught:
        act(**said)
    assert caught.value.refusal == refusal


def by_board(ballot):
    return {row["board"]: row for row in ballot.document["counts"]}


def box_of(**marks):
    return Box(2, 2, 0, {name: Marks(*numbers) for name, numbers in marks.items()})


def test_a_whole_secret_ballot_on_phones_paper_and_by_letter(opened, secretary, approver):
    ballot, codes = opened
    others = ("hoa-binh", "thai-nguyen", "tuyen-quang")
    receipts = [vote(ballot, slug, yen_bai=YES, phu_tho=NO) for slug in others]
    receipts += [vote(ballot, "phu-tho", yen_bai=YES), vote(ballot, "yen-bai", phu_tho=YES)]
    close_ballot(ballot=ballot)
    box = box_of(**{"yen-bai": (2, 0), "phu-tho": (1, 1)})
    count_box(ballot=ballot, officer=secretary, box=box)
    count_box(ballot=ballot, officer=approver, box=box)
    ballot = count_ballot(ballot=ballot, codes=codes[:2])

    told = by_board(ballot)
    assert ballot.state == BallotState.COUNTED
    assert (told["yen-bai"]["yes"], told["yen-bai"]["base"]) == (6, 6)
    assert told["yen-bai"]["outcome"] == "elected"
    assert (told["phu-tho"]["yes"], told["phu-tho"]["no"], told["phu-tho"]["abstain"]) == (2, 4, 0)
    assert told["phu-tho"]["outcome"] == "short"
    assert ballot.document["receipts"] == sorted(receipts)
    assert ballot.document["votes"] is None
    assert ballot.document["turnout"]["valid"] == 7
    assert not Envelope.objects.exists()
    assert not BallotKey.objects.exists()
    assert not BoxCount.objects.exists()


def test_the_result_carries_the_seal_of_the_opening_and_its_own(opened, secretary, approver):
    ballot, codes = opened
    shown = ballot.fingerprint
    close_ballot(ballot=ballot)
    for officer in (secretary, approver):
        count_box(ballot=ballot, officer=officer, box=box_of())
    document = count_ballot(ballot=ballot, codes=codes[1:]).document

    assert document["rules_fingerprint"] == shown == fingerprint(document["sealed"])
    assert document["fingerprint"] == fingerprint(document)


def test_a_ballot_that_is_open_to_all_tells_who_said_what(roll, secretary):
    put_on_roll(roll, papers=(), letters=())
    ballot, codes = open_ballot(ballot=prepared(roll, secretary, secret=False), officer=secretary)
    vote(ballot, "hoa-binh", yen_bai=YES, phu_tho=ABSTAIN)
    close_ballot(ballot=ballot)
    ballot = count_ballot(ballot=ballot, codes=list(codes.values())[::-1])

    assert ballot.document["votes"] == {"hoa-binh": {"phu-tho": "abstain", "yen-bai": "yes"}}


def test_no_board_votes_on_itself_or_what_it_came_from(opened):
    ballot, _codes = opened
    [own] = [each for each in ballot.seal["electors"] if each["board"] == "yen-bai"]

    assert own["recused"] == ["yen-bai"]
    refused(
        Refusal.RECUSED, cast_vote, elector=elector(ballot, "yen-bai"), choice=choice(yen_bai=YES)
    )
    assert not elector(ballot, "yen-bai").voted


def test_where_the_regulation_says_so_a_board_votes_on_itself(roll, secretary):
    ballot = prepared(roll, secretary, recusal=Recusal.VOTES)
    ballot, _codes = open_ballot(ballot=ballot, officer=secretary)

    assert all(each["recused"] == [] for each in ballot.seal["electors"])
    assert vote(ballot, "yen-bai", yen_bai=YES)


def test_one_board_one_vote(opened):
    ballot, _codes = opened
    receipt = vote(ballot, "hoa-binh", yen_bai=YES)

    refused(
        Refusal.ALREADY_VOTED,
        cast_vote,
        elector=elector(ballot, "hoa-binh"),
        choice=choice(yen_bai=NO),
    )
    assert receipt == receipt_of(Envelope.objects.get().shut)


@pytest.mark.parametrize("slug", ["bac-giang", "bac-kan"])
def test_who_votes_on_paper_or_by_letter_does_not_vote_on_a_phone(opened, slug):
    ballot, _codes = opened

    refused(
        Refusal.VOTES_OTHERWISE,
        cast_vote,
        elector=elector(ballot, slug),
        choice=choice(yen_bai=YES),
    )


def test_a_paper_that_is_not_valid_is_explained_and_may_be_cast_anew(opened):
    ballot, _codes = opened
    refused(
        Refusal.UNKNOWN_NAME,
        cast_vote,
        elector=elector(ballot, "hoa-binh"),
        choice={"cao-bang": YES},
    )

    assert vote(ballot, "hoa-binh", yen_bai=YES)


def test_a_phone_that_fails_gives_way_to_paper(opened):
    ballot, _codes = opened

    assert move_to_paper(elector=elector(ballot, "hoa-binh")).channel == Channel.PAPER
    refused(Refusal.VOTES_OTHERWISE, move_to_paper, elector=elector(ballot, "hoa-binh"))
    vote(ballot, "phu-tho", yen_bai=YES)
    refused(Refusal.ALREADY_VOTED, move_to_paper, elector=elector(ballot, "phu-tho"))


def test_nothing_goes_back(opened, secretary):
    ballot, codes = opened
    refused(Refusal.BALLOT_NOT_PREPARED, open_ballot, ballot=ballot, officer=secretary)
    refused(Refusal.BALLOT_NOT_CLOSED, count_ballot, ballot=ballot, codes=codes)
    refused(Refusal.BALLOT_NOT_CLOSED, count_box, ballot=ballot, officer=secretary, box=box_of())
    close_ballot(ballot=ballot)
    refused(Refusal.BALLOT_NOT_OPEN, close_ballot, ballot=ballot)
    refused(
        Refusal.BALLOT_NOT_OPEN,
        cast_vote,
        elector=elector(ballot, "hoa-binh"),
        choice=choice(yen_bai=YES),
    )


@pytest.mark.parametrize(
    "change",
    [
        {"title": "khác"},
        {"threshold_part": 2, "threshold_of": 3},
        {"sealed": "{}"},
        {"opened_at": None},
        {"tellers": []},
    ],
)
def test_the_database_keeps_what_was_sealed(opened, change):
    ballot, _codes = opened
    with pytest.raises(IntegrityError), transaction.atomic():
        Ballot.objects.filter(pk=ballot.pk).update(**change)


def test_a_ballot_that_was_opened_is_never_deleted(opened):
    ballot, _codes = opened
    Elector.objects.filter(ballot=ballot).delete()
    Name.objects.filter(ballot=ballot).delete()
    BallotKey.objects.filter(ballot=ballot).delete()

    with pytest.raises(IntegrityError), transaction.atomic():
        ballot.delete()


@pytest.mark.parametrize("change", [{"closed_at": None}, {"result": "{}"}, {"counted_at": None}])
def test_the_database_keeps_what_was_counted(opened, secretary, approver, change):
    ballot, codes = opened
    close_ballot(ballot=ballot)
    for officer in (secretary, approver):
        count_box(ballot=ballot, officer=officer, box=box_of())
    count_ballot(ballot=ballot, codes=codes[:2])

    with pytest.raises(IntegrityError), transaction.atomic():
        Ballot.objects.filter(pk=ballot.pk).update(**change)


def test_the_codes_of_two_tellers_open_the_box(roll, secretary):
    put_on_roll(roll, papers=(), letters=())
    ballot, codes = open_ballot(ballot=prepared(roll, secretary), officer=secretary)
    codes = list(codes.values())
    close_ballot(ballot=ballot)
    for wrong in (codes[:1], [codes[0], codes[0]], [codes[0], new_code()], []):
        refused(Refusal.CODES_WRONG, count_ballot, ballot=ballot, codes=wrong)

    typed = [codes[2].lower().replace("-", ""), f"  {codes[0]} "]
    assert count_ballot(ballot=ballot, codes=typed).state == BallotState.COUNTED


def test_papers_are_counted_by_two_who_agree(opened, secretary, approver):
    ballot, codes = opened
    close_ballot(ballot=ballot)
    refused(Refusal.BOX_TWICE, count_ballot, ballot=ballot, codes=codes)
    count_box(ballot=ballot, officer=secretary, box=box_of(**{"yen-bai": (2, 0)}))
    count_box(ballot=ballot, officer=secretary, box=box_of(**{"yen-bai": (1, 0)}))
    refused(Refusal.BOX_TWICE, count_ballot, ballot=ballot, codes=codes)
    count_box(ballot=ballot, officer=approver, box=Box(2, 1, 0, {"yen-bai": Marks(0)}))

    with pytest.raises(Refused) as caught:
        count_ballot(ballot=ballot, codes=codes)

    assert caught.value.refusal == Refusal.BOX_DIFFERS
    assert "phiếu thu về, Ban Quản lý các khu công nghiệp tỉnh Yên Bái" in str(caught.value)
    count_box(ballot=ballot, officer=approver, box=box_of(**{"yen-bai": (1, 0)}))
    assert by_board(count_ballot(ballot=ballot, codes=codes))["yen-bai"]["yes"] == 1


def test_a_count_of_papers_must_be_possible(opened, secretary):
    ballot, _codes = opened
    close_ballot(ballot=ballot)

    refused(Refusal.BOX_ISSUED, count_box, ballot=ballot, officer=secretary, box=Box(3, 3, 0))


def test_without_papers_there_is_no_box(roll, secretary):
    put_on_roll(roll, papers=(), letters=())
    ballot, _codes = open_ballot(ballot=prepared(roll, secretary), officer=secretary)
    close_ballot(ballot=ballot)

    refused(Refusal.BOX_NONE, count_box, ballot=ballot, officer=secretary, box=Box())


@pytest.mark.parametrize(
    ("refusal", "said"),
    [
        pytest.param(Refusal.BALLOT_TELLERS, {"tellers": ["Lê A"]}, id="one teller"),
        pytest.param(Refusal.BALLOT_TELLERS, {"tellers": ["Lê A", "Lê A "]}, id="one twice"),
        pytest.param(Refusal.BALLOT_NO_NAMES, {"named": []}, id="no names"),
    ],
)
def test_what_a_ballot_needs_to_open(roll, secretary, refusal, said):
    refused(refusal, open_ballot, ballot=prepared(roll, secretary, **said), officer=secretary)


def test_a_ballot_needs_a_roll(cycle_2022, secretary):
    ballot = prepared(cycle_2022, secretary)

    refused(Refusal.BALLOT_NO_ELECTORS, open_ballot, ballot=ballot, officer=secretary)


def test_one_ballot_of_a_year_is_open_at_a_time_and_the_roll_stands(opened, roll, secretary):
    other = prepared(roll, secretary)
    board = Board.objects.get(slug="hoa-binh")

    refused(Refusal.BALLOT_OTHER_OPEN, open_ballot, ballot=other, officer=secretary)
    refused(
        Refusal.ATTENDANCE_STANDS,
        record_attendance,
        cycle=roll,
        board=board,
        channel=Channel.ABSENT,
    )


def test_only_members_are_on_the_roll(cycle_2022):
    stranger = Board.objects.exclude(memberships__bloc=cycle_2022.bloc).first()
    if stranger is None:
        stranger = Board.objects.create(slug="la", short_name="Lạ", province=None)

    refused(
        BlocRefusal.NOT_A_MEMBER,
        record_attendance,
        cycle=cycle_2022,
        board=stranger,
        channel=Channel.PHONE,
    )


def test_ballots_belong_to_the_conference(roll, secretary):
    ballot = prepared(roll, secretary)
    roll.stage = Stage.PROPOSED
    roll.save()

    refused(BlocRefusal.WRONG_STAGE, open_ballot, ballot=ballot, officer=secretary)


def test_a_vote_without_its_count_holds_the_year_back(roll, secretary):
    def held_back():
        found = step_forward(roll).lacks
        return Requirement.VOTES_COUNTED in [lack.requirement for lack in found]

    ballot = prepared(roll, secretary)
    assert not held_back()
    open_ballot(ballot=ballot, officer=secretary)
    assert held_back()
    close_ballot(ballot=ballot)
    assert held_back()
    annul_ballot(ballot=ballot, officer=secretary, reason="Mất điện")
    assert not held_back()


def test_a_rehearsal_holds_nothing_back(roll, secretary):
    open_ballot(ballot=prepared(roll, secretary, rehearsal=True), officer=secretary)

    assert Requirement.VOTES_COUNTED not in [lack.requirement for lack in step_forward(roll).lacks]


def test_an_annulled_ballot_is_unread_and_keeps_its_number(opened, secretary):
    ballot, codes = opened
    vote(ballot, "hoa-binh", yen_bai=YES)
    refused(Refusal.NEEDS_REASON, annul_ballot, ballot=ballot, officer=secretary, reason=" ")
    ballot = annul_ballot(ballot=ballot, officer=secretary, reason="Mất mã của tổ kiểm phiếu")

    assert ballot.state == BallotState.ANNULLED
    assert not Envelope.objects.exists()
    refused(Refusal.BALLOT_NOT_CLOSED, count_ballot, ballot=ballot, codes=codes)
    refused(Refusal.BALLOT_OVER, annul_ballot, ballot=ballot, officer=secretary, reason="lại")


def test_a_tie_at_the_last_place_has_a_second_round_of_the_tied(roll, secretary):
    put_on_roll(roll, papers=(), letters=())
    ballot = prepared(roll, secretary, places=1, recusal=Recusal.VOTES)
    ballot, codes = open_ballot(ballot=ballot, officer=secretary)
    for slug in PHONES:
        vote(ballot, slug, yen_bai=YES, phu_tho=YES)
    close_ballot(ballot=ballot)
    ballot = count_ballot(ballot=ballot, codes=list(codes.values()))

    again = second_round(ballot=ballot, officer=secretary)

    assert [row["outcome"] for row in ballot.document["counts"]] == ["tied", "tied"]
    assert sorted(name.board.slug for name in again.names.all()) == ["phu-tho", "yen-bai"]
    assert (again.round, again.places, again.number, again.after) == (2, 1, 2, ballot)
    assert again.tellers == TELLERS
    refused(Refusal.NOT_TIED, second_round, ballot=ballot, officer=secretary)
    refused(Refusal.NOT_TIED, second_round, ballot=again, officer=secretary)


def test_a_second_round_that_was_annulled_is_held_again(roll, secretary):
    put_on_roll(roll, papers=(), letters=())
    first = prepared(roll, secretary, places=1, recusal=Recusal.VOTES)
    first, codes = open_ballot(ballot=first, officer=secretary)
    for slug in PHONES:
        vote(first, slug, yen_bai=YES, phu_tho=YES)
    close_ballot(ballot=first)
    count_ballot(ballot=first, codes=list(codes.values()))
    lost = second_round(ballot=first, officer=secretary)
    annul_ballot(ballot=lost, officer=secretary, reason="Mất mã của tổ kiểm phiếu")

    again = second_round(ballot=first, officer=secretary)

    assert (again.number, again.round, again.after) == (3, 2, first)
    refused(Refusal.NOT_TIED, second_round, ballot=first, officer=secretary)


def test_a_second_round_seals_the_round_before(roll, secretary):
    put_on_roll(roll, papers=(), letters=())
    first = prepared(roll, secretary, places=1, recusal=Recusal.VOTES)
    first, codes = open_ballot(ballot=first, officer=secretary)
    for slug in PHONES:
        vote(first, slug, yen_bai=YES, phu_tho=YES)
    close_ballot(ballot=first)
    count_ballot(ballot=first, codes=list(codes.values()))
    again, _codes = open_ballot(
        ballot=second_round(ballot=first, officer=secretary), officer=secretary
    )

    assert again.seal["after"] == first.fingerprint


def test_the_history_tells_that_a_board_voted_and_nothing_of_what(opened):
    ballot, _codes = opened
    vote(ballot, "hoa-binh", yen_bai=YES, phu_tho=NO)

    kept = Change.objects.filter(model="awards.elector", verb="changed").values_list("after")
    assert [json.dumps(row) for row in kept] == ['[{"voted": true}]']
    assert not Change.objects.filter(model__in=["awards.envelope", "awards.boxcount"]).exists()


def test_a_second_click_prepares_no_second_ballot(roll, secretary, approver):
    first = prepared(roll, secretary)

    assert prepared(roll, approver) == first
    assert prepared(roll, secretary, named=("phu-tho", "bac-kan")) != first
    assert prepared(roll, secretary, secret=False) != first


def test_once_it_is_open_the_same_question_is_another_ballot(opened, secretary):
    ballot, _codes = opened

    assert prepared(ballot.cycle, secretary) != ballot

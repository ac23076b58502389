"""Who leads a year: proposed, announced, replaced. Two facts for each, and one chair at a time."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from blocs.domain.policy import Term
from blocs.enums import HindranceKind, MandateRole, MandateStatus, Stage
from blocs.models import Cycle, Hindrance, Mandate
from blocs.refusals import Refusal
from blocs.services import announce_mandates, appoint_acting_chair, propose_mandates
from boards.models import Board, Document
from boards.refusals import Refused
from config.parties import person_of
from tests.boards.rows import board as bare_board
from tests.boards.rows import cycle as bare_cycle
from tests.boards.rows import document as bare_document
from tests.conftest import make_officer

CONFERENCE, NOTICE = date(2023, 1, 6), date(2023, 2, 18)


@pytest.fixture
def cycle_2023(bloc_2022):
    """The year 2023 before anybody is proposed."""
    cycle = Cycle.objects.get(year=2023)
    cycle.mandates.all().delete()
    return cycle


@pytest.fixture
def minutes(bloc_2022):
    return Document.objects.get(slug="bai-viet-2023-01-11")


@pytest.fixture
def notice(bloc_2022):
    return Document.objects.get(slug="thong-bao-995-2022")


@pytest.fixture
def announced(cycle_2023, minutes, notice):
    """2023 with Thái Nguyên as chair and Tuyên Quang as deputy."""
    propose_mandates(cycle=cycle_2023, on=CONFERENCE, document=minutes)
    announce_mandates(cycle=cycle_2023, on=NOTICE, document=notice)
    return cycle_2023


def rows(cycle):
    """Every mandate of a cycle in one line."""
    return [
        f"{each.role} {each.board.slug} {each.status} {each.starts_on:%d/%m}"
        + (f"–{each.ends_on:%d/%m}" if each.ends_on else "")
        for each in cycle.mandates.order_by("pk")
    ]


def boards(*slugs):
    return [Board.objects.get(slug=slug) for slug in slugs]


def refusal(service, **said):
    with pytest.raises(Refused) as refused:
        service(**said)
    return refused.value.refusal


def test_the_conference_proposes_what_the_rule_computes(cycle_2023, minutes):
    chair, deputy = propose_mandates(cycle=cycle_2023, on=CONFERENCE, document=minutes)

    assert rows(cycle_2023) == [
        "chair thai-nguyen proposed 06/01",
        "deputy tuyen-quang proposed 06/01",
    ]
    assert (chair.reason, deputy.reason) == (
        "Thái Nguyên: Phó khối năm 2022 làm Trưởng khối.",
        "Tuyên Quang: đến lượt theo danh sách luân phiên (số thứ tự 4).",
    )
    assert {chair.document, deputy.document} == {minutes}


def test_a_proposal_says_who_was_passed_over(cycle_2023, minutes):
    [tuyen_quang] = boards("tuyen-quang")
    Hindrance.objects.create(
        bloc=cycle_2023.bloc,
        board=tuyen_quang,
        year=2023,
        kind=HindranceKind.DECLINED,
        reason="thử",
        document=minutes,
    )

    _chair, deputy = propose_mandates(cycle=cycle_2023, on=CONFERENCE, document=minutes)

    assert deputy.board.slug == "phu-tho"
    assert deputy.reason == (
        "Bỏ qua Tuyên Quang: xin không đảm nhiệm năm 2023; lượt được hoãn sang năm sau. "
        "Phú Thọ: đến lượt theo danh sách luân phiên (số thứ tự 6)."
    )


def test_people_choose_others_with_a_reason(cycle_2023, minutes):
    chair, *deputies = boards("phu-tho", "bac-kan", "hoa-binh")

    propose_mandates(
        cycle=cycle_2023,
        on=CONFERENCE,
        document=minutes,
        chair=chair,
        deputies=deputies,
        reason=" Hội nghị bầu. ",
    )

    assert rows(cycle_2023) == [
        "chair phu-tho proposed 06/01",
        "deputy bac-kan proposed 06/01",
        "deputy hoa-binh proposed 06/01",
    ]
    assert set(cycle_2023.mandates.values_list("reason", flat=True)) == {"Hội nghị bầu."}


@pytest.mark.parametrize(
    ("chair", "deputies", "reason", "expected"),
    [
        pytest.param("phu-tho", ["bac-kan"], " ", Refusal.CHOICE_NEEDS_REASON, id="no reason"),
        pytest.param("phu-tho", ["phu-tho"], "bầu", Refusal.LEADS_TWICE, id="chair and deputy"),
        pytest.param(
            "tuyen-quang", None, "bầu", Refusal.LEADS_TWICE, id="who is computed as deputy already"
        ),
        pytest.param("thai-nguyen", ["bac-kan"] * 2, "bầu", Refusal.LEADS_TWICE, id="deputy twice"),
        pytest.param("hoa-binh", ["bac-kan"], "bầu", Refusal.LEADER_HINDERED, id="barred"),
        pytest.param("phu-tho", ["kkt-ha-giang"], "bầu", Refusal.LEADER_HINDERED, id="no member"),
    ],
)
def test_a_choice_is_refused(cycle_2023, minutes, chair, deputies, reason, expected):
    [hoa_binh, chosen] = boards("hoa-binh", chair)
    Hindrance.objects.create(
        bloc=cycle_2023.bloc, board=hoa_binh, year=2023, kind="barred", reason="x", document=minutes
    )

    assert expected == refusal(
        propose_mandates,
        cycle=cycle_2023,
        on=CONFERENCE,
        document=minutes,
        chair=chosen,
        deputies=deputies and boards(*deputies),
        reason=reason,
    )
    assert rows(cycle_2023) == []


def test_the_hindrance_of_a_choice_is_named(cycle_2023, minutes):
    [stranger] = boards("kkt-ha-giang")

    with pytest.raises(Refused) as refused:
        propose_mandates(
            cycle=cycle_2023, on=CONFERENCE, document=minutes, chair=stranger, reason="bầu"
        )

    assert refused.value.detail == "Hà Giang (KKT) is no member of the bloc."


def test_nothing_is_proposed_twice(cycle_2023, minutes):
    propose_mandates(cycle=cycle_2023, on=CONFERENCE, document=minutes)

    assert (
        refusal(propose_mandates, cycle=cycle_2023, on=CONFERENCE, document=minutes)
        == Refusal.MANDATES_PROPOSED
    )


def test_a_year_that_has_its_chair_needs_no_proposal(announced, minutes):
    assert (
        refusal(propose_mandates, cycle=announced, on=CONFERENCE, document=minutes)
        == Refusal.MANDATES_ANNOUNCED
    )


@pytest.mark.django_db
def test_a_bloc_without_members_has_nobody_to_propose():
    assert (
        refusal(propose_mandates, cycle=bare_cycle(1), on=CONFERENCE, document=bare_document(2))
        == Refusal.NOBODY_CAN_LEAD
    )


@pytest.mark.parametrize(
    ("service", "more"),
    [
        pytest.param(propose_mandates, {}, id="propose"),
        pytest.param(announce_mandates, {}, id="announce"),
        pytest.param(appoint_acting_chair, {"reason": "x"}, id="act"),
    ],
)
def test_a_closed_year_keeps_its_leaders(announced, minutes, service, more):
    Cycle.objects.filter(pk=announced.pk).update(stage=Stage.CLOSED)

    assert (
        refusal(service, cycle=announced, on=date(2023, 9, 1), document=minutes, **more)
        == Refusal.WRONG_STAGE
    )


def test_the_notice_puts_in_office_and_the_proposal_stays_a_fact(announced, notice):
    assert rows(announced) == [
        "chair thai-nguyen proposed 06/01–18/02",
        "deputy tuyen-quang proposed 06/01–18/02",
        "chair thai-nguyen announced 18/02",
        "deputy tuyen-quang announced 18/02",
    ]
    chair = announced.mandates.get(role="chair", status="announced")
    assert chair.document == notice
    assert chair.reason == "Thái Nguyên: Phó khối năm 2022 làm Trưởng khối."


def test_nothing_proposed_is_nothing_to_announce(cycle_2023, notice):
    assert (
        refusal(announce_mandates, cycle=cycle_2023, on=NOTICE, document=notice)
        == Refusal.NOTHING_PROPOSED
    )


def test_a_notice_comes_after_the_conference(cycle_2023, minutes, notice):
    propose_mandates(cycle=cycle_2023, on=CONFERENCE, document=minutes)

    assert (
        refusal(announce_mandates, cycle=cycle_2023, on=CONFERENCE, document=notice)
        == Refusal.ANNOUNCED_TOO_EARLY
    )


def propose_by_hand(cycle, document, role, slug, on):
    [board] = boards(slug)
    return Mandate.objects.create(
        cycle=cycle, board=board, role=role, status="proposed", starts_on=on, document=document
    )


def test_nobody_is_announced_beside_a_chair(announced, notice):
    propose_by_hand(announced, notice, "chair", "phu-tho", date(2023, 3, 1))

    assert (
        refusal(announce_mandates, cycle=announced, on=date(2023, 4, 1), document=notice)
        == Refusal.MANDATES_ANNOUNCED
    )


def test_a_notice_does_not_replace_what_begins_with_it(cycle_2023, minutes, notice):
    _chair, deputy = propose_mandates(cycle=cycle_2023, on=CONFERENCE, document=minutes)
    Mandate.objects.create(
        cycle=cycle_2023,
        board=deputy.board,
        role="deputy",
        status="announced",
        starts_on=NOTICE,
        document=notice,
    )

    assert (
        refusal(announce_mandates, cycle=cycle_2023, on=NOTICE, document=notice)
        == Refusal.ANNOUNCED_TOO_EARLY
    )


def test_nothing_is_recorded_twice(cycle_2023, minutes, notice):
    propose_mandates(cycle=cycle_2023, on=CONFERENCE, document=minutes)
    announce_mandates(cycle=cycle_2023, on=NOTICE, document=notice)
    cycle_2023.mandates.filter(status="announced").update(status="ended", ends_on=LEFT)

    assert (
        refusal(propose_mandates, cycle=cycle_2023, on=CONFERENCE, document=minutes)
        == Refusal.MANDATE_RECORDED
    )


LEFT = date(2023, 7, 1)


def test_the_deputy_acts_from_the_day_on_which_the_chair_leaves(announced, minutes):
    acting = appoint_acting_chair(cycle=announced, on=LEFT, document=minutes, reason=" Sáp nhập. ")

    assert rows(announced)[2:] == [
        "chair thai-nguyen ended 18/02–01/07",
        "deputy tuyen-quang announced 18/02",
        "chair tuyen-quang acting 01/07",
    ]
    assert acting.reason == "Sáp nhập."


def test_there_is_one_chair_on_every_day(announced, minutes):
    appoint_acting_chair(cycle=announced, on=LEFT, document=minutes, reason="x")
    chairs = list(announced.mandates.filter(role="chair").exclude(status="proposed"))

    for offset in range((date(2023, 12, 31) - NOTICE).days):
        day = NOTICE + timedelta(offset)
        assert [mandate.board.slug for mandate in chairs if mandate.holds_on(day)] == [
            "thai-nguyen" if day < LEFT else "tuyen-quang"
        ]


@pytest.mark.parametrize("status", ["announced", "acting", "ended"])
def test_the_database_refuses_a_second_chair_for_a_single_day(announced, minutes, status):
    appoint_acting_chair(cycle=announced, on=LEFT, document=minutes, reason="x")
    [phu_tho] = boards("phu-tho")

    with pytest.raises(IntegrityError), transaction.atomic():
        Mandate.objects.create(
            cycle=announced,
            board=phu_tho,
            role="chair",
            status=status,
            starts_on=LEFT - timedelta(1),
            ends_on=LEFT,
            document=minutes,
        )


def test_rights_pass_on_with_the_mandate(announced, minutes):
    old, new = (
        make_officer(f"can-bo-{board.slug}", "board", board)
        for board in boards("thai-nguyen", "tuyen-quang")
    )
    today = timezone.localdate()

    appoint_acting_chair(cycle=announced, on=today, document=minutes, reason="x")

    def chairs(officer, day):
        return [t for t in person_of(officer).terms if t.role == "chair" and t.runs(day)]

    assert chairs(old, today) == []
    assert chairs(new, today - timedelta(1)) == []
    assert chairs(new, today) == [Term(announced.pk, MandateRole.CHAIR, today)]


def test_a_chair_that_will_leave_keeps_its_rights_until_the_day(announced, minutes):
    leaves = timezone.localdate() + timedelta(30)

    appoint_acting_chair(cycle=announced, on=leaves, document=minutes, reason="x")

    chair = announced.mandates.get(board__slug="thai-nguyen", role="chair", ends_on=leaves)
    assert chair.status == MandateStatus.ANNOUNCED


def test_the_next_deputy_acts_when_the_acting_chair_leaves_too(announced, minutes):
    [phu_tho] = boards("phu-tho")
    Mandate.objects.create(
        cycle=announced,
        board=phu_tho,
        role="deputy",
        status="announced",
        starts_on=NOTICE,
        document=minutes,
    )
    appoint_acting_chair(cycle=announced, on=LEFT, document=minutes, reason="x")

    appoint_acting_chair(cycle=announced, on=date(2023, 9, 1), document=minutes, reason="y")

    assert rows(announced)[-2:] == [
        "chair tuyen-quang acting 01/07–01/09",
        "chair phu-tho acting 01/09",
    ]


def test_an_acting_chair_acts_no_longer_than_the_chair_would_have_led(announced, minutes):
    announced.mandates.filter(role="chair", status="announced").update(ends_on=date(2024, 1, 12))

    acting = appoint_acting_chair(cycle=announced, on=LEFT, document=minutes, reason="x")

    assert acting.ends_on == date(2024, 1, 12)


def test_a_notice_in_the_middle_of_the_year_ends_the_acting(announced, minutes, notice):
    appoint_acting_chair(cycle=announced, on=LEFT, document=minutes, reason="x")
    chair, deputy = boards("phu-tho", "tuyen-quang")

    propose_mandates(
        cycle=announced,
        on=date(2023, 7, 10),
        document=minutes,
        chair=chair,
        deputies=[deputy],
        reason="Thay Trưởng khối.",
    )
    announce_mandates(cycle=announced, on=date(2023, 8, 1), document=notice)

    assert rows(announced)[3:] == [
        "deputy tuyen-quang ended 18/02–01/08",
        "chair tuyen-quang acting 01/07–01/08",
        "chair phu-tho proposed 10/07–01/08",
        "deputy tuyen-quang proposed 10/07–01/08",
        "chair phu-tho announced 01/08",
        "deputy tuyen-quang announced 01/08",
    ]


@pytest.mark.parametrize(
    ("on", "reason", "expected"),
    [
        pytest.param(LEFT, " ", Refusal.ACTING_NEEDS_REASON, id="no reason"),
        pytest.param(NOTICE, "x", Refusal.NO_CHAIR_TO_REPLACE, id="on its first day"),
        pytest.param(CONFERENCE, "x", Refusal.NO_CHAIR_TO_REPLACE, id="before the notice"),
    ],
)
def test_nobody_acts(announced, minutes, on, reason, expected):
    assert expected == refusal(
        appoint_acting_chair, cycle=announced, on=on, document=minutes, reason=reason
    )


@pytest.mark.django_db
def test_nobody_acts_where_there_is_no_deputy():
    cycle = bare_cycle(1)
    Mandate.objects.create(
        cycle=cycle,
        board=bare_board(3),
        role="chair",
        status="announced",
        starts_on=NOTICE,
        document=bare_document(4),
    )

    assert (
        refusal(appoint_acting_chair, cycle=cycle, on=LEFT, document=bare_document(5), reason="x")
        == Refusal.NO_DEPUTY_TO_ACT
    )

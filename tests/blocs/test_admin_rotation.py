"""Leaders in the admin: proposed with reasons, announced, replaced by the deputy."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import translation

from blocs.models import Cycle, Mandate
from blocs.refusals import Refusal
from boards.models import Board, Change, Document
from tests.boards.typing_in import messages
from tests.conftest import make_officer

pytestmark = pytest.mark.django_db

LIST = "admin:blocs_cycle_changelist"
OFFERED = ("propose_leaders", "announce_leaders", "let_deputy_act")


@pytest.fixture(autouse=True)
def _in_vietnamese():
    with translation.override("vi"):
        yield


@pytest.fixture
def office(as_officer, secretary):
    return as_officer(secretary)


@pytest.fixture
def cycle_2023(bloc_2022):
    cycle = Cycle.objects.get(year=2023)
    cycle.mandates.all().delete()
    return cycle


@pytest.fixture
def minutes(bloc_2022):
    return Document.objects.get(slug="bai-viet-2023-01-11")


def act(client, action, *cycles, **said):
    data = {"action": action, "_selected_action": [cycle.pk for cycle in cycles], **said}
    return client.post(reverse(LIST), data, follow=True)


def board(slug):
    return Board.objects.get(slug=slug).pk


def leaders(cycle, *statuses):
    rows = cycle.mandates.filter(status__in=statuses).order_by("pk")
    return [(each.role, each.board.slug, each.starts_on) for each in rows]


def propose(client, cycle, document, chair="thai-nguyen", deputies=("tuyen-quang",), reason=""):
    return act(
        client,
        "propose_leaders",
        cycle,
        confirmed=1,
        on="06/01/2023",
        document=document.pk,
        chair=board(chair),
        deputies=[board(slug) for slug in deputies],
        reason=reason,
    )


def announce(client, cycle, document, on="18/02/2023"):
    return act(client, "announce_leaders", cycle, confirmed=1, on=on, document=document.pk)


def test_proposing_first_shows_the_reasons(office, cycle_2023):
    response = act(office, "propose_leaders", cycle_2023)

    assert response.context["steps"] == [
        "Thái Nguyên: Phó khối năm 2022 làm Trưởng khối.",
        "Tuyên Quang: đến lượt theo danh sách luân phiên (số thứ tự 4).",
    ]
    form = response.context["form"]
    assert (form["on"].value(), form["chair"].value(), form["deputies"].value()) == (
        date(2023, 1, 6),
        board("thai-nguyen"),
        [board("tuyen-quang")],
    )
    assert f'href="{reverse("blocs:rotation", args=[cycle_2023.bloc.slug])}"' in (
        response.content.decode()
    )
    assert not cycle_2023.mandates.exists()


def test_what_the_rule_names_is_recorded(office, cycle_2023, minutes):
    response = propose(office, cycle_2023, minutes)

    assert messages(response) == ["Đã ghi nhận giới thiệu Trưởng khối, Phó khối."]
    assert leaders(cycle_2023, "proposed") == [
        ("chair", "thai-nguyen", date(2023, 1, 6)),
        ("deputy", "tuyen-quang", date(2023, 1, 6)),
    ]


def test_another_choice_is_recorded_with_its_reason(office, cycle_2023, minutes):
    propose(office, cycle_2023, minutes, chair="phu-tho", reason="Hội nghị bầu")

    [chair, _deputy] = cycle_2023.mandates.order_by("pk")
    assert (chair.board.slug, chair.reason) == ("phu-tho", "Hội nghị bầu")


def test_several_deputies_keep_the_order_of_their_turns(office, cycle_2023, minutes):
    propose(office, cycle_2023, minutes, deputies=["bac-kan", "tuyen-quang"], reason="hai Phó khối")

    assert [slug for _role, slug, _on in leaders(cycle_2023, "proposed")] == [
        "thai-nguyen",
        "tuyen-quang",
        "bac-kan",
    ]


def test_a_refusal_is_said(office, cycle_2023, minutes):
    response = propose(office, cycle_2023, minutes, chair="phu-tho")

    assert messages(response) == [f"{cycle_2023}: {Refusal.CHOICE_NEEDS_REASON.label}"]
    assert not cycle_2023.mandates.exists()


def test_a_year_before_which_nothing_is_known_has_no_day_to_offer(office, cycle_2022):
    response = act(office, "propose_leaders", cycle_2022)

    assert response.context["form"]["on"].value() is None


def test_announcing_asks_for_the_notice_first(office, cycle_2023, minutes):
    propose(office, cycle_2023, minutes)

    response = act(office, "announce_leaders", cycle_2023)

    assert list(response.context["form"].fields) == ["on", "document"]
    assert leaders(cycle_2023, "announced") == []


def test_announcing_puts_in_office(office, cycle_2023, minutes):
    propose(office, cycle_2023, minutes)

    response = announce(office, cycle_2023, minutes)

    assert messages(response) == ["Đã ghi nhận thông báo Trưởng khối, Phó khối."]
    assert leaders(cycle_2023, "announced") == [
        ("chair", "thai-nguyen", date(2023, 2, 18)),
        ("deputy", "tuyen-quang", date(2023, 2, 18)),
    ]


def test_the_deputy_acts(office, cycle_2023, minutes):
    propose(office, cycle_2023, minutes)
    announce(office, cycle_2023, minutes)

    asked = act(office, "let_deputy_act", cycle_2023)
    response = act(
        office,
        "let_deputy_act",
        cycle_2023,
        confirmed=1,
        on="01/07/2023",
        document=minutes.pk,
        reason="Sáp nhập",
    )

    assert list(asked.context["form"].fields) == ["on", "document", "reason"]
    assert messages(response) == ["Phó khối đã được giao làm Quyền Trưởng khối."]
    assert leaders(cycle_2023, "acting") == [("chair", "tuyen-quang", date(2023, 7, 1))]


@pytest.mark.parametrize("action", OFFERED)
def test_each_cycle_is_asked_about_alone(office, cycle_2022, cycle_2023, action):
    response = act(office, action, cycle_2022, cycle_2023)

    assert messages(response) == [
        "Hãy chọn một năm thi đua: mỗi năm có Trưởng khối, Phó khối riêng."
    ]


@pytest.mark.parametrize("role", ["auditor", "board"])
def test_nobody_else_writes_mandates(office, as_officer, cycle_2023, minutes, role):
    home = Board.objects.get(slug="yen-bai") if role == "board" else None
    client = as_officer(make_officer("khac", role, home))

    def rows():
        return [(each.board.slug, each.status) for each in cycle_2023.mandates.order_by("pk")]

    propose(client, cycle_2023, minutes)
    assert rows() == []

    propose(office, cycle_2023, minutes)
    announce(client, cycle_2023, minutes)
    assert {status for _slug, status in rows()} == {"proposed"}

    announce(office, cycle_2023, minutes)
    said = {"confirmed": 1, "on": "01/07/2023", "document": minutes.pk, "reason": "x"}
    act(client, "let_deputy_act", cycle_2023, **said)
    assert "acting" not in {status for _slug, status in rows()}


def test_the_secretariat_is_offered_the_actions(office, bloc_2022):
    choices = office.get(reverse(LIST)).context["action_form"].fields["action"].choices

    assert set(OFFERED) <= {value for value, _label in choices}


def test_each_mandate_leaves_a_record_of_who_wrote_it(office, secretary, cycle_2023, minutes):
    propose(office, cycle_2023, minutes)

    chair = Mandate.objects.get(role="chair", cycle=cycle_2023)
    told = Change.objects.get(model="blocs.mandate", object_id=str(chair.pk))
    assert (told.officer, told.verb, told.after["status"]) == (secretary, "created", "proposed")

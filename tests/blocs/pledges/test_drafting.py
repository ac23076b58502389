"""Drafting a pledge: from the template of the bloc, one at a time, by those who may."""

import pytest

from blocs.domain.pledge.defaults import DEFAULT_TEXT
from blocs.enums import PledgeState, Stage
from blocs.models import Bloc, Pledge
from blocs.queries.pledges import text_token
from blocs.refusals import Refusal
from blocs.services.pledges import draft_pledge, drop_draft, edit_pledge
from boards.enums import Role
from boards.models import Board
from boards.refusals import Refusal as BoardRefusal
from boards.refusals import Refused
from tests.conftest import make_officer


def refusal(service, **said):
    with pytest.raises(Refused) as refused:
        service(**said)
    return refused.value.refusal


def write(pledge, officer, text="Lời", text_en="Words", seen=None):
    return edit_pledge(
        pledge=pledge,
        officer=officer,
        text=text,
        text_en=text_en,
        seen=text_token(pledge) if seen is None else seen,
    )


def test_draft_is_the_template_of_the_bloc_with_its_blanks_filled(cycle, writer):
    Bloc.objects.update(
        pledge_text="{khối}, {năm}: {trưởng khối}", pledge_text_en="{bloc}, {year}: {deputy}"
    )

    draft = draft_pledge(cycle=cycle, officer=writer)

    assert (draft.version, draft.state) == (1, PledgeState.DRAFT)
    assert draft.text == (
        "Khối thi đua Ban Quản lý các khu công nghiệp các tỉnh Trung du, miền núi phía Bắc, 2023: "
        "Ban Quản lý các khu công nghiệp tỉnh Thái Nguyên"
    )
    assert draft.text_en == (
        "Emulation bloc of the industrial zones boards of the northern midlands and mountains, "
        "2023: Industrial Zones Board of Tuyên Quang Province"
    )


def test_bloc_without_a_template_gets_ours(cycle, writer):
    Bloc.objects.update(pledge_text="", pledge_text_en="")

    draft = draft_pledge(cycle=cycle, officer=writer)

    assert draft.text.split("\n")[2] == DEFAULT_TEXT.vi.split("\n")[2] == "# I. Phát động thi đua"
    assert draft.text_en.split("\n")[2] == "# I. Launch"
    assert "- Ban Quản lý các khu công nghiệp tỉnh Hòa Bình" in draft.text.split("\n")


def test_leaders_in_office_go_before_those_proposed(cycle, writer):
    cycle.mandates.create(
        board=Board.objects.get(slug="bac-giang"),
        role="chair",
        status="acting",
        starts_on="2023-02-18",
        document=cycle.mandates.first().document,
    )
    Bloc.objects.update(pledge_text="{trưởng khối}")

    draft = draft_pledge(cycle=cycle, officer=writer)

    assert draft.text == "Ban Quản lý các khu công nghiệp tỉnh Bắc Giang"


def test_what_is_not_known_yet_stays_open(cycle, writer):
    cycle.mandates.all().delete()
    Bloc.objects.update(pledge_text="Năm {năm}, {trưởng khối}")

    draft = draft_pledge(cycle=cycle, officer=writer)

    assert draft.text == "Năm 2023, {trưởng khối}"


@pytest.mark.parametrize("state", [PledgeState.DRAFT, PledgeState.OPEN])
def test_one_version_is_in_the_making(cycle, writer, state):
    Pledge.objects.create(cycle=cycle, state=state)

    assert refusal(draft_pledge, cycle=cycle, officer=writer) == Refusal.PLEDGE_IN_THE_MAKING


def test_signed_pledge_is_amended_not_drafted_anew(cycle, writer):
    Pledge.objects.create(cycle=cycle, state=PledgeState.SIGNED)

    assert refusal(draft_pledge, cycle=cycle, officer=writer) == Refusal.PLEDGE_STANDS


def test_after_a_void_version_comes_the_next_number(cycle, writer):
    Pledge.objects.create(
        cycle=cycle,
        version=4,
        state=PledgeState.VOID,
        ended_at="2023-01-01T00:00Z",
        end_reason="nhầm",
    )

    assert draft_pledge(cycle=cycle, officer=writer).version == 5


def test_stage_is_asked_first(cycle, writer):
    cycle.stage = Stage.REPORTING
    cycle.save()

    assert refusal(draft_pledge, cycle=cycle, officer=writer) == Refusal.WRONG_STAGE


@pytest.mark.parametrize(
    ("role", "board"),
    [(Role.BOARD, "phu-tho"), (Role.BOARD, None), (Role.AUDITOR, None)],
    ids=["member", "no board", "auditor"],
)
def test_only_leaders_and_the_council_draft(cycle, role, board):
    officer = make_officer("khac", role, Board.objects.filter(slug=board).first())

    assert refusal(draft_pledge, cycle=cycle, officer=officer) == BoardRefusal.NOT_ALLOWED


def test_text_is_kept_tidy_with_its_blanks_filled(cycle, writer):
    draft = draft_pledge(cycle=cycle, officer=writer)

    write(draft, writer, text="Năm {năm}\r\n\r\nHai  \n", text_en="{year}")

    stored = Pledge.objects.get()
    assert (stored.text, stored.text_en) == ("Năm 2023\n\nHai", "2023")


@pytest.mark.parametrize(
    "said", [{"text": "{xyz}"}, {"text_en": "{xyz}"}], ids=["Vietnamese", "English"]
)
def test_what_cannot_be_filled_is_refused(cycle, writer, said):
    draft = draft_pledge(cycle=cycle, officer=writer)

    with pytest.raises(Refused) as refused:
        write(draft, writer, **said)

    assert (refused.value.refusal, refused.value.detail) == (Refusal.UNKNOWN_BLANK, "{xyz}")


def test_text_that_somebody_changed_meanwhile_is_not_overwritten(cycle, writer):
    draft = draft_pledge(cycle=cycle, officer=writer)
    seen = text_token(draft)
    write(draft, writer, text="Của người khác")

    with pytest.raises(Refused) as refused:
        write(draft, writer, seen=seen)

    assert refused.value.refusal == Refusal.PLEDGE_STALE
    assert Pledge.objects.get().text == "Của người khác"


def test_only_a_draft_is_edited(opened, writer):
    assert refusal(write, pledge=opened, officer=writer) == Refusal.PLEDGE_NOT_DRAFT


def test_draft_is_dropped(draft, writer):
    drop_draft(pledge=draft, officer=writer)

    assert Pledge.objects.count() == 0


def test_only_a_draft_is_dropped(opened, writer):
    assert refusal(drop_draft, pledge=opened, officer=writer) == Refusal.PLEDGE_NOT_DRAFT

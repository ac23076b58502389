"""Opening a pledge: what is sealed, what is refused, and taking it back."""

import json
from datetime import date
from hashlib import sha256
from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone
from pyhanko.pdf_utils.reader import PdfFileReader

from blocs.domain.pledge.codes import code_of
from blocs.enums import PledgeState, SignatureKind, SignatureState
from blocs.models import Cycle, Letter, Pledge, Signature, Target
from blocs.queries.pledges import text_token
from blocs.refusals import Refusal
from blocs.services.pledges import draft_pledge, edit_pledge, open_pledge, reopen_draft
from boards.refusals import Refused
from boards.typesetting.faults import PaperFault


def sign(pledge, board, state=SignatureState.STANDS, **said):
    kind = "" if state == SignatureState.DECLINED else SignatureKind.PAPER
    return Signature.objects.create(
        pledge=pledge, board=board, kind=kind, state=state, signed_on=date(2023, 1, 6), **said
    )


def refusal(service, **said):
    with pytest.raises(Refused) as refused:
        service(**said)
    return refused.value.refusal


def test_content_is_canonical_and_sealed(opened):
    stored = Pledge.objects.get()

    content = json.loads(stored.content)
    again = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert stored.content == again
    assert stored.fingerprint == sha256(stored.content.encode()).hexdigest()
    assert stored.code == code_of(2023, stored.fingerprint)
    assert (stored.state, stored.frozen_at) == (PledgeState.OPEN, None)


def test_content_says_who_pledges_what_and_what_it_is_measured_against(opened, yen_bai):
    content = json.loads(opened.content)

    mine = [each for each in content["targets"] if each["board"] == "yen-bai"]
    assert {key: content[key] for key in ("format", "year", "version", "supersedes", "reason")} == {
        "format": "khoi-thi-dua/pledge/1",
        "year": 2023,
        "version": 1,
        "supersedes": None,
        "reason": "",
    }
    assert content["members"][0] == {
        "board": "hoa-binh",
        "name": "Ban Quản lý các khu công nghiệp tỉnh Hòa Bình",
        "name_en": "Industrial Zones Board of Hòa Bình Province",
        "short_name": "Hòa Bình",
        "seat": 1,
        "role": "",
    }
    assert {each["board"]: each["role"] for each in content["members"] if each["role"]} == {
        "thai-nguyen": "chair",
        "tuyen-quang": "deputy",
    }
    assert mine[0] == {
        "board": "yen-bai",
        "indicator": "projects_attracted",
        "amount": "11",
        "unit": "project",
        "as_printed": "11",
        "reason": "",
        "short": False,
        "before": [{"amount": "11", "unit": "project", "qualifier": ""}],
        "mark": None,
    }


def test_target_without_an_amount_keeps_its_reason(opened):
    content = json.loads(opened.content)

    missing = [each for each in content["targets"] if each["amount"] is None]
    assert {each["reason"] for each in missing} == {"chưa có số liệu để đăng ký"}
    assert missing[0]["unit"] == "USD_MN"


def test_paper_is_stored_with_its_fingerprint_and_a_field_for_each_member(opened):
    stored = Pledge.objects.get()

    with stored.file.open() as file:
        paper = file.read()
    fields = PdfFileReader(BytesIO(paper)).root["/AcroForm"]["/Fields"]
    assert stored.file_sha256 == sha256(paper).hexdigest()
    assert [str(field.get_object()["/T"]) for field in fields] == [
        "hoa-binh",
        "bac-giang",
        "thai-nguyen",
        "tuyen-quang",
        "yen-bai",
        "phu-tho",
        "bac-kan",
    ]


def test_members_are_told_once_that_they_are_asked_to_sign(opened, writer):
    letter = Letter.objects.get(officer=writer)

    assert "Giao ước thi đua năm 2023 (phiên bản 1) đã mở để ký." in letter.body
    assert opened.code in letter.body


def test_place_and_day_are_part_of_the_content(draft, writer):
    opened = open_pledge(pledge=draft, officer=writer, place=" Yên Bái ", on=date(2023, 1, 6))

    assert json.loads(opened.content)["signing"] == {"place": "Yên Bái", "on": "2023-01-06"}


def test_indicators_are_kept_as_they_were_pledged(opened):
    chosen = Cycle.objects.get(year=2023).pledged_indicators

    assert [each.code for each in chosen.all()] == [
        "projects_attracted",
        "registered_capital",
        "trade_value",
        "workers",
    ]


def test_blanks_that_became_known_are_filled_when_it_is_opened(draft, writer):
    Pledge.objects.update(text="Trưởng khối: {trưởng khối}")

    opened = open_pledge(pledge=draft, officer=writer)

    assert opened.text == "Trưởng khối: Ban Quản lý các khu công nghiệp tỉnh Thái Nguyên"


def test_blanks_that_are_still_open_are_refused_by_name(draft, writer):
    draft.cycle.mandates.all().delete()
    Pledge.objects.update(text="{trưởng khối} và {phó khối}")

    with pytest.raises(Refused) as refused:
        open_pledge(pledge=draft, officer=writer)

    assert refused.value.refusal == Refusal.OPEN_BLANKS
    assert refused.value.detail == "{trưởng khối}, {phó khối}"


def test_text_that_is_unfit_is_refused(draft, writer):
    Pledge.objects.update(text_en="{xyz}")

    assert refusal(open_pledge, pledge=draft, officer=writer) == Refusal.UNKNOWN_BLANK


def test_pledge_without_a_text_is_refused(draft, writer):
    Pledge.objects.update(text="")

    assert refusal(open_pledge, pledge=draft, officer=writer) == Refusal.PLEDGE_EMPTY


def test_english_text_may_be_left_out(draft, writer):
    Pledge.objects.update(text_en="")

    opened = open_pledge(pledge=draft, officer=writer)

    assert json.loads(opened.content)["text_en"] == ""


def test_character_that_cannot_be_printed_is_refused_and_nothing_is_written(draft, writer):
    Pledge.objects.update(text="Lời \ufffe")

    assert refusal(open_pledge, pledge=draft, officer=writer) == PaperFault.NOT_PRINTABLE
    assert Pledge.objects.get().state == PledgeState.DRAFT


def test_members_that_lack_targets_are_named_with_how_many(draft, writer):
    Target.objects.filter(board__slug="yen-bai").first().delete()
    Target.objects.filter(board__slug="phu-tho").delete()

    with pytest.raises(Refused) as refused:
        open_pledge(pledge=draft, officer=writer)

    assert refused.value.refusal == Refusal.TARGETS_WAITING
    assert refused.value.detail == "Yên Bái: 1; Phú Thọ: 4"


def test_low_target_without_a_reason_keeps_the_pledge_closed(draft, writer):
    Target.objects.filter(board__slug="yen-bai", indicator__code="workers").update(amount=1)

    with pytest.raises(Refused) as refused:
        open_pledge(pledge=draft, officer=writer)

    assert refused.value.detail == "Yên Bái: 1"


def test_pledge_of_nobody_is_refused(draft, writer):
    draft.cycle.bloc.memberships.all().delete()

    assert refusal(open_pledge, pledge=draft, officer=writer) == Refusal.NO_MEMBERS


def test_pledge_about_nothing_is_refused(cycle, writer):
    cycle.bloc.cycles.get(year=2022).schemes.all().update(issued_on=None)
    draft = draft_pledge(cycle=cycle, officer=writer)

    assert refusal(open_pledge, pledge=draft, officer=writer) == Refusal.NO_INDICATORS


def test_pledge_is_opened_once(opened, writer):
    assert refusal(open_pledge, pledge=opened, officer=writer) == Refusal.PLEDGE_NOT_DRAFT


def test_pledge_that_nobody_signed_is_taken_back(
    opened, writer, django_capture_on_commit_callbacks
):
    stored = opened.file.name

    with django_capture_on_commit_callbacks(execute=True):
        reopen_draft(pledge=opened, officer=writer)

    draft = Pledge.objects.get()
    assert (draft.state, draft.content, draft.fingerprint, draft.code) == (
        PledgeState.DRAFT,
        "",
        "",
        None,
    )
    assert (draft.file.name, draft.file_sha256, draft.opened_at, draft.opened_by) == (
        "",
        "",
        None,
        None,
    )
    assert default_storage.exists(stored) is False
    assert [letter.body.count("rút về bản thảo") for letter in Letter.objects.order_by("pk")] == [
        0,
        1,
    ]


def test_board_that_declined_is_asked_anew(opened, writer, yen_bai):
    sign(opened, yen_bai, SignatureState.DECLINED, reason="chưa thống nhất chỉ tiêu")

    reopen_draft(pledge=opened, officer=writer)

    assert Signature.objects.count() == 0


@pytest.mark.parametrize("state", [SignatureState.STANDS, SignatureState.WAITING])
def test_pledge_that_somebody_signed_is_not_taken_back(opened, writer, yen_bai, state):
    sign(opened, yen_bai, state)

    assert refusal(reopen_draft, pledge=opened, officer=writer) == Refusal.PLEDGE_FROZEN


def test_frozen_pledge_is_not_taken_back(opened, writer):
    Pledge.objects.update(frozen_at=timezone.now())

    assert refusal(reopen_draft, pledge=opened, officer=writer) == Refusal.PLEDGE_FROZEN


def test_draft_is_not_taken_back(draft, writer):
    assert refusal(reopen_draft, pledge=draft, officer=writer) == Refusal.PLEDGE_NOT_OPEN


def test_pledge_that_was_taken_back_is_opened_again_with_the_same_code(opened, writer):
    first = opened.code
    draft = reopen_draft(pledge=opened, officer=writer)

    again = open_pledge(pledge=draft, officer=writer)

    assert again.code == first
    assert Letter.objects.count() == 3


def test_changed_text_gets_another_code(opened, writer):
    first = opened.code
    draft = reopen_draft(pledge=opened, officer=writer)
    edit_pledge(pledge=draft, officer=writer, text="Khác", text_en="", seen=text_token(draft))

    again = open_pledge(pledge=draft, officer=writer)

    assert again.code != first

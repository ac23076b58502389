"""Amending a pledge and declaring one void: what holds meanwhile, and who is told."""

import json
from datetime import date

import pytest

from blocs.domain.calendar import owed
from blocs.enums import MilestoneKind, PledgeState, SignatureState
from blocs.models import Letter, Pledge, Target
from blocs.queries.owing import years_of
from blocs.refusals import Refusal
from blocs.services.pledges import (
    amend_pledge,
    drop_draft,
    open_pledge,
    reopen_draft,
    void_pledge,
)
from boards.enums import Role
from boards.models import Board
from boards.refusals import Refusal as BoardRefusal
from tests.blocs.pledges.test_opening import refusal, sign
from tests.conftest import make_officer

WHY = "điều chỉnh chỉ tiêu theo kế hoạch mới"


@pytest.fixture
def signed(opened):
    """The first version, signed by all."""
    opened.state = PledgeState.SIGNED
    opened.save(update_fields=["state"])
    return opened


@pytest.fixture
def amended(signed, writer):
    """A draft that is to amend the signed version."""
    return amend_pledge(pledge=signed, officer=writer, reason=WHY)


def states():
    return [f"{each.version} {each.state}" for each in Pledge.objects.order_by("version")]


def told(word):
    return [word in letter.body for letter in Letter.objects.order_by("pk")]


def test_signed_version_holds_until_the_new_one_is_opened(signed, amended, writer):
    assert states() == ["1 signed", "2 draft"]

    open_pledge(pledge=amended, officer=writer)

    first = Pledge.objects.get(version=1)
    assert states() == ["1 superseded", "2 open"]
    assert (first.end_reason, first.ended_at is not None) == (WHY, True)


def test_new_version_begins_with_the_old_text_and_says_why(signed, amended, writer):
    assert (amended.text, amended.text_en, amended.reason) == (signed.text, signed.text_en, WHY)

    content = json.loads(open_pledge(pledge=amended, officer=writer).content)

    assert (content["version"], content["supersedes"], content["reason"]) == (2, 1, WHY)


def test_everybody_is_told_why(signed, amended):
    assert told(f"vẫn có hiệu lực đến khi phiên bản mới được mở ký. Lý do: {WHY}") == [False, True]


def test_version_that_some_have_signed_ends_at_once(opened, writer, yen_bai):
    sign(opened, yen_bai)

    amend_pledge(pledge=opened, officer=writer, reason=WHY)

    assert states() == ["1 superseded", "2 draft"]
    assert told(f"ngừng lấy chữ ký. Lý do: {WHY}") == [False, True]


@pytest.mark.parametrize("state", [None, SignatureState.DECLINED])
def test_version_that_nobody_signed_is_taken_back_instead(opened, writer, yen_bai, state):
    if state:
        sign(opened, yen_bai, state, reason="chưa thống nhất")

    refused = refusal(amend_pledge, pledge=opened, officer=writer, reason=WHY)

    assert refused == Refusal.AMEND_UNSIGNED


def test_recorded_version_without_a_text_is_amended_from_the_template(cycle, writer):
    recorded = Pledge.objects.create(cycle=cycle, state=PledgeState.SIGNED)

    draft = amend_pledge(pledge=recorded, officer=writer, reason=WHY)

    assert (draft.version, draft.text.split("\n")[2]) == (2, "# I. Phát động thi đua")


@pytest.mark.parametrize("state", [PledgeState.SUPERSEDED, PledgeState.VOID])
@pytest.mark.parametrize("end", [amend_pledge, void_pledge])
def test_version_that_is_over_stays_as_it_is(cycle, writer, state, end):
    pledge = Pledge.objects.create(
        cycle=cycle, state=state, ended_at="2023-01-01T00:00Z", end_reason="x"
    )

    assert refusal(end, pledge=pledge, officer=writer, reason=WHY) == Refusal.PLEDGE_OVER


def test_one_amendment_at_a_time(signed, amended, writer):
    refused = refusal(amend_pledge, pledge=signed, officer=writer, reason=WHY)

    assert refused == Refusal.PLEDGE_IN_THE_MAKING


def test_draft_is_not_declared_void(draft, writer):
    assert refusal(void_pledge, pledge=draft, officer=writer, reason=WHY) == Refusal.PLEDGE_OVER


@pytest.mark.parametrize("end", [amend_pledge, void_pledge])
@pytest.mark.parametrize(
    ("reason", "expected"),
    [(" ", BoardRefusal.TEXT_MISSING), ("a" * 1001, BoardRefusal.TEXT_TOO_LONG)],
)
def test_reason_is_needed_and_fits(signed, writer, end, reason, expected):
    assert refusal(end, pledge=signed, officer=writer, reason=reason) == expected


@pytest.mark.parametrize("end", [amend_pledge, void_pledge])
def test_deputy_may_not_end_a_pledge(signed, end):
    deputy = make_officer("pho", Role.BOARD, Board.objects.get(slug="tuyen-quang"))
    signed.cycle.mandates.filter(role="deputy").update(status="acting")

    assert refusal(end, pledge=signed, officer=deputy, reason=WHY) == BoardRefusal.NOT_ALLOWED


@pytest.mark.parametrize("fixture", ["opened", "signed"])
def test_version_is_declared_void_with_a_reason(request, writer, fixture):
    pledge = request.getfixturevalue(fixture)

    void_pledge(pledge=pledge, officer=writer, reason=WHY)

    stored = Pledge.objects.get()
    assert (stored.state, stored.end_reason) == (PledgeState.VOID, WHY)
    assert stored.fingerprint == pledge.fingerprint
    assert told(f"bị hủy bỏ. Lý do: {WHY}") == [False, True]


def test_dropped_amendment_leaves_the_targets_of_the_version_that_holds(signed, amended, writer):
    before = sorted(Target.objects.values_list("board", "indicator", "amount", "reason"))
    Target.objects.filter(board__slug="yen-bai").update(amount=99, reason="thử")
    Target.objects.filter(board__slug="phu-tho").delete()
    extra = Target.objects.filter(board__slug="bac-kan", indicator__code="workers").get()
    extra.pk, extra.indicator = None, extra.indicator.__class__.objects.get(code="land_planned")
    extra.save()

    drop_draft(pledge=amended, officer=writer)

    after = sorted(Target.objects.values_list("board", "indicator", "amount", "reason"))
    assert after == before
    assert states() == ["1 signed"]
    assert told("Giao ước thi đua năm 2023 (phiên bản 1) vẫn có hiệu lực.") == [False, False, True]


def test_dropped_amendment_of_a_version_that_ended_says_only_that(opened, writer, yen_bai):
    sign(opened, yen_bai)
    draft = amend_pledge(pledge=opened, officer=writer, reason=WHY)

    drop_draft(pledge=draft, officer=writer)

    assert states() == ["1 superseded"]
    assert told("đã bỏ") == [False, False, True]
    assert told("vẫn có hiệu lực") == [False, False, False]


def test_dropped_amendment_of_a_recorded_version_touches_no_target(cycle, writer, promise_all):
    recorded = Pledge.objects.create(cycle=cycle, state=PledgeState.SIGNED)
    draft = amend_pledge(pledge=recorded, officer=writer, reason=WHY)
    promise_all()

    drop_draft(pledge=draft, officer=writer)

    assert Target.objects.count() == 28


def test_version_holds_again_when_the_one_that_superseded_it_is_taken_back(signed, amended, writer):
    second = open_pledge(pledge=amended, officer=writer)

    reopen_draft(pledge=second, officer=writer)

    first = Pledge.objects.get(version=1)
    assert states() == ["1 signed", "2 draft"]
    assert (first.ended_at, first.end_reason) == (None, "")


def test_amended_year_asks_for_targets_and_for_the_opening_again(cycle, writer):
    pledge = Pledge.objects.create(cycle=cycle, state=PledgeState.SIGNED)
    [before] = years_of([cycle], date(2023, 2, 1))

    amend_pledge(pledge=pledge, officer=writer, reason=WHY)

    [after] = years_of([cycle], date(2023, 2, 1))
    kinds = (MilestoneKind.TARGETS, MilestoneKind.PLEDGE)
    assert [len(owed(kind, before.facts).boards) for kind in kinds] == [0, 7]
    assert [len(owed(kind, after.facts).boards) for kind in kinds] == [7, 0]

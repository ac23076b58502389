"""Exemptions: a lock opened for a while, with the reason, ending by itself."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from blocs.enums import Stage
from blocs.models import Edition
from blocs.services import approve_edition, move_stage, prepare_edition
from boards.acting import acting
from boards.enums import Basis, Role
from boards.models import Board, Change, Exemption, Figure
from boards.queries.lock_words import lock_words
from boards.queries.locks import locks_of
from boards.refusals import Refusal, Refused
from boards.services.exemptions import end_exemption, grant_exemption, under_exemption
from tests.boards.review import indicator, opened, report_of, returned, verified, write
from tests.boards.review import submitted as submitted_report
from tests.conftest import make_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def officers(cycle_2022, secretary, auditor):
    """Who might open the report of Phú Thọ, while the mandates of 2022 run."""
    cycle_2022.mandates.update(starts_on="2022-02-18", ends_on=None, status="acting")
    boards = {"own": "phu-tho", "chair": "yen-bai", "deputy": "thai-nguyen", "other": "bac-giang"}
    made = {
        role: make_officer(role, Role.BOARD, Board.objects.get(slug=slug))
        for role, slug in boards.items()
    }
    return {**made, "secretary": secretary, "auditor": auditor}


@pytest.fixture
def report(secretary, approver, bloc_2022):
    """A verified report."""
    return verified(secretary, approver, "phu-tho")


def refusal_of(act, *args, **kwargs):
    try:
        act(*args, **kwargs)
    except Refused as refused:
        return refused.refusal
    return None


def last_reason(report):
    changes = Change.objects.filter(report_id=report.pk, model="boards.figure")
    return changes.latest("pk").reason


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("chair", None),
        ("secretary", None),
        ("deputy", Refusal.NOT_ALLOWED),
        ("other", Refusal.NOT_ALLOWED),
        ("auditor", Refusal.NOT_ALLOWED),
        ("own", Refusal.EXEMPTION_OF_OWN_BOARD),
    ],
)
def test_the_chair_and_the_council_open_and_close_never_for_the_own_board(
    role, expected, report, officers, approver
):
    granted = opened(report, approver)

    assert refusal_of(opened, report, officers[role]) == expected
    assert refusal_of(end_exemption, exemption=granted, officer=officers[role]) == expected


@pytest.mark.parametrize(
    ("reason", "lasts", "expected"),
    [
        ("quyết toán", timedelta(days=30), None),
        ("quyết toán", timedelta(minutes=1), None),
        ("quyết toán", timedelta(days=30, minutes=1), Refusal.EXEMPTION_TOO_LONG),
        ("quyết toán", timedelta(0), Refusal.EXEMPTION_IN_THE_PAST),
        ("  ", timedelta(days=1), Refusal.TEXT_MISSING),
        ("x" * 1001, timedelta(days=1), Refusal.TEXT_TOO_LONG),
    ],
)
def test_an_exemption_has_a_reason_and_an_end_within_a_month(
    reason, lasts, expected, report, approver, monkeypatch
):
    now = timezone.now()
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)

    refusal = refusal_of(
        grant_exemption, report=report, officer=approver, reason=reason, expires_at=now + lasts
    )

    assert (refusal, [str(each) for each in Exemption.objects.all()]) == (
        expected,
        ["quyết toán"] if expected is None else [],
    )


def test_an_open_report_needs_none(approver, bloc_2022):
    assert refusal_of(opened, report_of(), approver) == Refusal.NOTHING_LOCKED


@pytest.mark.parametrize(
    ("code", "workers", "land"),
    [(None, None, None), ("workers", None, Refusal.REPORT_VERIFIED)],
)
def test_it_opens_one_indicator_or_all(code, workers, land, report, approver):
    opened(report, approver, code)

    assert refusal_of(write, report, "workers") == workers
    assert refusal_of(write, report, "land_planned", "400", "HA") == land


def test_it_ends_by_itself(report, approver):
    granted = opened(report, approver)
    before = refusal_of(write, report)
    Exemption.objects.update(
        granted_at=timezone.now() - timedelta(days=2),
        expires_at=timezone.now() - timedelta(seconds=1),
    )

    assert (before, refusal_of(write, report, amount="5041")) == (None, Refusal.REPORT_VERIFIED)
    assert refusal_of(end_exemption, exemption=granted, officer=approver) == Refusal.EXEMPTION_ENDED


def test_it_can_be_ended_early_and_once(report, approver):
    granted = opened(report, approver)
    end_exemption(exemption=granted, officer=approver)

    assert refusal_of(write, report) == Refusal.REPORT_VERIFIED
    assert refusal_of(end_exemption, exemption=granted, officer=approver) == Refusal.EXEMPTION_ENDED


def test_a_figure_written_meanwhile_keeps_the_reason_of_the_exemption(report, approver):
    opened(report, approver, reason="cả báo cáo")
    opened(report, approver, "workers", reason="riêng lao động")

    write(report)
    own = last_reason(report)
    write(report, "land_planned", "400", "HA")

    assert (own, last_reason(report)) == ("riêng lao động", "cả báo cáo")


def test_a_reason_that_was_said_is_kept(report, approver):
    opened(report, approver)
    with acting(reason="sửa lỗi gõ"):
        write(report)

    assert last_reason(report) == "sửa lỗi gõ"


def test_the_longest_reason_is_kept_whole(report, approver):
    opened(report, approver, reason="x" * 1000)
    write(report)

    assert last_reason(report) == "x" * 1000


def test_without_a_lock_nothing_is_added(bloc_2022):
    report = report_of()
    write(report)
    with under_exemption(report, indicator().pk):
        write(report, amount="5041")

    assert last_reason(report) == ""


def test_a_returned_cell_is_written_for_no_reason_but_the_return(secretary, approver, bloc_2022):
    report = returned(secretary, approver, slug="phu-tho")
    write(report)

    assert last_reason(report) == ""


def test_an_estimate_is_trued_up_beside_it_and_the_edition_stays(cycle_2022, secretary, approver):
    report = report_of("phu-tho")
    write(report, "land_registered", "120", "HA", basis=Basis.ESTIMATE)
    published = approve_edition(
        edition=prepare_edition(cycle=cycle_2022, officer=secretary), officer=approver
    )
    for stage in (Stage.PROPOSED, Stage.CLOSED):
        move_stage(cycle=cycle_2022, stage=stage, reason="Bàn giao sau")
    report = report_of("phu-tho")

    closed = refusal_of(write, report, "land_registered", "118.5", "HA")
    opened(report, approver, "land_registered", reason="Số liệu quyết toán năm 2022")
    write(report, "land_registered", "118.5", "HA")

    figures = Figure.objects.filter(report=report, indicator=indicator("land_registered"))
    stored = Edition.objects.get(pk=published.pk)
    assert closed == Refusal.REPORT_LOCKED
    assert dict(figures.values_list("basis", "amount")) == {
        "estimate": Decimal(120),
        "actual": Decimal("118.5"),
    }
    assert last_reason(report) == "Số liệu quyết toán năm 2022"
    assert (stored.payload, stored.fingerprint) == (published.payload, published.fingerprint)


def test_a_lock_says_why_and_who_can_open_it(secretary, approver, cycle_2022):
    today = f"{timezone.localdate():%d/%m/%Y}"
    report = submitted_report(secretary, "phu-tho")
    under_review = lock_words(locks_of(report).whole)
    sent_back = lock_words(locks_of(returned(secretary, approver, slug="yen-bai")).whole)
    accepted = lock_words(locks_of(verified(secretary, approver, slug="tuyen-quang")).whole)
    move_stage(cycle=cycle_2022, stage=Stage.PROPOSED, reason="Công bố sau")
    closed = lock_words(locks_of(report_of("phu-tho")).whole)

    assert under_review.sentence == f"Locked because secretary submitted it on {today}."
    assert sent_back.sentence == (
        f"Locked: the report was returned on {today} for other cells (approver)."
    )
    assert accepted.sentence == f"Locked because it was verified on {today} (approver)."
    assert closed.sentence == (
        f"Locked since {today} by the stage of its year ({cycle_2022}: proposed)."
    )
    assert str(accepted) == (
        f"{accepted.sentence} Officers of the chair and the council secretariat can open it for a"
        " while."
    )


def test_a_lock_without_a_day_says_the_rest(db):
    from boards.enums import LockKind
    from boards.queries.locks import Lock

    assert lock_words(Lock(LockKind.SUBMITTED, None, "An")).sentence == (
        "Locked because An submitted it on ."
    )

"""Remarks: a thread beside each cell, open until somebody resolves it."""

import pytest

from boards.enums import Role
from boards.models import Board, Remark
from boards.refusals import Refusal, Refused
from boards.services.remarks import make_remark, resolve_remark
from tests.boards.review import indicator, report_of, submitted
from tests.conftest import make_officer

pytestmark = pytest.mark.django_db


def remark(officer, text="Số này gồm cả lao động thời vụ?"):
    return make_remark(report=report_of(), indicator=indicator(), text=text, officer=officer)


def refusal_of(act, *args, **kwargs):
    try:
        act(*args, **kwargs)
    except Refused as refused:
        return refused.refusal
    return None


def test_a_remark_waits_until_somebody_resolves_it(board_officer, secretary):
    made = remark(secretary, "  Gồm cả thời vụ?\x00 ")
    resolved = resolve_remark(remark=made, officer=board_officer)

    assert (made.text, made.resolved_at) == ("Gồm cả thời vụ?", None)
    assert (resolved.resolved_by, resolved.resolved_at is not None) == (board_officer, True)
    assert refusal_of(resolve_remark, remark=made, officer=secretary) == Refusal.REMARK_RESOLVED


def test_the_thread_stays_open_while_the_figures_are_closed(board_officer):
    submitted(board_officer)

    assert remark(board_officer).pk is not None


@pytest.mark.parametrize(
    ("text", "expected"),
    [(" \x00 ", Refusal.TEXT_MISSING), ("x" * 1001, Refusal.TEXT_TOO_LONG), ("x" * 1000, None)],
)
def test_a_remark_says_something(text, expected, secretary, bloc_2022):
    assert refusal_of(remark, secretary, text) == expected


def test_strangers_and_auditors_say_nothing(secretary, auditor, bloc_2022):
    made = remark(secretary)
    other = make_officer("phutho", Role.BOARD, Board.objects.get(slug="phu-tho"))

    for officer in (other, auditor):
        assert refusal_of(remark, officer) == Refusal.NOT_ALLOWED
        assert refusal_of(resolve_remark, remark=made, officer=officer) == Refusal.NOT_ALLOWED
    assert Remark.objects.get().resolved_at is None

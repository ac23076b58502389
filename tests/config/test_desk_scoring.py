"""Points and answers on the desk: who owes what."""

import pytest
from django.urls import reverse
from django.utils import timezone

from blocs.enums import Layer, Peers, Stage
from blocs.models import Criterion, Cycle
from blocs.services.objections import raise_objection
from config.desk import desk
from tests.blocs.layers.scored import given, line, officer, scored_year
from tests.blocs.year import board_of

pytestmark = pytest.mark.django_db

KINDS = ("own_points", "peer_points", "appraisals", "objections")


def items_of(who):
    """What the desk of somebody says of scoring, by kind."""
    return {
        section.code: [(item.what, item.whose) for item in section.items]
        for section in desk(who)
        if section.code in KINDS
    }


def test_a_board_owes_its_own_points_while_it_reports():
    cycle = scored_year(Stage.REPORTING)

    before = items_of(officer(cycle, "C"))
    given(cycle, "C", "cai-cach", Layer.SELF, points=7)

    assert before == {"own_points": [("1 judged criterion waits", "C 2023")]}
    assert items_of(officer(cycle, "C")) == {}


def test_own_points_are_due_with_the_report():
    cycle = scored_year(Stage.REPORTING)
    Cycle.objects.update(reports_due_on="2023-12-15")

    [section] = [each for each in desk(officer(cycle, "C")) if each.code == "own_points"]

    assert [(item.due.isoformat(), item.overdue) for item in section.items] == [
        ("2023-12-15", True)
    ]
    assert section.items[0].address == reverse(
        "admin:blocs_cycle_scoring_board", args=[cycle.pk, board_of(cycle, "C").slug]
    )


@pytest.mark.parametrize(
    ("peers", "letter", "expected"),
    [
        pytest.param(Peers.LEADERS, "A", 2, id="the chair"),
        pytest.param(Peers.LEADERS, "D", 0, id="a member where the leaders score"),
        pytest.param(Peers.MEMBERS, "D", 2, id="a member where all score"),
    ],
)
def test_a_peer_owes_points_of_the_others(peers, letter, expected):
    cycle = scored_year(peers=peers)
    given(cycle, "B" if letter == "A" else "A", "cai-cach", Layer.PEER, letter, None)

    owed = items_of(officer(cycle, letter)).get("peer_points", [])

    assert owed == ([(f"{expected} judged criteria wait", str(cycle))] if expected else [])


def test_a_peer_that_is_done_owes_nothing():
    cycle = scored_year(members=2)
    given(cycle, "B", "cai-cach", Layer.PEER, "A", 7)

    assert items_of(officer(cycle, "A")) == {}


def test_the_council_owes_the_appraisal_and_no_peer():
    cycle = scored_year()
    given(cycle, "C", "cai-cach", Layer.APPRAISED, points=7)

    assert items_of(officer(cycle, "")) == {"appraisals": [("3 judged criteria wait", str(cycle))]}


def test_a_superuser_is_no_peer():
    cycle = scored_year()
    who = officer(cycle, "A")
    who.is_superuser = True
    who.save()

    assert "peer_points" not in items_of(who)


def test_what_is_measured_is_nobody_s_duty():
    cycle = scored_year()
    Criterion.objects.filter(code="cai-cach").delete()

    assert items_of(officer(cycle, "A")) == {}
    assert items_of(officer(cycle, "")) == {}


def test_an_objection_waits_for_the_council():
    cycle = scored_year(Stage.CONFERENCE)
    given(cycle, "C", "cai-cach", Layer.APPRAISED, points=6)
    Cycle.objects.update(appraisal_shown_on=timezone.localdate())
    raise_objection(
        board=board_of(cycle, "C"),
        criterion=line(cycle, "cai-cach"),
        officer=officer(cycle, "C"),
        text="Thiếu minh chứng.",
    )

    assert items_of(officer(cycle, "")) == {
        "objections": [("cai-cach: Thiếu minh chứng.", "C 2023")]
    }
    assert items_of(officer(cycle, "C")) == {}

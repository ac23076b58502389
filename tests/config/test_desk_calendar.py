"""What the calendar puts on the desk: duties before long, targets, pledges, scans, letters."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from blocs.models import Cycle, Letter, Signature
from boards.models import Officer
from config.desk import desk
from tests.blocs.year import (
    board_of,
    due,
    officer_of,
    open_pledge,
    pledge_indicators,
    sign,
    small_year,
)
from tests.conftest import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stays_today")]

CALENDAR = ("targets", "pledges", "duties", "scans", "letters")


@pytest.fixture
def year(db):
    """A leads, B is deputy, C is a member."""
    cycle = small_year()
    cycle.mandates.update(starts_on=TODAY - timedelta(9))
    return cycle


def officer(cycle, letter):
    board = board_of(cycle, letter)
    return Officer.objects.filter(board=board).first() or officer_of(board)


def items(who):
    """What the calendar put there, by kind."""
    return {
        section.code: [(item.whose, item.what, item.due, item.overdue) for item in section.items]
        for section in desk(who)
        if section.code in CALENDAR
    }


def address(who, code):
    [section] = [section for section in desk(who) if section.code == code]
    return section.items[0].address


def page(name, cycle, *rest):
    return reverse(f"admin:blocs_cycle_{name}", args=[cycle.pk, *rest])


def test_duties_that_are_due_before_long_stand_on_the_desk(year):
    soon, late = TODAY + timedelta(30), TODAY - timedelta(3)
    due(year, "midyear", soon)
    due(year, "regulation", late)
    due(year, "submission", TODAY + timedelta(31))

    assert items(officer(year, "A")) == {
        "duties": [
            ("Khối 1 2023", "Draft the regulation and the plan of the bloc", late, True),
            ("Khối 1 2023", "Review the first six months and report", soon, False),
        ]
    }
    assert items(officer(year, "C")) == {}
    assert address(officer(year, "A"), "duties") == page("calendar", year)


def test_what_is_due_today_is_not_overdue(year):
    due(year, "midyear", TODAY)

    [row] = items(officer(year, "A"))["duties"]

    assert row[2:] == (TODAY, False)


def test_the_secretariat_is_told_what_it_owes(year):
    due(year, "notice", TODAY)
    year.mandates.all().delete()

    assert list(items(officer_of(None))) == ["duties"]


def test_a_pledge_that_is_not_open_is_the_duty_of_the_chair(year):
    due(year, "pledge", TODAY)

    assert list(items(officer(year, "A"))) == ["duties"]
    assert items(officer(year, "C")) == {}


def test_targets_are_set_by_each_member_on_its_own_page(year):
    pledge_indicators(year)
    day = due(year, "targets", TODAY - timedelta(1)).due_on

    assert items(officer(year, "C")) == {
        "targets": [("C 2023", "set the targets of the year", day, True)]
    }
    board = board_of(year, "C")
    assert address(officer(year, "C"), "targets") == page("targets_board", year, board.slug)


def test_targets_without_a_day_stand_there_too(year):
    pledge_indicators(year)

    [row] = items(officer(year, "C"))["targets"]

    assert row[2:] == (None, False)


def test_an_open_pledge_is_signed_by_each_member_on_its_own_page(year):
    day = due(year, "pledge", TODAY).due_on
    sign(open_pledge(year), board_of(year, "A"))

    assert items(officer(year, "A")) == {}
    assert items(officer(year, "C")) == {
        "pledges": [("C 2023", "sign the pledge, or say why not", day, False)]
    }
    board = board_of(year, "C")
    assert address(officer(year, "C"), "pledges") == page("pledge_sign", year, board.slug)


def test_what_the_stage_closed_stands_there_no_longer(year):
    pledge_indicators(year)
    Cycle.objects.update(stage="reporting")

    assert items(officer(year, "C")) == {}


@pytest.mark.parametrize(
    ("letter", "confirms"),
    [
        pytest.param("A", True, id="the chair"),
        pytest.param("B", True, id="the deputy"),
        pytest.param("C", False, id="the board itself"),
    ],
)
def test_scans_wait_for_a_second_officer_of_those_who_lead(year, letter, confirms):
    waiting = sign(open_pledge(year), board_of(year, "C"), "waiting")
    by = officer(year, "C")
    Signature.objects.filter(pk=waiting.pk).update(recorded_by=by, recorded_at=timezone.now())

    found = items(officer(year, letter)).get("scans", [])

    scan = ("C 2023", f"scan of the signed pledge, uploaded by {by}", None, False)
    assert found == ([scan] if confirms else [])


def test_whoever_uploaded_a_scan_does_not_confirm_it(year):
    secretary = officer_of(None)
    waiting = sign(open_pledge(year), board_of(year, "C"), "waiting")
    before = items(secretary)
    Signature.objects.filter(pk=waiting.pk).update(recorded_by=secretary)

    assert ("scans" in before, "scans" in items(secretary)) == (True, False)
    assert address(officer(year, "A"), "scans") == page(
        "pledge_confirm", year, board_of(year, "C").slug
    )


def letter(cycle, state):
    recipient = officer_of(board_of(cycle, "C"), f"nhan-{Letter.objects.count()}")
    Letter.objects.create(
        key=str(recipient.pk),
        cycle=cycle,
        kind="notice",
        officer=recipient,
        address="a@example.vn",
        subject="Thư",
        body="Thư",
        state=state,
        written_at=timezone.now(),
    )


def test_letters_wait_for_the_chair_and_the_secretariat(year):
    for state in ("waiting", "waiting", "failed", "dropped"):
        letter(year, state)
    stand = [
        ("Khối 1 2023", "1 letter did not arrive", None, False),
        ("Khối 1 2023", "2 letters to read and release", None, False),
    ]

    assert sorted(items(officer(year, "A"))["letters"]) == stand
    assert sorted(items(officer_of(None))["letters"]) == stand
    assert items(officer(year, "B")) == {}
    assert address(officer(year, "A"), "letters").startswith(
        reverse("admin:blocs_letter_changelist") + "?state__exact="
    )


@pytest.mark.parametrize("times", [1, 3])
def test_the_calendar_costs_the_same_for_any_number_of_rows(times):
    for number in range(1, times + 1):
        cycle = small_year(number)
        pledge_indicators(cycle)
        due(cycle, "midyear", TODAY)
        sign(open_pledge(cycle), board_of(cycle, "C"), "waiting")
        letter(cycle, "waiting")
    office = officer_of(None)

    with CaptureQueriesContext(connection) as captured:
        found = items(office)

    assert {code: len(rows) for code, rows in found.items()} == {"scans": times, "letters": times}
    assert len(captured) == 27

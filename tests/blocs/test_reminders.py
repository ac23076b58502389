"""Reminders: written to those who owe, once, on a working day; sent while they are still true."""

import threading
from datetime import date, timedelta

import pytest
from django.conf import settings as site
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from blocs.enums import LetterFault, LetterState, Stage
from blocs.models import Cycle, DayOff, Errand, Letter
from blocs.queries.reminders import due_reminders
from blocs.services.letters import drop_letter, release_letter
from blocs.services.reminders import KEPT, remind, write_reminder
from blocs.services.sending import send_letters
from tests.blocs.mail_server import Scripted
from tests.blocs.year import (
    FRIDAY,
    board_of,
    due,
    officer_of,
    open_pledge,
    sign,
    small_year,
)
from tests.boards.rows import document

pytestmark = pytest.mark.django_db

FIRST, SECOND, MONDAY = date(2023, 3, 17), date(2023, 3, 28), date(2023, 4, 3)
"""The days of the steps -14, -3 and +1."""


@pytest.fixture
def year(db):
    """A pledge that A signed and B and C owe until FRIDAY; each board has an officer."""
    cycle = small_year()
    due(cycle, "pledge")
    sign(open_pledge(cycle), board_of(cycle, "A"))
    for letter in "ABC":
        officer_of(board_of(cycle, letter), letter.lower())
    return cycle


@pytest.fixture
def today(monkeypatch):
    """The day on which letters are sent."""

    def is_day(day):
        monkeypatch.setattr(timezone, "localdate", lambda *args: day)

    is_day(FIRST)
    return is_day


def letters():
    """Every letter as recipient, step and state, the oldest first."""
    return [
        (letter.officer.username, letter.key.split(".")[-1].split("/")[0], letter.state)
        for letter in Letter.objects.select_related("officer").order_by("pk")
    ]


def test_only_those_who_owe_are_written_to(year, today):
    errand = remind(today=FIRST)

    assert letters() == [("b", "-14", "waiting"), ("c", "-14", "waiting")]
    assert (errand.written, errand.sent) == (2, 0)


def test_a_letter_names_the_duty_the_day_and_the_page(year, today, settings):
    settings.SITE_URL = "https://thi-dua.example"
    milestone = year.milestones.get()
    milestone.basis = document(55)
    milestone.save()

    remind(today=FIRST)

    letter = Letter.objects.order_by("pk").first()
    page = reverse("admin:blocs_cycle_pledge", args=[year.pk])
    assert letter.subject == "[Khối 1 2023] Hạn 31/03/2023: Ký giao ước thi đua"
    assert "B còn một việc của năm thi đua chưa hoàn thành: ký giao ước" in letter.body
    assert "Căn cứ: 55/QĐ (01/01/2022)." in letter.body
    assert f"Mở trang: https://thi-dua.example{page}\n" in letter.body


def test_whoever_hands_over_is_led_to_the_page_of_the_hand_over(year, today):
    due(year, "hand_over")

    remind(today=FIRST)

    letter = Letter.objects.get(key__contains="hand_over")
    assert reverse("admin:blocs_cycle_hand_over", args=[year.pk]) in letter.body


def test_a_letter_about_what_has_no_page_leads_to_the_calendar(year, today):
    due(year, "midyear")

    remind(today=FIRST)

    letter = Letter.objects.get(key__contains="midyear")
    assert reverse("admin:blocs_cycle_calendar", args=[year.pk]) in letter.body


def test_nothing_is_written_twice(year, today):
    remind(today=FIRST)

    again = remind(today=FIRST), remind(today=FIRST + timedelta(3))

    assert [errand.written for errand in again] == [0, 0]


def test_a_bloc_may_let_reminders_go_at_once(year, today):
    year.bloc.letters_wait = False
    year.bloc.save()

    errand = remind(today=FIRST)

    assert (errand.written, errand.sent) == (2, 2)
    assert [message.to for message in mail.outbox] == [["b@example.vn"], ["c@example.vn"]]


def test_nothing_is_written_on_a_day_off(year, today):
    DayOff.objects.create(day=FIRST, name="Nghỉ bù")

    friday, monday = remind(today=FIRST), remind(today=date(2023, 3, 18))
    before = remind(today=date(2023, 3, 16))

    assert [each.written for each in (friday, monday, before)] == [0, 0, 2]


def test_a_program_that_was_dead_catches_up_with_one_letter_each(year, today):
    errand = remind(today=SECOND)

    assert errand.written == 2
    assert letters() == [("b", "-3", "waiting"), ("c", "-3", "waiting")]


def test_whoever_is_done_gets_nothing_more(year, today):
    remind(today=FIRST)
    sign(year.pledges.get(), board_of(year, "B"))

    remind(today=SECOND)

    assert [row for row in letters() if row[1] == "-3"] == [("c", "-3", "waiting")]


def test_a_later_reminder_takes_the_place_of_one_that_nobody_released(year, today):
    remind(today=FIRST)

    remind(today=SECOND)

    assert letters() == [
        ("b", "-14", "dropped"),
        ("c", "-14", "dropped"),
        ("b", "-3", "waiting"),
        ("c", "-3", "waiting"),
    ]
    assert set(Letter.objects.filter(state="dropped").values_list("fault", flat=True)) == {
        LetterFault.SUPERSEDED
    }


def test_a_reminder_that_somebody_else_wrote_meanwhile_is_left_to_them(year, today):
    found = list(due_reminders(FIRST))
    remind(today=FIRST)

    assert [write_reminder(reminder=each, today=FIRST) for each in found] == [False, False]
    assert letters() == [("b", "-14", "waiting"), ("c", "-14", "waiting")]


def test_a_letter_that_left_or_may_have_left_stays_as_it_is(year, today):
    remind(today=FIRST)
    one, other = Letter.objects.order_by("pk")
    Letter.objects.filter(pk=one.pk).update(state="sent", sent_at=timezone.now())
    Letter.objects.filter(pk=other.pk).update(state="failed", fault=LetterFault.UNCLEAR)

    remind(today=SECOND)

    assert letters()[:2] == [("b", "-14", "sent"), ("c", "-14", "failed")]


def test_a_dropped_reminder_is_not_written_again(year, today):
    remind(today=FIRST)
    drop_letter(letter=Letter.objects.first())

    assert remind(today=FIRST).written == 0


def test_a_milestone_that_moves_reminds_anew(year, today):
    remind(today=FIRST)
    milestone = year.milestones.get()
    milestone.due_on = FRIDAY + timedelta(7)
    milestone.save()

    errand = remind(today=date(2023, 3, 24))

    assert errand.written == 2


def test_of_a_closed_year_nobody_is_reminded(year, today):
    Cycle.objects.update(stage=Stage.CLOSED)

    assert remind(today=FIRST).written == 0


def test_an_officer_without_an_address_or_account_is_not_written_to(year, today):
    officer_of(board_of(year, "B"), "left", is_active=False)
    officer_of(board_of(year, "B"), "silent", email="")

    remind(today=FIRST)

    assert [who for who, _step, _state in letters()] == ["b", "c"]


def test_the_secretariat_is_reminded_of_what_it_owes(year, today):
    officer_of(None, "thuky")
    due(year, "notice")
    year.mandates.all().delete()

    remind(today=FIRST)

    notice = Letter.objects.get(officer__username="thuky")
    assert "Hội đồng còn một việc của năm thi đua" in notice.body


# Still true at the moment of sending


def released(year, officer):
    remind(today=FIRST)
    for letter in Letter.objects.all():
        release_letter(letter=letter, officer=officer)


@pytest.fixture
def reader(db):
    return officer_of(None, "reader")


def test_a_released_letter_is_sent_while_it_is_true(year, today, reader):
    released(year, reader)

    assert send_letters(limit=10).sent == 2


def test_whoever_has_done_it_meanwhile_gets_nothing(year, today, reader):
    released(year, reader)
    sign(year.pledges.get(), board_of(year, "B"))

    delivery = send_letters(limit=10)

    assert (delivery.sent, delivery.dropped) == (1, 1)
    assert Letter.objects.get(officer__username="b").fault == LetterFault.NO_LONGER_OWED


def move_the_day(year):
    year.milestones.update(due_on=FRIDAY + timedelta(1))


def take_the_day_away(year):
    year.milestones.all().delete()


def close_the_year(year):
    Cycle.objects.update(stage=Stage.CLOSED)


def move_the_officers(year):
    year.bloc.memberships.get(seat=1).board.officers.model.objects.filter(
        username__in=["b", "c"]
    ).update(board=board_of(year, "A"))


@pytest.mark.parametrize(
    "change", [move_the_day, take_the_day_away, close_the_year, move_the_officers]
)
def test_a_letter_that_is_no_longer_true_is_dropped(year, today, reader, change):
    released(year, reader)
    change(year)

    delivery = send_letters(limit=10)

    assert (delivery.sent, delivery.dropped) == (0, 2)


def test_a_notice_needs_no_debt(year, today, reader):
    released(year, reader)
    Letter.objects.update(kind="notice")
    close_the_year(year)

    assert send_letters(limit=10).sent == 2


# The program and its log


def test_a_run_keeps_a_log_of_its_own(year, today):
    old = Errand.objects.create(begun_at=timezone.now() - KEPT - timedelta(1))

    errand = remind(today=FIRST)

    assert list(Errand.objects.all()) == [errand]
    assert errand.begun_at <= errand.ended_at
    assert f"{errand}" == f"{errand.begun_at:%d/%m/%Y %H:%M}"
    assert not Errand.objects.filter(pk=old.pk).exists()


def test_a_run_that_broke_has_no_end(year, today, settings, monkeypatch):
    year.bloc.letters_wait = False
    year.bloc.save()
    settings.EMAIL_BACKEND = "tests.blocs.mail_server.Scripted"
    monkeypatch.setattr(Scripted, "script", {"b@example.vn": KeyboardInterrupt()})

    with pytest.raises(KeyboardInterrupt):
        remind(today=FIRST)

    assert Errand.objects.get().ended_at is None


def test_the_command_says_what_it_did_and_does_it_once(year, today, capsys):
    call_command("remind")
    call_command("remind")

    assert capsys.readouterr().out.splitlines() == [
        "2 written, 0 sent, 0 not delivered, 0 dropped.",
        "0 written, 0 sent, 0 not delivered, 0 dropped.",
    ]


def test_a_dry_run_tells_and_does_nothing(year, today, capsys):
    call_command("remind", "--dry-run")

    assert capsys.readouterr().out.splitlines() == [
        "b@example.vn  Khối 1 2023  Due on 31/03/2023: Sign the pledge",
        "c@example.vn  Khối 1 2023  Due on 31/03/2023: Sign the pledge",
        "2 would be written, up to 0 sent. Nothing was done.",
    ]
    assert (Letter.objects.count(), Errand.objects.count()) == (0, 0)


def test_a_bloc_whose_steps_nobody_can_read_is_named_and_holds_back_no_other(year, today, capsys):
    other = small_year(2)
    due(other, "pledge")
    open_pledge(other)
    officer_of(board_of(other, "A"), "x")
    type(year.bloc).objects.filter(pk=year.bloc_id).update(reminded_before="vài ngày")

    with pytest.raises(CommandError) as failed:
        call_command("remind")

    assert str(failed.value).startswith("Khối 1: “vài” is not a number of days from 0 to 180.")
    assert [who for who, _step, _state in letters()] == ["x"]


@pytest.mark.parametrize("years", [1, 3])
def test_any_number_of_years_costs_the_same_queries(years, today):
    for number in range(1, years + 1):
        cycle = small_year(number)
        due(cycle, "pledge")
        open_pledge(cycle)
        officer_of(board_of(cycle, "A"), f"a{number}")

    with CaptureQueriesContext(connection) as captured:
        found = list(due_reminders(FIRST))

    assert (len(found), len(captured)) == (years, 17)


@pytest.mark.skipif(
    site.DATABASES["default"]["ENGINE"].endswith("sqlite3"),
    reason="threads of one process share one SQLite database in memory",
)
@pytest.mark.django_db(transaction=True)
def test_two_programs_at_once_write_and_send_nothing_twice(year, today):
    year.bloc.letters_wait = False
    year.bloc.save()
    together = threading.Barrier(4)
    runs = []

    def run():
        together.wait()
        try:
            runs.append(remind(today=FIRST))
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(message.to[0] for message in mail.outbox) == ["b@example.vn", "c@example.vn"]
    assert (sum(each.written for each in runs), sum(each.sent for each in runs)) == (2, 2)
    assert letters() == [("b", "-14", LetterState.SENT), ("c", "-14", LetterState.SENT)]

"""An officer's calendar over all years, and its secret address for other programs."""

from datetime import datetime, time, timedelta
from hashlib import sha256

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from blocs.enums import Stage
from blocs.models import Cycle, Signature
from blocs.queries.calendar_changes import changed_at
from boards.enums import Role
from boards.models import Change, Officer
from boards.services.feeds import renew_feed, stop_feed
from config.calendar.within_reach import calendars_of
from tests.blocs.year import board_of, due, officer_of, open_pledge, sign, small_year
from tests.boards.rows import document
from tests.conftest import TODAY, make_officer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stays_today")]

PAGE = reverse("admin:my_calendar")


@pytest.fixture
def year(db):
    """A leads, B is deputy; the pledge is due in ten days and the review in twenty."""
    cycle = small_year()
    cycle.mandates.update(starts_on=TODAY - timedelta(9))
    due(cycle, "pledge", TODAY + timedelta(10))
    due(cycle, "midyear", TODAY + timedelta(20))
    open_pledge(cycle)
    return cycle


def duties(officer):
    """What the officer owes, by bloc and kind."""
    return [
        (own.year.cycle.bloc.slug, [row.kind.value for row in own.owed])
        for own in calendars_of(officer, TODAY)
    ]


@pytest.mark.parametrize(
    ("letter", "kinds"),
    [
        pytest.param("A", ["pledge", "midyear"], id="the chair"),
        pytest.param("B", ["pledge"], id="the deputy"),
        pytest.param("C", ["pledge"], id="a member"),
    ],
)
def test_an_officer_sees_the_own_years_and_what_is_owed(year, letter, kinds):
    small_year(2)

    assert duties(officer_of(board_of(year, letter))) == [("khoi-1", kinds)]


def test_what_is_done_is_owed_no_longer(year):
    sign(year.pledges.get(), board_of(year, "C"))

    assert duties(officer_of(board_of(year, "C"))) == [("khoi-1", [])]


def test_secretariat_and_auditors_see_every_open_year(year, auditor):
    small_year(2)
    closed = small_year(3)
    Cycle.objects.filter(pk=closed.pk).update(stage=Stage.CLOSED)
    due(year, "notice", TODAY)
    year.mandates.all().delete()

    assert duties(officer_of(None)) == [("khoi-1", ["notice", "midyear"]), ("khoi-2", [])]
    assert duties(auditor) == [("khoi-1", []), ("khoi-2", [])]


def test_an_officer_without_a_board_sees_nothing(year):
    assert duties(make_officer("moi", Role.BOARD)) == []


def test_a_superuser_sees_every_year(year):
    assert duties(Officer.objects.create_superuser("goc", password="mat-khau-dai")) == [
        ("khoi-1", [])
    ]


def test_a_chair_that_is_no_member_reads_while_its_mandate_runs(year):
    stranger = board_of(small_year(2), "C")
    year.mandates.filter(role="chair").update(board=stranger)

    before = duties(officer_of(stranger))
    year.mandates.update(ends_on=TODAY)

    assert before == [("khoi-1", ["midyear"]), ("khoi-2", [])]
    assert duties(Officer.objects.get(board=stranger)) == [("khoi-2", [])]


@pytest.mark.parametrize("years", [1, 3])
def test_any_number_of_years_costs_the_same_queries(years, year):
    chair = officer_of(board_of(year, "A"))
    for number in range(2, years + 1):
        other = small_year(number)
        other.mandates.filter(role="chair").update(
            board=chair.board, starts_on=TODAY - timedelta(9)
        )
        due(other, "pledge")

    with CaptureQueriesContext(connection) as captured:
        found = duties(chair)

    assert (len(found), len(captured)) == (years, 17)


def test_the_page_shows_the_years(year, as_officer):
    response = as_officer(officer_of(board_of(year, "C"))).get(PAGE)

    [own] = response.context["calendars"]
    assert own.year.cycle == year
    assert (response.context["has_feed"], response.context["address"]) == (False, "")


# The address


def key_of(response):
    return response.context["address"].rsplit("/", 1)[1].removesuffix(".ics")


def test_the_address_is_made_shown_once_and_only_its_digest_is_kept(year, as_officer):
    officer = officer_of(board_of(year, "C"))
    client = as_officer(officer)

    made, later = client.post(PAGE, {"renew": "1"}), client.get(PAGE)

    officer.refresh_from_db()
    assert made.context["address"] == f"http://testserver/calendar/{key_of(made)}.ics"
    assert (len(key_of(made)), officer.feed_digest) == (
        43,
        sha256(key_of(made).encode()).hexdigest(),
    )
    assert (later.context["address"], later.context["has_feed"]) == ("", True)
    assert key_of(made) not in str(list(Change.objects.values("before", "after")))
    assert made.headers["Cache-Control"].split(", ").count("no-store") == 1


def test_the_address_is_that_of_the_site(year, as_officer, settings):
    settings.SITE_URL = "https://thi-dua.example"
    response = as_officer(officer_of(board_of(year, "C"))).post(PAGE, {"renew": "1"})

    assert response.context["address"].startswith("https://thi-dua.example/calendar/")


def test_a_new_address_ends_the_old_one(year, as_officer, client):
    signed_in = as_officer(officer_of(board_of(year, "C")))
    old, new = (key_of(signed_in.post(PAGE, {"renew": "1"})) for _time in range(2))

    assert [fetch(client, key).status_code for key in (old, new)] == [404, 200]


def test_an_address_is_ended(year, as_officer, client):
    signed_in = as_officer(officer_of(board_of(year, "C")))
    key = key_of(signed_in.post(PAGE, {"renew": "1"}))

    response = signed_in.post(PAGE, {"stop": "1"})

    assert response["Location"] == PAGE
    assert fetch(client, key).status_code == 404


def test_a_post_without_a_wish_changes_nothing(year, as_officer):
    officer = officer_of(board_of(year, "C"))

    as_officer(officer).post(PAGE)

    officer.refresh_from_db()
    assert officer.feed_digest is None


def test_two_officers_without_an_address_do_not_collide(year):
    for name in "xy":
        stop_feed(officer=officer_of(board_of(year, "C"), name))

    assert Officer.objects.filter(feed_digest__isnull=True).count() == 2


# The feed


def fetch(client, key, **headers):
    return client.get(reverse("calendar_feed", args=[key]), headers=headers)


def events(client, key):
    """The events of the feed by the milestone that they stand for."""
    calendar = Calendar.from_ical(fetch(client, key).content)
    return {str(event["UID"]).split("-")[0]: event for event in calendar.walk("VEVENT")}


def test_the_feed_is_a_calendar_of_whole_days(year, client, settings):
    settings.SITE_URL = "https://thi-dua.example"
    year.milestones.filter(kind="pledge").update(basis=document(71))
    key = renew_feed(officer=officer_of(board_of(year, "C"), "canbo"))

    response = fetch(client, key)
    found = events(client, key)

    pledge, midyear = found["pledge"], found["midyear"]
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert str(pledge["UID"]) == f"pledge-{year.pk}@thi-dua.example"
    assert pledge.decoded("DTSTART") == TODAY + timedelta(10)
    assert pledge.decoded("DTEND") == TODAY + timedelta(11)
    assert str(pledge["SUMMARY"]) == "CẦN LÀM: Ký giao ước thi đua (Khối 1 2023)"
    assert str(midyear["SUMMARY"]) == "Sơ kết sáu tháng và gửi báo cáo sơ kết (Khối 1 2023)"
    page = f"https://thi-dua.example{reverse('admin:blocs_cycle_calendar', args=[year.pk])}"
    assert str(pledge["DESCRIPTION"]).splitlines() == [
        "Chưa hoàn thành: A, B, C.",
        "Căn cứ: 71/QĐ (01/01/2022).",
        page,
    ]
    assert str(pledge["URL"]) == page


def test_the_feed_speaks_vietnamese_whatever_the_reader_chose(year, client):
    key = renew_feed(officer=officer_of(board_of(year, "C")))

    response = client.get(reverse("calendar_feed", args=[key]), {"lang": "en"})

    assert "Ký giao ước thi đua" in response.content.decode().replace("\r\n ", "")


def test_a_milestone_that_moves_keeps_its_identity_and_is_later(year, client):
    key = renew_feed(officer=officer_of(board_of(year, "C")))
    before = events(client, key)["pledge"]
    year.milestones.filter(kind="pledge").update(due_on=TODAY + timedelta(12))

    after = events(client, key)["pledge"]

    assert after["UID"] == before["UID"]
    assert after.decoded("DTSTART") == TODAY + timedelta(12)
    assert after.decoded("LAST-MODIFIED") >= before.decoded("LAST-MODIFIED")
    assert after.decoded("DTSTAMP") == after.decoded("LAST-MODIFIED")


def test_what_is_done_is_ticked(year, client):
    officer = officer_of(board_of(year, "C"))
    key = renew_feed(officer=officer)
    for letter in "ABC":
        sign(year.pledges.get(), board_of(year, letter))

    assert str(events(client, key)["pledge"]["SUMMARY"]) == "✓ Ký giao ước thi đua (Khối 1 2023)"


def test_the_same_facts_are_the_same_file_and_are_not_sent_twice(year, client):
    key = renew_feed(officer=officer_of(board_of(year, "C")))
    first, second = fetch(client, key), fetch(client, key)

    unchanged = fetch(client, key, if_none_match=first.headers["ETag"])
    Signature.objects.all().delete()
    sign(year.pledges.get(), board_of(year, "A"))
    changed = fetch(client, key, if_none_match=first.headers["ETag"])

    assert first.content == second.content
    assert (unchanged.status_code, unchanged.content) == (304, b"")
    assert (changed.status_code, changed.headers["ETag"] == first.headers["ETag"]) == (200, False)


def test_the_feed_follows_the_mandate(year, client):
    stranger = board_of(small_year(2), "C")
    year.mandates.filter(role="chair").update(board=stranger)
    key = renew_feed(officer=officer_of(stranger))
    before = set(events(client, key))

    year.mandates.update(ends_on=TODAY)

    assert (before, set(events(client, key))) == ({"pledge", "midyear"}, set())


def test_a_mandate_that_ends_by_itself_is_a_change_of_that_day(year):
    """Nobody writes anything at midnight, and yet somebody else owes what the chair did."""
    last = TODAY + timedelta(30)
    midnight = timezone.make_aware(datetime.combine(last, time.min))
    year.mandates.update(ends_on=last)

    before, then = (
        changed_at([year], day, since=midnight - timedelta(99))
        for day in (last - timedelta(1), last)
    )

    assert (before < midnight, then) == (True, midnight)


def test_an_unknown_address_and_a_closed_account_are_not_there(year, client):
    officer = officer_of(board_of(year, "C"))
    key = renew_feed(officer=officer)
    before = fetch(client, key).status_code
    officer.refresh_from_db()
    officer.is_active = False
    officer.save()

    assert (before, fetch(client, key).status_code) == (200, 404)
    assert fetch(client, "khong-co").status_code == 404


def test_the_feed_needs_no_session_and_leaves_none(year):
    key = renew_feed(officer=officer_of(board_of(year, "C")))
    client = Client()

    response = fetch(client, key)

    assert response.cookies == {}
    assert response.headers["Cache-Control"] == "private, no-cache"
    assert response.headers["X-Robots-Tag"] == "noindex"


def test_a_feed_is_only_read(year, client):
    key = renew_feed(officer=officer_of(board_of(year, "C")))

    assert client.post(reverse("calendar_feed", args=[key])).status_code == 405


def test_an_officer_without_a_year_gets_an_empty_calendar(client, db):
    key = renew_feed(officer=make_officer("moi", Role.BOARD))

    assert events(client, key) == {}


def test_a_day_before_the_account_is_no_change(year, client):
    officer = officer_of(board_of(year, "C"))
    key = renew_feed(officer=officer)
    Officer.objects.filter(pk=officer.pk).update(date_joined=timezone.now() + timedelta(3))

    [modified] = {event.decoded("LAST-MODIFIED") for event in events(client, key).values()}

    assert modified > timezone.now() + timedelta(2)

"""The form of a bloc: its reminder steps are read where they are typed, its calendar below it."""

import pytest
from django.urls import reverse

from blocs.models import CalendarRule, DayOff
from tests.boards.rows import bloc, day_off
from tests.boards.typing_in import errors, filled

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(as_officer, secretary):
    return as_officer(secretary)


def page(row):
    return reverse("admin:blocs_bloc_change", args=[row.pk]) + "?lang=en"


def save(client, row, **changes):
    return client.post(page(row), filled(client.get(page(row))) | changes)


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        (
            "reminded_before",
            "14, ba",
            "“ba” is not a number of days from 0 to 180. For example: 14, 3",
        ),
        (
            "reminded_after",
            "0, 1",
            "The due day itself (0) belongs to the reminders before it.",
        ),
    ],
)
def test_steps_that_nobody_can_read_are_refused_where_they_stand(office, field, text, sentence):
    row = bloc(1)

    response = save(office, row, **{field: text})

    row.refresh_from_db()
    assert errors(response) == {field: [sentence]}
    assert (row.reminded_before, row.reminded_after) == ("14, 3", "1, 8")


def test_steps_are_kept_as_they_were_typed(office):
    row = bloc(1)

    save(office, row, reminded_before="30; 7", reminded_after="2")

    row.refresh_from_db()
    assert (row.reminded_before, row.reminded_after) == ("30; 7", "2")


def test_rules_of_the_calendar_stand_in_the_form_of_the_bloc(office):
    row = bloc(1)
    added = {
        "calendar_rules-TOTAL_FORMS": "1",
        "calendar_rules-0-id": "",
        "calendar_rules-0-bloc": row.pk,
        "calendar_rules-0-kind": "pledge",
        "calendar_rules-0-month": "3",
        "calendar_rules-0-day": "31",
        "calendar_rules-0-years_later": "0",
        "calendar_rules-0-document": "",
    }

    save(office, row, **added)

    rule = CalendarRule.objects.get()
    assert (rule.bloc, rule.kind, rule.month, rule.day) == (row, "pledge", 3, 31)


def test_days_off_are_entered_by_the_secretariat(office):
    office.post(
        reverse("admin:blocs_dayoff_add"),
        {"day": "02/09/2027", "name": "Quốc khánh", "document": ""},
    )

    assert f"{DayOff.objects.get()}" == "02/09/2027 Quốc khánh"


def test_a_day_off_is_found_by_its_name(office):
    day_off(1)

    response = office.get(reverse("admin:blocs_dayoff_changelist"), {"q": "Nghỉ"})

    assert len(response.context["cl"].result_list) == 1

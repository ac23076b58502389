"""The calendar of a year as a page: read by all who take part, written in one form, never lost."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext

from blocs.enums import MilestoneKind, Stage
from blocs.models import Milestone
from blocs.queries.calendar import calendar_of, who_owes
from blocs.refusals import Refusal
from blocs.services.calendar import Entry, keep_calendar
from boards.enums import Role
from boards.models import Change, Document
from boards.refusals import Refused
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
from tests.boards.typing_in import messages
from tests.conftest import make_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def year(db):
    """2023 at the stage of running; A leads, and everybody still owes the pledge."""
    cycle = small_year()
    due(cycle, "pledge")
    open_pledge(cycle)
    return cycle


@pytest.fixture
def office(as_officer, secretary):
    return as_officer(secretary)


def page(cycle):
    return reverse("admin:blocs_cycle_calendar", args=[cycle.pk])


def typed(client, cycle, **changes):
    """What the form sends back, with some fields changed: ``pledge_due_on`` is one."""
    context = client.get(page(cycle), {"edit": ""}).context
    data = {"token": context["token"]}
    for line in context["form"].lines:
        for field in (line.due_on, line.basis, line.done_on, line.result, line.note):
            if field is not None:
                value = field.value()
                shown = f"{value:%d/%m/%Y}" if isinstance(value, date) else value
                data[field.html_name] = "" if shown is None else str(shown)
    return data | {name.replace("__", "-"): value for name, value in changes.items()}


# Reading


def test_the_page_shows_each_milestone_with_its_day_state_and_debtors(year, office):
    sign(year.pledges.get(), board_of(year, "A"))

    with translation.override("vi"):
        [row] = office.get(page(year)).context["calendar"].rows

        assert (row.number, row.kind, row.due_on, row.who) == (1, "pledge", FRIDAY, ("B", "C"))
        assert row.duty == "Ký giao ước thi đua"


def test_what_has_a_page_of_its_own_leads_there(year):
    due(year, "midyear")

    addresses = {row.kind: row.address for row in calendar_of(year, FRIDAY).rows}

    assert addresses == {
        "pledge": reverse("admin:blocs_cycle_pledge", args=[year.pk]),
        "midyear": "",
    }


def test_what_has_no_day_is_named(year):
    calendar = calendar_of(year, FRIDAY)

    assert set(calendar.missing) == set(MilestoneKind) - {MilestoneKind.PLEDGE}


def test_a_year_without_days_says_where_they_come_from(office):
    cycle = small_year()

    response = office.get(page(cycle))

    assert response.context["calendar"].line is None
    assert response.context["calendar"].marks == []
    assert gettext("Milestones of the year") not in response.content.decode()


def test_the_secretariat_is_named_last(year):
    year.mandates.filter(role="chair").delete()
    due(year, "appraisal")

    rows = {row.kind: row for row in calendar_of(year, FRIDAY).rows}

    appraisal = rows["appraisal"]
    assert appraisal.who == ("B", "the council's secretariat")
    assert who_owes(appraisal.owing, calendar_of(year, FRIDAY).year) == appraisal.who


def test_papers_and_days_of_a_milestone_are_shown(year, office):
    done = due(year, "midyear", basis=document(61), result=document(62), done_on=FRIDAY, note="sớm")

    rows = {row.kind: row for row in office.get(page(year)).context["calendar"].rows}

    row = rows["midyear"]
    assert (row.basis, row.result, row.milestone) == (done.basis, done.result, done)
    assert (row.papers, rows["pledge"].papers, row.standing.state) == (True, False, "done")


@pytest.mark.parametrize(
    ("letter", "reads", "keeps"),
    [
        pytest.param("A", 200, 200, id="the chair"),
        pytest.param("B", 200, 200, id="the deputy"),
        pytest.param("C", 200, 403, id="a member"),
        pytest.param("", 403, 403, id="a board of another bloc"),
    ],
)
def test_all_members_read_it_and_leaders_keep_it(year, as_officer, letter, reads, keeps):
    today = timezone.localdate()
    year.mandates.update(starts_on=today - timedelta(9))
    board = board_of(year, letter) if letter else board_of(small_year(2), "A")
    client = as_officer(officer_of(board))

    statuses = [client.get(page(year)), client.get(page(year), {"edit": ""})]

    assert [response.status_code for response in statuses] == [reads, keeps]


def test_an_auditor_reads_and_writes_nothing(year, as_officer, auditor):
    client = as_officer(auditor)

    assert client.get(page(year)).context["keeps"] is False
    assert client.post(page(year), {"token": "x"}).status_code == 403


def test_the_calendar_of_no_year_is_not_found(office):
    assert office.get(reverse("admin:blocs_cycle_calendar", args=[999])).status_code == 404


@pytest.mark.parametrize("members", [1, 3])
def test_the_page_costs_the_same_for_any_number_of_members_and_milestones(members, office):
    cycle = small_year(members=members)
    for kind in list(MilestoneKind)[: members * 2]:
        if kind not in ("self_scoring", "conference"):
            due(cycle, kind, basis=document(70 + list(MilestoneKind).index(kind)))

    office.get(page(cycle))
    with CaptureQueriesContext(connection) as captured:
        office.get(page(cycle))

    assert len(captured) == 16


# Writing


def test_days_papers_and_notes_are_kept(year, office):
    paper = document(63)
    data = typed(
        office,
        year,
        pledge__due_on="23/04/2023",
        pledge__basis=paper.number,
        pledge__note="lùi một tháng",
        midyear__due_on="15/07/2023",
        self_scoring__due_on="10/12/2023",
        conference__due_on="06/01/2024",
    )

    response = office.post(page(year) + "?edit", data, follow=True)

    year.refresh_from_db()
    pledge = year.milestones.get(kind="pledge")
    with translation.override("vi"):
        assert messages(response) == [gettext("The calendar is saved.")]
    assert (pledge.due_on, pledge.basis, pledge.note) == (date(2023, 4, 23), paper, "lùi một tháng")
    assert year.milestones.get(kind="midyear").due_on == date(2023, 7, 15)
    assert (year.reports_due_on, year.conference_on) == (date(2023, 12, 10), date(2024, 1, 6))


def test_what_was_kept_is_shown_again_and_saved_again_unchanged(year, office):
    due(year, "midyear", basis=document(64), done_on=FRIDAY, result=document(65), note="xong")
    before = list(Milestone.objects.order_by("pk").values())
    changes = Change.objects.count()

    office.post(page(year) + "?edit", typed(office, year))

    assert list(Milestone.objects.order_by("pk").values()) == before
    assert Change.objects.count() == changes


def test_a_day_that_is_emptied_takes_the_milestone_away(year, office):
    milestone = year.milestones.get()

    office.post(page(year) + "?edit", typed(office, year, pledge__due_on=""))

    assert not year.milestones.exists()
    assert f"{milestone}" == "Khối 1 2023: signing of the pledge"
    assert Change.objects.filter(model="blocs.milestone", verb="deleted").count() == 1


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        pytest.param("pledge__due_on", "31/02/2023", "Enter a valid date.", id="no day"),
        pytest.param(
            "pledge__basis",
            "không có",
            "There is no such document: record it under Documents first.",
            id="no paper",
        ),
        pytest.param(
            "pledge__basis",
            "trùng",
            "Several documents are called so: choose one from the list.",
            id="two papers",
        ),
    ],
)
def test_what_cannot_be_read_is_said_beside_it_and_kept(year, office, field, value, sentence):
    for number in (66, 67):
        Document.objects.filter(pk=document(number).pk).update(number="trùng")
    data = typed(office, year, **{field: value, "midyear__note": "giữ lại"})

    response = office.post(page(year) + "?edit&lang=en", data)

    form = response.context["form"]
    [line] = [line for line in form.lines if line.errors]
    assert (line.kind, line.errors) == ("pledge", [sentence])
    assert form["midyear-note"].value() == "giữ lại"
    assert year.milestones.get().due_on == FRIDAY


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        pytest.param(
            {"midyear__note": "chưa rõ"}, Refusal.MILESTONE_WITHOUT_DAY, id="a note and no day"
        ),
        pytest.param(
            {"pledge__due_on": "31/03/2032"}, Refusal.MILESTONE_FAR_OFF, id="a slip of the year"
        ),
        pytest.param(
            {"midyear__due_on": "15/07/2023", "midyear__done_on": "01/01/2999"},
            Refusal.MILESTONE_NOT_DONE_YET,
            id="done in the future",
        ),
    ],
)
def test_what_cannot_be_true_is_refused_and_nothing_is_lost(year, office, changes, refusal):
    data = typed(office, year, **changes)

    response = office.post(page(year) + "?edit&lang=en", data)

    [sentence] = response.context["form"].non_field_errors()
    name, value = next(iter(changes.items()))
    assert sentence.startswith(str(refusal.label))
    assert response.context["form"][name.replace("__", "-")].value() == value
    assert year.milestones.get().due_on == FRIDAY


def test_an_old_page_is_told_and_may_be_saved_again(year, office):
    data = typed(office, year, pledge__note="của tôi")
    year.milestones.update(due_on=FRIDAY + timedelta(3))

    told = office.post(page(year) + "?edit&lang=en", data)
    again = office.post(page(year) + "?edit", data | {"token": told.context["token"]})

    assert told.context["form"].non_field_errors() == [Refusal.CALENDAR_STALE.label]
    assert again.status_code == 302
    assert year.milestones.get().note == "của tôi"


def test_in_a_closed_year_nobody_keeps_the_calendar(year, office):
    data = typed(office, year)
    type(year).objects.update(stage=Stage.CLOSED)

    response = office.post(page(year) + "?edit", data)

    assert response.status_code == 403


def test_the_service_asks_the_stage_itself(year):
    year.stage = Stage.CLOSED
    year.save()

    with pytest.raises(Refused) as refused:
        keep_calendar(cycle=year, entries={}, token="")

    assert refused.value.refusal == Refusal.WRONG_STAGE


def test_nobody_declares_done_what_is_computed(year):
    token = calendar_of(year, FRIDAY).token

    with pytest.raises(Refused) as refused:
        keep_calendar(
            cycle=year,
            entries={MilestoneKind.PLEDGE: Entry(due_on=FRIDAY, done_on=FRIDAY)},
            token=token,
        )

    assert refused.value.refusal == Refusal.MILESTONE_IS_COMPUTED


def test_a_document_is_found_as_people_write_it(year, office):
    paper = document(68)
    said = [paper.number.lower(), paper.citation, f"{paper.citation} – {paper.issuer}"]

    for words in said:
        office.post(page(year) + "?edit", typed(office, year, pledge__basis=words))
        assert year.milestones.get().basis == paper
        office.post(page(year) + "?edit", typed(office, year, pledge__basis=""))


def test_an_officer_of_the_secretariat_without_a_board_keeps_every_year(year, as_officer):
    client = as_officer(make_officer("thuongtruc", Role.SECRETARIAT))

    assert client.get(page(year), {"edit": ""}).status_code == 200

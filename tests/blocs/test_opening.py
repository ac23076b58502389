"""Opening a year from the one before: shown first, made in one go, never twice."""

import threading
from datetime import date

import pytest
from django.conf import settings as site
from django.db import connection
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from blocs.enums import MilestoneKind, Stage
from blocs.models import CalendarRule, Cycle, Milestone, Scheme
from blocs.queries.opening import first_day, opening_of
from blocs.refusals import Refusal
from blocs.services import clone_scheme, open_cycle
from boards.refusals import Refused
from tests.blocs.year import pledge_indicators, small_year
from tests.boards.rows import criterion, document
from tests.boards.typing_in import messages

pytestmark = pytest.mark.django_db

DAY = date(2024, 1, 6)


@pytest.fixture
def last(db):
    """2023 of a bloc whose regulation names four days."""
    cycle = small_year()
    cycle.conference_on = DAY
    cycle.save()
    rules = (
        ("pledge", 3, 31, 0),
        ("midyear", 6, 31, 0),
        ("self_scoring", 12, 10, 0),
        ("conference", 1, 6, 1),
    )
    for kind, month, day, later in rules:
        CalendarRule.objects.create(
            bloc=cycle.bloc,
            kind=kind,
            month=month,
            day=day,
            years_later=later,
            document=document(80) if kind == "pledge" else None,
        )
    return cycle


def scheme_of(cycle, **fields):
    """The rules of a year, with one line."""
    line = criterion(81, parameters={"floor": "0.5"}, needs_evidence=True)
    said = {"name": "Bảng tiêu chí năm 2023", "name_en": "Criteria of 2023", **fields}
    Scheme.objects.filter(pk=line.scheme_id).update(cycle=cycle, **said)
    return Scheme.objects.get(pk=line.scheme_id)


def opened(last, **said):
    return open_cycle(**{"bloc": last.bloc, "year": 2024, "members_on": DAY, **said})


def test_a_year_begins_with_the_days_of_the_regulation(last):
    cycle = opened(last)

    assert (cycle.year, cycle.stage, cycle.members_on) == (2024, Stage.PLANNING, DAY)
    assert [(each.kind, each.due_on) for each in cycle.milestones.all()] == [
        ("pledge", date(2024, 3, 31)),
        ("midyear", date(2024, 6, 30)),
    ]
    assert (cycle.reports_due_on, cycle.conference_on) == (date(2024, 12, 10), date(2025, 1, 6))
    assert cycle.milestones.get(kind="pledge").basis.slug == "van-ban-80"


def test_a_year_takes_over_the_indicators_of_the_pledge(last):
    indicators = pledge_indicators(last)

    assert set(opened(last).pledged_indicators.all()) == set(indicators)


def test_a_year_gives_as_many_days_to_object_as_the_last_one(last):
    Cycle.objects.filter(pk=last.pk).update(objection_days=9)

    assert opened(last).objection_days == 9


def test_a_year_begins_with_a_draft_of_the_last_criteria(last):
    old = scheme_of(last, issued_on=date(2023, 3, 31), document=document(82))

    scheme = opened(last).schemes.get()

    [line], [kept] = scheme.criteria.all(), old.criteria.all()
    assert (scheme.name, scheme.name_en) == ("Bảng tiêu chí năm 2024", "Criteria of 2024")
    assert (scheme.issued_on, scheme.document, scheme.version) == (None, None, 1)
    assert (line.code, line.indicator, line.maximum, line.method) == (
        kept.code,
        kept.indicator,
        kept.maximum,
        kept.method,
    )
    assert (line.parameters, line.needs_evidence) == ({"floor": "0.5"}, True)
    assert old.criteria.count() == 1


def test_issued_criteria_come_before_a_later_draft(last):
    issued = scheme_of(last, issued_on=date(2023, 3, 31))
    Scheme.objects.create(
        cycle=last, code="khac", name="Dự thảo", name_en="Draft", missing_policy="zero",
        rate_kind="period_end", illustrative=True,
    )  # fmt: skip

    assert opening_of(last.bloc, 2024, DAY).scheme == issued


def test_a_year_pledges_what_the_last_one_was_scored_by_where_nothing_was_chosen(cycle_2022):
    opening = opening_of(cycle_2022.bloc, 2024, date(2024, 1, 1))

    assert [indicator.code for indicator in opening.indicators] == [
        "projects_attracted",
        "registered_capital",
        "trade_value",
        "workers",
    ]


def test_the_first_year_of_a_bloc_has_nothing_to_take_over(last):
    Milestone.objects.all().delete()
    last.mandates.all().delete()
    bloc = last.bloc
    Cycle.objects.all().delete()

    cycle = open_cycle(bloc=bloc, year=2023, members_on=date(2023, 1, 6))

    assert (cycle.pledged_indicators.count(), cycle.schemes.count()) == (0, 0)
    assert cycle.milestones.count() == 2


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        pytest.param({"year": 2023}, Refusal.CYCLE_ALREADY_OPEN, id="it is there"),
        pytest.param({"year": 2101}, Refusal.YEAR_OUT_OF_RANGE, id="too late"),
        pytest.param({"year": 1999}, Refusal.YEAR_OUT_OF_RANGE, id="too early"),
        pytest.param({"members_on": date(2019, 1, 1)}, Refusal.NO_MEMBERS, id="nobody belongs"),
    ],
)
def test_a_year_that_cannot_be_opened_is_refused_and_nothing_is_made(last, said, refusal):
    with pytest.raises(Refused) as refused:
        opened(last, **said)

    assert refused.value.refusal == refusal
    assert Cycle.objects.count() == 1


def test_a_scheme_is_cloned_as_the_next_version_of_its_code(last):
    old = scheme_of(last)

    clone = clone_scheme(scheme=old, cycle=last)

    assert (clone.code, clone.version) == (old.code, old.version + 1)


def test_no_scheme_is_made_where_the_stage_forbids_it(last):
    old = scheme_of(last)
    Cycle.objects.update(stage=Stage.CLOSED)

    with pytest.raises(Refused) as refused:
        clone_scheme(scheme=old, cycle=last)

    assert refused.value.refusal == Refusal.WRONG_STAGE


@pytest.mark.skipif(
    site.DATABASES["default"]["ENGINE"].endswith("sqlite3"),
    reason="threads of one process share one SQLite database in memory",
)
@pytest.mark.django_db(transaction=True)
def test_two_officers_at_once_open_one_year(last):
    together, answers = threading.Barrier(2), []

    def run():
        together.wait()
        try:
            answers.append(opened(last).year)
        except Refused as refused:
            answers.append(refused.refusal)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(answers, key=str) == [2024, Refusal.CYCLE_ALREADY_OPEN]
    assert Milestone.objects.filter(cycle__year=2024).count() == 2


# The action


@pytest.fixture
def office(as_officer, secretary):
    return as_officer(secretary)


def act(client, *cycles, **data):
    said = {"action": "open_next", "_selected_action": [cycle.pk for cycle in cycles], **data}
    return client.post(reverse("admin:blocs_cycle_changelist"), said, follow=True)


def test_the_page_shows_what_would_be_made(last, office):
    indicators = pledge_indicators(last, 1)
    scheme = scheme_of(last)

    with translation.override("vi"):
        response = act(office, last)
        opening = response.context["opening"]
        shown = opening.milestones

    assert [board.short_name for board in opening.members] == ["A", "B", "C"]
    assert (opening.year, opening.scheme) == (2024, scheme)
    assert list(opening.indicators) == indicators
    assert shown[0] == ("Ký giao ước thi đua", date(2024, 3, 31))
    assert response.context["form"].initial == {"members_on": DAY, "previewed": DAY}
    assert not Cycle.objects.filter(year=2024).exists()


def test_a_year_without_rules_and_criteria_says_so(office):
    cycle = small_year(5)

    response = act(office, cycle)

    with translation.override("vi"):
        page = response.content.decode()
        assert gettext("empty: the bloc has no rules of the calendar") in page
        assert gettext("none: the bloc has had none yet") in page


def test_what_was_shown_is_made(last, office):
    response = act(office, last, confirmed="1", members_on="06/01/2024", previewed="06/01/2024")

    with translation.override("vi"):
        assert messages(response) == [gettext("The next year is open.")]
    assert Cycle.objects.get(year=2024).milestones.count() == 2


def test_another_day_is_shown_before_anything_is_made(last, office):
    last.bloc.memberships.filter(seat=1).update(ends_on=date(2024, 2, 1))

    response = act(office, last, confirmed="1", members_on="01/02/2024", previewed="06/01/2024")

    assert [board.short_name for board in response.context["opening"].members] == ["B", "C"]
    assert response.context["form"].initial["previewed"] == date(2024, 2, 1)
    assert Cycle.objects.count() == 1


def test_a_day_that_is_none_is_asked_again(last, office):
    response = act(office, last, confirmed="1", members_on="31/02/2024", previewed="06/01/2024")

    assert list(response.context["form"].errors) == ["members_on"]
    assert Cycle.objects.count() == 1


def test_a_year_that_somebody_opened_meanwhile_is_told(last, office):
    opened(last)

    response = act(office, last, confirmed="1", members_on="06/01/2024", previewed="06/01/2024")

    with translation.override("vi"):
        assert messages(response) == [f"{last}: {Refusal.CYCLE_ALREADY_OPEN.label} (2024)"]


def test_one_year_is_opened_at_a_time(last, office):
    response = act(office, last, small_year(6))

    assert "opening" not in response.context


@pytest.mark.parametrize(
    ("conference", "day"), [(None, date(2024, 1, 1)), (DAY, DAY)], ids=["unknown", "known"]
)
def test_the_conference_settles_the_members_of_the_next_year(last, conference, day):
    last.conference_on = conference

    assert first_day(last) == day


def test_every_kind_of_milestone_may_have_a_rule(last):
    for kind in MilestoneKind:
        CalendarRule.objects.get_or_create(
            bloc=last.bloc, kind=kind, defaults={"month": 2, "day": 29}
        )

    cycle = opened(last)

    assert cycle.milestones.count() == len(MilestoneKind) - 2

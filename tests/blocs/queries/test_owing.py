"""Who owes what, read from the rows: pledges, targets, reports, mandates, hand-overs."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from blocs.domain.calendar import Facts, owed
from blocs.enums import MilestoneKind
from blocs.models import Cycle, Mandate, Target
from blocs.queries.owing import answers_for, years_of
from blocs.queries.pledged import pledged_of
from blocs.queries.targets import pledged_indicators
from boards.models import Report, Succession
from tests.blocs.year import (
    FRIDAY,
    board_of,
    due,
    officer_of,
    open_pledge,
    pledge_indicators,
    sign,
    small_year,
)
from tests.boards.rows import board, document, hand_over, officer, scheme

pytestmark = pytest.mark.django_db


def facts(cycle, today=FRIDAY) -> Facts:
    [year] = years_of([Cycle.objects.select_related("bloc").get(pk=cycle.pk)], today)
    return year.facts


def letters(cycle, keys):
    """Boards by their letters."""
    return "".join(each for each in "ABC" if board_of(cycle, each).pk in keys)


def test_members_stand_by_seat_and_only_those_of_the_day():
    cycle = small_year()
    late = board_of(cycle, "C").memberships.get()
    late.starts_on = date(2023, 1, 7)
    late.save()

    [year] = years_of([cycle], FRIDAY)

    assert [board.short_name for board in year.members] == ["A", "B"]


def test_a_member_that_left_before_the_day_is_none():
    cycle = small_year()
    gone = board_of(cycle, "A").memberships.get()
    gone.ends_on = date(2023, 1, 6)
    gone.save()

    [year] = years_of([cycle], FRIDAY)

    assert [board.short_name for board in year.members] == ["B", "C"]


def test_leaders_are_those_whose_mandate_holds_on_the_day():
    cycle = small_year()
    Mandate.objects.filter(role="chair").update(ends_on=date(2023, 3, 1))

    before, after = facts(cycle, date(2023, 2, 28)), facts(cycle, date(2023, 3, 1))

    assert (letters(cycle, before.chairs), letters(cycle, before.deputies)) == ("A", "B")
    assert (letters(cycle, after.chairs), after.chair_announced) == ("", True)


def test_a_proposed_chair_is_not_announced():
    cycle = small_year()
    Mandate.objects.update(status="proposed")

    assert (facts(cycle).chair_announced, facts(cycle).chairs) == (False, ())


def test_only_an_issued_scheme_counts():
    cycle = small_year()
    draft = scheme(5)
    draft.cycle = cycle
    draft.save()

    before = facts(cycle).scheme_issued
    draft.issued_on = FRIDAY
    draft.save()

    assert (before, facts(cycle).scheme_issued) == (False, True)


def test_a_member_owes_its_signature_until_it_stands_on_the_newest_version():
    cycle = small_year()
    without = facts(cycle)
    pledge = open_pledge(cycle)
    sign(pledge, board_of(cycle, "A"))
    sign(pledge, board_of(cycle, "B"), "waiting")
    sign(pledge, board_of(cycle, "C"), "declined")

    first = facts(cycle)
    pledge.state = "signed"
    pledge.save()
    newer = cycle.pledges.create(version=2, state="open")

    assert (without.pledge_open, first.pledge_open) == (False, True)
    assert letters(cycle, first.unsigned) == "BC"
    assert letters(cycle, facts(cycle).unsigned) == "ABC"
    sign(newer, board_of(cycle, "C"))
    assert letters(cycle, facts(cycle).unsigned) == "AB"


def test_a_draft_of_a_pledge_is_not_signed_yet():
    cycle = small_year()
    cycle.pledges.create(version=1)

    assert facts(cycle).pledge_open is False


def test_a_member_owes_targets_until_each_indicator_has_one_or_a_reason():
    cycle = small_year()
    one, other = pledge_indicators(cycle)
    for letter, indicator, fields in (
        ("A", one, {"amount": 5}),
        ("A", other, {"reason": "không có"}),
        ("B", one, {"amount": 5}),
    ):
        Target.objects.create(
            cycle=cycle, board=board_of(cycle, letter), indicator=indicator, unit="person", **fields
        )

    assert letters(cycle, facts(cycle).without_targets) == "BC"


def test_without_pledged_indicators_nobody_owes_targets():
    assert facts(small_year()).without_targets == ()


def test_reports_are_owed_until_submitted_and_appraised_until_verified():
    cycle = small_year()
    for letter, state in (("A", "verified"), ("B", "submitted"), ("C", "returned")):
        Report.objects.create(board=board_of(cycle, letter), year=2023, state=state)
    Report.objects.create(board=board_of(cycle, "C"), year=2022, state="verified")

    found = facts(cycle)

    assert (letters(cycle, found.unreported), letters(cycle, found.unverified)) == ("C", "BC")


def test_a_report_that_was_never_opened_is_owed_too():
    cycle = small_year()

    assert letters(cycle, facts(cycle).unreported) == "ABC"


def test_a_hand_over_counts_when_both_have_signed():
    cycle = small_year()
    made, now = hand_over(3), timezone.now()
    made.cycle, made.given_at, made.given_by = cycle, now, made.made_by
    made.save()

    half = facts(cycle).handed_over
    made.taken_at, made.taken_by = now, officer(88)
    made.save()

    assert (half, facts(cycle).handed_over) == (False, True)


@pytest.mark.parametrize("fields", [{"done_on": FRIDAY}, {"result": True}])
def test_a_milestone_is_ended_by_its_day_or_its_document(fields):
    cycle = small_year()
    if "result" in fields:
        fields = {"result": document(7)}
    due(cycle, "midyear", **fields)
    due(cycle, "regulation")

    assert facts(cycle).by_hand == {MilestoneKind.MIDYEAR}


@pytest.mark.parametrize(
    ("day", "over"), [(None, False), (FRIDAY, False), (FRIDAY - timedelta(1), True)]
)
def test_a_conference_is_over_the_day_after(day, over):
    cycle = small_year()
    cycle.conference_on = day
    cycle.save()

    assert facts(cycle).conference_over is over


def test_the_days_of_a_year_are_those_of_its_milestones_and_of_the_cycle():
    cycle = small_year()
    due(cycle, "pledge", FRIDAY)
    due(cycle, "targets", FRIDAY)
    cycle.reports_due_on, cycle.conference_on = date(2023, 12, 10), date(2024, 1, 6)
    cycle.save()

    [year] = years_of([cycle], FRIDAY)

    assert list(year.due_days.items()) == [
        (MilestoneKind.TARGETS, FRIDAY),
        (MilestoneKind.PLEDGE, FRIDAY),
        (MilestoneKind.SELF_SCORING, date(2023, 12, 10)),
        (MilestoneKind.CONFERENCE, date(2024, 1, 6)),
    ]


def test_officers_answer_for_their_board_and_the_secretariat_for_itself():
    cycle = small_year()
    [year] = years_of([cycle], FRIDAY)
    chair = owed(MilestoneKind.REGULATION, year.facts)
    notice = owed(MilestoneKind.NOTICE, Facts(stage=year.facts.stage))

    def who(owing):
        return [
            each.username
            for each in (
                officer_of(board_of(cycle, "A"), f"a{owing.secretariat}"),
                officer_of(board_of(cycle, "B"), f"b{owing.secretariat}"),
                officer_of(None, f"s{owing.secretariat}"),
            )
            if answers_for(each, owing, year)
        ]

    assert (who(chair), who(notice)) == (["aFalse"], ["sTrue"])


def test_an_heir_answers_for_what_its_predecessor_owes():
    cycle = small_year()
    heir = board(77)
    merger = Succession.objects.create(
        slug="sap-nhap",
        kind="merge",
        effective_on=date(2023, 3, 1),
        document=document(78),
        heir=heir,
    )
    merger.predecessors.add(board_of(cycle, "A"))
    merger.successors.add(heir)

    [year] = years_of([cycle], FRIDAY)

    owing = owed(MilestoneKind.SELF_SCORING, year.facts)
    assert answers_for(officer_of(heir), owing, year)


@pytest.mark.parametrize("years", [1, 3])
def test_any_number_of_years_costs_the_same_queries(years):
    cycles = [small_year(number) for number in range(1, years + 1)]
    for cycle in cycles:
        pledge_indicators(cycle)
        due(cycle, "pledge")
        sign(open_pledge(cycle), board_of(cycle, "A"))
        Report.objects.create(board=board_of(cycle, "A"), year=2023)

    with CaptureQueriesContext(
        connection,
    ) as captured:
        years_of(list(Cycle.objects.select_related("bloc")), FRIDAY)

    assert len(captured) == 13


def test_what_is_pledged_is_what_the_pages_of_the_pledge_say():
    chosen, scored, like_last_year, nothing = (small_year(number) for number in range(1, 5))
    pledge_indicators(chosen)
    rules = scheme(9, issued_on=FRIDAY)
    rules.criteria.create(
        code="x",
        order=1,
        name="x",
        name_en="x",
        indicator=pledge_indicators(chosen)[0],
        maximum=100,
        method="relative_to_largest",
    )
    type(rules).objects.filter(pk=rules.pk).update(cycle=scored)
    last = Cycle.objects.create(
        bloc=like_last_year.bloc, year=2022, members_on=date(2022, 1, 1), stage="closed"
    )
    pledge_indicators(last)
    cycles = [chosen, scored, like_last_year, nothing]

    found = pledged_of(cycles)

    assert found == {
        cycle.pk: frozenset(each.pk for each in pledged_indicators(cycle)) for cycle in cycles
    }
    assert [len(found[cycle.pk]) for cycle in cycles] == [2, 1, 2, 0]

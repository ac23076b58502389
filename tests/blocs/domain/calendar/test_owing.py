"""Who owes what: computed from the facts of a year; whoever is done owes nothing."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocs.domain.calendar import BY_HAND, Facts, Owing, done, owed, possible, standing
from blocs.domain.calendar.standing import Standing
from blocs.enums import MilestoneKind, MilestoneState, Stage

A, B, C, D = 1, 2, 3, 4
SECRETARIAT, NOBODY = Owing(secretariat=True), Owing()
YEAR = Facts(
    stage=Stage.RUNNING,
    chairs=(A,),
    deputies=(B,),
    chair_announced=True,
    pledge_open=True,
    without_targets=(C,),
    unsigned=(B, C),
    unreported=(D,),
    unverified=(A, D),
)


@pytest.mark.parametrize(
    ("kind", "change", "owing"),
    [
        pytest.param("notice", {"chair_announced": False}, SECRETARIAT, id="nobody is announced"),
        pytest.param("notice", {}, NOBODY, id="a chair is announced"),
        pytest.param("regulation", {}, Owing((A,)), id="the chair drafts the regulation"),
        pytest.param("targets", {"pledge_open": False}, Owing((C,)), id="members without targets"),
        pytest.param(
            "targets",
            {"pledge_open": False, "stage": Stage.REPORTING},
            NOBODY,
            id="targets came too late",
        ),
        pytest.param(
            "targets", {"pledge_open": False, "without_targets": ()}, NOBODY, id="all have targets"
        ),
        pytest.param("targets", {}, NOBODY, id="the pledge is open without them"),
        pytest.param("pledge", {}, Owing((B, C)), id="members that have not signed"),
        pytest.param("pledge", {"unsigned": ()}, NOBODY, id="all have signed"),
        pytest.param("pledge", {"pledge_open": False}, Owing((A,)), id="the chair opens it"),
        pytest.param("scheme", {}, Owing((A,)), id="the chair sees to the criteria"),
        pytest.param("scheme", {"scheme_issued": True}, NOBODY, id="they are issued"),
        pytest.param("midyear", {}, Owing((A,)), id="the chair reviews"),
        pytest.param("cut_off", {}, NOBODY, id="a cut-off only informs"),
        pytest.param("self_scoring", {}, Owing((D,)), id="members without a report"),
        pytest.param("self_scoring", {"unreported": ()}, NOBODY, id="all reported"),
        pytest.param("appraisal", {}, Owing((A, B)), id="chair and deputy verify"),
        pytest.param("appraisal", {"unverified": ()}, NOBODY, id="all are verified"),
        pytest.param("conference", {}, Owing((A,)), id="the chair convenes"),
        pytest.param("conference", {"stage": Stage.CONFERENCE}, Owing((A,)), id="it convenes"),
        pytest.param("conference", {"conference_over": True}, Owing((A,)), id="nobody reported"),
        pytest.param(
            "conference",
            {"stage": Stage.CONFERENCE, "conference_over": True},
            NOBODY,
            id="it was held on its day",
        ),
        pytest.param("conference", {"stage": Stage.PROPOSED}, NOBODY, id="it has been held"),
        pytest.param("submission", {}, Owing((A,)), id="the chair submits"),
        pytest.param("hand_over", {}, Owing((A,)), id="the chair hands over"),
        pytest.param("hand_over", {"handed_over": True}, NOBODY, id="both have signed"),
    ],
)
def test_owed(kind, change, owing):
    assert owed(MilestoneKind(kind), replace(YEAR, **change)) == owing


@pytest.mark.parametrize("kind", sorted(BY_HAND))
def test_what_nothing_computes_is_ended_by_hand(kind):
    assert owed(kind, replace(YEAR, by_hand=frozenset({kind}))) == NOBODY


@pytest.mark.parametrize("kind", sorted(set(MilestoneKind) - BY_HAND))
def test_what_is_computed_is_not_ended_by_hand(kind):
    assert owed(kind, replace(YEAR, by_hand=frozenset({kind}))) == owed(kind, YEAR)


@pytest.mark.parametrize("kind", ["regulation", "scheme", "midyear", "conference", "submission"])
def test_while_nobody_leads_the_secretariat_owes_what_the_chair_would(kind):
    assert owed(MilestoneKind(kind), replace(YEAR, chairs=())) == SECRETARIAT


def test_without_a_chair_deputy_and_secretariat_appraise():
    assert owed(MilestoneKind.APPRAISAL, replace(YEAR, chairs=())) == Owing((B,), secretariat=True)


boards = st.sets(st.integers(1, 9), max_size=9).map(tuple)
some_facts = st.builds(
    Facts,
    stage=st.sampled_from(Stage),
    chairs=boards,
    deputies=boards,
    without_targets=boards,
    unsigned=boards,
    unreported=boards,
    unverified=boards,
    by_hand=st.frozensets(st.sampled_from(MilestoneKind)),
)


@given(st.sampled_from(MilestoneKind), some_facts)
def test_of_a_closed_year_nobody_owes_anything(kind, facts):
    assert owed(kind, replace(facts, stage=Stage.CLOSED)) == NOBODY


@given(st.sampled_from(MilestoneKind), some_facts, st.integers(1, 9))
def test_a_board_that_has_done_everything_owes_nothing(kind, facts, board):
    without = {
        name: tuple(each for each in getattr(facts, name) if each != board)
        for name in ("chairs", "deputies", "without_targets", "unsigned", "unreported")
    }

    assert board not in owed(kind, replace(facts, **without)).boards


@given(st.sampled_from(MilestoneKind), some_facts)
def test_only_boards_that_the_facts_name_owe_anything(kind, facts):
    assert set(owed(kind, facts).boards) <= set(range(1, 10))


@given(st.sampled_from(MilestoneKind), some_facts)
def test_what_somebody_owes_is_not_done(kind, facts):
    day = date(2023, 3, 31)

    assert not (owed(kind, facts) and done(kind, facts, due_on=day, today=day))


@given(st.sampled_from(sorted(set(MilestoneKind) - {MilestoneKind.CUT_OFF})), some_facts)
def test_what_can_be_done_and_nobody_owes_is_done(kind, facts):
    day = date(2023, 3, 31)

    assert not possible(kind, facts.stage) or (
        done(kind, facts, due_on=day, today=day) is not bool(owed(kind, facts))
    )


@pytest.mark.parametrize(
    ("kind", "last"),
    [
        ("notice", Stage.PROPOSED),
        ("targets", Stage.RUNNING),
        ("pledge", Stage.RUNNING),
        ("scheme", Stage.RUNNING),
        ("self_scoring", Stage.CONFERENCE),
        ("appraisal", Stage.CONFERENCE),
        ("hand_over", Stage.PROPOSED),
    ],
)
def test_nobody_owes_what_the_stage_no_longer_allows(kind, last):
    stages = list(Stage)

    assert [possible(MilestoneKind(kind), stage) for stage in stages] == [
        index <= stages.index(last) for index in range(len(stages))
    ]


def test_a_cut_off_is_done_when_its_day_is_over():
    day = date(2023, 10, 31)

    assert [
        done(MilestoneKind.CUT_OFF, YEAR, due_on=day, today=today)
        for today in (day, date(2023, 11, 1))
    ] == [False, True]


@pytest.mark.parametrize(
    ("today", "is_done", "stands"),
    [
        pytest.param(date(2023, 3, 17), False, Standing(MilestoneState.AHEAD, 14), id="ahead"),
        pytest.param(date(2023, 3, 31), False, Standing(MilestoneState.TODAY), id="today"),
        pytest.param(date(2023, 4, 3), False, Standing(MilestoneState.OVERDUE, 3), id="overdue"),
        pytest.param(date(2023, 4, 3), True, Standing(MilestoneState.DONE), id="done late"),
        pytest.param(date(2023, 3, 17), True, Standing(MilestoneState.DONE), id="done early"),
    ],
)
def test_how_a_milestone_stands(today, is_done, stands):
    assert standing(date(2023, 3, 31), today, done=is_done) == stands


@pytest.mark.parametrize(
    ("is_done", "state"), [(False, MilestoneState.LAPSED), (True, MilestoneState.DONE)]
)
def test_what_can_no_longer_be_done_is_not_called_overdue(is_done, state):
    day = date(2023, 3, 31)

    assert standing(day, day, done=is_done, possible=False) == Standing(state)

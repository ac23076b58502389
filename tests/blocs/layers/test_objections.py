"""Objecting within the days, answering in writing, and what a year lacks without the answer."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from blocs.enums import Layer, ObjectionOutcome, Requirement, Stage
from blocs.models import Cycle, Objection, Reconciliation, Scheme
from blocs.queries.stages import step_forward
from blocs.refusals import Refusal
from blocs.services.objections import answer_objection, raise_objection
from boards.refusals import Refusal as BoardRefusal
from boards.refusals import Refused
from tests.any_row import quietly
from tests.blocs.layers.scored import given, line, officer, scored_year
from tests.blocs.year import board_of
from tests.boards.rows import board

pytestmark = pytest.mark.django_db


def shown_year(days_ago=0, *, stage=Stage.APPRAISAL):
    """C is appraised with 6 of 10; the boards have five days to object."""
    cycle = scored_year(stage)
    given(cycle, "C", "cai-cach", Layer.APPRAISED, points=6)
    cycle.appraisal_shown_on = timezone.localdate() - timedelta(days=days_ago)
    cycle.save()
    return cycle


def object_to(cycle, letter="C", code="cai-cach", *, by=None, text="Thiếu minh chứng số 3."):
    return raise_objection(
        board=board_of(cycle, letter),
        criterion=line(cycle, code),
        officer=officer(cycle, letter if by is None else by),
        text=text,
    )


def answer(objection, who, *, words="Đã bổ sung.", outcome=ObjectionOutcome.UPHELD):
    return answer_objection(objection=objection, officer=who, answer=words, outcome=outcome)


def refusal_of(call, *args, **named):
    with pytest.raises(Refused) as caught:
        call(*args, **named)
    return caught.value.refusal


# Raising


@pytest.mark.parametrize("days_ago", [0, 5])
@pytest.mark.parametrize("stage", [Stage.APPRAISAL, Stage.CONFERENCE])
def test_a_board_objects_within_its_days(days_ago, stage):
    cycle = shown_year(days_ago, stage=stage)

    objection = object_to(cycle)

    assert (objection.board, objection.answered_at) == (board_of(cycle, "C"), None)
    assert objection.raised_by == officer(cycle, "C")


def test_the_council_enters_an_objection_that_came_on_paper():
    cycle = shown_year()

    assert object_to(cycle, by="").raised_by == officer(cycle, "")


@pytest.mark.parametrize(
    ("days_ago", "expected"), [(6, Refusal.OBJECTIONS_CLOSED), (-1, Refusal.NOT_SHOWN_YET)]
)
def test_an_objection_keeps_the_days(days_ago, expected):
    assert refusal_of(object_to, shown_year(days_ago)) == expected


@pytest.mark.parametrize(
    ("letter", "code", "by", "text", "expected"),
    [
        pytest.param("C", "cai-cach", "A", "Sai", BoardRefusal.NOT_ALLOWED, id="another board"),
        pytest.param("C", "lao-dong", None, "Sai", Refusal.NOTHING_APPRAISED, id="no points"),
        pytest.param("C", "cai-cach", None, " ", BoardRefusal.TEXT_MISSING, id="no words"),
    ],
)
def test_what_is_no_objection_is_refused(letter, code, by, text, expected):
    cycle = shown_year()

    assert refusal_of(object_to, cycle, letter, code, by=by, text=text) == expected
    assert not Objection.objects.exists()


def test_a_board_objects_once_until_it_is_answered():
    cycle = shown_year()
    first = object_to(cycle)

    refusal = refusal_of(object_to, cycle)
    answer(first, officer(cycle, ""))
    object_to(cycle)

    assert refusal == Refusal.OBJECTION_OPEN
    assert Objection.objects.count() == 2


def test_nobody_objects_at_another_stage():
    assert refusal_of(object_to, shown_year(stage=Stage.PROPOSED)) == BoardRefusal.NOT_ALLOWED


def test_only_the_scheme_in_force_is_objected_to():
    cycle = shown_year()
    Scheme.objects.update(issued_on=None)

    assert refusal_of(object_to, cycle) == Refusal.CRITERION_NOT_IN_FORCE


def test_a_board_that_does_not_compete_objects_to_nothing():
    cycle = shown_year()

    refusal = refusal_of(
        raise_objection,
        board=board(5),
        criterion=line(cycle, "cai-cach"),
        officer=officer(cycle, ""),
        text="Sai",
    )

    assert refusal == Refusal.NOT_A_MEMBER


# Answering


def test_the_council_answers_in_writing():
    cycle = shown_year()

    answered = answer(object_to(cycle), officer(cycle, ""), outcome=ObjectionOutcome.REJECTED)

    stored = Objection.objects.get()
    assert (stored.answer, stored.outcome) == ("Đã bổ sung.", ObjectionOutcome.REJECTED)
    assert (stored.answered_by, stored.answered_at) == (officer(cycle, ""), answered.answered_at)


def test_an_objection_is_answered_once():
    cycle = shown_year()
    objection = object_to(cycle)
    answer(objection, officer(cycle, ""))

    refusal = refusal_of(answer, objection, officer(cycle, ""))

    assert refusal == Refusal.OBJECTION_ANSWERED


@pytest.mark.parametrize("letter", ["A", "C"])
def test_no_board_answers(letter):
    cycle = shown_year()

    assert refusal_of(answer, object_to(cycle), officer(cycle, letter)) == BoardRefusal.NOT_ALLOWED


def test_nobody_answers_an_objection_of_the_own_board():
    cycle = shown_year()
    who = officer(cycle, "C")
    who.is_superuser = True
    who.save()

    assert refusal_of(answer, object_to(cycle), who) == Refusal.RECUSED_OWN


# The year


def test_an_unanswered_objection_is_missing_before_the_conference_is_left():
    cycle = shown_year(stage=Stage.CONFERENCE)
    objection = object_to(cycle)

    before = step_forward(cycle).lacks
    answer(objection, officer(cycle, ""))
    after = step_forward(cycle).lacks

    assert [(lack.requirement, lack.names) for lack in before] == [
        (Requirement.OBJECTIONS, ("C",)),
        (Requirement.EDITION, ()),
    ]
    assert [lack.requirement for lack in after] == [Requirement.EDITION]


# The page


def page_of(cycle):
    return reverse("admin:blocs_cycle_objections", args=[cycle.pk])


def send(client, cycle, letter="C", **said):
    typed = {"board": board_of(cycle, letter).slug, "criterion": "cai-cach", "text": "Thiếu."}
    return client.post(page_of(cycle), typed | said)


def test_a_board_objects_on_the_page(browser):
    cycle = shown_year()

    response = send(browser(cycle, "C"), cycle)

    assert response.url == page_of(cycle)
    assert Objection.objects.get().text == "Thiếu."


@pytest.mark.parametrize(
    ("letter", "boards"), [("C", ["C"]), ("A", ["A"]), ("", ["A", "B", "C", "D"])]
)
def test_an_officer_objects_for_the_own_boards(browser, letter, boards):
    cycle = shown_year()

    sheet = browser(cycle, letter).get(page_of(cycle)).context["objections"]

    assert [each.short_name for each in sheet.boards] == boards


@pytest.mark.parametrize(
    ("stage", "days_ago"), [(Stage.PROPOSED, 0), (Stage.APPRAISAL, 6), (Stage.APPRAISAL, -1)]
)
def test_outside_the_days_the_page_offers_no_objection(browser, stage, days_ago):
    cycle = shown_year(days_ago, stage=stage)
    client = browser(cycle, "C")

    assert client.get(page_of(cycle)).context["objections"].boards == ()
    assert send(client, cycle).status_code == 403


@pytest.mark.parametrize(
    "said", [{"text": ""}, {"criterion": "lao-dong"}, {"criterion": "khac"}, {"board": "khac"}]
)
def test_a_refused_objection_is_kept(browser, said):
    cycle = shown_year()

    response = send(browser(cycle, "C"), cycle, **({"text": "Đã nộp ngày 3/12"} | said))

    assert response.status_code == 200
    assert response.context["form"].errors
    assert not Objection.objects.exists()


@pytest.mark.parametrize(
    ("letter", "reads"), [("C", True), ("A", False), ("B", False), ("", True), ("auditor", True)]
)
def test_an_objection_is_read_by_its_board_the_council_and_auditors(
    browser, as_officer, auditor, letter, reads
):
    cycle = shown_year()
    objection = object_to(cycle)
    client = as_officer(auditor) if letter == "auditor" else browser(cycle, letter)

    sheet = client.get(page_of(cycle)).context["objections"]

    assert [row.objection for row in sheet.rows] == ([objection] if reads else [])
    assert [row.points for row in sheet.rows] == (["6"] if reads else [])
    assert sheet.unanswered == reads


def answered(client, cycle, objection, **said):
    typed = {"answers": objection, "outcome": "upheld", "answer": "Chấp nhận."}
    return client.post(page_of(cycle), typed | said)


def test_the_council_answers_on_the_page(browser):
    cycle = shown_year()
    objection = object_to(cycle)

    response = answered(browser(cycle, ""), cycle, objection.pk)

    assert response.url == page_of(cycle)
    assert Objection.objects.get().answer == "Chấp nhận."


def test_a_refused_answer_is_kept_below_its_objection(browser):
    cycle = shown_year()
    objection = object_to(cycle)

    response = answered(browser(cycle, ""), cycle, objection.pk, outcome="", answer="Vì lẽ này")

    [(_row, form)] = response.context["rows"]
    assert form["answer"].value() == "Vì lẽ này"
    assert list(form.errors) == ["outcome"]


def test_two_who_answer_at_once_do_not_overwrite_each_other(browser):
    cycle = shown_year()
    objection = object_to(cycle)
    answer(objection, officer(cycle, ""))

    response = answered(browser(cycle, ""), cycle, objection.pk)

    [(_row, form)] = response.context["rows"]
    assert form.non_field_errors() == ["This objection is answered already."]
    assert Objection.objects.get().answer == "Đã bổ sung."


@pytest.mark.parametrize("key", ["0", "x", "99999", "9" * 30])
def test_an_unknown_objection_is_not_found(browser, key):
    cycle = shown_year()

    assert answered(browser(cycle, ""), cycle, key).status_code == 404


def test_a_board_answers_nothing_on_the_page(browser):
    cycle = shown_year()

    assert answered(browser(cycle, "C"), cycle, object_to(cycle).pk).status_code == 403


def test_the_day_and_the_window_are_kept_with_the_year():
    cycle = shown_year()
    Cycle.objects.update(objection_days=0, appraisal_shown_on="2023-01-01")

    assert refusal_of(object_to, cycle) == Refusal.OBJECTIONS_CLOSED


@pytest.mark.django_db
def test_objections_and_notes_are_called_by_board_and_criterion():
    for model in (Objection, Reconciliation):
        row = quietly(model)

        assert str(row) == f"{row.board}: {row.criterion}"

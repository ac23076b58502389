"""Rows of a cycle stand where its stage forbids to edit them, and say why."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from blocs.enums import Stage
from blocs.models import Cycle, Mandate, Pledge, Signature
from blocs.refusals import Refusal
from boards.models import Board, Indicator

SENTENCE = "Giai đoạn của năm thi đua không cho phép việc này."


@pytest.fixture
def office(secretary, as_officer, cycle_2022):
    return as_officer(secretary)


@pytest.fixture
def target(cycle_2022):
    return cycle_2022.targets.create(
        board=Board.objects.get(slug="yen-bai"),
        indicator=Indicator.objects.get(code="workers"),
        amount=5500,
        unit="person",
    )


def said(response) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]


def test_a_target_stands_after_the_year_and_says_why(office, target):
    address = reverse("admin:blocs_target_change", args=[target.pk])

    seen = office.get(address)
    posted = office.post(address, {"amount": "6000"})

    target.refresh_from_db()
    assert said(seen) == [f"{SENTENCE} (hội nghị tổng kết)"]
    assert "_save" not in seen.content.decode()
    assert (posted.status_code, target.amount) == (403, 5500)


def test_a_target_is_edited_while_the_year_runs(office, target):
    Cycle.objects.filter(year=2022).update(stage=Stage.RUNNING)

    seen = office.get(reverse("admin:blocs_target_change", args=[target.pk]))

    assert said(seen) == []
    assert 'name="_save"' in seen.content.decode()


def test_a_target_is_added_only_to_a_year_that_is_open_for_it(office, cycle_2022):
    typed = {
        "board": Board.objects.get(slug="yen-bai").pk,
        "indicator": Indicator.objects.get(code="workers").pk,
        "amount": "5.500",
        "unit": "person",
    }
    address = reverse("admin:blocs_target_add")

    refused = office.post(address, {**typed, "cycle": cycle_2022.pk})
    office.post(address, {**typed, "cycle": Cycle.objects.get(year=2023).pk})

    [target] = Cycle.objects.get(year=2023).targets.all()
    assert refused.context["errors"] == [[Refusal.WRONG_STAGE.label]]
    assert target.amount == 5500


def test_a_signature_is_bound_to_the_stage_of_its_pledge(office):
    signature = Signature.objects.get(board__slug="yen-bai")
    address = reverse("admin:blocs_signature_change", args=[signature.pk])
    before = said(office.get(address))
    Cycle.objects.filter(year=2023).update(stage=Stage.REPORTING)

    assert before == []
    assert said(office.get(address)) == [f"{SENTENCE} (báo cáo, tự chấm)"]


@pytest.mark.parametrize(
    ("stage", "fields"),
    [
        pytest.param(Stage.PLANNING, True, id="planning"),
        pytest.param(Stage.CLOSED, False, id="closed"),
    ],
)
def test_rows_within_a_form_follow_the_stage(office, stage, fields):
    cycle = Cycle.objects.get(year=2023)
    Cycle.objects.filter(pk=cycle.pk).update(stage=stage)
    pages = [
        reverse("admin:blocs_cycle_change", args=[cycle.pk]),
        reverse("admin:blocs_pledge_change", args=[Pledge.objects.get().pk]),
    ]

    html = [office.get(page).content.decode() for page in pages]

    assert ['name="mandates-0-board"' in html[0], 'name="signatures-0-board"' in html[1]] == [
        fields,
        fields,
    ]
    assert Mandate.objects.filter(cycle=cycle).count() == 2


def test_a_row_that_is_not_there_has_no_stage(office):
    response = office.get(reverse("admin:blocs_target_change", args=[99]))

    assert response.url == reverse("admin:index")

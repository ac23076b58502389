"""What published documents name stays as it is: codes, and the bloc and year of a cycle."""

import warnings

import pytest
from django.urls import reverse

from blocs.models import Edition
from tests.boards.rows import bloc, board, criterion, cycle, edition

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(as_officer, secretary):
    return as_officer(secretary)


def typed(client, row=None, *, model):
    app = row._meta.app_label if row else model[0]
    name = row._meta.model_name if row else model[1]
    address = (
        reverse(f"admin:{app}_{name}_change", args=[row.pk])
        if row
        else reverse(f"admin:{app}_{name}_add")
    )
    return set(client.get(address).context["adminform"].form.fields)


def test_the_bloc_and_year_of_a_cycle_are_typed_once(office):
    model = ("blocs", "cycle")

    new, later = typed(office, model=model), typed(office, cycle(1), model=model)

    assert new - later == {"bloc", "year"}


def test_the_code_of_a_board_is_typed_once(office):
    model = ("boards", "board")

    new, later = typed(office, model=model), typed(office, board(1), model=model)

    assert new - later == {"slug"}


def test_the_code_of_a_bloc_stays_once_an_edition_names_it(office):
    published, waiting = edition(1), edition(2)
    Edition.objects.filter(pk=waiting.pk).update(published_at=None, approved_by=None)
    model = ("blocs", "bloc")

    fields = [
        typed(office, model=model),
        typed(office, bloc(3), model=model),
        typed(office, waiting.cycle.bloc, model=model),
        typed(office, published.cycle.bloc, model=model),
    ]

    assert ["slug" in names for names in fields] == [True, True, True, False]


@pytest.mark.parametrize(
    ("app", "model", "field"),
    [
        pytest.param("blocs", "scheme", "cycle", id="cycles"),
        pytest.param("blocs", "membership", "bloc", id="blocs"),
    ],
)
def test_choices_with_search_come_in_an_order(office, app, model, field):
    criterion(1)

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        response = office.get(
            reverse("admin:autocomplete"),
            {"app_label": app, "model_name": model, "field_name": field, "term": "khoi"},
        )

    assert len(response.json()["results"]) == 1

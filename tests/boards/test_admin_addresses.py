"""Addresses of lists that nobody typed by mistake: they lead back to the list."""

import pytest
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.urls import reverse

from boards.admin.changelists import HouseChangeList
from tests.boards.rows import document, figure, scheme

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "query"),
    [
        pytest.param("blocs_scheme", "issued_on__year=99999", id="a year too late"),
        pytest.param("blocs_scheme", "issued_on__year=0", id="no year"),
        pytest.param("blocs_scheme", f"issued_on__year={'9' * 30}", id="a huge year"),
        pytest.param("boards_document", "issued_on__year=9999", id="the last year"),
        pytest.param("boards_document", "issued_on__year=99999", id="a year of the calendar"),
        pytest.param("boards_officer", "date_joined__year=99999", id="an officer's year"),
    ],
)
def test_what_no_database_looks_for_leads_back_to_the_list(as_officer, secretary, name, query):
    scheme(1), document(2), figure(3)

    response = as_officer(secretary).get(reverse(f"admin:{name}_changelist") + f"?{query}")

    assert (response.status_code, response["Location"].endswith("?e=1")) == (302, True)


@pytest.mark.parametrize("query", ["kind=%00", "kind__exact=%00", "q=%00"])
def test_a_nul_is_no_error_of_the_server(as_officer, secretary, query):
    document(1)

    response = as_officer(secretary).get(
        reverse("admin:boards_document_changelist") + f"?{query}", follow=True
    )

    assert response.status_code == 200


@pytest.mark.parametrize("step", ["get_queryset", "get_results"])
@pytest.mark.parametrize("error", [ValueError, OverflowError])
def test_every_step_of_a_list_says_what_it_cannot_look_for(step, error, monkeypatch):
    def fail(*_args):
        raise error

    monkeypatch.setattr(ChangeList, step, fail)
    changes = HouseChangeList.__new__(HouseChangeList)

    with pytest.raises(IncorrectLookupParameters):
        getattr(changes, step)(None)

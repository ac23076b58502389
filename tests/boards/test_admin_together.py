"""Two officers at once: the second is told to look again, never shown an error of the server."""

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from blocs.admin import cycles
from boards.admin.documents import DocumentAdmin
from boards.forms.figures import FigureForm
from boards.models import Document, Figure
from tests.boards.rows import cycle, document
from tests.boards.typing_in import filled, messages

pytestmark = pytest.mark.django_db

AGAIN = "Somebody else saved at the same time: look at it again."


@pytest.fixture(autouse=True)
def _in_vietnamese():
    with translation.override("vi"):
        yield


@pytest.fixture
def office(as_officer, secretary):
    return as_officer(secretary)


def test_what_another_officer_wrote_meanwhile_is_looked_at_again(office, monkeypatch):
    paper = document(1)
    page = reverse("admin:boards_document_change", args=[paper.pk])
    data = filled(office.get(page)) | {"title": "Khác", "file": ""}

    def take_the_number(*_args):
        Document.objects.filter(pk=paper.pk).update(note="dở dang")
        raise IntegrityError("UNIQUE constraint failed")

    monkeypatch.setattr(DocumentAdmin, "save_model", take_the_number)

    response = office.post(page, data)
    shown = office.get(response["Location"])

    assert response["Location"] == page
    assert messages(shown) == [gettext(AGAIN)]
    assert Document.objects.get().note == ""


def test_a_figure_that_somebody_deletes_while_it_is_saved_is_no_server_error(
    office, bloc_2022, monkeypatch
):
    figure = Figure.objects.filter(indicator__code="workers").first()
    page = reverse("admin:boards_figure_change", args=[figure.pk])
    data = filled(office.get(page)) | {"note": "mới"}
    lock = FigureForm._lock_report

    def too_late(form):
        lock(form)
        Figure.objects.filter(pk=figure.pk).delete()

    monkeypatch.setattr(FigureForm, "_lock_report", too_late)

    response = office.post(page, data, follow=True)

    assert response.status_code == 200
    assert messages(response)[0] == gettext(AGAIN)


def test_a_row_that_vanished_before_an_act_is_told_and_the_others_are_acted_on(office, monkeypatch):
    gone, kept = cycle(1), cycle(2)

    def prepare(*, cycle, officer, correction_note):
        if cycle == gone:
            raise type(cycle).DoesNotExist

    monkeypatch.setattr(cycles, "prepare_edition", prepare)

    response = office.post(
        reverse("admin:blocs_cycle_changelist"),
        {"action": "prepare", "_selected_action": [gone.pk, kept.pk], "confirmed": "1"},
        follow=True,
    )

    assert f"{gone}: {gettext('Somebody deleted this meanwhile.')}" in messages(response)
    assert len(messages(response)) == 2


def test_the_report_is_taken_before_its_figures_are_looked_at(office, bloc_2022):
    figure = Figure.objects.filter(indicator__code="workers").first()
    page = reverse("admin:boards_figure_change", args=[figure.pk])
    data = filled(office.get(page)) | {"note": "mới"}

    with CaptureQueriesContext(connection) as queries:
        office.post(page, data)

    asked = [query["sql"] for query in queries if query["sql"].startswith("SELECT")]
    locking = [
        place
        for place, sql in enumerate(asked)
        if 'FROM "boards_report" WHERE' in sql and "LIMIT 1" in sql
    ]
    stale = next(
        place for place, sql in enumerate(asked) if 'SELECT "boards_figure"."updated' in sql
    )
    assert locking[0] < stale
    assert not connection.features.has_select_for_update or "FOR UPDATE" in asked[locking[0]]

"""A doubt is answered, not deleted with its figure by the board that it speaks of."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext

from boards.admin.figures import FigureAdmin
from boards.enums import Doubt
from boards.models import Change, Figure
from boards.services import lock_report, raise_doubt, settle_doubt
from boards.services.exemptions import grant_exemption
from tests.boards.typing_in import filled

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_vietnamese():
    with translation.override("vi"):
        yield


@pytest.fixture
def doubted(bloc_2022, secretary):
    figure = Figure.objects.get(report__board__slug="yen-bai", indicator__code="workers")
    return raise_doubt(figure=figure, doubt=Doubt.NOTICE, reason="lạ", officer=secretary)


def delete(client, figure):
    return client.post(reverse("admin:boards_figure_delete", args=[figure.pk]), {"post": "yes"})


def delete_many(client, model, *rows):
    return client.post(
        reverse(f"admin:boards_{model}_changelist"),
        {"action": "delete_selected", "_selected_action": [row.pk for row in rows], "post": "yes"},
    )


def delete_row(client, figure):
    page = reverse("admin:boards_report_change", args=[figure.report_id])
    opened = client.get(page)
    [inline] = opened.context["inline_admin_formsets"]
    prefix = next(form.prefix for form in inline.formset.forms if form.instance.pk == figure.pk)
    return client.post(page, {**filled(opened), f"{prefix}-DELETE": "on"})


def there(figure):
    return Figure.objects.filter(pk=figure.pk).exists()


def test_a_board_officer_deletes_no_doubted_figure(as_officer, board_officer, doubted):
    response = delete(as_officer(board_officer), doubted)

    assert (response.status_code, there(doubted)) == (403, True)


def test_a_board_officer_deletes_no_doubted_figure_among_others(as_officer, board_officer, doubted):
    other = doubted.report.figures.exclude(pk=doubted.pk).first()

    response = delete_many(as_officer(board_officer), "figure", other, doubted)

    assert (response.status_code, there(doubted), there(other)) == (403, True, True)


def test_a_board_officer_deletes_no_doubted_row_of_the_report(as_officer, board_officer, doubted):
    response = delete_row(as_officer(board_officer), doubted)

    [inline] = response.context["inline_admin_formsets"]
    sentence = gettext("%(indicator)s carries an open doubt: it cannot be deleted.")
    assert inline.formset.non_form_errors() == [sentence % {"indicator": doubted.indicator}]
    assert there(doubted)


def test_a_board_officer_deletes_no_report(as_officer, board_officer, doubted):
    client = as_officer(board_officer)

    page = client.post(
        reverse("admin:boards_report_delete", args=[doubted.report_id]), {"post": "yes"}
    )
    delete_many(client, "report", doubted.report)

    assert (page.status_code, there(doubted)) == (403, True)


@pytest.mark.parametrize("way", [delete, delete_row], ids=["page", "row"])
def test_a_board_officer_deletes_a_figure_without_open_doubt(
    as_officer, board_officer, approver, doubted, way
):
    settle_doubt(figure=doubted, officer=approver, settlement="đúng")

    way(as_officer(board_officer), doubted)

    assert not there(doubted)


@pytest.mark.parametrize("way", [delete, delete_row], ids=["page", "row"])
def test_the_secretariat_deletes_a_doubted_figure(as_officer, secretary, doubted, way):
    way(as_officer(secretary), doubted)

    assert not there(doubted)


def test_the_secretariat_deletes_a_report_with_a_doubted_figure(as_officer, secretary, doubted):
    delete_many(as_officer(secretary), "report", doubted.report)

    assert not there(doubted)


@pytest.mark.parametrize("way", [delete, lambda client, row: delete_many(client, "figure", row)])
def test_a_figure_of_a_report_that_is_closed_meanwhile_stays(
    way, as_officer, secretary, bloc_2022, monkeypatch
):
    figure = Figure.objects.get(report__board__slug="yen-bai", indicator__code="workers")
    client = as_officer(secretary)
    first = FigureAdmin.log_deletions

    def too_late(admin, request, queryset):
        lock_report(report=figure.report, reason="đã khép")
        return first(admin, request, queryset)

    monkeypatch.setattr(FigureAdmin, "log_deletions", too_late)

    response = way(client, figure)

    assert (response.status_code, there(figure)) == (403, True)


@pytest.mark.parametrize("way", [delete, lambda client, row: delete_many(client, "figure", row)])
def test_what_an_exemption_opened_is_deleted_for_its_reason(
    way, as_officer, board_officer, secretary, bloc_2022
):
    figure = Figure.objects.get(report__board__slug="yen-bai", indicator__code="workers")
    lock_report(report=figure.report, reason="đã khép")
    grant_exemption(
        report=figure.report,
        officer=secretary,
        reason="Đính chính theo công văn",
        expires_at=timezone.now() + timedelta(days=1),
    )

    way(as_officer(board_officer), figure)

    change = Change.objects.filter(model="boards.figure", object_id=str(figure.pk)).latest("pk")
    assert (change.verb, change.reason) == ("deleted", "Đính chính theo công văn")

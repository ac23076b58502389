"""The yearly report with its figures as rows: typed, read, asked and locked as a whole."""

from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from boards.admin.reports import ReportAdmin
from boards.enums import ReportState
from boards.forms.figures import FigureForm
from boards.models import Board, Figure, Indicator, Report
from boards.services import lock_report, settle_doubt
from tests.boards.typing_in import filled, messages

pytestmark = pytest.mark.django_db

ADD = "admin:boards_report_add"


@pytest.fixture(autouse=True)
def _in_vietnamese():
    with translation.override("vi"):
        yield


@pytest.fixture
def office(as_officer, secretary, bloc_2022):
    return as_officer(secretary)


@pytest.fixture
def report(bloc_2022):
    return Report.objects.get(board__slug="yen-bai", year=2022)


def page(report):
    return reverse("admin:boards_report_change", args=[report.pk])


def row_of(response, code):
    """The prefix of the row of an indicator."""
    [inline] = response.context["inline_admin_formsets"]
    return next(
        form.prefix for form in inline.formset.initial_forms if form.instance.indicator.code == code
    )


def new_rows(data, *rows):
    """The page's values with new rows below the stored ones."""
    start = int(data["figures-TOTAL_FORMS"])
    added = {
        f"figures-{number}-{name}": value
        for number, row in enumerate(rows, start=start)
        for name, value in {"basis": "actual", "availability": "reported", **row}.items()
    }
    return {**data, **added, "figures-TOTAL_FORMS": start + len(rows)}


def amount(board, code):
    return Figure.objects.get(report__board__slug=board, indicator__code=code).amount


def pk_of(code):
    return Indicator.objects.get(code=code).pk


def row_errors(response):
    [inline] = response.context["inline_admin_formsets"]
    return [set(form.errors) for form in inline.formset.forms if form.errors]


def test_a_new_report_leads_on_to_its_figures(office):
    board = Board.objects.get(slug="yen-bai")

    response = office.post(reverse(ADD), {"board": board.pk, "year": 2023, "source": ""})

    made = Report.objects.get(board=board, year=2023)
    assert response["Location"] == page(made)


def test_a_new_report_may_be_followed_by_another(office):
    board = Board.objects.get(slug="yen-bai")

    response = office.post(
        reverse(ADD), {"board": board.pk, "year": 2023, "source": "", "_addanother": "1"}
    )

    assert response["Location"] == reverse(ADD)


def test_the_page_of_a_new_report_says_when_figures_are_typed(office):
    response = office.get(reverse(ADD))

    lead = gettext("Save the report first; its figures are typed on the next page.")
    assert lead in response.content.decode()
    assert response.context["inline_admin_formsets"] == []


def test_a_changed_row_is_written_and_the_others_are_left_alone(office, report):
    opened = office.get(page(report))
    data = filled(opened) | {f"{row_of(opened, 'workers')}-as_printed": "5.040 lao động"}
    before = set(report.figures.exclude(indicator__code="workers").values_list("pk", "updated_at"))

    response = office.post(page(report), data, follow=True)

    after = set(report.figures.exclude(indicator__code="workers").values_list("pk", "updated_at"))
    assert (amount("yen-bai", "workers"), after) == (Decimal(5040), before)
    assert "Yên Bái 2022" in messages(response)[0]


def test_a_row_keeps_what_the_table_does_not_show(office, report):
    Figure.objects.filter(report=report, indicator__code="workers").update(note_en="kept")
    opened = office.get(page(report))
    data = filled(opened) | {f"{row_of(opened, 'workers')}-as_printed": "5.040 lao động"}

    office.post(page(report), data)

    assert Figure.objects.get(report=report, indicator__code="workers").note_en == "kept"


def test_a_new_text_in_a_row_parts_from_source_and_place(office, report):
    opened = office.get(page(report))
    data = filled(opened) | {f"{row_of(opened, 'workers')}-as_printed": "5.040 lao động"}

    office.post(page(report), data)

    figure = Figure.objects.get(report=report, indicator__code="workers")
    assert (figure.source, figure.source_place) == (None, "")


def test_a_place_typed_with_a_new_text_stays(office, report):
    opened = office.get(page(report))
    row = row_of(opened, "workers")
    typed = {f"{row}-as_printed": "5.040 lao động", f"{row}-source_place": "điện thoại 6/1"}

    office.post(page(report), filled(opened) | typed)

    figure = Figure.objects.get(report=report, indicator__code="workers")
    assert (figure.source, figure.source_place) == (None, "điện thoại 6/1")


def test_a_note_in_a_row_keeps_the_source(office, report):
    before = Figure.objects.get(report=report, indicator__code="workers")
    opened = office.get(page(report))
    data = filled(opened) | {f"{row_of(opened, 'workers')}-note": "đã đối chiếu"}

    office.post(page(report), data)

    figure = Figure.objects.get(report=report, indicator__code="workers")
    assert (figure.note, figure.source) == ("đã đối chiếu", before.source)


def test_a_new_row_is_written(office, report):
    data = filled(office.get(page(report)))

    office.post(
        page(report), new_rows(data, {"indicator": pk_of("land_planned"), "as_printed": "400 ha"})
    )

    assert amount("yen-bai", "land_planned") == Decimal(400)


def test_an_ambiguous_row_is_asked_and_nothing_of_the_page_is_written(office, report):
    opened = office.get(page(report))
    data = filled(opened) | {
        f"{row_of(opened, 'workers')}-as_printed": "5.040 lao động",
        f"{row_of(opened, 'registered_capital')}-as_printed": "5 tỷ",
    }

    response = office.post(page(report), data)

    assert row_errors(response) == [{"as_printed"}]
    assert amount("yen-bai", "workers") == Decimal(5037)


def test_two_new_rows_of_one_key_are_refused(office, report):
    data = filled(office.get(page(report)))
    row = {"indicator": pk_of("land_planned"), "as_printed": "400 ha"}

    response = office.post(page(report), new_rows(data, row, row))

    [inline] = response.context["inline_admin_formsets"]
    assert inline.formset.non_form_errors() == [
        gettext("%(indicator)s stands here twice in one currency.")
        % {"indicator": Indicator.objects.get(code="land_planned")}
    ]
    assert not Figure.objects.filter(report=report, indicator__code="land_planned").exists()


def test_a_faulty_row_is_told_before_rows_are_compared(office, report):
    data = filled(office.get(page(report)))

    response = office.post(page(report), new_rows(data, {"indicator": "", "as_printed": "400 ha"}))

    assert row_errors(response) == [{"indicator"}]


def test_a_row_may_be_deleted_and_typed_anew_at_once(office, report):
    opened = office.get(page(report))
    row = row_of(opened, "workers")
    data = filled(opened) | {f"{row}-DELETE": "on"}

    office.post(page(report), data)

    assert not Figure.objects.filter(report=report, indicator__code="workers").exists()


def test_a_row_that_somebody_deleted_meanwhile_is_no_server_error(office, report):
    opened = office.get(page(report))
    data = filled(opened) | {f"{row_of(opened, 'workers')}-as_printed": "5.040 lao động"}
    Figure.objects.filter(report=report, indicator__code="workers").delete()

    response = office.post(page(report), data)

    assert response.status_code == 200
    assert not Figure.objects.filter(report=report, indicator__code="workers").exists()


def test_the_doubt_of_a_row_leads_to_the_page_where_it_is_answered(office):
    report = Report.objects.get(board__slug="hoa-binh", year=2022)
    figure = report.figures.get(indicator__code="trade_value")

    html = office.get(page(report)).content.decode()

    address = reverse("admin:boards_figure_change", args=[figure.pk])
    assert f'<a class="doubtlink" href="{address}">{figure.get_doubt_display()}</a>' in html


def test_a_settled_doubt_of_a_row_is_called_settled(office, approver):
    report = Report.objects.get(board__slug="hoa-binh", year=2022)
    figure = report.figures.get(indicator__code="trade_value")
    settle_doubt(figure=figure, officer=approver, settlement="đúng")

    html = office.get(page(report)).content.decode()

    address = reverse("admin:boards_figure_change", args=[figure.pk])
    tag = f'<span class="tag settled">{gettext("settled")}</span>'
    assert f'<a class="doubtlink" href="{address}">{tag}</a>' in html


def test_a_locked_report_shows_the_reason_and_takes_nothing(office, report):
    lock_report(report=report, reason="năm đã khép")

    response = office.get(page(report))
    refused = office.post(page(report), {})

    assert "năm đã khép" in response.content.decode()
    assert not response.context["has_change_permission"]
    assert refused.status_code == 403


def test_a_locked_report_is_not_deleted(office, report):
    lock_report(report=report, reason="năm đã khép")

    response = office.post(
        reverse("admin:boards_report_changelist"),
        {"action": "delete_selected", "_selected_action": [report.pk], "post": "yes"},
    )

    assert response.status_code == 403
    assert Report.objects.filter(pk=report.pk).exists()


def test_the_list_says_how_far_a_report_is_filled_and_how_many_doubts_are_open(office):
    rows = office.get(reverse("admin:boards_report_changelist")).context["cl"].result_list

    counts = {row.board.slug: (row.progress.filled, row.doubts_open) for row in rows}
    assert (counts["hoa-binh"], counts["yen-bai"]) == ((4, 1), (6, 0))


def test_a_board_officer_fills_the_own_report_and_sees_no_other(as_officer, board_officer, report):
    client = as_officer(board_officer)
    other = Report.objects.get(board__slug="hoa-binh", year=2022)
    opened = client.get(page(report))
    data = filled(opened) | {f"{row_of(opened, 'workers')}-as_printed": "5.040 lao động"}

    client.post(page(report), data)
    elsewhere = client.get(page(other))

    assert amount("yen-bai", "workers") == Decimal(5040)
    assert elsewhere["Location"] == reverse("admin:index")
    rows = client.get(reverse("admin:boards_report_changelist")).context["cl"].result_list
    assert [row.board.slug for row in rows] == ["yen-bai"]


def test_a_row_that_somebody_changed_meanwhile_is_not_deleted_unseen(office, report):
    figure = Figure.objects.get(report=report, indicator__code="workers")
    opened = office.get(page(report))
    data = filled(opened) | {f"{row_of(opened, 'workers')}-DELETE": "on"}
    figure.as_printed, figure.amount = "6.000", 6000
    figure.save()

    refused = office.post(page(report), data)
    [inline] = refused.context["inline_admin_formsets"]
    kept = amount("yen-bai", "workers")
    again = office.post(page(report), filled(refused))

    assert "6.000" in inline.formset.non_form_errors()[0]
    assert kept == Decimal(6000)
    assert again.status_code == 302
    assert not Figure.objects.filter(pk=figure.pk).exists()


def test_a_report_that_is_submitted_meanwhile_stays_so(office, report, secretary, monkeypatch):
    data = filled(office.get(page(report)))
    save = ReportAdmin.save_model

    def too_late(admin, request, obj, form, change):
        Report.objects.filter(pk=report.pk).update(state=ReportState.SUBMITTED)
        save(admin, request, obj, form, change)

    monkeypatch.setattr(ReportAdmin, "save_model", too_late)

    office.post(page(report), data)

    assert Report.objects.get(pk=report.pk).state == ReportState.SUBMITTED


def test_a_row_of_a_report_that_is_submitted_meanwhile_is_not_deleted(office, report, monkeypatch):
    opened = office.get(page(report))
    data = filled(opened) | {f"{row_of(opened, 'workers')}-DELETE": "on"}
    lock = FigureForm._lock_report

    def too_late(form):
        lock(form)
        lock_report(report=report, reason="đã khép")

    monkeypatch.setattr(FigureForm, "_lock_report", too_late)

    response = office.post(page(report), data)

    [inline] = response.context["inline_admin_formsets"]
    assert "đã khép" in inline.formset.non_form_errors()[0]
    assert amount("yen-bai", "workers") == Decimal(5037)


def test_a_row_of_another_report_is_not_deleted_from_here(office, report):
    foreign = Figure.objects.get(report__board__slug="hoa-binh", indicator__code="workers")
    opened = office.get(page(report))
    row = row_of(opened, "workers")
    data = filled(opened) | {f"{row}-id": foreign.pk, f"{row}-DELETE": "on"}

    response = office.post(page(report), data)

    assert response.status_code < 500
    assert amount("hoa-binh", "workers") == foreign.amount
    assert amount("yen-bai", "workers") == Decimal(5037)

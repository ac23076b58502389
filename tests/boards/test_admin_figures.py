"""A figure typed in the admin: read, asked, refused, doubted, settled; never guessed or lost."""

from decimal import Decimal

import pytest
from django.contrib.admin.models import LogEntry
from django.forms import Textarea
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from boards.domain.problems import QuantityProblem, explain
from boards.enums import Doubt
from boards.models import Figure, Indicator, Report
from boards.refusals import Refusal
from boards.services import lock_report, raise_doubt
from tests.boards.rows import document
from tests.boards.typing_in import errors, filled, messages

pytestmark = pytest.mark.django_db

ADD = "admin:boards_figure_add"
CHANGE = "admin:boards_figure_change"


@pytest.fixture(autouse=True)
def _in_vietnamese():
    with translation.override("vi"):
        yield


@pytest.fixture
def office(as_officer, secretary, bloc_2022):
    return as_officer(secretary)


def stored(board, indicator, currency=""):
    return Figure.objects.get(
        report__board__slug=board, indicator__code=indicator, currency=currency
    )


def page(figure):
    return reverse(CHANGE, args=[figure.pk])


def change(client, figure, **typed):
    """Save the page with what was typed; a new text comes without a source unless one is said."""
    data = filled(client.get(page(figure)))
    if "as_printed" in typed:
        data["source"] = ""
    return client.post(page(figure), {**data, **typed}, follow=True)


def add(client, board, code, **typed):
    data = filled(client.get(reverse(ADD)))
    data["report"] = Report.objects.get(board__slug=board).pk
    data["indicator"] = Indicator.objects.get(code=code).pk
    return client.post(reverse(ADD), {**data, **typed}, follow=True)


def amounts(figure):
    return (figure.as_printed, figure.amount, figure.unit, figure.qualifier)


@pytest.mark.parametrize(
    ("board", "indicator", "currency", "typed", "expected"),
    [
        pytest.param(
            "yen-bai",
            "registered_capital",
            "VND",
            "1.300 tỷ đồng",
            ("1.300 tỷ đồng", Decimal(1300), "VND_BN", ""),
            id="thousands in groups",
        ),
        pytest.param(
            "yen-bai", "land_registered", "", "39", ("39", Decimal(39), "HA", ""), id="bare number"
        ),
        pytest.param(
            "bac-kan",
            "planning_sponsorship",
            "VND",
            "gần 13 tỷ đồng",
            ("gần 13 tỷ đồng", Decimal(13), "VND_BN", "nearly"),
            id="qualifier",
        ),
        pytest.param(
            "yen-bai", "workers", "", "0", ("0", Decimal(0), "person", ""), id="zero is an amount"
        ),
    ],
)
def test_a_typed_text_is_kept_beside_what_was_understood(
    office, board, indicator, currency, typed, expected
):
    figure = stored(board, indicator, currency)

    change(office, figure, as_printed=typed)

    figure.refresh_from_db()
    assert amounts(figure) == expected


def test_the_form_shows_what_was_understood(office):
    response = office.get(page(stored("yen-bai", "registered_capital", "VND")))

    widget = response.context["adminform"].form.fields["as_printed"].widget
    assert widget.understood == "= 1.277.000.000.000 đồng"
    assert '<span class="understood">= 1.277.000.000.000 đồng</span>' in response.content.decode()


def test_an_ambiguous_text_comes_back_with_its_readings(office):
    figure = stored("yen-bai", "registered_capital", "VND")

    response = change(office, figure, as_printed="5 tỷ")

    form = response.context["adminform"].form
    figure.refresh_from_db()
    assert [option.words for option in form.fields["as_printed"].widget.options] == [
        "5 tỷ đồng",
        "5 tỷ USD",
    ]
    assert list(errors(response)) == ["as_printed"]
    assert form["as_printed"].value().text == "5 tỷ"
    assert figure.as_printed == "1.277 tỷ đồng"


def test_a_chosen_reading_is_written_and_the_text_kept(office):
    figure = stored("yen-bai", "registered_capital", "VND")
    asked = change(office, figure, as_printed="5 tỷ")
    option = asked.context["adminform"].form.fields["as_printed"].widget.options[0]

    change(office, figure, **{"as_printed": "5 tỷ", "as_printed-reading": option.key})

    figure.refresh_from_db()
    assert amounts(figure) == ("5 tỷ", Decimal(5), "VND_BN", "")


def test_a_reading_chosen_for_another_text_is_asked_again(office):
    figure = stored("yen-bai", "registered_capital", "VND")
    asked = change(office, figure, as_printed="5 tỷ")
    option = asked.context["adminform"].form.fields["as_printed"].widget.options[0]

    response = change(office, figure, **{"as_printed": "6 tỷ", "as_printed-reading": option.key})

    assert list(errors(response)) == ["as_printed"]


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        pytest.param("abc", QuantityProblem.NOT_A_NUMBER, id="no number"),
        pytest.param("-", QuantityProblem.NO_NUMBER, id="a dash is not zero"),
        pytest.param("", QuantityProblem.EMPTY, id="nothing"),
        pytest.param("38 ha", QuantityProblem.WRONG_DIMENSION, id="land among the workers"),
        pytest.param("9" * 25, QuantityProblem.TOO_LARGE, id="more digits than are kept"),
    ],
)
def test_an_unreadable_text_is_refused_in_a_sentence_and_kept(office, typed, problem):
    response = change(office, stored("yen-bai", "workers"), as_printed=typed)

    assert errors(response) == {"as_printed": [explain(problem, typed).vi]}
    assert response.context["adminform"].form["as_printed"].value().text == typed


def test_two_currencies_are_two_figures_and_not_one(office):
    typed = "1,527 tỷ USD và 1.283 tỷ đồng"

    response = change(office, stored("yen-bai", "registered_capital", "VND"), as_printed=typed)

    said = explain(QuantityProblem.SEVERAL_AMOUNTS, typed).vi
    assert errors(response) == {"as_printed": [said]}


def test_a_text_that_is_not_touched_keeps_what_was_understood(office):
    figure = stored("yen-bai", "workers")
    Figure.objects.filter(pk=figure.pk).update(as_printed="chữ không ai đọc được")

    change(office, figure, note="đã đối chiếu")

    figure.refresh_from_db()
    assert (figure.note, figure.amount) == ("đã đối chiếu", Decimal(5037))


def test_saving_without_a_change_writes_nothing(office):
    figure = stored("yen-bai", "workers")

    change(office, figure)

    assert Figure.objects.get(pk=figure.pk).updated_at == figure.updated_at


def test_a_figure_that_is_missing_has_no_amount(office):
    figure = stored("yen-bai", "workers")

    change(office, figure, availability="missing", as_printed="-")

    figure.refresh_from_db()
    assert (figure.availability, *amounts(figure)) == ("missing", "-", None, "", "")


def test_missing_does_not_remove_a_figure_in_another_currency(office):
    figure = stored("bac-giang", "registered_capital", "USD")

    response = change(office, figure, availability="missing", as_printed="")

    assert list(errors(response)) == ["availability"]
    assert Figure.objects.filter(report=figure.report, indicator=figure.indicator).count() == 2


def test_a_new_figure_is_written_with_its_defaults(office):
    add(office, "bac-giang", "trade_value", as_printed="20 tỷ USD")

    figure = stored("bac-giang", "trade_value", "USD")
    assert (*amounts(figure), figure.doubt) == ("20 tỷ USD", Decimal(20), "USD_BN", "", "")


def test_a_new_figure_may_be_doubted_at_once(office, secretary):
    add(
        office,
        "bac-giang",
        "trade_value",
        as_printed="20 tỷ USD",
        doubt="notice",
        doubt_reason="tròn số",
    )

    figure = stored("bac-giang", "trade_value", "USD")
    assert (figure.doubt, figure.doubt_raised_by) == ("notice", secretary)


def test_a_second_figure_of_one_key_is_refused_not_overwritten(office):
    response = add(office, "yen-bai", "workers", as_printed="9")

    assert errors(response) == {
        "__all__": [gettext("The report already has this indicator in that currency.")]
    }
    assert stored("yen-bai", "workers").amount == Decimal(5037)


def test_a_new_missing_figure_beside_a_reported_one_is_refused(office):
    response = add(office, "yen-bai", "registered_capital", as_printed="", availability="missing")

    assert list(errors(response)) == ["availability"]


def test_a_new_figure_beside_the_reason_that_there_is_none_is_refused(office):
    known = stored("yen-bai", "registered_capital", "VND")
    Figure.objects.filter(pk=known.pk).update(
        availability="missing", amount=None, unit="", currency="", qualifier=""
    )

    response = add(office, "yen-bai", "registered_capital", as_printed="5 tỷ đồng")

    assert errors(response) == {
        "__all__": [
            gettext("The report says already why there is no such figure: open that row instead.")
        ]
    }
    assert Figure.objects.get(pk=known.pk).availability == "missing"


def test_a_form_without_indicator_says_so(office):
    response = add(
        office, "yen-bai", "workers", indicator="", as_printed="", availability="missing"
    )

    assert list(errors(response)) == ["indicator"]


def test_a_form_without_report_says_so(office):
    response = add(office, "yen-bai", "workers", report="", as_printed="", availability="missing")

    assert list(errors(response)) == ["report"]


def test_a_corrected_currency_moves_the_figure_with_its_doubt(office):
    figure = stored("hoa-binh", "trade_value", "VND")

    change(office, figure, as_printed="763,86 triệu USD")

    moved = stored("hoa-binh", "trade_value", "USD")
    assert moved.pk == figure.pk
    assert (moved.amount, moved.unit) == (Decimal("763.86"), "USD_MN")
    assert (moved.doubt, moved.doubt_reason) == ("blocking", figure.doubt_reason)
    assert LogEntry.objects.get().object_id == str(moved.pk)


@pytest.mark.parametrize(
    ("board", "indicator", "currency", "typed"),
    [
        pytest.param("hoa-binh", "trade_value", "VND", "763,86 triệu USD", id="another currency"),
        pytest.param("yen-bai", "workers", "", "5.038 lao động", id="the same key"),
    ],
)
def test_saving_and_going_on_shows_the_same_figure(office, board, indicator, currency, typed):
    figure = stored(board, indicator, currency)

    response = change(office, figure, as_printed=typed, _continue="1")

    assert response.context["original"] == figure
    assert response.context["adminform"].form["as_printed"].value() == typed


def test_an_amount_typed_over_a_missing_one_keeps_the_page(office):
    figure = stored("yen-bai", "workers")
    change(office, figure, availability="missing", as_printed="")

    response = change(
        office, figure, availability="reported", as_printed="5.038 lao động", _continue="1"
    )

    assert response.context["original"] == figure


# Sources


def test_the_old_source_does_not_silently_claim_a_new_text(office):
    figure = stored("yen-bai", "workers")

    response = change(office, figure, as_printed="5.038 lao động", source=figure.source_id)

    assert errors(response) == {
        "source": [
            gettext("The text changed: name the document that it comes from, or empty this field.")
        ]
    }
    assert stored("yen-bai", "workers").amount == Decimal(5037)


def test_a_new_text_names_its_own_source(office):
    other = document(995)

    change(office, stored("yen-bai", "workers"), as_printed="5.038 lao động", source=other.pk)

    figure = stored("yen-bai", "workers")
    assert (figure.amount, figure.source) == (Decimal(5038), other)


def test_a_changed_note_keeps_the_source(office):
    figure = stored("yen-bai", "workers")

    change(office, figure, note="đã đối chiếu")

    assert stored("yen-bai", "workers").source == figure.source is not None


def test_indicator_and_report_of_a_figure_cannot_be_exchanged(office):
    figure = stored("yen-bai", "workers")
    other = Indicator.objects.get(code="projects_attracted")

    change(office, figure, indicator=other.pk, as_printed="5.038 lao động")

    figure.refresh_from_db()
    assert (figure.indicator.code, figure.amount) == ("workers", Decimal(5038))


# Doubts


def test_a_doubt_is_raised_with_its_reason_and_author(office, secretary):
    figure = stored("yen-bai", "workers")

    change(office, figure, doubt="blocking", doubt_reason="thiếu một chữ số")

    figure.refresh_from_db()
    assert (figure.doubt, figure.doubt_reason, figure.doubt_raised_by) == (
        "blocking",
        "thiếu một chữ số",
        secretary,
    )


def test_a_doubt_without_a_reason_is_refused(office):
    response = change(office, stored("yen-bai", "workers"), doubt="notice")

    assert errors(response) == {"doubt_reason": [gettext("A doubt needs a reason.")]}


@pytest.mark.parametrize("lower", ["", "notice"])
def test_an_open_doubt_is_not_lowered(office, lower):
    response = change(office, stored("hoa-binh", "trade_value", "VND"), doubt=lower)

    assert list(errors(response)) == ["doubt"]


def test_a_second_person_settles_a_doubt(as_officer, office, approver, secretary):
    figure = stored("yen-bai", "workers")
    raise_doubt(figure=figure, doubt=Doubt.BLOCKING, reason="lạ", officer=secretary)

    change(as_officer(approver), figure, settlement="Ban đã xác nhận bằng công văn")

    figure.refresh_from_db()
    assert (figure.settled_by, figure.settlement) == (approver, "Ban đã xác nhận bằng công văn")
    assert figure.open_doubt == Doubt.NONE


def test_whoever_raised_a_doubt_does_not_settle_it(office, secretary):
    figure = stored("yen-bai", "workers")
    raise_doubt(figure=figure, doubt=Doubt.BLOCKING, reason="lạ", officer=secretary)

    response = change(office, figure, settlement="tôi tự xác nhận")

    figure.refresh_from_db()
    assert errors(response) == {"settlement": [str(Refusal.DOUBT_SETTLED_BY_RAISER.label)]}
    assert figure.settled_by is None


def test_a_changed_amount_opens_a_settled_doubt_again(as_officer, office, approver, secretary):
    figure = stored("yen-bai", "workers")
    raise_doubt(figure=figure, doubt=Doubt.NOTICE, reason="lạ", officer=secretary)
    change(as_officer(approver), figure, settlement="đúng")

    change(office, figure, as_printed="5.100 lao động")

    figure.refresh_from_db()
    assert (figure.open_doubt, figure.doubt_raised_by, figure.settlement) == (
        Doubt.NOTICE,
        secretary,
        "",
    )


def test_a_changed_note_leaves_a_settled_doubt_alone(as_officer, office, approver, secretary):
    figure = stored("yen-bai", "workers")
    raise_doubt(figure=figure, doubt=Doubt.NOTICE, reason="lạ", officer=secretary)
    change(as_officer(approver), figure, settlement="đúng")

    change(office, figure, note="ghi thêm")

    figure.refresh_from_db()
    assert (figure.note, figure.settlement) == ("ghi thêm", "đúng")


# Units, locks, two officers at once


def test_a_wrong_unit_is_pointed_out_after_saving_and_nothing_is_changed(office):
    figure = stored("tuyen-quang", "trade_value", "USD")

    response = change(office, figure, as_printed="66 nghìn USD")

    figure.refresh_from_db()
    warnings = [
        message for message in response.context["messages"] if message.level_tag == "warning"
    ]
    assert (len(warnings), amounts(figure)) == (1, ("66 nghìn USD", Decimal(66), "USD_TH", ""))
    assert "66 nghìn USD" in str(warnings[0])


def test_a_missing_figure_has_no_unit_to_suspect(office):
    response = change(
        office, stored("tuyen-quang", "trade_value", "USD"), availability="not_yet", as_printed=""
    )

    assert [message.level_tag for message in response.context["messages"]] == ["success"]


def test_a_locked_report_is_read_with_the_reason_and_not_written(office):
    figure = stored("yen-bai", "workers")
    lock_report(report=figure.report, reason="năm đã khép")

    response = office.get(page(figure))
    refused = office.post(page(figure), {"as_printed": "1"})

    assert "năm đã khép" in response.content.decode()
    assert not response.context["has_change_permission"]
    assert refused.status_code == 403
    assert stored("yen-bai", "workers").amount == Decimal(5037)


def test_a_new_figure_for_a_locked_report_is_refused_by_the_service(office):
    report = Report.objects.get(board__slug="bac-giang")
    lock_report(report=report, reason="năm đã khép")

    response = add(office, "bac-giang", "trade_value", as_printed="20 tỷ USD")

    assert errors(response) == {"__all__": [f"{Refusal.REPORT_LOCKED.label} (năm đã khép)"]}


def test_the_second_officer_to_save_is_told_and_loses_nothing(office):
    figure = stored("yen-bai", "workers")
    opened = filled(office.get(page(figure)))
    change(office, figure, as_printed="5.050 lao động")

    response = office.post(page(figure), {**opened, "source": "", "as_printed": "5.060 lao động"})

    [sentence] = errors(response)["__all__"]
    form = response.context["adminform"].form
    assert "“5.050 lao động” (5.050 người)" in sentence
    assert form["as_printed"].value().text == "5.060 lao động"
    assert stored("yen-bai", "workers").amount == Decimal(5050)


def test_the_second_officer_may_then_save_on_purpose(office):
    figure = stored("yen-bai", "workers")
    opened = filled(office.get(page(figure)))
    change(office, figure, availability="missing", as_printed="")
    told = office.post(page(figure), {**opened, "source": "", "as_printed": "5.060 lao động"})

    office.post(page(figure), {**filled(told), "as_printed": "5.060 lao động"})

    assert stored("yen-bai", "workers").amount == Decimal(5060)


# Whose rows


def test_a_board_officer_sees_only_the_figures_of_the_own_board(as_officer, board_officer):
    response = as_officer(board_officer).get(reverse("admin:boards_figure_changelist"))

    boards = {row.report.board.slug for row in response.context["cl"].result_list}
    assert boards == {"yen-bai"}


def test_a_board_officer_does_not_reach_the_figure_of_another_board(as_officer, board_officer):
    figure = stored("hoa-binh", "workers")

    response = as_officer(board_officer).get(page(figure))

    assert (response.status_code, response["Location"]) == (302, reverse("admin:index"))


def test_a_board_officer_does_not_add_to_the_report_of_another_board(as_officer, board_officer):
    response = add(as_officer(board_officer), "bac-giang", "trade_value", as_printed="20 tỷ USD")

    assert list(errors(response)) == ["report"]
    assert not Figure.objects.filter(report__board__slug="bac-giang", indicator__code="trade_value")


def test_a_board_officer_writes_the_own_figure(as_officer, board_officer):
    change(as_officer(board_officer), stored("yen-bai", "workers"), as_printed="5.040")

    assert stored("yen-bai", "workers").amount == Decimal(5040)


def test_an_officer_of_no_board_sees_no_figure(as_officer, board_officer):
    board_officer.board = None
    board_officer.save()

    response = as_officer(board_officer).get(reverse("admin:boards_figure_changelist"))

    assert not board_officer.has_perm("boards.view_figure")
    assert response.status_code == 403


def test_an_auditor_reads_and_does_not_write(as_officer, auditor, bloc_2022):
    figure = stored("yen-bai", "workers")
    client = as_officer(auditor)

    response = client.get(page(figure))
    refused = client.post(page(figure), {"as_printed": "1"})

    assert (response.context["original"], response.context["has_change_permission"]) == (
        figure,
        False,
    )
    assert refused.status_code == 403


def test_the_history_names_fields_in_the_language_of_its_reader(office):
    figure = stored("yen-bai", "workers")
    change(office, figure, as_printed="5.038", note="đã đối chiếu")

    history = office.get(reverse("admin:boards_figure_history", args=[figure.pk]))

    html = history.content.decode().lower()
    assert gettext("as printed") in html
    assert gettext("note") in html
    assert "as printed" not in html


def test_long_texts_are_typed_in_boxes(office):
    form = office.get(page(stored("yen-bai", "workers"))).context["adminform"].form

    boxes = {name for name, field in form.fields.items() if isinstance(field.widget, Textarea)}
    assert boxes == {
        "source_place",
        "note",
        "note_en",
        "doubt_reason",
        "doubt_reason_en",
        "settlement",
    }


def test_the_saved_message_names_the_figure(office):
    response = change(office, stored("yen-bai", "workers"), as_printed="5.038")

    assert "Yên Bái 2022: Lao động" in messages(response)[0]

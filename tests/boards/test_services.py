"""Writing reports, figures and doubts."""

from decimal import Decimal

import pytest

from boards.domain.quantities import Quantity
from boards.domain.units import UNITS
from boards.enums import Availability, Doubt, Qualifier
from boards.models import Board, Document, Figure, Indicator, Officer, Report
from boards.refusals import Refusal, Refused
from boards.services import (
    lock_report,
    open_report,
    raise_doubt,
    record_figure,
    settle_doubt,
    unlock_report,
)


def billions(amount: str) -> Quantity:
    return Quantity(Decimal(amount), UNITS["VND_BN"])


@pytest.fixture
def report(bloc_2022) -> Report:
    return Report.objects.get(board__slug="thai-nguyen", year=2022)


@pytest.fixture
def capital(bloc_2022) -> Indicator:
    return Indicator.objects.get(code="registered_capital")


@pytest.fixture
def doubted(bloc_2022) -> Figure:
    return Figure.objects.get(report__board__slug="hoa-binh", indicator__code="trade_value")


def test_a_report_is_opened_once(bloc_2022):
    board = Board.objects.get(slug="yen-bai")

    first = open_report(board=board, year=2023)
    second = open_report(board=board, year=2023)

    assert first == second


def test_a_figure_keeps_what_was_printed_beside_what_was_understood(report, capital):
    source = Document.objects.get(slug="bai-viet-2023-01-11")

    figure = record_figure(
        report=report,
        indicator=capital,
        quantity=Quantity(Decimal("1284.5"), UNITS["VND_BN"], Qualifier.ABOUT),
        as_printed="khoảng 1.284,5 tỷ đồng",
        source=source,
        source_place="tr. 2",
    )

    figure.refresh_from_db()
    assert (figure.as_printed, figure.amount, figure.unit, figure.currency, figure.qualifier) == (
        "khoảng 1.284,5 tỷ đồng",
        Decimal("1284.5"),
        "VND_BN",
        "VND",
        "about",
    )
    assert (figure.source, figure.source_place) == (source, "tr. 2")


def test_a_figure_in_one_currency_leaves_the_other_alone(report, capital):
    record_figure(report=report, indicator=capital, quantity=billions("1300"))

    amounts = Figure.objects.filter(report=report, indicator=capital).order_by("currency")
    assert [(each.currency, each.amount) for each in amounts] == [
        ("USD", Decimal("1.527")),
        ("VND", Decimal("1300")),
    ]


def test_missing_replaces_every_currency(report, capital):
    record_figure(
        report=report, indicator=capital, quantity=None, availability=Availability.MISSING
    )

    figure = Figure.objects.get(report=report, indicator=capital)
    assert (figure.availability, figure.amount, figure.unit) == ("missing", None, "")


def test_an_amount_replaces_missing(report, capital):
    record_figure(
        report=report, indicator=capital, quantity=None, availability=Availability.NOT_YET
    )

    record_figure(report=report, indicator=capital, quantity=billions("1283"))

    figure = Figure.objects.get(report=report, indicator=capital)
    assert (figure.availability, figure.amount) == ("reported", Decimal("1283"))


def test_a_locked_report_takes_no_figure_and_says_why(report, capital, doubted, secretary):
    lock_report(report=report, reason="Năm 2022 đã khép lại")
    lock_report(report=report, reason="Lý do sau")
    lock_report(report=doubted.report, reason="Năm 2022 đã khép lại")

    with pytest.raises(Refused) as caught:
        record_figure(report=report, indicator=capital, quantity=billions("1"))
    with pytest.raises(Refused) as doubt:
        settle_doubt(figure=doubted, officer=secretary, settlement="rõ")

    assert caught.value.refusal == doubt.value.refusal == Refusal.REPORT_LOCKED
    assert caught.value.detail == "Năm 2022 đã khép lại"
    assert str(caught.value) == (
        "This report is locked: its year is no longer open. (Năm 2022 đã khép lại)"
    )


def test_an_unlocked_report_takes_figures_again(report, capital):
    lock_report(report=report, reason="Tạm khóa")

    unlock_report(report=report)

    report.refresh_from_db()
    assert not report.locked
    assert record_figure(report=report, indicator=capital, quantity=billions("1")).amount == 1


def test_a_doubt_is_settled_by_a_second_person(doubted, secretary, approver):
    raise_doubt(figure=doubted, doubt=Doubt.BLOCKING, reason="Sai đơn vị?", officer=secretary)

    with pytest.raises(Refused) as caught:
        settle_doubt(figure=doubted, officer=secretary, settlement="Tôi nghĩ là đúng")
    settled = settle_doubt(figure=doubted, officer=approver, settlement="Đúng như in")

    assert caught.value.refusal == Refusal.DOUBT_SETTLED_BY_RAISER
    assert (settled.open_doubt, settled.settled_by, settled.settlement) == (
        Doubt.NONE,
        approver,
        "Đúng như in",
    )


def test_a_doubt_raised_again_is_open_again(doubted, secretary, approver):
    settle_doubt(figure=doubted, officer=secretary, settlement="Đúng")

    figure = raise_doubt(figure=doubted, doubt=Doubt.NOTICE, reason="Xem lại", officer=approver)

    assert (figure.open_doubt, figure.settled_by, figure.settlement) == (Doubt.NOTICE, None, "")


def test_a_settlement_falls_with_the_amount_it_spoke_of(doubted, secretary):
    settle_doubt(figure=doubted, officer=secretary, settlement="Đúng như in")
    said = {"report": doubted.report, "indicator": doubted.indicator}

    same = record_figure(**said, quantity=Quantity(Decimal("763.86"), UNITS["VND_MN"]))
    other = record_figure(**said, quantity=billions("763.86"))

    assert (same.open_doubt, same.settled_by) == (Doubt.NONE, secretary)
    assert (other.pk, other.open_doubt, other.settled_by) == (same.pk, Doubt.BLOCKING, None)


def test_a_figure_moves_to_another_currency_in_its_row(doubted):
    moved = record_figure(
        report=doubted.report,
        indicator=doubted.indicator,
        quantity=Quantity(Decimal("763.86"), UNITS["USD_MN"]),
        moving=doubted,
    )

    assert Figure.objects.get(report=doubted.report, indicator=doubted.indicator) == moved
    assert (moved.pk, moved.currency, moved.unit) == (doubted.pk, "USD", "USD_MN")
    assert (moved.doubt, moved.doubt_reason) == (Doubt.BLOCKING, doubted.doubt_reason)


def test_a_settlement_falls_with_the_currency_it_spoke_of(doubted, secretary):
    settle_doubt(figure=doubted, officer=secretary, settlement="Đúng như in")

    moved = record_figure(
        report=doubted.report,
        indicator=doubted.indicator,
        quantity=Quantity(Decimal("763.86"), UNITS["USD_MN"]),
        moving=doubted,
    )

    assert (moved.open_doubt, moved.settled_by) == (Doubt.BLOCKING, None)


def test_a_figure_does_not_move_onto_another(report, capital):
    moving = Figure.objects.get(report=report, indicator=capital, currency="VND")

    with pytest.raises(Refused) as caught:
        record_figure(
            report=report,
            indicator=capital,
            quantity=Quantity(Decimal(2), UNITS["USD_BN"]),
            moving=moving,
        )

    assert caught.value.refusal == Refusal.KEY_TAKEN
    assert Figure.objects.filter(report=report, indicator=capital).count() == 2


def test_an_amount_takes_the_row_of_a_missing_one(doubted):
    said = {"report": doubted.report, "indicator": doubted.indicator}
    gone = record_figure(**said, quantity=None, availability=Availability.MISSING, moving=doubted)

    back = record_figure(**said, quantity=billions("763.86"), moving=gone)

    assert (doubted.pk, gone.pk, back.pk) == (doubted.pk,) * 3
    assert (gone.currency, back.currency) == ("", "VND")


def test_a_board_does_not_settle_a_doubt_about_its_own_figure(doubted):
    own = Officer.objects.create_user("hoabinh", role="board", board=doubted.report.board)

    with pytest.raises(Refused) as caught:
        settle_doubt(figure=doubted, officer=own, settlement="Chúng tôi thấy đúng")

    assert caught.value.refusal == Refusal.DOUBT_OF_OWN_BOARD


def test_an_open_doubt_keeps_whoever_raised_it_first(doubted, secretary, approver):
    raise_doubt(figure=doubted, doubt=Doubt.NOTICE, reason="Xem lại", officer=secretary)

    figure = raise_doubt(figure=doubted, doubt=Doubt.BLOCKING, reason="Sai?", officer=approver)

    assert figure.doubt_raised_by == secretary


def test_a_doubt_outlives_a_figure_that_goes_and_comes_back(doubted):
    said = {"report": doubted.report, "indicator": doubted.indicator}

    record_figure(**said, quantity=None, availability=Availability.MISSING)
    again = record_figure(**said, quantity=Quantity(Decimal("763.86"), UNITS["USD_MN"]))

    assert (again.open_doubt, again.currency) == (Doubt.BLOCKING, "USD")


def test_a_new_report_is_locked_by_the_stage_of_its_cycle(bloc_2022):
    board = Board.objects.get(slug="yen-bai")

    early = open_report(board=board, year=2023)
    nobody = open_report(board=board, year=2019)

    assert early.lock_reason == "KCN Trung du, miền núi phía Bắc 2023: planning"
    assert not nobody.locked


def test_where_there_is_no_doubt_there_is_nothing_to_settle(doubted, secretary):
    figure = Figure.objects.get(report=doubted.report, indicator__code="workers")

    with pytest.raises(Refused) as caught:
        settle_doubt(figure=figure, officer=secretary, settlement="rõ")

    assert caught.value.refusal == Refusal.NO_DOUBT_TO_SETTLE
    assert str(caught.value) == "This figure carries no open doubt."

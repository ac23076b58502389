"""A figure a thousand times off is asked about; an honest difference is left alone."""

from decimal import Decimal
from fractions import Fraction

import pytest

from boards.domain.doubts import unit_suspicion
from boards.domain.quantities import Quantity
from boards.domain.sentences import Sentence
from boards.domain.units import UNITS

RATES = {"USD": Decimal(23612)}


def money(text):
    amount, code = text.split()
    return Quantity(Decimal(amount), UNITS[code])


def suspicion(figure, peers=(), history=(), rates=RATES):
    return unit_suspicion(
        money(figure),
        peers=[money(each) for each in peers],
        history=[money(each) for each in history],
        rates=rates,
    )


def likely(found):
    return found and [unit.code for unit in found.likely]


PEERS = ["100 VND_BN", "200 VND_BN", "300 VND_BN"]


@pytest.mark.parametrize(
    ("figure", "peers", "expected"),
    [
        pytest.param("200 VND_BN", PEERS, None, id="like the others"),
        pytest.param("199999 VND_BN", PEERS, None, id="just under a thousand times"),
        pytest.param("200000 VND_BN", PEERS, ["VND_MN", "USD_TH"], id="a thousand times"),
        pytest.param("200 VND_MN", PEERS, ["VND_BN", "USD_MN"], id="a thousandth"),
        pytest.param("201 VND_MN", PEERS, None, id="just over a thousandth"),
        pytest.param("-200 VND_MN", PEERS, ["VND_BN", "USD_MN"], id="a sign does not matter"),
        pytest.param("7 USD_TH", PEERS, ["USD_MN", "VND_BN"], id="dollars among đồng"),
        pytest.param("0 VND_BN", PEERS, None, id="zero has no unit to mistake"),
        pytest.param("100 VND_MN", PEERS[:2], None, id="two peers are no yardstick"),
        pytest.param("100 VND_MN", [*PEERS[:2], "0 VND_BN"], None, id="nor is a zero a third"),
        pytest.param("200 VND_MN", [], None, id="nobody to compare with"),
        pytest.param(
            "200 VND_MN", [*PEERS, "400 VND_BN"], ["VND_BN", "USD_MN"], id="an even number"
        ),
        pytest.param("0.000001 VND", PEERS, [], id="no unit would fit"),
    ],
)
def test_the_middle_of_the_peers_is_the_yardstick(figure, peers, expected):
    assert likely(suspicion(figure, peers)) == expected


@pytest.mark.parametrize(
    ("figure", "history", "expected"),
    [
        pytest.param("200000 VND_BN", ["150000 VND_BN"], None, id="large, as it always was"),
        pytest.param(
            "20000 VND_BN", ["200 VND_BN"], ["USD_TH", "VND_MN"], id="a hundred times its own past"
        ),
        pytest.param("19999 VND_BN", ["200 VND_BN"], None, id="just under a hundred times"),
        pytest.param("200 VND_MN", ["180 VND_BN", "190 VND_BN"], ["VND_BN", "USD_MN"], id="a slip"),
        pytest.param(
            "200 VND_MN", ["0 VND_BN"], ["VND_BN", "USD_MN"], id="a past of zeros is none"
        ),
    ],
)
def test_a_boards_own_past_is_the_better_yardstick(figure, history, expected):
    assert likely(suspicion(figure, PEERS, history)) == expected


@pytest.mark.parametrize(
    ("figure", "peers"),
    [
        pytest.param("7 USD_TH", PEERS, id="its own rate is unknown"),
        pytest.param("200 VND_MN", ["5 USD_MN", "6 USD_MN", "7 USD_MN"], id="theirs is"),
    ],
)
def test_without_a_rate_nothing_is_compared(figure, peers):
    assert suspicion(figure, peers, rates={}) is None


def test_units_without_a_rate_are_not_proposed():
    assert likely(suspicion("200 VND_MN", PEERS, rates={})) == ["VND_BN"]


def test_things_that_are_not_money_are_compared_as_they_are():
    found = suspicion("2100000 person", ["2000 person", "2100 person", "90000 person"])

    assert found.ratio == 1000
    assert found.likely == ()


def test_the_ratio_is_exact_and_the_reason_names_the_likely_units():
    peers = ["5143.7 VND_BN", "10200 USD_MN", "20 USD_MN", "66 USD_MN"]

    found = suspicion("763.86 VND_MN", peers)

    middle = Fraction(Decimal("5143.7")) * 10**9 + 66 * 23612 * 10**6
    assert found.ratio == Fraction(Decimal("763.86")) * 10**6 * 2 / middle
    assert found.reason == Sentence(
        "763,86 triệu đồng nhỏ hơn khoảng 4.000 lần so với mức giữa của các đơn vị khác. "
        "Có phải là 763,86 tỷ đồng hoặc 763,86 triệu USD? Hãy xác nhận hoặc sửa đơn vị.",
        "763.86 million VND is about 4,000 times smaller than the middle value of the other "
        "boards. Is it 763.86 billion VND or 763.86 million USD? Confirm the unit or correct it.",
    )


def test_the_reason_names_the_boards_own_past():
    found = suspicion("20000 VND_BN", history=["200 VND_BN"])

    assert found.reason == Sentence(
        "20.000 tỷ đồng lớn hơn khoảng 100 lần so với mức giữa của các năm trước của chính đơn vị."
        " Có phải là 20.000 nghìn USD hoặc 20.000 triệu đồng? Hãy xác nhận hoặc sửa đơn vị.",
        "20,000 billion VND is about 100 times larger than the middle value of the board's own "
        "earlier years. Is it 20,000 thousand USD or 20,000 million VND? Confirm the "
        "unit or correct it.",
    )


@pytest.mark.parametrize(
    ("said", "times"),
    [("1000000001 VND_BN", "1.000.000"), ("1950000000 VND_BN", "2.000.000"),
     ("1449000 VND_BN", "1.000"), ("9600000 VND_BN", "10.000")],
)  # fmt: skip
def test_nobody_computes_what_the_others_report_from_the_reason(said, times):
    found = suspicion(said, ["900 VND_BN", "1000 VND_BN", "1100 VND_BN"])

    assert f"lớn hơn khoảng {times} lần so với mức giữa của các đơn vị khác" in found.reason.vi

"""What is tried is scored like any other document, and what was there stays."""

from copy import deepcopy
from decimal import Decimal

import pytest

from blocs.domain.reading import Unreadable
from blocs.domain.trials import Trial, TriedFigure, TriedWeight, tried
from boards.domain.quantities import Quantity
from boards.domain.units import UNITS
from tests.blocs.domain.samples import illustration


def amount(board, indicator, value, unit):
    return TriedFigure(board, indicator, Quantity(Decimal(value), UNITS[unit]), f"{value} {unit}")


def points(document, board):
    return next(row["points"] for row in document["standings"] if row["board"] == board)


@pytest.mark.parametrize(
    ("trial", "board", "expected"),
    [
        pytest.param(Trial(), "yen-bai", "9.89", id="nothing"),
        pytest.param(
            Trial(figure=amount("yen-bai", "workers", "90000", "person")),
            "yen-bai",
            "20.75",
            id="a figure",
        ),
        pytest.param(
            Trial(figure=amount("thai-nguyen", "registered_capital", "0", "VND_BN")),
            "thai-nguyen",
            "30.70",
            id="in place of all parts in all currencies",
        ),
        pytest.param(
            Trial(figure=amount("hoa-binh", "trade_value", "100", "USD_MN")),
            "hoa-binh",
            "11.48",
            id="a figure without the doubt of today",
        ),
        pytest.param(
            Trial(weight=TriedWeight("projects", Decimal("0"))), "bac-giang", "68.93", id="a weight"
        ),
    ],
)
def test_a_trial_is_scored_like_any_document(trial, board, expected):
    assert points(tried(illustration(), trial), board) == expected


def test_the_document_stays_as_it_is():
    document = illustration()
    before = deepcopy(document)

    tried(
        document,
        Trial(
            amount("yen-bai", "workers", "1", "person"), TriedWeight("projects", Decimal("12.5"))
        ),
    )

    assert document == before


def test_money_without_a_rate_is_refused_in_words():
    document = illustration() | {"rates": []}

    with pytest.raises(Unreadable):
        tried(document, Trial(amount("yen-bai", "trade_value", "5", "USD_MN")))


@pytest.mark.parametrize(
    ("trial", "there"),
    [
        pytest.param(Trial(), False, id="nothing"),
        pytest.param(Trial(amount("a", "workers", "1", "person")), True, id="a figure"),
        pytest.param(Trial(weight=TriedWeight("x", Decimal(1))), True, id="a weight"),
    ],
)
def test_an_empty_trial_is_none(trial, there):
    assert bool(trial) is there

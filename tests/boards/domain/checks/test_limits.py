"""Only what is certainly outside is found."""

from decimal import Decimal

import pytest

from boards.domain.checks.limits import Range
from boards.domain.sentences import Sentence
from boards.enums import Severity
from tests.boards.domain.checks.samples import OCCUPANCY, TRADE, places, sentences, sheet

PERCENT = Range(
    code="percent",
    severity=Severity.BLOCK,
    indicator=OCCUPANCY,
    minimum=Decimal(0),
    maximum=Decimal(100),
)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        pytest.param("0 PERCENT", False, id="the least"),
        pytest.param("100 PERCENT", False, id="the most"),
        pytest.param("100.1 PERCENT", True, id="above"),
        pytest.param("-0.1 PERCENT", True, id="below"),
        pytest.param("101 PERCENT more_than", True, id="at least what is too much"),
        pytest.param("99 PERCENT more_than", False, id="at least what is not"),
        pytest.param("-5 PERCENT more_than", False, id="may have been above the least"),
        pytest.param("105 PERCENT about", False, id="may have been within"),
        pytest.param("112 PERCENT about", True, id="cannot have been"),
        pytest.param("105 PERCENT nearly", False, id="nearly more than the most"),
        pytest.param("missing", False, id="missing"),
        pytest.param("", False, id="silence"),
    ],
)
def test_an_amount_stays_within_its_limits(said, found):
    assert places(PERCENT, sheet({"occupancy": said})) == [("occupancy", "actual")] * found


@pytest.mark.parametrize("basis", ["actual", "estimate"])
def test_nothing_is_ever_negative_on_either_basis(basis):
    never = Range(code="never", severity=Severity.BLOCK, minimum=Decimal(0))
    said = {"trade": "-5 USD_MN", "workers": "5 person"}

    of = sheet(said) if basis == "actual" else sheet({}, said)

    assert sentences(never, of) == {
        ("trade", basis): Sentence(
            "“Tổng giá trị xuất nhập khẩu”: -5 triệu USD nhỏ hơn mức tối thiểu 0 triệu USD. "
            "Hãy sửa trước khi nộp.",
            "“Trade value”: -5 million USD is below the least 0 million USD. "
            "Correct it before submitting.",
        )
    }


def test_a_limit_is_in_the_unit_of_the_indicator():
    most = Range(code="most", severity=Severity.INFORM, indicator=TRADE, maximum=Decimal(100))

    assert places(most, sheet({"trade": "0.11 USD_BN"})) == [("trade", "actual")]
    assert places(most, sheet({"trade": "0.09 USD_BN"})) == []


def test_another_currency_is_converted_at_a_rate_that_is_named():
    most = Range(code="most", severity=Severity.INFORM, indicator=TRADE, maximum=Decimal(100))
    of = {"trade": "90 USD_MN; 500 VND_BN"}

    assert sentences(most, sheet(of)) == {
        ("trade", "actual"): Sentence(
            "“Tổng giá trị xuất nhập khẩu”: 90 triệu USD và 500 tỷ đồng lớn hơn mức tối đa "
            "100 triệu USD (quy đổi: 1 USD = 23.612 đồng, tỷ giá cuối kỳ năm 2022).",
            "“Trade value”: 90 million USD and 500 billion VND is above the most 100 million USD "
            "(converted: 1 USD = 23,612 VND, rate at the end of 2022).",
        )
    }
    assert places(most, sheet(of, rates={})) == []


@pytest.mark.parametrize(
    ("limits", "every", "sentence"),
    [
        pytest.param({"minimum": 0}, True, "Every indicator is not below 0.", id="least of all"),
        pytest.param({"maximum": 100}, False, "“Occupancy” is not above 100%.", id="most of one"),
        pytest.param(
            {"minimum": 0, "maximum": 100},
            False,
            "“Occupancy” is not below 0% and is not above 100%.",
            id="both",
        ),
    ],
)
def test_the_rule_in_words(limits, every, sentence):
    exact = {name: Decimal(limit) for name, limit in limits.items()}
    check = Range(
        code="r", severity=Severity.BLOCK, indicator=None if every else OCCUPANCY, **exact
    )

    assert check.sentence().en == sentence

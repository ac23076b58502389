"""Exports are not above the trade turnover."""

import pytest

from boards.domain.checks.parts import PartOfWhole
from boards.domain.sentences import Sentence
from boards.enums import Severity
from tests.boards.domain.checks.samples import EXPORTS, TRADE, places, sheet

CHECK = PartOfWhole(
    code="exports-within-trade",
    severity=Severity.BLOCK,
    part=EXPORTS,
    whole=TRADE,
    instruction=Sentence("Xem lại tờ khai.", "Look at the declaration."),
)


@pytest.mark.parametrize(
    ("part", "whole", "found"),
    [
        pytest.param("21 USD_MN", "20 USD_MN", True, id="above"),
        pytest.param("20 USD_MN", "20 USD_MN", False, id="all of it"),
        pytest.param("0 USD", "20 USD_MN", False, id="none of it"),
        pytest.param("1 USD", "0 USD", True, id="a part of nothing"),
        pytest.param("0.021 USD_BN", "20 USD_MN", True, id="above, in another unit"),
        pytest.param("500 VND_BN", "20 USD_MN", True, id="above, in another currency"),
        pytest.param("400 VND_BN", "20 USD_MN", False, id="within, in another currency"),
        pytest.param("15 USD_MN; 200 VND_BN", "20 USD_MN", True, id="two currencies above"),
        pytest.param("15 USD_MN; 100 VND_BN", "20 USD_MN", False, id="two currencies within"),
        pytest.param("21 USD_MN more_than", "20 USD_MN", True, id="at least too much"),
        pytest.param("21 USD_MN", "20 USD_MN more_than", False, id="of at least"),
        pytest.param("21 USD_MN nearly", "20 USD_MN", False, id="nearly may be within"),
        pytest.param("21 USD_MN", "20 USD_MN about", False, id="of about"),
        pytest.param("21 USD_MN", "missing", False, id="the whole is missing"),
        pytest.param("not_yet", "20 USD_MN", False, id="the part is not there yet"),
        pytest.param("21 USD_MN", "", False, id="silence"),
    ],
)
def test_a_part_is_not_above_its_whole(part, whole, found):
    of = sheet({"exports": part, "trade": whole})

    assert places(CHECK, of) == [("exports", "actual")] * found


def test_an_estimate_is_held_against_an_estimate_only():
    mixed = sheet({"trade": "20 USD_MN"}, {"exports": "21 USD_MN"})
    alike = sheet({}, {"exports": "21 USD_MN", "trade": "20 USD_MN"})

    assert places(CHECK, mixed) == []
    assert places(CHECK, alike) == [("exports", "estimate")]


def test_without_a_rate_two_currencies_are_not_compared():
    assert places(CHECK, sheet({"exports": "500 VND_BN", "trade": "20 USD_MN"}, rates={})) == []


def test_the_finding_says_both_amounts_the_rate_and_the_instruction():
    (finding,) = CHECK.findings(sheet({"exports": "500 VND_BN", "trade": "20 USD_MN"}))

    assert finding.sentence == Sentence(
        "“Giá trị xuất khẩu” (500 tỷ đồng) lớn hơn “Tổng giá trị xuất nhập khẩu” (20 triệu USD) "
        "(quy đổi: 1 USD = 23.612 đồng, tỷ giá cuối kỳ năm 2022): phần không thể lớn hơn tổng. "
        "Hãy sửa trước khi nộp. Xem lại tờ khai.",
        "“Exports” (500 billion VND) is above “Trade value” (20 million USD) (converted: "
        "1 USD = 23,612 VND, rate at the end of 2022): a part cannot be above the whole. "
        "Correct it before submitting. Look at the declaration.",
    )
    assert finding.beside == "trade"


def test_an_explanation_speaks_of_both_amounts():
    abouts = {
        finding.about
        for whole in ("20 USD_MN", "19 USD_MN", "0.02 USD_BN")
        for finding in CHECK.findings(sheet({"exports": "21 USD_MN", "trade": whole}))
    }

    assert len(abouts) == 2


def test_the_rule_in_words():
    assert CHECK.sentence() == Sentence(
        "“Giá trị xuất khẩu” không lớn hơn “Tổng giá trị xuất nhập khẩu”.",
        "“Exports” is not above “Trade value”.",
    )

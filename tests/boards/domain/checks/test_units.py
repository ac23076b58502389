"""A unit is asked about beside the peers and the board's own past, on every basis."""

import pytest

from boards.domain.checks.units import UnitFlip
from boards.domain.sentences import Sentence
from boards.enums import Severity
from tests.boards.domain.checks.samples import TRADE, places, sentences, sheet

CHECK = UnitFlip(code="wrong-unit", severity=Severity.EXPLAIN)
PEERS = [
    {"trade": said}
    for said in ("5143.7 VND_BN", "10200 USD_MN", "20 USD_MN", "66 USD_MN", "missing")
]


def test_a_million_dong_beside_millions_of_dollars_is_asked_about():
    assert sentences(CHECK, sheet({"trade": "763.86 VND_MN"}, peers=PEERS)) == {
        ("trade", "actual"): Sentence(
            "“Tổng giá trị xuất nhập khẩu”: 763,86 triệu đồng nhỏ hơn khoảng 4.000 lần so với mức "
            "giữa của các đơn vị khác. Có phải là 763,86 tỷ đồng hoặc 763,86 triệu USD? "
            "Hãy xác nhận hoặc sửa đơn vị.",
            "“Trade value”: 763.86 million VND is about 4,000 times smaller than the middle value "
            "of the other boards. Is it 763.86 billion VND or 763.86 million USD? "
            "Confirm the unit or correct it.",
        )
    }


@pytest.mark.parametrize(
    ("said", "earlier", "found"),
    [
        pytest.param("763.86 USD_MN", {}, [], id="like the peers"),
        pytest.param("763.86 VND_MN", {2021: {"trade": "700 VND_MN"}}, [], id="as it always was"),
        pytest.param(
            "763.86 USD_MN",
            {2020: {"trade": "700 VND_MN"}, 2021: {"trade": "missing"}},
            ["actual"],
            id="not as it was",
        ),
        pytest.param("missing", {}, [], id="missing"),
        pytest.param("20 USD_MN; 5 VND_MN", {}, ["actual"], id="one part of two"),
    ],
)
def test_the_own_past_comes_first(said, earlier, found):
    of = sheet({"trade": said}, earlier=earlier, peers=PEERS)

    assert places(CHECK, of) == [("trade", basis) for basis in found]


def test_an_estimate_is_asked_about_too():
    of = sheet({}, {"trade": "763.86 VND_MN"}, peers=PEERS)

    assert places(CHECK, of) == [("trade", "estimate")]


def test_an_explanation_speaks_of_the_own_values_only():
    abouts = {
        finding.about
        for peers in (PEERS, PEERS[1:])
        for finding in CHECK.findings(sheet({"trade": "763.86 VND_MN"}, peers=peers))
    }

    assert len(abouts) == 1


def test_the_rule_in_words():
    check = UnitFlip(code="u", severity=Severity.EXPLAIN, indicator=TRADE)

    assert check.sentence() == Sentence(
        "“Tổng giá trị xuất nhập khẩu”: hỏi lại đơn vị tính khi lệch từ 100 lần so với các năm "
        "trước của chính đơn vị, hoặc từ 1.000 lần so với các đơn vị khác.",
        "“Trade value”: the unit is asked about from 100 times off the board's own past, "
        "or 1,000 times off the other boards.",
    )

"""What came in is within what there is; a stock with inflow does not fall without a word."""

import pytest

from boards.domain.checks.stocks import StockAgainstFlow
from boards.domain.sentences import Sentence
from boards.enums import Severity
from tests.boards.domain.checks.samples import (
    EXPORTS,
    IN_FORCE,
    LICENSED,
    TRADE,
    places,
    sentences,
    sheet,
)

CHECK = StockAgainstFlow(
    code="licensed-in-force", severity=Severity.EXPLAIN, flow=LICENSED, stock=IN_FORCE
)


@pytest.mark.parametrize(
    ("flow", "stock", "before", "found"),
    [
        pytest.param("8 project", "120 project", "115 project", [], id="grew"),
        pytest.param("8 project", "8 project", "", [], id="all of them are new"),
        pytest.param("8 project", "7 project", "", ["licensed"], id="more came than there are"),
        pytest.param("8 project", "114 project", "115 project", ["in_force"], id="fell"),
        pytest.param("0 project", "114 project", "115 project", [], id="fell, and nothing came"),
        pytest.param("missing", "114 project", "115 project", [], id="nobody knows what came"),
        pytest.param("8 project", "missing", "115 project", [], id="nobody knows what there is"),
        pytest.param("8 project", "114 project", "missing", [], id="nor what there was"),
        pytest.param("8 project", "114 project more_than", "115 project", [], id="at least"),
        pytest.param("8 project", "7 project", "115 project", ["licensed", "in_force"], id="both"),
    ],
)
def test_a_stock_holds_what_came_in(flow, stock, before, found):
    of = sheet({"licensed": flow, "in_force": stock}, earlier={2021: {"in_force": before}})

    assert places(CHECK, of) == [(code, "actual") for code in found]


def test_an_estimate_is_held_against_last_years_actual():
    of = sheet(
        {},
        {"licensed": "8 project", "in_force": "114 project"},
        earlier={2021: {"in_force": "115 project"}},
    )

    assert places(CHECK, of) == [("in_force", "estimate")]


def test_the_findings_say_what_is_compared():
    of = sheet(
        {"licensed": "8 project", "in_force": "7 project"},
        earlier={2021: {"in_force": "115 project"}},
    )

    assert sentences(CHECK, of) == {
        ("licensed", "actual"): Sentence(
            "“Số dự án cấp mới” trong năm (8 dự án) lớn hơn “Số dự án còn hiệu lực” cuối năm "
            "(7 dự án). Hãy sửa số hoặc giải trình.",
            "“Projects newly licensed” of the year (8 projects) is above “Projects in force” "
            "at its end (7 projects). Correct it or explain it.",
        ),
        ("in_force", "actual"): Sentence(
            "“Số dự án còn hiệu lực” giảm từ 115 dự án (năm 2021) còn 7 dự án, trong khi "
            "“Số dự án cấp mới” trong năm là 8 dự án. Hãy sửa số hoặc giải trình.",
            "“Projects in force” fell from 115 projects (2021) to 7 projects, while "
            "“Projects newly licensed” of the year was 8 projects. Correct it or explain it.",
        ),
    }
    assert [finding.beside for finding in CHECK.findings(of)] == ["in_force", "licensed"]


def test_money_is_compared_at_the_rate_of_its_year():
    check = StockAgainstFlow(code="c", severity=Severity.INFORM, flow=EXPORTS, stock=TRADE)
    of = sheet(
        {"exports": "1 USD_MN", "trade": "20 USD_MN"}, earlier={2021: {"trade": "480 VND_BN"}}
    )

    assert places(check, of) == [("trade", "actual")]


def test_the_rule_in_words():
    assert CHECK.sentence() == Sentence(
        "“Số dự án cấp mới” trong năm không lớn hơn “Số dự án còn hiệu lực” cuối năm; "
        "“Số dự án còn hiệu lực” không giảm khi trong năm có “Số dự án cấp mới”.",
        "“Projects newly licensed” of the year is not above “Projects in force” at its end; "
        "“Projects in force” does not fall while “Projects newly licensed” came in.",
    )

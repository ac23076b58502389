"""A factor near ten or a thousand is named, honest growth is let pass, nothing is divided by 0."""

from decimal import Decimal

import pytest

from boards.domain.checks.years import DEFAULT_FACTOR, YearOnYear
from boards.domain.sentences import Sentence
from boards.enums import Severity
from tests.boards.domain.checks.samples import RATES, TRADE, places, sentences, sheet

CHECK = YearOnYear(code="year-on-year", severity=Severity.EXPLAIN)


def found(now, past, *, check=CHECK, rates=RATES, code="trade"):
    of = sheet({code: now}, earlier={2021: {code: past}} if past else {}, rates=rates)
    return sentences(check, of).get((code, "actual"))


@pytest.mark.parametrize(
    ("now", "past", "sentence"),
    [
        pytest.param(
            "660 USD_MN",
            "66 USD_MN",
            Sentence(
                "“Tổng giá trị xuất nhập khẩu”: 660 triệu USD gấp khoảng 10 lần năm 2021 "
                "(66 triệu USD). Lệch khoảng 10 lần thường là do nhầm đơn vị hoặc dấu phẩy: "
                "có phải là 66 triệu USD? Hãy sửa số hoặc giải trình.",
                "“Trade value”: 660 million USD is about 10 times the figure of 2021 "
                "(66 million USD). A factor of about 10 often means a wrong unit or a slipped "
                "comma: is it 66 million USD? Correct it or explain it.",
            ),
            id="ten times",
        ),
        pytest.param(
            "7.3 USD_MN",
            "66 USD_MN",
            Sentence(
                "“Tổng giá trị xuất nhập khẩu”: 7,3 triệu USD chỉ bằng khoảng 1/9 năm 2021 "
                "(66 triệu USD). Lệch khoảng 10 lần thường là do nhầm đơn vị hoặc dấu phẩy: "
                "có phải là 73 triệu USD? Hãy sửa số hoặc giải trình.",
                "“Trade value”: 7.3 million USD is about 1/9 of the figure of 2021 "
                "(66 million USD). A factor of about 10 often means a wrong unit or a slipped "
                "comma: is it 73 million USD? Correct it or explain it.",
            ),
            id="a tenth",
        ),
        pytest.param(
            "70 USD_BN",
            "66 USD_MN",
            Sentence(
                "“Tổng giá trị xuất nhập khẩu”: 70 tỷ USD gấp khoảng 1.061 lần năm 2021 "
                "(66 triệu USD). Lệch khoảng 1.000 lần thường là do nhầm đơn vị hoặc dấu phẩy: "
                "có phải là 70 triệu USD? Hãy sửa số hoặc giải trình.",
                "“Trade value”: 70 billion USD is about 1,061 times the figure of 2021 "
                "(66 million USD). A factor of about 1,000 often means a wrong unit or a slipped "
                "comma: is it 70 million USD? Correct it or explain it.",
            ),
            id="a thousand times",
        ),
        pytest.param(
            "763.86 VND_MN",
            "800 VND_BN",
            Sentence(
                "“Tổng giá trị xuất nhập khẩu”: 763,86 triệu đồng chỉ bằng khoảng 1/1.047 năm 2021 "
                "(800 tỷ đồng). Lệch khoảng 1.000 lần thường là do nhầm đơn vị hoặc dấu phẩy: "
                "có phải là 763,86 tỷ đồng? Hãy sửa số hoặc giải trình.",
                "“Trade value”: 763.86 million VND is about 1/1,047 of the figure of 2021 "
                "(800 billion VND). A factor of about 1,000 often means a wrong unit or a slipped "
                "comma: is it 763.86 billion VND? Correct it or explain it.",
            ),
            id="a thousandth",
        ),
        pytest.param(
            "3000 USD_MN",
            "66 USD_MN",
            Sentence(
                "“Tổng giá trị xuất nhập khẩu”: 3.000 triệu USD gấp khoảng 45 lần năm 2021 "
                "(66 triệu USD). Hãy sửa số hoặc giải trình.",
                "“Trade value”: 3,000 million USD is about 45 times the figure of 2021 "
                "(66 million USD). Correct it or explain it.",
            ),
            id="no slip, and large all the same",
        ),
        pytest.param(
            "0 USD_MN",
            "66 USD_MN",
            Sentence(
                "“Tổng giá trị xuất nhập khẩu”: 0 triệu USD, trong khi năm 2021 là 66 triệu USD. "
                "Nếu không có số liệu, hãy chọn lý do thay vì ghi 0. Hãy sửa số hoặc giải trình.",
                "“Trade value”: 0 million USD, while 2021 had 66 million USD. If there is no "
                "figure, choose the reason instead of writing 0. Correct it or explain it.",
            ),
            id="fell to zero",
        ),
    ],
)
def test_a_jump_is_asked_about(now, past, sentence):
    assert found(now, past) == sentence


@pytest.mark.parametrize(
    ("now", "past"),
    [
        pytest.param("66 USD_MN", "60 USD_MN", id="growth"),
        pytest.param("329 USD_MN", "66 USD_MN", id="just under five times"),
        pytest.param("66 USD_MN", "329 USD_MN", id="just over a fifth"),
        pytest.param("66 USD_MN", "0 USD_MN", id="zero last year"),
        pytest.param("0 USD_MN", "0 USD_MN", id="zero in both"),
        pytest.param("-660 USD_MN", "66 USD_MN", id="another sign is another check's"),
        pytest.param("660 USD_MN", "missing", id="missing last year"),
        pytest.param("missing", "66 USD_MN", id="missing this year"),
        pytest.param("660 USD_MN", "", id="no earlier year"),
    ],
)
def test_the_rest_is_let_pass(now, past):
    assert found(now, past) is None


@pytest.mark.parametrize(
    ("now", "past", "named"),
    [
        pytest.param("5 USD", "1 USD", 10, id="from five times, the default, it is near ten"),
        pytest.param("20 USD", "1 USD", 10, id="up to twenty"),
        pytest.param("21 USD", "1 USD", 0, id="then it is only large"),
        pytest.param("499 USD", "1 USD", 0, id="still"),
        pytest.param("500 USD", "1 USD", 1000, id="from five hundred it is near a thousand"),
        pytest.param("2000 USD", "1 USD", 1000, id="up to two thousand"),
        pytest.param("2001 USD", "1 USD", 0, id="and no further"),
        pytest.param("1 USD", "20 USD", 10, id="down as up"),
        pytest.param("-10 USD", "-1 USD", 10, id="below zero as above"),
    ],
)
def test_a_factor_is_named_where_it_is_near(now, past, named):
    assert (f"A factor of about {named:,} often" in found(now, past).en) is bool(named)


@pytest.mark.parametrize(
    ("now", "past", "code", "meant"),
    [
        pytest.param("50370 person", "5000 person", "workers", "is it 5,037 people?", id="people"),
        pytest.param("50371 person", "5000 person", "workers", "comma.", id="no tenth of a person"),
        pytest.param("5 person", "50 person", "workers", "is it 50 people?", id="a digit less"),
        pytest.param("7000 person", "7 person", "workers", "is it 7 people?", id="a dot less"),
        pytest.param("660 USD_MN; 5 VND_BN", "66 USD_MN", "trade", "comma.", id="two amounts"),
        pytest.param("66000 USD", "66 USD", "trade", "is it 66 USD?", id="no smaller unit"),
        pytest.param(
            "70 USD_BN more_than", "66 USD_MN", "trade", "more than 70 million USD?", id="qualified"
        ),
    ],
)
def test_what_was_likely_meant_is_proposed_where_it_is_known(now, past, code, meant):
    said = found(now, past, code=code).en.removesuffix(" Correct it or explain it.")

    assert said.endswith(meant)


def test_an_estimate_is_held_against_last_years_actual():
    of = sheet({}, {"trade": "660 USD_MN"}, earlier={2021: {"trade": "66 USD_MN"}})

    assert places(CHECK, of) == [("trade", "estimate")]


def test_each_year_is_converted_at_its_own_rate():
    assert found("1600 VND_BN", "6.6 USD_MN").en == (
        "“Trade value”: 1,600 billion VND is about 10 times the figure of 2021 (6.6 million USD) "
        "(converted: 1 USD = 23,145 VND, rate at the end of 2021). A factor of about 10 often "
        "means a wrong unit or a slipped comma: is it 160 billion VND? Correct it or explain it."
    )
    assert found("1600 VND_BN", "6.6 USD_MN", rates={}) is None


def test_the_threshold_is_a_parameter():
    strict = YearOnYear(code="s", severity=Severity.INFORM, indicator=TRADE, factor=Decimal("1.5"))

    assert found("90 USD", "66 USD", check=strict) is None
    assert found("99 USD", "66 USD", check=strict).en == (
        "“Trade value”: 99 USD is about 2 times the figure of 2021 (66 USD)."
    )


def test_an_explanation_speaks_of_both_years():
    abouts = {
        finding.about
        for past in ("66 USD_MN", "65 USD_MN", "0.066 USD_BN")
        for finding in CHECK.findings(
            sheet({"trade": "660 USD_MN"}, earlier={2021: {"trade": past}})
        )
    }

    assert len(abouts) == 2


def test_the_rule_in_words():
    assert DEFAULT_FACTOR == 5
    assert CHECK.sentence() == Sentence(
        "Mọi chỉ tiêu: hỏi lại khi gấp từ 5 lần năm trước trở lên, hoặc chỉ bằng 1/5 trở xuống.",
        "Every indicator: asked about from 5 times the year before, or 1/5 of it.",
    )

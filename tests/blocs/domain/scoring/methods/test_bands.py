from fractions import Fraction

import pytest

from blocs.domain.reading import Unreadable
from blocs.domain.scoring.methods.bands import Bands
from boards.domain.sentences import Sentence
from tests.blocs.domain.scoring.cases import explained, reported, scored


def band(edge, start, points):
    return {"edge": edge, "from": start, "points": points}


RATES = {
    "of": "target",
    "bands": [band("open", "95", "1.5"), band("closed", "75", "1"), band("closed", "50", "0.5")],
    "otherwise": "0",
}
LATENESS = {
    "of": "amount",
    "bands": [
        band("open", "10", "0"),
        band("open", "5", "0.5"),
        band("open", "2", "1"),
        band("open", "0", "1.5"),
    ],
    "otherwise": "2",
}


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        pytest.param("96", "1.5", id="F4: above 95"),
        pytest.param("95", "1", id="F4: exactly 95 is not above 95"),
        pytest.param("75", "1", id="F4: from 75"),
        pytest.param("74.99", "0.5", id="F4: just below 75"),
        pytest.param("50", "0.5", id="F4: from 50"),
        pytest.param("49.99", "0", id="F4: below every band"),
    ],
)
def test_golden_rates(amount, expected):
    method = Bands.from_parameters(RATES)

    assert scored(method, amount, target=100, maximum="1.5") == Fraction(expected)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        pytest.param(0, "2", id="F5: on time"),
        pytest.param(1, "1.5", id="F5: one day late"),
        pytest.param(3, "1", id="F5: three"),
        pytest.param(10, "0.5", id="F5: ten"),
        pytest.param(11, "0", id="F5: eleven"),
    ],
)
def test_golden_lateness(days, expected):
    method = Bands.from_parameters(LATENESS)

    assert method.to_compare_with(reported(days))
    assert scored(method, days, maximum=2) == Fraction(expected)


@pytest.mark.parametrize(
    ("changes", "promised"),
    [
        pytest.param({}, "1.5", id="the first band"),
        pytest.param({"otherwise": "2"}, "2", id="below every band"),
        pytest.param({"bands": [], "otherwise": "0.5"}, "0.5", id="no band"),
        pytest.param({"bands": [band("open", "5", "3"), band("open", "1", "4")]}, "4", id="last"),
    ],
)
def test_the_most_that_it_names(changes, promised):
    assert Bands.from_parameters({**RATES, **changes}).promised == Fraction(promised)


def test_a_single_point_may_be_a_band():
    method = Bands.from_parameters(
        {**RATES, "bands": [band("open", "100", "0.5"), band("closed", "100", "1")]}
    )

    assert [scored(method, amount, target=100) for amount in (101, 100, 99)] == [
        Fraction("0.5"),
        1,
        0,
    ]


@pytest.mark.parametrize(
    ("parameters", "amount", "unit", "expected"),
    [
        pytest.param(
            RATES,
            95,
            "HA",
            Sentence(
                "Thực hiện / chỉ tiêu đăng ký: 95 / 120 ≈ 79,17 %. Mức từ 75%: 1,00 điểm.",
                "Amount / target: 95 / 120 ≈ 79.17 %. Band from 75%: 1.00 points.",
            ),
            id="a rate",
        ),
        pytest.param(
            RATES,
            12,
            "HA",
            Sentence(
                "Thực hiện / chỉ tiêu đăng ký: 12 / 120 = 10,00 %. Mức dưới mọi mức: 0,00 điểm.",
                "Amount / target: 12 / 120 = 10.00 %. Band below every band: 0.00 points.",
            ),
            id="below every band",
        ),
        pytest.param(
            LATENESS,
            11,
            "project",
            Sentence("Mức trên 10 dự án: 0,00 điểm.", "Band above 10 projects: 0.00 points."),
            id="an amount",
        ),
    ],
)
def test_explanation(parameters, amount, unit, expected):
    method = Bands.from_parameters(parameters)

    assert explained(method, amount, target=120, unit=unit) == expected


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        pytest.param(
            RATES,
            Sentence(
                "theo mức của tỷ lệ so với chỉ tiêu đăng ký: "
                "trên 95%: 1,5; từ 75%: 1; từ 50%: 0,5; còn lại: 0",
                "by bands of the rate of the target: "
                "above 95%: 1.5; from 75%: 1; from 50%: 0.5; otherwise: 0",
            ),
            id="rates",
        ),
        pytest.param(
            {**LATENESS, "bands": LATENESS["bands"][:1]},
            Sentence(
                "theo mức của số liệu: trên 10: 0; còn lại: 2",
                "by bands of the amount: above 10: 0; otherwise: 2",
            ),
            id="amounts",
        ),
    ],
)
def test_formula(parameters, expected):
    assert Bands.from_parameters(parameters).formula() == expected


@pytest.mark.parametrize(
    ("change", "where", "problem"),
    [
        pytest.param({"of": "plan"}, ".of", "“plan” is not a choice", id="of what"),
        pytest.param({"otherwise": 0}, ".otherwise", "must be text", id="a number is not text"),
        pytest.param({"otherwise": "-1"}, ".otherwise", "must not be negative", id="negative"),
        pytest.param({"bands": {}}, ".bands", "must be a list", id="no list"),
        pytest.param({"bands": [{}]}, ".bands[0]", "“edge” is missing", id="an empty band"),
        pytest.param(
            {"bands": [{**band("open", "1", "1"), "to": "2"}]},
            ".bands[0]",
            "“to” is unknown",
            id="an upper edge",
        ),
        pytest.param(
            {"bands": [band("ajar", "1", "1")]},
            ".bands[0].edge",
            "“ajar” is not a choice",
            id="an edge that is neither",
        ),
        pytest.param(
            {"bands": [band("open", "50", "1"), band("open", "75", "2")]},
            ".bands",
            "bands must go from the highest to the lowest",
            id="upside down",
        ),
        pytest.param(
            {"bands": [band("closed", "50", "1"), band("open", "50", "2")]},
            ".bands",
            "bands must go from the highest to the lowest",
            id="a band that can never be reached",
        ),
    ],
)
def test_bad_parameters(change, where, problem):
    with pytest.raises(Unreadable) as refused:
        Bands.from_parameters({**RATES, **change})

    assert (refused.value.where, refused.value.problem.en) == (f"parameters{where}", problem)


@pytest.mark.parametrize(
    ("parameters", "compares"),
    [pytest.param(RATES, True, id="of the target"), pytest.param(LATENESS, False, id="amounts")],
)
def test_only_rates_are_compared_with_something(parameters, compares):
    assert Bands.from_parameters(parameters).compares is compares

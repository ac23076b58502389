from datetime import date
from fractions import Fraction

import pytest

from blocs.domain.scoring.awards import Held
from blocs.domain.scoring.methods.earlier_awards import EarlierAwards
from boards.domain.sentences import Sentence
from tests.blocs.domain.scoring.cases import explained, refusal, scored

FLAGS = {
    "awards": [
        {"award": "bo", "name": "Cờ thi đua của Bộ", "points": "10"},
        {"award": "chinh-phu", "name": "Cờ thi đua của Chính phủ", "points": "15"},
    ],
    "years": "3",
    "counted": "highest",
    "predecessors": False,
}
METHOD = EarlierAwards.from_parameters(FLAGS)
ALL = EarlierAwards.from_parameters(FLAGS | {"counted": "all", "predecessors": True, "cap": "20"})


def held(award="bo", year=2021, *, own=True, number="12/QĐ", day=date(2022, 1, 5)):
    name, holder = Sentence("Cờ", "Flag"), Sentence("Bắc Kạn", "Bac Kan")
    return Held(award, name, year, number, day, own, holder)


@pytest.mark.parametrize(
    ("method", "awards", "expected"),
    [
        pytest.param(METHOD, [], 0, id="F8: none is zero and nothing missing"),
        pytest.param(METHOD, [held()], 10, id="F8: the flag of the ministry"),
        pytest.param(METHOD, [held(), held("chinh-phu")], 15, id="only the highest"),
        pytest.param(METHOD, [held(year=2019)], 10, id="the first of three years"),
        pytest.param(METHOD, [held(year=2018)], 0, id="before the three years"),
        pytest.param(METHOD, [held("khac")], 0, id="another award"),
        pytest.param(METHOD, [held(own=False)], 0, id="of a predecessor: own only"),
        pytest.param(ALL, [held(own=False)], 10, id="of a predecessor, where it is said"),
        pytest.param(ALL, [held(), held(year=2020), held("chinh-phu")], 35, id="all of them"),
    ],
)
def test_what_awards_are_worth(method, awards, expected):
    assert method.datum(awards, 2022).amount == expected


@pytest.mark.parametrize(
    ("method", "amount", "expected"),
    [
        pytest.param(METHOD, 10, 10, id="as much"),
        pytest.param(EarlierAwards.from_parameters(FLAGS), 15, 10, id="never beyond the maximum"),
        pytest.param(ALL, 35, 10, id="the cap is not above the maximum"),
    ],
)
def test_golden_points(method, amount, expected):
    assert scored(method, amount) == Fraction(expected)


@pytest.mark.parametrize(
    ("award", "expected"),
    [
        pytest.param(
            held(),
            Sentence(
                "Cờ năm 2021 (quyết định số 12/QĐ ngày 05/01/2022): 10.",
                "Flag of 2021 (decision 12/QĐ of 2022-01-05): 10.",
            ),
            id="with its decision",
        ),
        pytest.param(
            held(own=False, number="", day=None),
            Sentence(
                "Cờ năm 2021 của Bắc Kạn (quyết định): 10.",
                "Flag of 2021 to Bac Kan (decision): 10.",
            ),
            id="of a predecessor, of an unknown day",
        ),
    ],
)
def test_an_award_is_told_with_its_decision(award, expected):
    assert ALL.datum([award], 2022).inputs == expected


def test_none_is_told():
    assert METHOD.datum([], 2022).inputs.vi == "Không có danh hiệu nào được tính."


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        pytest.param(10, Sentence("10,00 điểm.", "10.00 points."), id="all of it"),
        pytest.param(
            15,
            Sentence("15 điểm, không quá 10: 10,00 điểm.", "15 points, at most 10: 10.00 points."),
            id="not beyond the maximum",
        ),
    ],
)
def test_explanation(amount, expected):
    assert explained(METHOD, amount) == expected


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        pytest.param(
            EarlierAwards.from_parameters(FLAGS | {"years": "1"}),
            "danh hiệu đã đạt trong năm trước: Cờ thi đua của Bộ: 10, Cờ thi đua của Chính phủ: "
            "15; chỉ tính mức cao nhất",
            id="own of last year",
        ),
        pytest.param(
            ALL,
            "danh hiệu đã đạt trong 3 năm trước: Cờ thi đua của Bộ: 10, Cờ thi đua của Chính phủ: "
            "15; cộng các danh hiệu; kể cả danh hiệu của đơn vị tiền thân; không quá 20 điểm",
            id="all, of predecessors, with a cap",
        ),
    ],
)
def test_formula(method, expected):
    assert method.formula().vi == expected


def test_it_promises_what_one_award_is_worth():
    assert (METHOD.promised, ALL.promised) == (15, 20)


@pytest.mark.parametrize(
    ("parameters", "where", "problem"),
    [
        pytest.param({"awards": []}, "awards", "there must be at least one award", id="none"),
        pytest.param(
            {"awards": FLAGS["awards"][:1] * 2}, "awards", "there must be", id="one award twice"
        ),
        pytest.param({"years": "0"}, "years", "must be a whole number from 1 to 50", id="0 years"),
        pytest.param({"years": "1.5"}, "years", "must be a whole number", id="a year and a half"),
        pytest.param({"counted": "some"}, "counted", "“some” is not a choice", id="counted how"),
        pytest.param(
            {"awards": [{"award": "", "name": "x", "points": "1"}]},
            "awards[0].award",
            "must not be empty",
            id="no code",
        ),
    ],
)
def test_unknown_parameters_are_refused(parameters, where, problem):
    at, said = refusal(EarlierAwards, FLAGS | parameters)

    assert at == f"parameters.{where}"
    assert said.startswith(problem)

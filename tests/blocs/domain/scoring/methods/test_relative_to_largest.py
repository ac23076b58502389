from fractions import Fraction

import pytest

from blocs.domain.reading import Unreadable
from blocs.domain.scoring.methods.relative_to_largest import RelativeToLargest
from boards.domain.sentences import Sentence
from tests.blocs.domain.scoring.cases import explained, field, reported, scored, wording

METHOD = RelativeToLargest()


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        pytest.param(5, "2.5", id="F7: a quarter of the largest"),
        pytest.param(20, "10", id="F7: the largest"),
        pytest.param(0, "0", id="F7: zero"),
        pytest.param(-3, "0", id="less than zero earns nothing"),
    ],
)
def test_golden_points(amount, expected):
    others = field(x=5, y=20, z=0)

    assert scored(METHOD, amount, others=others) == Fraction(expected)


def test_leaders_who_tie_all_get_the_maximum():
    both = field(x=7, y=7)

    points = [METHOD.points(own=own, field=both, maximum=Fraction(25)) for own in both.values()]

    assert points == [25, 25]


@pytest.mark.parametrize("amounts", [{"x": 0, "y": 0}, {"x": -1, "y": -2}])
def test_where_nobody_has_any_nobody_scores(amounts):
    bloc = field(**amounts)

    points = [METHOD.points(own=own, field=bloc, maximum=Fraction(25)) for own in bloc.values()]

    assert points == [0, 0]


def test_a_quotient_without_a_decimal_stays_exact():
    assert scored(METHOD, 16, maximum=25, others=field(x=35)) == Fraction(80, 7)


def test_explanation():
    bloc = field(thai_nguyen=16, bac_giang=35)

    assert METHOD.explanation(
        own=reported(16), field=bloc, maximum=Fraction(25), wording=wording()
    ) == Sentence(
        "Lớn nhất khối: 35 dự án (Bắc Giang). 25 × 16 / 35 = 11,43.",
        "Largest in the bloc: 35 projects (Bắc Giang). 25 × 16 / 35 = 11.43.",
    )


def test_less_than_nothing_is_explained_as_what_it_earns():
    assert explained(METHOD, -3, others=field(bac_giang=4)).en == (
        "Largest in the bloc: 4 projects (Bắc Giang). 10 × 0 / 4 = 0.00."
    )


def test_explanation_names_every_leader_in_one_order():
    found = explained(METHOD, 2, others=field(bac_giang=2))

    assert found.vi == "Lớn nhất khối: 2 dự án (A, Bắc Giang). 10 × 2 / 2 = 10,00."


def test_explanation_where_nobody_has_any():
    assert explained(METHOD, 0) == Sentence(
        "Không đơn vị nào trong khối có số liệu lớn hơn 0: 0 điểm.",
        "No board of the bloc has more than 0: 0 points.",
    )


def test_formula():
    assert METHOD.formula() == Sentence(
        "điểm = điểm tối đa × số liệu / số liệu lớn nhất khối",
        "points = maximum × amount / largest amount in the bloc",
    )


def test_parameters():
    assert RelativeToLargest.from_parameters({}) == METHOD
    with pytest.raises(Unreadable) as refused:
        RelativeToLargest.from_parameters({"cap": True})
    assert refused.value.problem.en == "“cap” is unknown"

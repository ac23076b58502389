from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocs.domain.scoring.data import MISSING, Datum
from blocs.domain.scoring.engine import Criterion, OutOfRange, Scheme, score
from blocs.domain.scoring.methods.bands import Bands
from blocs.domain.scoring.methods.binary import Binary
from blocs.domain.scoring.methods.proportional import Proportional
from blocs.domain.scoring.methods.relative_to_largest import RelativeToLargest
from blocs.enums import MissingPolicy, Outcome
from boards.domain.sentences import Sentence
from boards.enums import Availability
from tests.blocs.domain.generated import UNHURRIED
from tests.blocs.domain.scoring.cases import reported

NOT_APPLICABLE = Datum(None, Availability.NOT_APPLICABLE)
NOT_YET = Datum(None, Availability.NOT_YET)
RELATIVE, CAPPED = RelativeToLargest(), Proportional(capped=True)


def criterion(code, maximum="25", method=RELATIVE):
    return Criterion(code, code, Decimal(maximum), method, Sentence(code, code))


def scheme(*criteria, missing=MissingPolicy.EXCLUDE_AND_RESCALE, places=2, share="0.5"):
    return Scheme("s", "1", Decimal(100), places, missing, criteria, Decimal(share))


def line_of(datum, policy, method=RELATIVE):
    """The line of a board with ``datum``, beside one that has 4 and a target of 5."""
    rules = scheme(criterion("c", "20", method), missing=policy)
    return score(rules, {"a": {"c": datum}, "b": {"c": reported(4, 5)}})["a"].lines[0]


ZERO, EXCLUDE, FIXED = MissingPolicy.ZERO, MissingPolicy.EXCLUDE_AND_RESCALE, MissingPolicy.FIXED


@pytest.mark.parametrize(
    ("datum", "policy", "method", "outcome", "points"),
    [
        pytest.param(reported(0), EXCLUDE, RELATIVE, "counted", 0, id="a true zero counts"),
        pytest.param(reported(2), EXCLUDE, RELATIVE, "counted", 10, id="an amount counts"),
        pytest.param(MISSING, ZERO, RELATIVE, "zero_missing", 0, id="missing is zero"),
        pytest.param(MISSING, FIXED, RELATIVE, "fixed_missing", 10, id="missing is fixed"),
        pytest.param(MISSING, EXCLUDE, RELATIVE, "excluded_missing", None, id="missing is out"),
        pytest.param(NOT_YET, EXCLUDE, RELATIVE, "excluded_missing", None, id="not yet is missing"),
        pytest.param(
            NOT_APPLICABLE, ZERO, RELATIVE, "excluded_not_applicable", None, id="does not apply"
        ),
        pytest.param(
            reported(9, doubted=True), ZERO, RELATIVE, "excluded_doubt", None, id="open doubt"
        ),
        pytest.param(reported(3), ZERO, CAPPED, "zero_no_target", 0, id="no target is zero"),
        pytest.param(reported(3, 0), FIXED, CAPPED, "fixed_no_target", 10, id="zero target fixed"),
        pytest.param(
            reported(3, 0), EXCLUDE, CAPPED, "excluded_no_target", None, id="zero target is out"
        ),
        pytest.param(reported(3, 4), EXCLUDE, CAPPED, "counted", 15, id="a target to compare with"),
    ],
)
def test_missing_is_not_zero_and_not_inapplicable(datum, policy, method, outcome, points):
    line = line_of(datum, policy, method)

    assert (line.outcome, line.points) == (Outcome(outcome), points)


@pytest.mark.parametrize(
    ("datum", "policy", "expected"),
    [
        pytest.param(
            MISSING,
            EXCLUDE,
            Sentence(
                "Không có số liệu. "
                "Không tính tiêu chí này; các tiêu chí còn lại được quy về thang 100 điểm.",
                "There is no figure. "
                "This criterion is left out; the others are rescaled to 100 points.",
            ),
            id="left out",
        ),
        pytest.param(
            NOT_YET,
            ZERO,
            Sentence(
                "Chưa có số liệu. Theo bảng tiêu chí: 0 điểm.",
                "There is no figure yet. By the scheme: 0 points.",
            ),
            id="zero",
        ),
        pytest.param(
            MISSING,
            FIXED,
            Sentence(
                "Không có số liệu. Theo bảng tiêu chí: 0,5 × 20 = 10,00 điểm.",
                "There is no figure. By the scheme: 0.5 × 20 = 10.00 points.",
            ),
            id="a fixed share",
        ),
        pytest.param(
            reported(
                9,
                doubted=True,
                doubt_reason=Sentence("sai đơn vị.", "wrong unit."),
                inputs=Sentence("Nguyên văn: “9”.", "P: “9”."),
            ),
            EXCLUDE,
            Sentence(
                "Nguyên văn: “9”. Có nghi vấn chưa được làm rõ: sai đơn vị. "
                "Không tính tiêu chí này; các tiêu chí còn lại được quy về thang 100 điểm.",
                "P: “9”. There is an open doubt: wrong unit. "
                "This criterion is left out; the others are rescaled to 100 points.",
            ),
            id="a doubt with its reason",
        ),
        pytest.param(
            reported(9, doubted=True),
            EXCLUDE,
            Sentence(
                "Có nghi vấn chưa được làm rõ. "
                "Không tính tiêu chí này; các tiêu chí còn lại được quy về thang 100 điểm.",
                "There is an open doubt. "
                "This criterion is left out; the others are rescaled to 100 points.",
            ),
            id="a doubt without a reason",
        ),
        pytest.param(
            reported(2, inputs=Sentence("Nguyên văn: “2”.", "Printed: “2”.")),
            EXCLUDE,
            Sentence(
                "Nguyên văn: “2”. Lớn nhất khối: 4 (Bê). 20 × 2 / 4 = 10,00.",
                "Printed: “2”. Largest in the bloc: 4 (Bee). 20 × 2 / 4 = 10.00.",
            ),
            id="inputs, then the formula with numbers",
        ),
    ],
)
def test_explanations(datum, policy, expected):
    rules = scheme(criterion("c", "20"), missing=policy)
    data = {"a": {"c": datum}, "b": {"c": reported(4)}}

    result = score(rules, data, names={"b": Sentence("Bê", "Bee")})["a"]

    assert result.lines[0].explanation == expected


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        pytest.param(
            None,
            Sentence(
                "Không có chỉ tiêu đăng ký để so sánh. Theo bảng tiêu chí: 0 điểm.",
                "There is no target to compare with. By the scheme: 0 points.",
            ),
            id="nothing pledged",
        ),
        pytest.param(
            0,
            Sentence(
                "Không có chỉ tiêu đăng ký lớn hơn 0 để so sánh. Theo bảng tiêu chí: 0 điểm.",
                "There is no target above 0 to compare with. By the scheme: 0 points.",
            ),
            id="zero pledged",
        ),
    ],
)
def test_what_is_lacking_of_a_target_is_said(target, expected):
    assert line_of(reported(3, target), ZERO, CAPPED).explanation == expected


def test_a_missing_figure_gets_nothing_where_the_scheme_names_no_share():
    rules = Scheme("s", "1", Decimal(100), 2, FIXED, (criterion("c"),))

    assert score(rules, {"a": {}})["a"].lines[0].points == 0


def test_what_is_left_out_is_rescaled():
    rules = scheme(criterion("p"), criterion("q", "75"))
    data = {"a": {"p": reported(1)}, "b": {"p": reported(2), "q": reported(3)}}

    results = score(rules, data)

    assert [line.contribution for line in results["a"].lines] == [50, None]
    assert (results["a"].points, results["a"].counted_maximum) == (Decimal("50.00"), Decimal(25))
    assert (results["b"].points, results["b"].counted_maximum) == (Decimal("100.00"), Decimal(100))


def test_a_doubted_amount_is_not_in_the_field_of_the_others():
    data = {"a": {"c": reported(4)}, "b": {"c": reported(1000, doubted=True)}}

    results = score(scheme(criterion("c")), data)

    assert results["a"].points == Decimal("100.00")


@pytest.mark.parametrize(
    "data",
    [
        pytest.param({}, id="no figure at all"),
        pytest.param({"c": NOT_APPLICABLE}, id="nothing applies"),
        pytest.param({"c": reported(1, doubted=True)}, id="everything doubted"),
        pytest.param({"z": reported(1)}, id="only a criterion of no weight"),
    ],
)
def test_a_board_with_no_usable_criterion_has_no_points(data):
    result = score(scheme(criterion("c"), criterion("z", "0")), {"a": data})["a"]

    assert (result.points, result.exact, result.counted_maximum) == (None, None, 0)
    assert {line.contribution for line in result.lines} == {None}


def test_rounding_happens_once_at_the_total():
    rules = scheme(*(criterion(code, "1") for code in "pqr"), places=0)
    third = {code: reported(1) for code in "pqr"}

    results = score(rules, {"a": third, "b": {code: reported(3) for code in "pqr"}})

    assert (results["a"].exact, results["a"].points) == (Fraction(100, 3), Decimal(33))


@dataclass(frozen=True)
class Gives:
    """A method that gives what it is told to."""

    given: Fraction
    may_exceed_maximum: bool = False

    key: ClassVar[str] = "gives"

    def to_compare_with(self, own):
        return True

    def points(self, *, own, field, maximum):
        return self.given

    def explanation(self, *, own, field, maximum, wording):
        return Sentence("", "")


@pytest.mark.parametrize(
    "method",
    [
        pytest.param(Gives(Fraction(-1, 100)), id="below zero"),
        pytest.param(Gives(Fraction(2501, 100)), id="above the maximum"),
        pytest.param(Gives(Fraction(-1), may_exceed_maximum=True), id="uncapped, below zero"),
    ],
)
def test_points_out_of_range_are_refused(method):
    with pytest.raises(OutOfRange) as refused:
        score(scheme(criterion("c", "25", method)), {"a": {"c": reported(1)}})

    assert (refused.value.board, refused.value.criterion) == ("a", "c")
    assert refused.value.points == method.given


@pytest.mark.parametrize(
    "method", [Gives(Fraction(0)), Gives(Fraction(25)), Gives(Fraction(26), True)]
)
def test_points_within_the_range_are_kept(method):
    result = score(scheme(criterion("c", "25", method)), {"a": {"c": reported(1)}})["a"]

    assert result.lines[0].points == method.given


AMOUNTS = st.decimals(0, 10**9, places=3).map(Fraction)
DATA = st.one_of(
    st.just(MISSING),
    st.just(NOT_APPLICABLE),
    st.builds(
        lambda amount, target, doubted: reported(amount, target, doubted=doubted),
        AMOUNTS,
        AMOUNTS,
        st.booleans(),
    ),
)
BLOCS = st.dictionaries(
    st.text("abcdef", min_size=1, max_size=2),
    st.fixed_dictionaries({"p": DATA, "q": DATA, "r": DATA}),
    min_size=1,
    max_size=6,
)
BANDS = Bands.from_parameters(
    {
        "of": "target",
        "bands": [
            {"edge": "open", "from": "100", "points": "20"},
            {"edge": "closed", "from": "50", "points": "12.5"},
        ],
        "otherwise": "3",
    }
)
SCHEMES = st.builds(
    lambda policy, maxima: scheme(
        criterion("p", maxima[0], RELATIVE),
        criterion("q", maxima[1], Proportional(capped=False)),
        criterion("r", "25", BANDS),
        missing=policy,
    ),
    st.sampled_from(MissingPolicy),
    st.tuples(st.integers(0, 50), st.integers(0, 50)),
)


@UNHURRIED
@given(SCHEMES, BLOCS, st.randoms())
def test_the_order_of_the_boards_changes_nothing(rules, data, random):
    boards = list(data)
    random.shuffle(boards)

    shuffled = score(rules, {board: data[board] for board in boards})

    assert shuffled == score(rules, data)
    assert list(shuffled) == sorted(data)


@UNHURRIED
@given(BLOCS, st.decimals("0.001", 10**6, places=3).map(Fraction))
def test_the_unit_of_an_indicator_changes_no_points_by_largest(data, factor):
    rules = scheme(criterion("p"), criterion("q"))

    def in_other_unit(datum):
        return datum if datum.amount is None else replace(datum, amount=datum.amount * factor)

    other = {board: {**own, "p": in_other_unit(own["p"])} for board, own in data.items()}

    before, after = score(rules, data), score(rules, other)
    assert {b: (r.exact, [line.points for line in r.lines]) for b, r in after.items()} == {
        b: (r.exact, [line.points for line in r.lines]) for b, r in before.items()
    }


@UNHURRIED
@given(
    st.sampled_from([RELATIVE, Proportional(capped=True), Proportional(capped=False), Binary()])
    | st.just(BANDS),
    st.lists(AMOUNTS, min_size=1, max_size=5),
    AMOUNTS,
)
def test_more_of_a_good_thing_never_loses_points(method, amounts, more):
    rules = scheme(criterion("c", "25", method))
    data = {str(index): {"c": reported(amount, 100)} for index, amount in enumerate(amounts)}
    improved = {**data, "0": {"c": reported(amounts[0] + more, 100)}}

    assert score(rules, improved)["0"].exact >= score(rules, data)["0"].exact


@UNHURRIED
@given(SCHEMES, BLOCS, st.sampled_from([RELATIVE, CAPPED, Binary()]))
def test_a_criterion_of_no_weight_changes_no_total(rules, data, method):
    wider = replace(
        rules, criteria=(*rules.criteria, replace(criterion("w", "0", method), indicator="p"))
    )

    before, after = score(rules, data), score(wider, data)

    assert {board: (r.points, r.exact, r.counted_maximum) for board, r in after.items()} == {
        board: (r.points, r.exact, r.counted_maximum) for board, r in before.items()
    }

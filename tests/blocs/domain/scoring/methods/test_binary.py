from fractions import Fraction

import pytest

from blocs.domain.reading import Unreadable
from blocs.domain.scoring.methods.binary import Binary
from boards.domain.sentences import Sentence
from tests.blocs.domain.scoring.cases import explained, scored


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        pytest.param(1, "2", id="F3: issued"),
        pytest.param(0, "0", id="F3: not issued"),
        pytest.param("0.5", "2", id="any amount above zero"),
        pytest.param(-1, "0", id="less than zero is not done"),
    ],
)
def test_golden_points(amount, expected):
    assert scored(Binary(), amount, maximum=2) == Fraction(expected)


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        pytest.param(1, Sentence("Có thực hiện: 2,00 điểm.", "Done: 2.00 points."), id="done"),
        pytest.param(
            0, Sentence("Không thực hiện: 0,00 điểm.", "Not done: 0.00 points."), id="not done"
        ),
        pytest.param(
            -1, Sentence("Không thực hiện: 0,00 điểm.", "Not done: 0.00 points."), id="below zero"
        ),
    ],
)
def test_explanation(amount, expected):
    assert explained(Binary(), amount, maximum=2) == expected


def test_formula():
    assert Binary().formula() == Sentence(
        "có: điểm tối đa; không: 0 điểm", "yes: the maximum; no: 0 points"
    )


def test_parameters():
    assert Binary.from_parameters({}) == Binary()
    assert Binary().promised == 0
    with pytest.raises(Unreadable) as refused:
        Binary.from_parameters({"at_least": "1"})
    assert refused.value.problem.en == "“at_least” is unknown"

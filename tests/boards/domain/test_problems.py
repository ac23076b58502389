"""Refusals speak both languages and name the next step."""

import pytest

from boards.domain.problems import NumberProblem, QuantityProblem, explain
from boards.domain.sentences import Sentence


@pytest.mark.parametrize("problem", QuantityProblem)
def test_every_problem_is_a_statement_and_a_next_step(problem):
    sentence = explain(problem, "1.234.56")

    assert ": " in sentence.vi
    assert ": " in sentence.en
    assert "‹›" not in sentence.vi + sentence.en


def test_the_typed_text_is_quoted():
    assert explain(NumberProblem.NO_NUMBER, "N/A") == Sentence(
        "“N/A” không phải là số 0: hãy ghi 0, hoặc chọn lý do không có số liệu.",
        "“N/A” is not zero: write 0, or choose why there is no figure.",
    )


@pytest.mark.parametrize(
    ("typed", "quoted"),
    [
        pytest.param("9" * 60, "9" * 60, id="sixty signs are shown"),
        pytest.param("9" * 61, "9" * 59 + "…", id="more are cut"),
        pytest.param(" 5\n 7 ", "5 7", id="on one line"),
        pytest.param("1" * 8_000_000, "1" * 59 + "…", id="however long it is"),
    ],
)
def test_a_long_text_is_cut(typed, quoted):
    shown = explain(QuantityProblem.NOT_WHOLE, typed).en

    assert shown == f"“{quoted}” must be a whole number: check the dots and commas."


@pytest.mark.parametrize(
    ("code", "expected"),
    [("vi", "đúng"), ("vi-vn", "đúng"), ("VI_VN", "đúng"), ("en", "right"), ("vie", "right")],
)
def test_a_sentence_in_a_language(code, expected):
    assert Sentence("đúng", "right").in_language(code) == expected

from contextlib import suppress
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocs.domain.reading import Node, Unreadable

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=5,
)
READERS = {
    "members": lambda node: node.members(),
    "items": lambda node: node.items(),
    "text": lambda node: node.text(),
    "flag": lambda node: node.flag(),
    "number": lambda node: node.number(),
    "positive": lambda node: node.positive(),
    "not_negative": lambda node: node.not_negative(),
    "whole": lambda node: node.whole(low=0, high=9),
    "one_of": lambda node: node.one_of({"a", "b"}),
    "at": lambda node: node.at("a"),
    "only": lambda node: node.only({"a"}),
}


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        pytest.param("number", "12.50", Fraction(25, 2), id="a decimal"),
        pytest.param("number", "-0.5", Fraction(-1, 2), id="a negative decimal"),
        pytest.param("number", "0", 0, id="zero"),
        pytest.param("positive", "0.000001", Fraction(1, 10**6), id="the smallest"),
        pytest.param("not_negative", "0", 0, id="not negative"),
        pytest.param("whole", 9, 9, id="a whole number"),
        pytest.param("flag", False, False, id="false"),
        pytest.param("one_of", "a", "a", id="a choice"),
        pytest.param("only", {"a": 1}, None, id="known members"),
    ],
)
def test_reads(kind, value, expected):
    assert READERS[kind](Node(value, "x")) == expected


@pytest.mark.parametrize(
    ("kind", "value", "problem"),
    [
        pytest.param("number", 12, "must be text", id="a number is not text"),
        pytest.param("number", "1e3", "“1e3” is not a decimal", id="an exponent"),
        pytest.param("number", "1,5", "“1,5” is not a decimal", id="a comma"),
        pytest.param("number", "01", "“01” is not a decimal", id="a leading zero"),
        pytest.param("number", "1.", "“1.” is not a decimal", id="a dot and nothing"),
        pytest.param("number", "+1", "“+1” is not a decimal", id="a plus"),
        pytest.param("number", "٣", "“٣” is not a decimal", id="digits of another script"),
        pytest.param("number", "1\n", "“1\n” is not a decimal", id="a line end"),
        pytest.param("number", "9" * 19, "“9999999999999999999” is not a", id="too many digits"),
        pytest.param(
            "number", "x" * 99, f"“{'x' * 60}…” is not a decimal", id="a long text is cut"
        ),
        pytest.param("positive", "0", "must be more than 0", id="zero is not positive"),
        pytest.param("not_negative", "-1", "must not be negative", id="negative"),
        pytest.param("whole", True, "must be a whole number from 0 to 9", id="true is no number"),
        pytest.param("whole", 1.0, "must be a whole number from 0 to 9", id="a float"),
        pytest.param("whole", 10, "must be a whole number from 0 to 9", id="out of range"),
        pytest.param("flag", 0, "must be true or false", id="zero is not false"),
        pytest.param("one_of", "c", "“c” is not a choice", id="no choice"),
        pytest.param("only", {"b": 1, "c": 1, "a": 1}, "“b, c” is unknown", id="unknown members"),
        pytest.param("at", {}, "“a” is missing", id="a missing member"),
        pytest.param("members", [], "must be a JSON object", id="a list is no object"),
        pytest.param("items", "ab", "must be a list", id="text is no list"),
    ],
)
def test_refuses(kind, value, problem):
    with pytest.raises(Unreadable) as refused:
        READERS[kind](Node(value, "x.y"))

    assert refused.value.where == "x.y"
    assert refused.value.problem.en.startswith(problem)
    assert str(refused.value) == str(("x.y", refused.value.problem.en))


@given(st.sampled_from(sorted(READERS)), JSON)
def test_any_value_is_read_or_refused(kind, value):
    with suppress(Unreadable):
        READERS[kind](Node(value, ""))


def test_a_path_leads_to_the_value():
    node = Node({"criteria": [{"code": "a"}, {"code": 7}]}, "")

    with pytest.raises(Unreadable) as refused:
        node.at("criteria").items()[1].at("code").text()

    assert refused.value.where == "criteria[1].code"

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocs.domain.pledge.codes import SIGNS, code_of, read_code

CODE = "GU-2024-6BHX-QQPV"
YEARS = st.integers(2000, 2100)
CODES = st.builds(
    lambda year, content: code_of(year, hashlib.sha256(content).hexdigest()), YEARS, st.binary()
)


def test_code_is_that_of_year_and_content():
    assert code_of(2024, hashlib.sha256(b"giao uoc").hexdigest()) == CODE


@pytest.mark.parametrize(
    "typed",
    [
        CODE,
        CODE.lower(),
        CODE.replace("-", " "),
        CODE.replace("-", ""),
        f"  {CODE}\n",
        CODE.replace("-", "\u2013"),
        CODE.removeprefix("GU-"),
    ],
)
def test_code_is_read_however_it_is_typed(typed):
    assert read_code(typed) == CODE


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("", id="nothing"),
        pytest.param("GU-2024", id="half of it"),
        pytest.param(f"{CODE}2", id="one sign too many"),
        pytest.param(CODE[:-1] + "O", id="a sign that is never used"),
        pytest.param(CODE.replace("GU", "GV"), id="another prefix"),
        pytest.param(CODE.replace("2024", "1999"), id="a year out of range"),
        pytest.param("x" * 10_000, id="a long text"),
    ],
)
def test_what_is_no_code_is_not_read(typed):
    assert read_code(typed) is None


@given(CODES)
def test_every_code_is_read_as_itself(code):
    assert read_code(code) == code


@given(CODES, st.integers(8, 16), st.sampled_from(SIGNS))
def test_one_wrong_sign_is_noticed(code, place, sign):
    wrong = code[:place] + sign + code[place + 1 :]

    assert read_code(wrong) in ((code,) if wrong == code else (None,))


@given(CODES, st.integers(8, 15))
def test_two_neighbours_that_changed_places_are_noticed(code, place):
    one, other = code[place], code[place + 1]
    wrong = code[:place] + other + one + code[place + 2 :]

    same = one == other or "-" in (one, other)
    assert read_code(wrong) == (code if same else None)


@given(CODES, YEARS)
def test_a_wrong_year_is_noticed_unless_it_is_a_multiple_of_31_away(code, year):
    wrong = f"GU-{year}{code[7:]}"

    alike = (year - int(code[3:7])) % len(SIGNS) == 0
    assert read_code(wrong) == (wrong if alike else None)


def test_no_two_signs_look_alike():
    assert set(SIGNS).isdisjoint("01IOL")
    assert len(SIGNS) == len(set(SIGNS)) == 31

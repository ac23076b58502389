"""The order and the lettering of a table of criteria, and the sums that run along."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocs.domain.rulebook import outline, points_within
from blocs.domain.rulebook.lettering import letter, roman, sign
from tests.blocs.domain.rulebook.books import book, group, line, whole


def test_every_line_has_its_label_and_its_path():
    entries = outline(whole())

    assert [(one.label, one.path, one.line.code, one.depth) for one in entries] == [
        ("I", "I", "kinh-te", 0),
        ("1", "I.1", "von", 1),
        ("a", "I.1.a", "trong-nuoc", 2),
        ("b", "I.1.b", "nuoc-ngoai", 2),
        ("2", "I.2", "xuat", 1),
        ("a", "I.2.a", "thi-truong", 2),
        ("b", "I.2.b", "gia-tri", 2),
        ("3", "I.3", "cao-nhat", 1),
        ("a", "I.3.a", "mot", 2),
        ("b", "I.3.b", "hai", 2),
        ("II", "II", "chap-hanh", 0),
        ("III", "III", "thuong", 0),
        ("1", "III.1", "sang-kien", 1),
    ]


def test_below_the_letters_a_line_repeats_them():
    deep = book(
        group("a"),
        group("b", 10, "a"),
        group("c", 10, "b"),
        group("d", 10, "c"),
        line("e", 10, "d"),
    )

    assert [(one.label, one.path) for one in outline(deep)] == [
        ("I", "I"),
        ("1", "I.1"),
        ("a", "I.1.a"),
        ("a.1", "I.1.a.1"),
        ("a.1.1", "I.1.a.1.1"),
    ]


def test_a_table_without_groups_is_numbered_plainly():
    assert [one.label for one in outline(book(line("a"), line("b")))] == ["1", "2"]


def test_lines_that_no_group_leads_to_stand_last_without_a_label():
    entries = outline(book(line("a"), group("b", 10, "b"), line("c", 10, "x")))

    assert [(one.label, one.line.code) for one in entries] == [("I", "a"), ("", "b"), ("", "c")]


def test_sums_run_along_by_the_rule_of_each_group():
    groups = {one.line.code: (one.reached, one.fits) for one in outline(whole()) if one.is_group}

    assert groups == {
        "kinh-te": (Decimal(60), True),
        "von": (Decimal(20), True),
        "xuat": (Decimal(30), True),
        "cao-nhat": (Decimal(15), True),
        "thuong": (Decimal(5), True),
    }
    assert points_within(whole()) == 100


def test_a_criterion_always_fits():
    assert [one.fits for one in outline(book(line("a")))] == [True]


def test_first_and_last_of_each_group_are_known():
    entries = outline(book(line("a", order=1), line("b", order=2), line("c", order=3)))

    assert [(one.first, one.last) for one in entries] == [
        (True, False),
        (False, False),
        (False, True),
    ]


@pytest.mark.parametrize(
    ("number", "expected"),
    [(1, "a"), (4, "d"), (5, "đ"), (6, "e"), (7, "g"), (8, "h"), (23, "y"), (24, "aa"), (47, "ba")],
)
def test_letters_follow_the_alphabet_of_official_tables(number, expected):
    assert letter(number) == expected


@pytest.mark.parametrize(
    ("number", "expected"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (49, "XLIX")]
)
def test_roman_numerals(number, expected):
    assert roman(number) == expected


@given(level=st.integers(0, 4), one=st.integers(1, 600), other=st.integers(1, 600))
def test_no_two_lines_of_a_level_have_the_same_sign(level, one, other):
    assert (sign(level, one) == sign(level, other)) == (one == other)

"""Two versions of a scheme: what came, went, moved and changed."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocs.domain.rulebook import GateLine, GradeLine, Standing, compare
from blocs.enums import Effect
from tests.blocs.domain.rulebook.books import book, group, line, whole

ADDED, REMOVED, CHANGED, MOVED, SAME = (
    Standing.ADDED,
    Standing.REMOVED,
    Standing.CHANGED,
    Standing.MOVED,
    Standing.SAME,
)


def told(before, after):
    """What became of each line, in the order of the page; what stayed is left out."""
    return [
        ((one.after or one.before).line.code, one.standing, set(one.changed))
        for one in compare(before, after).lines
        if one.standing is not SAME
    ]


def test_two_equal_versions_differ_in_nothing():
    assert compare(whole(), whole()).is_empty


A, B, C = line("a", order=1), line("b", order=2), line("c", order=3)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param([A], [A, B], [("b", ADDED, set())], id="added"),
        pytest.param([A, B], [B], [("a", REMOVED, set())], id="removed"),
        pytest.param(
            [A],
            [replace(A, maximum=Decimal(5), clause="Điều 2")],
            [("a", CHANGED, {"maximum", "clause"})],
            id="changed",
        ),
        pytest.param([A], [replace(A, order=9)], [], id="another number in the file"),
        pytest.param([A, B], [replace(C, order=0), A, B], [("c", ADDED, set())], id="pushed down"),
        pytest.param(
            [A, B, C], [B, C, replace(A, order=9)], [("a", MOVED, set())], id="put at the end"
        ),
        pytest.param(
            [group("g"), line("a", group="g"), B],
            [group("g"), line("a", group="g"), replace(B, group="g")],
            [("b", MOVED, set())],
            id="into a group",
        ),
    ],
)
def test_each_line_is_told_once(before, after, expected):
    assert told(book(*before, total=10), book(*after, total=10)) == expected


def test_a_criterion_that_became_a_group_differs_in_all():
    [(code, standing, changed)] = told(book(line("a")), book(group("a"), line("b", group="a")))[:1]

    assert (code, standing) == ("a", CHANGED)
    assert {"rule", "maximum"} <= changed


def test_what_went_stands_where_it_was():
    before = book(A, B, C)

    rows = compare(before, book(A, C)).lines

    assert [(one.after or one.before).line.code for one in rows] == ["a", "b", "c"]


def test_head_conditions_and_classes_are_compared_too():
    before = whole()
    after = replace(
        before,
        total=Decimal(90),
        tie_breakers=(),
        gates=(GateLine("moi", 1, "Mới", "New", Effect.UNRANKED),),
        grades=(replace(before.grades[0], quota=None), GradeLine("Khá", "Fair", Decimal("0.7"))),
    )

    found = compare(before, after)

    assert found.head == ("total", "tie_breakers")
    assert [row.standing for row in found.gates] == [ADDED, REMOVED]
    assert [row.standing for row in found.grades] == [CHANGED, ADDED, REMOVED]
    assert not found.is_empty


def test_an_unchanged_condition_is_the_same():
    assert [row.standing for row in compare(whole(), whole()).gates] == [SAME]


@given(st.permutations("abcdef"), st.permutations("abcdefgh"))
def test_every_line_of_either_version_stands_once(old, new):
    before = book(*(line(code, order=at) for at, code in enumerate(old)))
    after = book(*(line(code, order=at) for at, code in enumerate(new)))

    codes = [(one.after or one.before).line.code for one in compare(before, after).lines]

    assert sorted(codes) == list("abcdefgh")
    assert [code for code in codes if code in new] == list(new)

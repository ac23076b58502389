"""Conditions, tie-breakers and classes: who has which place, and what goes with it."""

from decimal import Decimal
from fractions import Fraction

import pytest

from blocs.domain.conditions import Condition, unmet, zeroed
from blocs.domain.grades import Grade, graded
from blocs.domain.ordering import ranked
from blocs.domain.scoring.engine import Line, Result, Scheme
from blocs.enums import Effect, MissingPolicy, Outcome
from boards.domain.sentences import Sentence

NAME = Sentence("không bị kỷ luật", "no discipline")
EXCELLENT = Grade(Sentence("Xuất sắc", "Excellent"), Fraction(9, 10), Fraction(1, 5))
GOOD = Grade(Sentence("Tốt", "Good"), Fraction(4, 5))


def scheme(**fields):
    return Scheme("s", "1", Decimal(100), 2, MissingPolicy.ZERO, (), **fields)


def result(board, points, **earned):
    lines = tuple(
        Line(code, Fraction(value), None, Outcome.COUNTED, NAME) for code, value in earned.items()
    )
    value = None if points is None else Decimal(points)
    return Result(board, value, points and Fraction(points), Decimal(100), lines)


def order(rules, *results, failed=()):
    failed = dict(failed)
    by_board = {each.board: each for each in results}
    return ranked(rules, by_board, {board: failed.get(board, []) for board in by_board})


def condition(effect=Effect.UNRANKED, **fields):
    return Condition("k", NAME, effect, **fields)


def test_among_equals_the_first_tie_breaker_that_differs_decides():
    rules = scheme(tie_breakers=("x", "y"))

    found = order(
        rules,
        result("a", 90, x=5, y=1),
        result("b", 90, x=5, y=2),
        result("c", 90, y=9),
        result("d", 95, x=1, y=1),
    )

    assert found.places == {"d": 1, "b": 2, "a": 3, "c": 4}
    assert found.decided_by == {"a": "x", "b": "x", "c": "x", "d": None}


def test_still_equal_boards_share_a_place_and_no_rule_is_named():
    found = order(scheme(tie_breakers=("x",)), result("a", 90, x=5), result("b", 90, x=5))

    assert found.places == {"a": 1, "b": 1}
    assert found.decided_by == {"a": None, "b": None}


def test_a_board_that_a_condition_keeps_from_a_place_stands_in_nobodys_way():
    found = order(
        scheme(), result("a", 99), result("b", 90), result("c", None), failed=[("a", [condition()])]
    )

    assert found.places == {"a": None, "b": 1, "c": None}


@pytest.mark.parametrize(
    ("given", "breached", "points", "expected"),
    [
        pytest.param(condition(), {"a": {"k"}}, 90, ["k"], id="recorded"),
        pytest.param(condition(), {"b": {"k"}}, 90, [], id="of another board"),
        pytest.param(condition(below=Fraction(1, 2)), {}, "49.99", ["k"], id="too few points"),
        pytest.param(condition(below=Fraction(1, 2)), {}, 50, [], id="just enough"),
        pytest.param(condition(below=Fraction(1, 2)), {}, None, [], id="no points at all"),
    ],
)
def test_a_condition_is_not_met(given, breached, points, expected):
    points = None if points is None else Decimal(points)

    found = unmet([given], breached, "a", points=points, total=Decimal(100))

    assert [each.code for each in found] == expected


def test_only_a_recorded_condition_takes_points():
    takes = condition(Effect.ZERO, target="x")

    assert zeroed([takes, condition()], {"a": {"k"}}, "a") == {"x": NAME}
    assert zeroed([takes], {}, "a") == {}


def grades(points, grades=(EXCELLENT, GOOD)):
    points = {board: Decimal(value) for board, value in points.items()}
    ordered = sorted(points.values(), reverse=True)
    places = {board: ordered.index(value) + 1 for board, value in points.items()}
    found = graded(grades, points, places, total=Decimal(100))
    return {board: grade.name.en for board, grade in found.items()}


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        pytest.param(
            {"a": 96, "b": 95, "c": 80, "d": "79.99", "e": 10},
            {"a": "Excellent", "b": "Good", "c": "Good"},
            id="one of five may be excellent",
        ),
        pytest.param(
            {"a": 96, "b": 96, "c": 80, "d": 70, "e": 10},
            {"a": "Good", "b": "Good", "c": "Good"},
            id="boards of one place are not parted",
        ),
        pytest.param({"a": 96, "b": 10}, {"a": "Good"}, id="a fifth of two is nobody"),
    ],
)
def test_classes_follow_points_and_quota(points, expected):
    assert grades(points) == expected


def test_a_class_without_a_quota_takes_all():
    assert grades({"a": 80, "b": 80}, (GOOD,)) == {"a": "Good", "b": "Good"}

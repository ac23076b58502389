"""Other points and other weights within groups, conditions and tie-breakers: as if scored anew."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocs.domain.facts import facts_of
from blocs.domain.rescoring import Rescored, place_of
from blocs.domain.robustness import is_plain, leeway, reweighted, robustness
from blocs.domain.standings import scored, standings
from blocs.domain.what_if import what_if
from tests.blocs.domain.generated import UNHURRIED
from tests.blocs.domain.samples import criterion, document, figure, missing, scheme

RULES = st.sampled_from(["sum", "capped", "best"])
COUNTING = st.sampled_from(["within", "bonus", "penalty"])
AMOUNTS = st.lists(st.one_of(st.none(), st.integers(0, 30)), min_size=12, max_size=12)
INDICATORS = (("land", "HA"), ("workers", "person"), ("projects_attracted", "project"))


def group(code, rule="sum", maximum="30", counting="within", parent=""):
    return {
        "code": code,
        "parent": parent,
        "name": code,
        "name_en": code,
        "maximum": maximum,
        "rule": rule,
        "best": 1 if rule == "best" else None,
        "counting": counting,
    }


def condition(effect="unranked", below="0.4", target=""):
    return {
        "code": "du",
        "name": "Đủ",
        "name_en": "Enough",
        "effect": effect,
        "target": target,
        "below": below,
    }


def bloc(amounts, groups, *, conditions=(), breakers=(), **more):
    """Four boards by their amounts of three indicators; two criteria stand in the last group."""
    boards = {board: board for board in "abcd"}
    pairs = [(board, each) for board in boards for each in INDICATORS]
    figures = [
        missing(board, indicator, unit)
        if amount is None
        else figure(board, indicator, str(amount), unit)
        for (board, (indicator, unit)), amount in zip(pairs, amounts, strict=True)
    ]
    lines = [
        criterion("la", "land", maximum="20"),
        criterion("wo", "workers", maximum="20"),
        criterion("pr", "projects_attracted", "count_times_points", "20", each="1", cap="20"),
    ]
    for line in lines[1:] if groups else ():
        line["group"] = groups[-1]["code"]
    extra = {"groups": groups, "tie_breakers": list(breakers), "conditions": list(conditions)}
    used = {key: value for key, value in extra.items() if value}
    return {
        **document(boards=boards, figures=figures, scheme=scheme(*lines, **used)),
        "format": "khoi-thi-dua/edition/2",
        **more,
    }


def places_by(facts):
    return {row["board"]: row["place"] for row in standings(facts)}


@st.composite
def blocs(draw):
    groups = [group("g", "capped", "25")] if draw(st.booleans()) else []
    parent = groups[0]["code"] if groups and draw(st.booleans()) else ""
    counting = "within" if parent else draw(COUNTING)
    groups.append(group("h", draw(RULES), draw(st.sampled_from(["10", "40"])), counting, parent))
    zero = draw(st.booleans())
    return bloc(
        draw(AMOUNTS),
        groups,
        conditions=[condition()] if draw(st.booleans()) else [],
        breakers=draw(st.lists(st.sampled_from(["la", "pr", "h"]), unique=True, max_size=2)),
    ) | ({"breaches": []} if zero else {})


@UNHURRIED
@given(blocs())
def test_the_weights_of_the_scheme_give_the_places_of_the_standings(doc):
    facts = facts_of(doc)

    assert reweighted(facts, scored(facts), {}) == places_by(facts)


@UNHURRIED
@given(blocs(), st.sampled_from("abcd"), st.sampled_from(["la", "wo", "pr"]))
def test_at_a_move_the_standings_have_the_place_and_one_step_before_they_have_not(doc, board, code):
    facts = facts_of(doc)
    results = scored(facts)
    found = what_if(facts, results, board=board, code=code, step=Fraction(1))
    if found is None:
        return
    indicator = next(item.indicator for item in facts.scheme.criteria if item.code == code)

    def place(amount):
        datum = replace(facts.data[board][indicator], amount=amount)
        data = {**facts.data, board: {**facts.data[board], indicator: datum}}
        return places_by(replace(facts, data=data))[board]

    assert places_by(facts)[board] == found.place
    for move in (found.gain, found.loss):
        if move is not None:
            back = 1 if move.change > 0 else -1
            assert place(move.amount) == move.place
            assert place(move.amount - back) != move.place


@UNHURRIED
@given(blocs(), st.sampled_from(["la", "wo", "pr"]))
def test_within_its_leeway_a_weight_moves_nobody_in_a_tree(doc, code):
    facts = facts_of(doc)
    results = scored(facts)
    today = places_by(facts)

    found = leeway(facts, results, code, most=20)

    for sign, most in ((-1, found.down), (1, found.up)):
        held = [
            reweighted(facts, results, {code: 1 + Fraction(sign * percent, 100)}) == today
            for percent in range(21 if most is None else most + 2)
        ]
        assert held == [True] * 21 if most is None else held == [True] * (most + 1) + [False]


FULL = [20, 20, 20, 10, 10, 10, 5, 5, 5, 1, 1, 1]


@pytest.mark.parametrize(
    ("doc", "plain"),
    [
        pytest.param(bloc(FULL, []), True, id="flat"),
        pytest.param(bloc(FULL, [group("h")]), True, id="groups that add up"),
        pytest.param(bloc(FULL, [group("h", "capped")]), False, id="a cap"),
        pytest.param(bloc(FULL, [group("h", counting="bonus")]), False, id="a bonus"),
        pytest.param(bloc(FULL, [], breakers=["la"]), False, id="a tie-breaker"),
        pytest.param(bloc(FULL, [], conditions=[condition()]), False, id="a condition"),
    ],
)
def test_sums_are_tried_faster_than_trees(doc, plain):
    assert is_plain(facts_of(doc)) is plain


def test_a_board_that_a_condition_keeps_from_a_place_has_none_and_counts_as_none():
    facts = facts_of(bloc(FULL, [], conditions=[condition()]))
    results = scored(facts)

    found = robustness(facts, results, seed="1", trials=5)

    assert places_by(facts) == {"a": 1, "b": 2, "c": None, "d": None}
    assert found.places == {"a": {1: 5}, "b": {2: 5}}
    assert what_if(facts, results, board="d", code="la", step=Fraction(1)) is None


def test_a_move_can_cost_the_place_altogether():
    facts = facts_of(bloc(FULL, [], conditions=[condition()]))

    found = what_if(facts, scored(facts), board="b", code="pr", step=Fraction(1))

    assert (found.place, found.loss.place) == (2, None)


def test_a_board_without_points_stands_nowhere():
    facts = facts_of(bloc([None] * 3 + FULL[3:], []))
    results = scored(facts)
    boards = {board: Rescored(facts, result, ["la"]) for board, result in results.items()}

    standings_of = {board: each.with_points({}) for board, each in boards.items()}

    assert standings_of["a"] is None
    assert [place_of(board, standings_of) for board in "abcd"] == [None, 1, 2, 3]

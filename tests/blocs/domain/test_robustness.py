from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocs.domain.facts import facts_of
from blocs.domain.ranking import places
from blocs.domain.robustness import Leeway, leeway, reweighted, robustness
from blocs.domain.standings import scored as scored_by
from tests.blocs.domain.generated import UNHURRIED
from tests.blocs.domain.random_blocs import random_document
from tests.blocs.domain.samples import (
    criterion,
    document,
    figure,
    illustration,
    scheme,
)

SEEDS = st.integers(0, 10**9)
FACTORS = st.lists(st.decimals(0, 3, places=2), min_size=5, max_size=5)


def scored(doc):
    facts = facts_of(doc)
    return facts, scored_by(facts)


def by_points(results):
    return places({board: result.points for board, result in results.items()})


def land_and_people(**boards):
    """Boards by their land and people, each worth up to 50 points."""
    return document(
        boards={board: board for board in boards},
        figures=[
            figure(board, indicator, str(amount), unit)
            for board, amounts in boards.items()
            for (indicator, unit), amount in zip(
                (("land", "HA"), ("workers", "person")), amounts, strict=True
            )
        ],
        scheme=scheme(
            criterion("land", "land", maximum="50"), criterion("people", "workers", maximum="50")
        ),
    )


CLOSE = land_and_people(a=(100, 50), b=(50, 98), c=(1, 1))
CLEAR = land_and_people(a=(100, 100), b=(50, 50), c=(1, 1))


def test_an_order_that_every_criterion_shares_survives_all_weights():
    found = robustness(*scored(CLEAR), seed="1", trials=50)

    assert (found.trials, found.survived) == (50, 50)
    assert found.places == {"a": {1: 50}, "b": {2: 50}, "c": {3: 50}}


def test_a_close_order_survives_some():
    """a leads by land alone; where people weigh 49/48 of it or more, b does."""
    found = robustness(*scored(CLOSE), seed="1", trials=200)

    assert found.survived == 112
    assert found.places == {"a": {1: 112, 2: 88}, "b": {1: 88, 2: 112}, "c": {3: 200}}


def test_totals_that_meet_in_rounding_share_a_place():
    """They are 0.0045 apart, and rounded to hundredths."""
    facts, results = scored(land_and_people(a=(100_000, 100_000), b=(100_000, 99_991)))

    assert reweighted(facts, results, {}) == by_points(results) == {"a": 1, "b": 1}


@pytest.mark.parametrize("spread", [Fraction(1, 5), Fraction(1, 20), Fraction(0)])
@pytest.mark.parametrize("seed", ["1", "năm 2022"])
def test_anybody_can_draw_the_same_weights(seed, spread):
    """One of 2,001 steps by the first 16 digits of the SHA-256 of seed, trial and code."""

    def weight(trial, code):
        digits = sha256(f"{seed}:{trial}:{code}".encode()).hexdigest()[:16]
        return 1 + spread * (int(digits, 16) % 2001 - 1000) / 1000

    def totals(land, people):
        rates = {"a": (1, Fraction(50, 98)), "b": (Fraction(1, 2), 1)}
        return [
            round(10000 * (x * land + y * people) / (land + people) + Fraction(1, 10**6))
            for x, y in rates.values()
        ]

    drawn = [totals(weight(trial, "land"), weight(trial, "people")) for trial in range(60)]

    found = robustness(*scored(CLOSE), seed=seed, trials=60, spread=spread)

    assert found.survived == sum(a > b for a, b in drawn)


def test_a_board_without_a_place_has_none_under_any_weights():
    doc = land_and_people(a=(1, 1), b=(2, 2))
    facts = facts_of(doc)
    facts = replace(facts, data={**facts.data, "c": {}})
    results = scored_by(facts)

    assert robustness(facts, results, seed="1", trials=3).places == {"a": {2: 3}, "b": {1: 3}}


def test_the_order_of_2022_is_firm():
    facts, results = scored(illustration())

    assert robustness(facts, results, seed="2022", trials=100).survived == 100
    assert leeway(facts, results, "projects") == Leeway(down=84, up=None)
    assert leeway(facts, results, "capital") == Leeway(down=96, up=73)


def test_a_criterion_that_decides_has_little_leeway():
    facts, results = scored(CLOSE)

    assert leeway(facts, results, "people") == Leeway(None, 2)
    assert leeway(facts, results, "land") == Leeway(2, None)


@UNHURRIED
@given(SEEDS)
def test_the_weights_of_the_scheme_give_the_order_of_today(seed):
    facts, results = scored(random_document(seed))

    assert reweighted(facts, results, {}) == by_points(results)
    assert reweighted(facts, results, {c.code: Fraction(7, 3) for c in facts.scheme.criteria}) == (
        by_points(results)
    )


@UNHURRIED
@given(SEEDS, FACTORS)
def test_other_weights_are_what_a_scheme_with_them_gives(seed, factors):
    """For a method that gives shares of the maximum: the same data with other maxima."""
    doc = random_document(seed)
    rows = doc["scheme"]["criteria"]
    factors = factors[: len(rows)]

    def with_maxima(maxima):
        shares = [
            {
                **row,
                "indicator": row["indicator"] or "land",
                "method": "relative_to_largest",
                "parameters": {},
                "maximum": maximum,
            }
            for row, maximum in zip(rows, maxima, strict=True)
        ]
        return scored({**doc, "scheme": {**doc["scheme"], "criteria": shares}})

    facts, results = with_maxima(["10"] * len(rows))
    _, expected = with_maxima([str(10 * factor) for factor in factors])
    wanted = dict(zip((c.code for c in facts.scheme.criteria), map(Fraction, factors), strict=True))

    assert reweighted(facts, results, wanted) == by_points(expected)


@UNHURRIED
@given(SEEDS)
def test_within_its_leeway_a_weight_moves_nobody(seed):
    facts, results = scored(random_document(seed))
    code, today = facts.scheme.criteria[0].code, by_points(results)

    found = leeway(facts, results, code)

    for sign, most in ((-1, found.down), (1, found.up)):
        held = [
            reweighted(facts, results, {code: 1 + Fraction(sign * percent, 100)}) == today
            for percent in range(101 if most is None else most + 2)
        ]
        assert held == [True] * 101 if most is None else held == [True] * (most + 1) + [False]


def test_points_without_a_maximum_are_weighted_as_well():
    facts, results = scored(CLEAR)
    none = replace(facts.scheme.criteria[0], maximum=Decimal(0))
    rules = replace(facts.scheme, criteria=(none, facts.scheme.criteria[1]))
    facts = replace(facts, scheme=rules)

    assert reweighted(facts, results, {}) == by_points(results)

"""What may be changed about a bloc without changing anybody's points, and what must not be lost.

The laws hold for every method and every scheme: random documents stand for them.
"""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocs.domain.editions import recompute
from blocs.domain.scoring.method import registry
from tests.blocs.domain import random_blocs
from tests.blocs.domain.generated import UNHURRIED
from tests.blocs.domain.random_blocs import random_document, seeded
from tests.blocs.domain.random_years import random_years
from tests.blocs.domain.samples import award, baseline, criterion, document, figure, scheme, target

pytestmark = pytest.mark.repeats

SEEDS = st.integers(0, 10**9)
IN_VND = {"VND_TN": 10**12, "VND_BN": 10**9, "VND_MN": 10**6}


def numbers(doc):
    """All that is computed, by board, without the words."""
    return {
        row["board"]: (
            row["place"],
            row["points"],
            row["exact"],
            row["counted_maximum"],
            {
                line["code"]: (line["outcome"], line["exact"], line["value"])
                for line in row["criteria"]
            },
        )
        for row in recompute(doc)
    }


def in_unit(row, unit):
    if row["amount"] is None:
        return {**row, "unit": unit}
    amount = Decimal(row["amount"]) * IN_VND[row["unit"]] / IN_VND[unit]
    return {**row, "amount": format(amount, "f"), "unit": unit}


@UNHURRIED
@given(SEEDS, st.sampled_from(["VND_BN", "VND_MN"]))
def test_the_unit_in_which_money_is_written_changes_nothing(seed, unit):
    doc = random_document(seed)
    other = {
        key: [in_unit(row, unit) if row["unit"] in IN_VND else row for row in doc[key]]
        for key in ("figures", "targets")
    }

    assert numbers({**doc, **other}) == numbers(doc)


@UNHURRIED
@given(SEEDS, st.integers(1, 90))
def test_money_in_two_currencies_counts_like_the_sum(seed, dollars):
    """Part of each amount in đồng becomes millions of USD, at the rate of the scheme."""
    doc = random_document(seed)
    kind = doc["scheme"]["rate_kind"]
    (rate,) = (r for r in doc["rates"] if (r["year"], r["kind"]) == (doc["year"], kind))

    def parts(row):
        alone = sum((r["board"], r["indicator"]) == (row["board"], row["indicator"])
                    for r in doc["figures"]) == 1  # fmt: skip
        if row["amount"] is None or row["unit"] not in IN_VND or not alone:
            return [row]
        foreign = dollars * 10**6 * Decimal(rate["vnd_per_unit"]) / IN_VND[row["unit"]]
        rest = format(Decimal(row["amount"]) - foreign, "f")
        dollar = {**row, "amount": str(dollars), "unit": "USD_MN", "currency": "USD"}
        return [dollar, {**row, "amount": rest}]

    split = [part for row in doc["figures"] for part in parts(row)]

    assert numbers({**doc, "figures": split}) == numbers(doc)


@UNHURRIED
@given(SEEDS)
def test_the_order_of_members_figures_and_criteria_changes_nothing(seed):
    doc, random = random_document(seed), seeded(seed)
    rows = doc["scheme"]["criteria"]
    mixed = {
        key: random.sample(doc[key], len(doc[key]))
        for key in ("members", "figures", "targets", "rates")
    }
    rules = {**doc["scheme"], "criteria": random.sample(rows, len(rows))}

    assert numbers({**doc, **mixed, "scheme": rules}) == numbers(doc)


WEIGHTED = (
    "binary",
    "deduction",
    "lower_is_better",
    "proportional",
    "rank_points",
    "relative_to_best",
    "relative_to_largest",
)


@UNHURRIED
@given(SEEDS, st.sampled_from(WEIGHTED))
def test_a_criterion_of_no_weight_changes_no_total(seed, method):
    doc, random = random_document(seed), seeded(seed)
    parameters = random_blocs.PARAMETERS[method](random)
    none = criterion("none", "land", method, "0", **parameters)
    rules = {**doc["scheme"], "criteria": [*doc["scheme"]["criteria"], none]}

    after = numbers({**doc, "scheme": rules})

    assert {board: found[:4] for board, found in after.items()} == {
        board: found[:4] for board, found in numbers(doc).items()
    }


@UNHURRIED
@given(SEEDS)
def test_a_doubted_figure_is_to_the_others_as_if_it_were_not_there(seed):
    doc = random_document(seed)
    doubted = [
        {**row, "doubt": "blocking", "doubt_settled": False} if row["board"] == "a" else row
        for row in doc["figures"]
    ]
    without = [row for row in doc["figures"] if row["board"] != "a"]

    left, right = ({**doc, "figures": rows} for rows in (doubted, without))

    assert {board: found[1:] for board, found in numbers(left).items() if board != "a"} == {
        board: found[1:] for board, found in numbers(right).items() if board != "a"
    }


@UNHURRIED
@given(SEEDS)
def test_twice_the_total_gives_twice_the_points(seed):
    doc = random_document(seed)
    twice = {**doc["scheme"], "total": str(2 * Decimal(doc["scheme"]["total"]))}

    exact = {board: found[2] for board, found in numbers(doc).items()}
    doubled = {board: found[2] for board, found in numbers({**doc, "scheme": twice}).items()}

    assert doubled == {
        board: text and "{0.numerator}/{0.denominator}".format(2 * Fraction(text))
        for board, text in exact.items()
    }


def band(start, points, edge="closed"):
    return {"edge": edge, "from": start, "points": points}


def corners(*points):
    return {
        "of": "amount",
        "corners": [{"at": str(3 * at), "points": p} for at, p in enumerate(points)],
        "low": "open",
        "below": points[0],
        "high": "closed",
        "above": points[-1],
    }


LINEAR = {"over": "0.5", "over_most": "2", "under": "1", "zero_below": "50"}
MORE_IS_BETTER = [
    ("bands", {"of": "target", "bands": [band("99", "9", "open"), band("50", "4")],
               "otherwise": "1"}),
    ("binary", {}),
    ("count_times_points", {"each": "1.5", "cap": "9"}),
    ("count_times_points", {"each": "1.5"}),
    ("linear", {**LINEAR, "steps": "whole"}),
    ("linear", {**LINEAR, "steps": "continuous"}),
    ("piecewise_linear", {**corners("1", "5", "9"), "between": "step"}),
    ("piecewise_linear", {**corners("1", "5", "9"), "between": "continuous"}),
    ("proportional", {"capped": True}),
    ("proportional", {"capped": False}),
    ("rank_points", {"better": "more", "step": "2"}),
    ("rank_table", {"better": "more", "table": ["10", "7"], "otherwise": "1"}),
    ("relative_to_best", {"share": "0.5"}),
    ("relative_to_largest", {}),
]  # fmt: skip
LESS_IS_BETTER = [
    ("bands", {"of": "amount", "bands": [band("7", "0"), band("2", "4", "open")],
               "otherwise": "9"}),
    ("deduction", {"each": "1.5"}),
    ("lower_is_better", {"most": "1", "at_zero": "maximum"}),
    ("lower_is_better", {"most": "1.2", "at_zero": "most"}),
    ("piecewise_linear", {**corners("9", "5", "1"), "between": "continuous"}),
    ("rank_points", {"better": "less", "step": "2"}),
    ("rank_table", {"better": "less", "table": ["10", "7"], "otherwise": "1"}),
]  # fmt: skip
AMOUNTS = st.decimals(0, 20, places=1)
BLOCS = st.lists(st.tuples(AMOUNTS, st.sampled_from(["4", "5", "10"])), min_size=1, max_size=5)


def points(method, parameters, bloc, *, growth=False):
    """The points of every board, in the order of ``bloc``: by its target, or by last year."""
    boards = [str(at) for at in range(len(bloc))]
    doc = document(
        boards={board: board for board in boards},
        scheme=scheme(
            criterion("c", "land", method, "10", **parameters)
            | ({"against": "last_year"} if growth else {})
        ),
        baselines=[
            baseline(board, "land", figure(board, "land", goal, "HA"))
            for board, (_, goal) in zip(boards, bloc, strict=True)
        ],
        figures=[
            figure(board, "land", str(amount), "HA")
            for board, (amount, _) in zip(boards, bloc, strict=True)
        ],
        targets=[
            target(board, "land", goal, "HA") for board, (_, goal) in zip(boards, bloc, strict=True)
        ],
    )
    found = {row["board"]: Fraction(row["criteria"][0]["exact"]) for row in recompute(doc)}
    return [found[board] for board in boards]


@pytest.mark.parametrize(("method", "parameters"), MORE_IS_BETTER)
@UNHURRIED
@given(bloc=BLOCS, more=st.decimals("0.1", 20, places=1))
def test_more_of_a_good_thing_never_loses_points(method, parameters, bloc, more):
    (amount, goal), *others = bloc

    own, *theirs = points(method, parameters, bloc)
    own_after, *theirs_after = points(method, parameters, [(amount + more, goal), *others])

    assert own_after >= own
    assert all(after <= before for before, after in zip(theirs, theirs_after, strict=True))


@pytest.mark.parametrize(("method", "parameters"), LESS_IS_BETTER)
@UNHURRIED
@given(bloc=BLOCS, less=st.decimals("0.1", 20, places=1))
def test_less_of_a_bad_thing_never_loses_points(method, parameters, bloc, less):
    (amount, goal), *others = bloc
    left = max(amount - less, Decimal(0))

    own, *theirs = points(method, parameters, bloc)
    own_after, *theirs_after = points(method, parameters, [(left, goal), *others])

    assert own_after >= own
    assert all(after <= before for before, after in zip(theirs, theirs_after, strict=True))


def test_the_laws_of_more_and_less_know_every_method():
    known = {method for method, _ in [*MORE_IS_BETTER, *LESS_IS_BETTER]}

    # People give points, whatever the amount; awards are no amount, and have a law of their own.
    assert known == set(registry()) - {"judgement", "earlier_awards"}


# Growth, earlier awards, what does not apply.


@UNHURRIED
@given(SEEDS, st.sampled_from(["VND_BN", "VND_MN"]))
def test_the_unit_of_the_year_before_changes_nothing(seed, unit):
    doc = random_years(seed)
    rows = [
        row | {"figures": [in_unit(f, unit) if f["unit"] in IN_VND else f for f in row["figures"]]}
        for row in doc["baselines"]
    ]

    assert numbers({**doc, "baselines": rows}) == numbers(doc)


@UNHURRIED
@given(SEEDS)
def test_the_order_of_years_awards_and_substitutes_changes_nothing(seed):
    doc, random = random_years(seed), seeded(seed)
    mixed = {
        key: random.sample(doc[key], len(doc[key]))
        for key in ("members", "figures", "targets", "baselines", "awards")
    }
    instead = doc["scheme"]["substitutes"]
    rules = {**doc["scheme"], "substitutes": random.sample(instead, len(instead))}

    assert numbers({**doc, **mixed, "scheme": rules}) == numbers(doc)


@UNHURRIED
@given(SEEDS, st.sampled_from(["23612", "10000", "31415.92"]))
def test_growth_in_one_foreign_currency_is_the_same_at_every_rate(seed, vnd):
    """Nothing grows by what the exchange rate did: both years are converted at one rate."""
    random = seeded(seed)
    line = criterion("c", "capital", "proportional", "10", capped=False) | {"against": "last_year"}
    now, before = (random.choice(["1", "7.25", "100"]) for _ in range(2))
    doc = document(
        boards={"a": "A"},
        figures=[figure("a", "capital", now, "USD_MN")],
        scheme=scheme(line),
        rates=[random_blocs.RATES[0] | {"vnd_per_unit": vnd}],
        baselines=[baseline("a", "capital", figure("a", "capital", before, "USD_MN"))],
    )

    (row,) = recompute(doc)

    assert Fraction(row["criteria"][0]["exact"]) == 10 * Fraction(now) / Fraction(before)


@pytest.mark.parametrize(
    ("method", "parameters"),
    [
        (method, parameters)
        for method, parameters in MORE_IS_BETTER
        if method in ("linear", "proportional", "relative_to_best")
        or parameters.get("of") == "target"
    ],
)
@UNHURRIED
@given(bloc=BLOCS, more=st.decimals("0.1", 20, places=1))
def test_more_growth_never_loses_points(method, parameters, bloc, more):
    """More this year is better, and more in the year before is not."""
    (amount, goal), *others = bloc
    last = Decimal(goal) + more

    own = points(method, parameters, bloc, growth=True)[0]
    grown = points(method, parameters, [(amount + more, goal), *others], growth=True)[0]
    from_more = points(method, parameters, [(amount, str(last)), *others], growth=True)[0]

    assert grown >= own >= from_more


@UNHURRIED
@given(SEEDS, st.sampled_from(["highest", "all"]), st.booleans())
def test_one_award_more_never_loses_points(seed, counted, predecessors):
    random = seeded(seed)
    given_ = random_blocs.awards(random) | {"counted": counted, "predecessors": predecessors}
    rules = scheme(criterion("c", None, "earlier_awards", "10", **given_))
    held = [award("a", code, 2016 + at) for at, code in enumerate(random_blocs.AWARDS)]
    more = award("a", random.choice(random_blocs.AWARDS), 2021, random.choice(["a", "x"]), "new")

    def earned(awards):
        doc = document(boards={"a": "A"}, figures=[], scheme=rules, awards=awards)
        return Fraction(recompute(doc)[0]["criteria"][0]["exact"])

    assert earned([*held, more]) >= earned(held)

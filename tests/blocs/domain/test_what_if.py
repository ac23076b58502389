from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocs.domain.facts import facts_of
from blocs.domain.ranking import places
from blocs.domain.scoring.engine import score
from blocs.domain.scoring.wording import PLAIN, Measure
from blocs.domain.standings import scored, standings
from blocs.domain.what_if import Move, WhatIf, printed_step, what_if
from boards.domain.units import UNITS
from tests.blocs.domain.generated import UNHURRIED
from tests.blocs.domain.random_blocs import random_document
from tests.blocs.domain.random_years import random_years
from tests.blocs.domain.samples import (
    baseline,
    criterion,
    document,
    engine_inputs,
    figure,
    illustration,
    missing,
    scheme,
    target,
)

STEP = Fraction(1, 4)
BEYOND = 41 * STEP


def asked(doc, board, code, step=Fraction(1)):
    facts = facts_of(doc)
    return what_if(facts, scored(facts), board=board, code=code, step=step)


def bloc(amounts, *criteria, targets=None, **changes):
    """Boards by their amounts of land; ``None`` is missing."""
    return document(
        boards={board: board for board in amounts},
        figures=[
            missing(board, "land", "HA") if amount is None else figure(board, "land", amount, "HA")
            for board, amount in amounts.items()
        ],
        targets=[target(board, "land", goal, "HA") for board, goal in (targets or {}).items()],
        scheme=scheme(*criteria, **changes),
    )


LARGEST = criterion("c", "land", maximum="100")


def move(amount, change, place):
    return Move(Fraction(amount), Fraction(change), place)


@pytest.mark.parametrize(
    ("board", "expected"),
    [
        pytest.param("a", WhatIf(1, None, move(27, -13, 2)), id="the first can only lose"),
        pytest.param("b", WhatIf(2, move(40, 12, 1), move(9, -19, 3)), id="between two others"),
        pytest.param("c", WhatIf(3, move(28, 18, 2), None), id="the last can only gain"),
    ],
)
def test_the_nearest_moves_by_the_largest(board, expected):
    """To draw level is a gain for the one below, and no loss for the one above."""
    assert asked(bloc({"a": "40", "b": "28", "c": "10"}, LARGEST), board, "c") == expected


def test_what_is_rounded_decides():
    """Of a thousand, 995 earn 99.5, which is 100 as much as the largest has."""
    doc = bloc({"a": "1000", "b": "995"}, LARGEST, places=0)

    assert asked(doc, "b", "c") == WhatIf(1, None, move(994, -1, 2))


@pytest.mark.parametrize(
    ("amounts", "board"),
    [
        pytest.param({"a": None, "b": "3"}, "a", id="missing"),
        pytest.param({"a": "5"}, "a", id="no weight"),
    ],
)
def test_what_does_not_count_is_not_moved(amounts, board):
    maximum = "0" if len(amounts) == 1 else "100"
    doc = bloc(amounts, {**LARGEST, "maximum": maximum})

    assert asked(doc, board, "c") is None


def test_a_board_alone_keeps_its_place():
    assert asked(bloc({"a": "5"}, LARGEST), "a", "c") == WhatIf(1, None, None)


def test_an_amount_below_zero_is_not_moved_further_down():
    doc = bloc({"a": "-5", "b": "1"}, criterion("c", "land", "rank_points", "10", better="more",
               step="1"))  # fmt: skip

    assert asked(doc, "a", "c") == WhatIf(2, move(1, 6, 1), None)


def test_all_criteria_of_an_indicator_move_together():
    doc = bloc(
        {"a": "10", "b": "0"},
        criterion("p", "land", "binary", "50"),
        criterion("q", "land", maximum="50"),
    )

    assert asked(doc, "b", "p") == asked(doc, "b", "q") == WhatIf(2, move(10, 10, 1), None)


def test_a_peak_is_found_although_what_lies_beyond_it_earns_less():
    peak = criterion(
        "c", "land", "bands", "10", of="amount", otherwise="1",
        bands=[
            {"edge": "open", "from": "100", "points": "0"},
            {"edge": "closed", "from": "100", "points": "9"},
        ],
    )  # fmt: skip
    doc = bloc({"a": "5", "b": "100"}, peak)

    assert asked(doc, "a", "c") == WhatIf(2, move(100, 95, 1), None)
    assert asked(doc, "b", "c") == WhatIf(1, None, move(101, 1, 2))


def test_the_figures_of_2022():
    """Bắc Giang leads by far; Phú Thọ could have traded much less and would still be third."""
    projects = asked(illustration(), "bac-giang", "projects")
    trade = asked(illustration(), "phu-tho", "trade", step=Fraction(10**9))

    assert projects == WhatIf(1, None, move(17, -18, 2))
    assert trade == WhatIf(3, None, move(4501_400_000_000, -236_341_000_000_000, 4))


def placed(rules, data, board, indicator, amount):
    moved = {**data[board], indicator: replace(data[board][indicator], amount=amount)}
    results = score(rules, {**data, board: moved})
    return places({name: result.points for name, result in results.items()})[board]


@UNHURRIED
@given(st.integers(0, 10**9), st.data())
def test_before_a_move_nothing_changes_and_at_it_the_place_does(seed, data):
    doc = random_document(seed)
    rules, cells = engine_inputs(doc)
    board = data.draw(st.sampled_from(sorted(cells)))
    item = data.draw(st.sampled_from(rules.criteria))
    found = asked(doc, board, item.code, STEP)
    if found is None:
        return
    start = cells[board][item.indicator].amount

    def place(amount):
        return placed(rules, cells, board, item.indicator, amount)

    assert place(start) == found.place
    for turn, moved in (
        (found.gain, lambda place: place < found.place),
        (found.loss, lambda place: place > found.place),
    ):
        if turn is not None:
            back = STEP if turn.change > 0 else -STEP
            assert turn.amount == start + turn.change
            assert place(turn.amount) == turn.place
            assert moved(turn.place)
            assert not moved(place(turn.amount - back))


@UNHURRIED
@given(st.integers(0, 10**9), st.data())
def test_no_nearer_move_is_missed(seed, data):
    """Every amount within forty steps is tried; one criterion alone has the indicator."""
    doc = random_document(seed)
    item = data.draw(st.sampled_from(doc["scheme"]["criteria"]))
    alone = [row for row in doc["scheme"]["criteria"] if row["indicator"] != item["indicator"]]
    doc = {**doc, "scheme": {**doc["scheme"], "criteria": [item, *alone]}}
    rules, cells = engine_inputs(doc)
    board = data.draw(st.sampled_from(sorted(cells)))
    found = asked(doc, board, item["code"], STEP)
    if found is None:
        return
    start = cells[board][item["indicator"]].amount
    tried = {
        n * STEP: placed(rules, cells, board, item["indicator"], start + n * STEP)
        for n in range(-40, 41)
        if start + n * STEP >= 0 or n >= 0
    }

    for turn, near in (
        (found.gain, [abs(n) for n, place in tried.items() if place < found.place]),
        (found.loss, [abs(n) for n, place in tried.items() if place > found.place]),
    ):
        distance = abs(turn.change) if turn else BEYOND
        assert min(distance, BEYOND) == min(near, default=BEYOND)


@pytest.mark.parametrize(
    ("amount", "measure", "step"),
    [
        pytest.param("16", PLAIN, "1", id="a count"),
        pytest.param("38.5", Measure(UNITS["HA"]), "0.1", id="an area"),
        pytest.param(1527 * 23612 * 10**6, Measure(UNITS["VND_BN"]), 10**6, id="đồng by a rate"),
        pytest.param("0", Measure(UNITS["VND_BN"]), 10**9, id="nothing"),
    ],
)
def test_a_step_is_worth_the_last_printed_digit(amount, measure, step):
    assert printed_step(Fraction(amount), measure) == Fraction(step)


def test_who_takes_the_average_of_the_bloc_moves_along():
    """C takes the average of A and B: what B gains, C gains by half."""
    line = criterion("c", "land", "count_times_points", "100", each="1", cap="100")
    doc = bloc({"a": "90", "b": "10"}, line | {"not_applicable": "average"})
    doc["members"].append({**doc["members"][0], "board": "c"})
    doc["figures"].append(missing("c", "land", "HA", "not_applicable"))

    assert asked(doc, "b", "c") == WhatIf(3, move(90, 80, 1), None)
    assert asked(doc, "a", "c") == WhatIf(1, None, move(9, -81, 3))


def test_a_figure_moves_those_for_whom_it_is_the_substitute():
    """B is scored by its land where it has no workers: what A gains there, B loses twice."""
    doc = document(
        boards={"a": "A", "b": "B"},
        figures=[
            figure("a", "land", "10", "HA"),
            figure("a", "workers", "0", "person"),
            figure("b", "land", "40", "HA"),
            missing("b", "workers", "person", "not_applicable"),
        ],
        scheme=scheme(
            criterion("w", "workers", "binary", "10")
            | {"not_applicable": "substitute", "substitute": "s"},
            criterion("l", "land", "relative_to_largest", "50"),
            substitutes=[criterion("s", "land", "relative_to_largest", "10")],
        ),
    )

    found = asked(doc, "a", "l")

    assert found == WhatIf(2, move(48, 38, 1), None)


def test_growth_moves_with_the_year_before_as_it_is():
    line = criterion("c", "land", "proportional", "100", capped=False) | {"against": "last_year"}
    doc = bloc({"a": "120", "b": "100"}, line)
    doc["baselines"] = [
        baseline("a", "land", figure("a", "land", "100", "HA")),
        baseline("b", "land", figure("b", "land", "50", "HA")),
    ]

    assert asked(doc, "a", "c") == WhatIf(2, move(200, 80, 1), None)


@pytest.mark.parametrize("seed", range(60))
def test_what_is_tried_is_what_would_be_scored(seed):
    """The place that is told is the one that a new document would give."""
    doc = random_years(seed)
    facts = facts_of(doc)
    results = scored(facts)
    for board in facts.data:
        for item in facts.scheme.criteria:
            found = what_if(facts, results, board=board, code=item.code, step=STEP)
            moves = [each for each in (found.gain, found.loss) if each] if found else []
            for each in moves:
                data = {name: dict(own) for name, own in facts.data.items()}
                own = data[board][item.indicator]
                data[board][item.indicator] = replace(own, amount=each.amount)
                again = replace(facts, data=data)
                assert standings_of(again)[board] == each.place


def standings_of(facts):
    """The places of a bloc, scored whole."""
    return {row["board"]: row["place"] for row in standings(facts)}


def test_whom_a_condition_takes_the_points_from_gives_nothing_to_the_average():
    """A is not counted by its own land, so C takes what B alone has."""
    line = criterion("c", "land", "count_times_points", "100", each="1", cap="100")
    doc = bloc({"a": "90", "b": "10"}, line | {"not_applicable": "average"})
    doc["members"].append({**doc["members"][0], "board": "c"})
    doc["figures"].append(missing("c", "land", "HA", "not_applicable"))
    doc["scheme"]["conditions"] = [
        {
            "code": "k",
            "name": "k",
            "name_en": "k",
            "effect": "zero",
            "target": "c",
            "below": None,
            "clause": "",
        }
    ]
    doc["breaches"] = [{"board": "a", "condition": "k", "document": "", "note": ""}]

    assert asked(doc, "b", "c") == WhatIf(1, None, None)
    assert asked(doc, "a", "c") is None

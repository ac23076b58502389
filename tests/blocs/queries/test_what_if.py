"""How firm an order is, where it is less firm than in 2022."""

import pytest

from blocs.domain.facts import facts_of
from blocs.domain.standings import scored, standings
from blocs.queries.reader import Reader
from blocs.queries.what_if import firmness
from tests.blocs.domain.samples import criterion, document, figure, scheme
from tests.blocs.domain.test_rescoring import FULL, bloc, condition, group
from tests.blocs.domain.test_robustness import CLOSE


def firm(doc, board="a", language="vi"):
    facts = facts_of(doc)
    places = {row["board"]: row["place"] for row in standings(facts)}
    return firmness(facts, scored(facts), places, board=board, seed="1", reader=Reader(language))


def test_a_close_order_says_where_boards_come_to_otherwise():
    found = firm(CLOSE)

    [first, second, third] = found.rows
    assert (found.trials, found.most) == (1000, 100)
    assert (first.name, first.place, third.kept, third.others) == ("a", "1", "100,0 %", ())
    assert [each.partition(":")[0] for each in (*first.others, *second.others)] == ["2", "1"]
    assert found.chart.bars[0].text == first.kept


def test_a_place_that_is_lost_altogether_is_a_dash():
    found = firm(bloc(FULL, [], conditions=[condition(below="0.5")]), board="b")

    assert found.distances[0].loss.place == "–"
    assert "–" in {each.partition(":")[0] for row in found.rows for each in row.others} | {"–"}


@pytest.mark.parametrize(
    ("boards", "criteria", "groups", "effort"),
    [
        pytest.param(4, 3, [], (1000, 100), id="few sums"),
        pytest.param(4, 3, [group("h", "capped")], (500, 100), id="a small tree"),
        pytest.param(31, 20, [], (300, 100), id="many sums"),
        pytest.param(31, 20, [group("h", "capped", "3")], (48, 20), id="a large tree"),
    ],
)
def test_less_is_tried_where_it_takes_longer(boards, criteria, groups, effort):
    names = {f"b{at:02}": f"B{at}" for at in range(boards)}
    lines = [criterion(f"c{at}", f"i{at}", maximum="5") for at in range(criteria)]
    for line in lines[:2] if groups else ():
        line["group"] = "h"
    rules = scheme(*lines, **({"groups": groups} if groups else {}))
    figures = [figure(board, "i0", str(at + 1), "person") for at, board in enumerate(names)]

    found = firm(document(boards=names, figures=figures, scheme=rules), board="b00")

    assert (found.trials, found.most) == effort

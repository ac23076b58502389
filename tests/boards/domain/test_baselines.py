"""What a board is compared with after a succession: a restated sum, its own past, or nothing."""

from collections import defaultdict
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boards.domain.baselines import (
    NOT_COMPARABLE,
    RESTATED,
    Baseline,
    Lineage,
    Origin,
    baseline,
    summable,
    total,
)
from boards.domain.quantities import Quantity
from boards.domain.units import UNITS, units_of
from boards.enums import Dimension, Qualifier, SuccessionKind, TimeType

A, B, C, D, X = range(1, 6)
NAMES = {A: "Bắc Kạn", B: "Thái Nguyên", C: "Hợp nhất", D: "Lớn hơn", X: "Khác"}
MERGE, SPLIT, RENAME, TRANSFER, DISSOLVE = SuccessionKind
JULY = date(2025, 7, 1)


def people(amount, qualifier=Qualifier.NONE):
    return Quantity(Decimal(amount), UNITS["person"], qualifier)


def money(amount, unit):
    return Quantity(Decimal(amount), UNITS[unit])


def event(kind, before, after, on=JULY, *, summed=True):
    return Origin(on, kind, frozenset(before), frozenset(after), summed)


def compare(board, year, origins, figures, *, summed=True, until=date.max):
    said = defaultdict(tuple, {key: (people(value),) for key, value in figures.items()})
    return baseline(
        Lineage(origins, NAMES),
        board,
        year,
        said=lambda *key: said[key],
        summed=summed,
        until=until,
    )


def outcome(found: Baseline):
    """The sum, or the mark, or nothing."""
    amounts = [str(part.amount) for part in found.parts]
    return (*amounts, *([found.mark.en] if found.mark else []))


MERGED = [event(MERGE, {A, B}, {C})]
ABSORBED = [event(MERGE, {A, B}, {B})]
CHAIN = [*MERGED, event(MERGE, {C, X}, {D}, date(2027, 1, 1))]


@pytest.mark.parametrize(
    ("board", "year", "origins", "figures", "expected"),
    [
        pytest.param(A, 2024, [], {(A, 2024): 5}, ("5",), id="its own figure"),
        pytest.param(A, 2024, [], {}, (), id="nothing was reported"),
        pytest.param(
            C, 2024, MERGED, {(A, 2024): 5, (B, 2024): 7}, ("12", "restated"), id="a merger"
        ),
        pytest.param(
            B, 2024, ABSORBED, {(A, 2024): 5, (B, 2024): 7}, ("12", "restated"), id="it goes on"
        ),
        pytest.param(
            C, 2024, MERGED, {(A, 2024): 5}, ("not comparable",), id="a part has no figure"
        ),
        pytest.param(
            B, 2024, ABSORBED, {(B, 2024): 7}, ("not comparable",), id="the other part has none"
        ),
        pytest.param(C, 2024, MERGED, {}, (), id="no part has a figure"),
        pytest.param(
            C,
            2024,
            [event(MERGE, {A, B}, {C}, summed=False)],
            {(A, 2024): 5, (B, 2024): 7},
            ("not comparable",),
            id="nobody decided to add up",
        ),
        pytest.param(
            C,
            2024,
            [event(SPLIT, {A}, {C, D})],
            {(A, 2024): 5},
            ("not comparable",),
            id="a split",
        ),
        pytest.param(
            A,
            2024,
            [event(SPLIT, {A}, {A, D})],
            {(A, 2024): 5},
            ("not comparable",),
            id="a part was split off",
        ),
        pytest.param(
            C,
            2024,
            [event(MERGE, {A, B}, {C, D})],
            {(A, 2024): 5, (B, 2024): 7},
            ("not comparable",),
            id="not merged wholly",
        ),
        pytest.param(
            A,
            2024,
            [event(RENAME, {A}, {A}, summed=False)],
            {(A, 2024): 5},
            ("5",),
            id="a new name on the same row",
        ),
        pytest.param(
            A,
            2024,
            [event(TRANSFER, {A}, {A}, summed=False)],
            {(A, 2024): 5},
            ("5",),
            id="another bloc",
        ),
        pytest.param(
            C,
            2024,
            [event(RENAME, {A}, {C}, summed=False)],
            {(A, 2024): 5},
            ("5", "restated"),
            id="a new name on another row",
        ),
        pytest.param(
            D,
            2024,
            CHAIN,
            {(A, 2024): 5, (B, 2024): 7, (X, 2024): 100},
            ("112", "restated"),
            id="a chain",
        ),
        pytest.param(
            D,
            2026,
            CHAIN,
            {(C, 2026): 13, (X, 2026): 100},
            ("113", "restated"),
            id="a chain, from its middle",
        ),
        pytest.param(
            D,
            2024,
            CHAIN,
            {(A, 2024): 5, (X, 2024): 100},
            ("not comparable",),
            id="a chain with a gap",
        ),
        pytest.param(
            D,
            2024,
            [*MERGED, event(MERGE, {C, X}, {D})],
            {(A, 2024): 5, (B, 2024): 7, (X, 2024): 1},
            ("13", "restated"),
            id="two events of one day",
        ),
        pytest.param(
            C, 2025, MERGED, {(C, 2025): 20}, ("20",), id="the year of the event, reported whole"
        ),
        pytest.param(
            C,
            2025,
            MERGED,
            {(A, 2025): 5, (B, 2025): 7},
            ("12", "restated"),
            id="the year of the event, reported by the parts",
        ),
        pytest.param(
            C,
            2025,
            MERGED,
            {(A, 2025): 5, (B, 2025): 7, (C, 2025): 20},
            ("not comparable",),
            id="the year of the event, reported twice",
        ),
        pytest.param(
            B, 2025, ABSORBED, {(B, 2025): 20}, ("20",), id="the year in which it took another in"
        ),
        pytest.param(
            B,
            2025,
            ABSORBED,
            {(A, 2025): 5, (B, 2025): 7},
            ("not comparable",),
            id="that year, when both reported",
        ),
        pytest.param(C, 2026, MERGED, {(C, 2026): 21}, ("21",), id="the year after"),
        pytest.param(
            C,
            2025,
            [event(MERGE, {A, B}, {C}, date(2025, 1, 1))],
            {(C, 2025): 21, (A, 2025): 1},
            ("21",),
            id="an event on the first day of the year is over",
        ),
    ],
)
def test_what_a_board_is_compared_with(board, year, origins, figures, expected):
    found = compare(board, year, origins, figures)

    assert outcome(found) == expected


@pytest.mark.parametrize(
    ("origins", "figures", "summed", "why"),
    [
        pytest.param(
            MERGED,
            {(A, 2024): 5, (B, 2024): 7},
            False,
            "ratios, averages and ranks do not add up; the board merged on 01/07/2025",
            id="a ratio",
        ),
        pytest.param(MERGED, {(A, 2024): 5}, True, "Thái Nguyên has no figure for 2024", id="gap"),
        pytest.param(
            MERGED,
            {(A, 2024): 5},
            False,
            "ratios, averages and ranks do not add up; the board merged on 01/07/2025",
            id="a ratio with a gap",
        ),
        pytest.param(
            [event(SPLIT, {A}, {C, D})],
            {(A, 2024): 5},
            True,
            "the board was split on 01/07/2025: what it reported before cannot be divided",
            id="a split",
        ),
        pytest.param(
            [event(DISSOLVE, {A}, {C})],
            {(A, 2024): 5},
            True,
            "the board came to be on 01/07/2025, and nobody decided to add up what went before",
            id="not decided",
        ),
        pytest.param(
            MERGED,
            {(A, 2024): 5, (B, 2024): 5, (C, 2024): 10},
            True,
            "for 2024 both the boards before and after 01/07/2025 have figures, which may overlap",
            id="reported by both",
        ),
        pytest.param(
            [event(SPLIT, {X}, {A, D}, date(2025, 2, 1)), *MERGED],
            {(X, 2024): 5, (B, 2024): 5},
            True,
            "the board was split on 01/02/2025: what it reported before cannot be divided",
            id="a part was split before it merged",
        ),
    ],
)
def test_why_a_year_is_not_comparable(origins, figures, summed, why):
    found = compare(C, 2024, origins, figures, summed=summed)

    assert (found.mark, found.why.en, found.parts) == (NOT_COMPARABLE, why, ())


def test_a_restated_sum_says_whose_it_is():
    found = compare(C, 2024, MERGED, {(A, 2024): 5, (B, 2024): 7})

    assert (found.mark, found.of.vi) == (RESTATED, "cộng số liệu của Bắc Kạn, Thái Nguyên")


def test_a_ratio_of_the_same_body_stays_its_own():
    found = compare(C, 2024, [event(RENAME, {A}, {C})], {(A, 2024): 98}, summed=False)

    assert outcome(found) == ("98", "restated")


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        pytest.param(date(2025, 6, 30), ("7",), id="the day before, a board stands alone"),
        pytest.param(JULY, ("12", "restated"), id="from the day on it is the union"),
    ],
)
def test_later_events_do_not_count(until, expected):
    figures = {(A, 2024): 5, (B, 2024): 7}

    assert outcome(compare(B, 2024, ABSORBED, figures, until=until)) == expected


@pytest.mark.parametrize(
    ("reporting", "expected"),
    [
        pytest.param(set(), date(2025, 12, 31), id="it alone reports the year"),
        pytest.param({(A, 2025)}, date(2025, 6, 30), id="the other still reports itself"),
        pytest.param({(A, 2024)}, date(2025, 12, 31), id="the other reported the year before"),
    ],
)
def test_which_events_count_for_a_report_of_their_year(reporting, expected):
    lineage = Lineage(ABSORBED, NAMES)

    assert lineage.standpoint(B, 2025, lambda *key: key in reporting) == expected


def test_ancestors_reach_through_a_chain():
    assert Lineage(CHAIN, NAMES).ancestors([D, 99]) == {A, B, C, D, X, 99}


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        pytest.param([], [], id="nothing"),
        pytest.param(
            [money("1.5", "VND_BN"), money("300", "VND_MN")],
            [money("1.8", "VND_BN")],
            id="one currency, in the larger unit",
        ),
        pytest.param(
            [money(1, "USD_MN"), money(5, "VND_BN"), money(2, "USD_MN")],
            [money(3, "USD_MN"), money(5, "VND_BN")],
            id="two currencies stay two",
        ),
        pytest.param(
            [people(3, Qualifier.NEARLY), people(4)],
            [people(7, Qualifier.NEARLY)],
            id="one inexact part makes the sum inexact",
        ),
        pytest.param(
            [people(3, Qualifier.NEARLY), people(4, Qualifier.MORE_THAN)],
            [people(7, Qualifier.ABOUT)],
            id="too little and too much is about",
        ),
    ],
)
def test_sums_of_parts(parts, expected):
    assert total(parts) == tuple(expected)


MONEY = st.builds(
    Quantity,
    st.decimals(min_value=-(10**9), max_value=10**9, places=6),
    st.sampled_from(units_of(Dimension.MONEY)),
)


@given(st.lists(MONEY, max_size=8))
def test_a_restated_sum_is_exactly_its_parts(parts):
    found = total(parts)

    for currency in ("VND", "USD"):
        of = [part.base for part in parts if part.unit.currency == currency]
        assert sum(p.base for p in found if p.unit.currency == currency) == sum(of)


@st.composite
def histories(draw):
    """Boards that merge by and by, in any order of days, with figures for the year before all."""
    boards = draw(st.integers(2, 7))
    alive = list(range(boards))
    origins, day = [], date(2025, 1, 1).toordinal() + 1
    while len(alive) > 1:
        size = draw(st.integers(2, len(alive)))
        merged = draw(st.permutations(alive))[:size]
        heir = merged[0] if draw(st.booleans()) else 100 + len(origins)
        day += draw(st.integers(0, 400))
        origins.append(event(MERGE, set(merged), {heir}, date.fromordinal(day)))
        alive = [each for each in alive if each not in merged] + [heir]
    amounts = draw(st.lists(st.integers(0, 10**6), min_size=boards, max_size=boards))
    return alive[0], draw(st.permutations(origins)), amounts


@given(histories())
def test_whatever_merged_in_whatever_order_the_whole_is_its_parts(history):
    last, origins, amounts = history
    names = {board: str(board) for each in origins for board in each.predecessors}
    said = {(board, 2024): (people(amount),) for board, amount in enumerate(amounts)}

    found = baseline(
        Lineage(origins, names), last, 2024, said=lambda *key: said.get(key, ()), summed=True
    )

    assert found.parts == (people(sum(amounts)),)


@pytest.mark.parametrize(
    ("dimension", "time_type", "additive", "expected"),
    [
        pytest.param(Dimension.PEOPLE, TimeType.STOCK, True, True, id="workers"),
        pytest.param(Dimension.MONEY, TimeType.FLOW, True, True, id="capital"),
        pytest.param(Dimension.MONEY, TimeType.AVERAGE, True, False, id="an average wage"),
        pytest.param(Dimension.PERCENT, TimeType.RATIO, True, False, id="occupancy"),
        pytest.param(Dimension.RANK, TimeType.STOCK, True, False, id="a rank"),
        pytest.param(Dimension.COUNT, TimeType.FLOW, False, False, id="declared not additive"),
    ],
)
def test_what_may_be_summed(dimension, time_type, additive, expected):
    assert summable(dimension, time_type, additive=additive) is expected


@pytest.mark.parametrize(
    ("board", "origins", "figures", "expected"),
    [
        pytest.param(A, [], {(A, 2024): 5}, {A}, id="its own"),
        pytest.param(A, [], {}, set(), id="nothing"),
        pytest.param(C, MERGED, {(A, 2024): 5, (B, 2024): 7}, {A, B}, id="of a merger"),
        pytest.param(
            D, CHAIN, {(A, 2024): 5, (B, 2024): 7, (X, 2024): 1}, {A, B, X}, id="of a chain"
        ),
        pytest.param(C, MERGED, {(A, 2024): 5}, set(), id="no measure"),
        pytest.param(C, MERGED, {(C, 2024): 5}, {C}, id="where only it has one"),
    ],
)
def test_it_says_whose_figures_are_in_it(board, origins, figures, expected):
    found = compare(board, 2024, origins, figures)

    assert found.boards == expected

"""What holds for every bloc, over decades."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocs.domain.rotation import (
    Ending,
    Hindrance,
    Led,
    Rotation,
    Rule,
    Seat,
    propose,
    simulate,
    spread,
    tallies,
)
from blocs.enums import DeclinedTurn, HindranceKind, RotationRule
from tests.blocs.domain.generated import UNHURRIED
from tests.blocs.domain.rotation.samples import led, letters, rotation

FIRST, YEARS = 2024, 20
pytestmark = pytest.mark.repeats

DAYS = st.integers(0, 25 * 365).map(lambda days: date(2020, 1, 1) + timedelta(days))


@st.composite
def rules(draw, *, most=3):
    return Rule(
        draw(st.sampled_from(RotationRule)),
        draw(st.integers(1, most)),
        draw(st.none() | st.integers(1, 3)),
        draw(st.sampled_from(DeclinedTurn)),
    )


@st.composite
def quiet(draw):
    """Nobody comes, goes or declines; of the past one year is known, or nothing."""
    boards = draw(st.lists(st.integers(1, 99), min_size=2, max_size=9, unique=True))
    rule = draw(rules(most=len(boards) - 1))
    held = tuple(Seat(place, board, date(2020, 1, 1)) for place, board in enumerate(boards, 1))
    pair = draw(st.permutations(boards))[:2]
    past = (Led(FIRST - 1, (pair[0],), (pair[1],)),) if draw(st.booleans()) else ()
    return Rotation(rule, held, past=past)


@st.composite
def restless(draw):
    """Boards come, go, merge, decline and are barred; the past is anything."""
    held = []
    for place in range(1, draw(st.integers(0, 6)) + 1):
        starts = draw(st.none() | DAYS) or date(2020, 1, 1)
        ends = starts + timedelta(draw(st.integers(1, 5000)))
        held.append(Seat(place, place, starts, draw(st.sampled_from([None, ends]))))
        if held[-1].ends_on and draw(st.booleans()):
            held.append(Seat(place, place + 20, ends + timedelta(draw(st.integers(0, 900)))))
    board = st.integers(1, 9)
    endings = draw(
        st.lists(st.builds(Ending, board, DAYS, st.sampled_from([(), (21,), (22, 23), (24,)])))
    )
    hindrances = draw(
        st.lists(
            st.builds(
                Hindrance,
                board | board.map(lambda place: place + 20),
                st.integers(FIRST - 4, FIRST + YEARS),
                st.sampled_from(HindranceKind),
            ),
            max_size=30,
        )
    )
    past = [
        Led(
            year, tuple(draw(st.lists(board, max_size=2))), tuple(draw(st.lists(board, max_size=2)))
        )
        for year in sorted(draw(st.sets(st.integers(2018, FIRST - 1))))
    ]
    return Rotation(draw(rules()), tuple(held), tuple(endings), tuple(hindrances), tuple(past))


@UNHURRIED
@given(quiet())
def test_nobody_is_chair_twice_more_than_another_where_nothing_is_skipped(bloc):
    boards = [seat.board for seat in bloc.seats]
    years = [*bloc.past, *(proposal.led() for proposal in simulate(bloc, first=FIRST))]

    for end in range(1, len(years) + 1):
        assert spread(tallies(boards, years[:end])) <= 1


@UNHURRIED
@given(quiet())
def test_the_deputy_of_a_quiet_bloc_is_the_next_chair(bloc):
    proposals = simulate(bloc, first=FIRST)

    for before, after in pairwise(proposals):
        assert after.chair == before.deputies[0]


@UNHURRIED
@given(restless())
def test_only_members_lead_and_nobody_twice(bloc):
    for proposal in simulate(bloc, first=FIRST):
        on = date(proposal.year, 1, 1)
        ended = {ending.board for ending in bloc.endings if ending.on <= on}
        hindered = {each.board for each in bloc.hindrances if each.year == proposal.year}
        members = {seat.board for seat in bloc.seats if seat.taken(on)} - ended

        assert set(proposal.leaders) <= members - hindered
        assert len(set(proposal.leaders)) == len(proposal.leaders)
        assert proposal.chair not in proposal.deputies


@UNHURRIED
@given(restless())
def test_nobody_is_left_out_in_silence(bloc):
    for proposal in simulate(bloc, first=FIRST):
        takers = [step.board for step in proposal.steps if step.takes]

        assert tuple(takers) == proposal.leaders
        assert (proposal.chair is None) == any(s.reason == "nobody" for s in proposal.steps)
        assert len(proposal.deputies) == bloc.rule.deputies or any(
            step.reason == "too_few_deputies" for step in proposal.steps
        )


@UNHURRIED
@given(restless(), st.randoms(use_true_random=False))
def test_the_same_facts_in_any_order_give_the_same_years(bloc, random):
    def shuffled(rows):
        return tuple(random.sample(rows, len(rows)))

    once = {(each.board, each.year): each for each in bloc.hindrances}
    bloc = replace(bloc, endings=(), hindrances=tuple(once.values()))
    other = replace(
        bloc,
        seats=shuffled(bloc.seats),
        hindrances=shuffled(bloc.hindrances),
        past=shuffled(bloc.past),
    )

    assert simulate(bloc, first=FIRST) == simulate(other, first=FIRST)


@UNHURRIED
@given(restless(), st.integers(1, 3))
def test_nobody_is_chair_for_more_years_running_than_allowed(bloc, most):
    bloc = replace(bloc, rule=replace(bloc.rule, years_running=most), past=())
    chairs = [proposal.chair for proposal in simulate(bloc, first=FIRST)]

    for start in range(len(chairs) - most):
        window = chairs[start : start + most + 1]
        assert window[0] is None or len(set(window)) > 1


@UNHURRIED
@given(restless())
def test_a_simulation_is_a_chain_of_proposals(bloc):
    first, second = simulate(bloc, first=FIRST, years=2)
    known = replace(bloc, past=(*bloc.past, first.led()))

    assert first == propose(bloc, year=FIRST, on=date(FIRST, 1, 1))
    assert second == propose(known, year=FIRST + 1, on=date(FIRST + 1, 1, 1))


# What one article tells: 2022 Yên Bái with Thái Nguyên, 2023 Thái Nguyên with Tuyên Quang.

HOA_BINH, BAC_GIANG, THAI_NGUYEN, TUYEN_QUANG, YEN_BAI, PHU_THO, BAC_KAN = "ABCDEFG"
NAMED = "ABCDEFG"
"""The boards in the order in which the article names them; nobody printed an order of turns."""


def of_2023(order, **rule):
    bloc = rotation(order, past=[led(2022, YEN_BAI, THAI_NGUYEN)], **rule)
    proposal = propose(bloc, year=2023, on=date(2023, 1, 6))
    return letters(proposal.leaders)


def test_the_leaders_of_2023_follow_from_those_of_2022():
    assert of_2023(NAMED) == THAI_NGUYEN + TUYEN_QUANG


def test_a_fixed_order_does_not_explain_2023():
    assert of_2023(NAMED, kind="fixed_order") == PHU_THO + BAC_KAN


def test_how_many_orders_explain_what_is_known():
    """Circles only: where a circle begins says nothing, so there are 720 and not 5040."""
    orders = [NAMED[0] + "".join(rest) for rest in permutations(NAMED[1:])]
    found = [of_2023(order) for order in orders]
    both_years = [order for order in orders if YEN_BAI + THAI_NGUYEN + TUYEN_QUANG in order * 2]

    assert {leaders[0] for leaders in found} == {THAI_NGUYEN}
    assert [leaders[1] for leaders in found].count(TUYEN_QUANG) == 144
    assert (len(orders), len(both_years)) == (720, 24)
    assert NAMED not in both_years

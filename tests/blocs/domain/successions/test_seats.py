"""Seats go to successors by decision: a table of cases, and what holds whatever is decided."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocs.domain.successions import Choice, Held, Seating, Taken, is_double, seated

JULY = date(2025, 7, 1)
SINCE = date(2020, 1, 1)
NORTH, SOUTH = 1, 2
A, B, C = 10, 20, 30
OF_A = Held(1, NORTH, A, 3, SINCE)
OF_B = Held(2, NORTH, B, 6, SINCE)
OF_C = Held(3, NORTH, C, 7, SINCE)
ELSEWHERE = Held(4, SOUTH, B, 2, SINCE, date(2027, 1, 1))
HELD = [OF_A, OF_B, OF_C, ELSEWHERE]


def decide(*choices, goes_on=None, parting=(A, B), held=HELD):
    return seated(held, JULY, parting=parting, goes_on=goes_on, choices=choices)


@pytest.mark.parametrize(
    ("found", "ends", "takes", "keeps"),
    [
        pytest.param(
            decide(Choice(NORTH, 0, of=2)),
            [OF_A, OF_B, ELSEWHERE],
            [Taken(NORTH, 0, 6, None, OF_B)],
            [],
            id="the seat of one predecessor",
        ),
        pytest.param(
            decide(Choice(NORTH, 0, of=1), Choice(SOUTH, 0, of=4)),
            [OF_A, OF_B, ELSEWHERE],
            [
                Taken(NORTH, 0, 3, None, OF_A),
                Taken(SOUTH, 0, 2, date(2027, 1, 1), ELSEWHERE),
            ],
            [],
            id="a seat in each of two blocs, for as long as it was to run",
        ),
        pytest.param(
            decide(Choice(NORTH, 0)),
            [OF_A, OF_B, ELSEWHERE],
            [Taken(NORTH, 0, 8)],
            [],
            id="a new seat behind the last",
        ),
        pytest.param(decide(), [OF_A, OF_B, ELSEWHERE], [], [], id="no seat at all"),
        pytest.param(
            decide(Choice(NORTH, 0, of=2), Choice(SOUTH, 0, of=4), goes_on=B),
            [OF_A],
            [],
            [OF_B, ELSEWHERE],
            id="a board that goes on keeps its seats",
        ),
        pytest.param(
            decide(Choice(NORTH, 0, of=1), goes_on=B),
            [OF_A, OF_B, ELSEWHERE],
            [Taken(NORTH, 0, 3, None, OF_A)],
            [],
            id="a board that goes on moves to the other seat, and leaves where it keeps none",
        ),
        pytest.param(
            decide(Choice(NORTH, 0, of=1), Choice(NORTH, 1), parting=[A]),
            [OF_A],
            [Taken(NORTH, 0, 3, None, OF_A), Taken(NORTH, 1, 8)],
            [],
            id="of two halves one inherits and one joins",
        ),
        pytest.param(
            decide(Choice(NORTH, 0), Choice(NORTH, 1), parting=[A]),
            [OF_A],
            [Taken(NORTH, 0, 8), Taken(NORTH, 1, 9)],
            [],
            id="both join",
        ),
        pytest.param(
            decide(Choice(3, 0), parting=[A]), [OF_A], [Taken(3, 0, 1)], [], id="an empty bloc"
        ),
        pytest.param(
            decide(
                Choice(NORTH, 0),
                held=[OF_A, replace(OF_B, ends_on=date(2021, 1, 1)), replace(OF_C, seat=9)],
            ),
            [OF_A],
            [Taken(NORTH, 0, 10)],
            [],
            id="what ended before is nobody's to end",
        ),
    ],
)
def test_who_sits_where(found, ends, takes, keeps):
    assert found == Seating(tuple(ends), tuple(takes), tuple(keeps))


@pytest.mark.parametrize(
    "choices",
    [
        pytest.param([Choice(NORTH, 0, of=1), Choice(NORTH, 1, of=1)], id="one seat for two"),
        pytest.param([Choice(NORTH, 0, of=1), Choice(NORTH, 0)], id="two seats for one"),
        pytest.param([Choice(NORTH, 0, of=3)], id="the seat of somebody else"),
        pytest.param([Choice(SOUTH, 0, of=1)], id="a seat of another bloc"),
        pytest.param([Choice(NORTH, 0, of=99)], id="no seat"),
    ],
)
def test_what_cannot_be_given(choices):
    found = decide(*choices)

    assert (found.clashes, found.takes) == (tuple(choices), ())


@pytest.mark.parametrize(
    ("blocs", "expected"),
    [
        pytest.param([NORTH], False, id="one bloc"),
        pytest.param([NORTH, NORTH], False, id="the same bloc"),
        pytest.param([NORTH, SOUTH], True, id="two of one council"),
        pytest.param([NORTH, 3], False, id="two councils"),
    ],
)
def test_a_line_has_one_seat_for_a_board(blocs, expected):
    assert is_double(blocs, {NORTH: "bộ", SOUTH: "bộ", 3: "tỉnh"}) is expected


@st.composite
def histories(draw):
    """Boards of two blocs that merge, split and end, with any decisions that are possible."""
    held = []
    for bloc in (NORTH, SOUTH):
        for seat in range(1, draw(st.integers(1, 4)) + 1):
            held.append(Held(len(held), bloc, 100 * bloc + seat, seat, SINCE))
    day = JULY
    fresh = 1000
    for _event in range(draw(st.integers(1, 4))):
        alive = sorted({each.board for each in held if each.runs(day)})
        if not alive:
            break
        parting = draw(st.lists(st.sampled_from(alive), min_size=1, max_size=3, unique=True))
        goes_on = draw(st.sampled_from([None, *parting]))
        number = draw(st.integers(1, 3))
        choices = draw(
            st.lists(
                st.builds(
                    Choice,
                    st.sampled_from([NORTH, SOUTH]),
                    st.integers(0, number - 1),
                    st.sampled_from([None, *(each.membership for each in held)]),
                ),
                max_size=4,
            )
        )
        found = seated(held, day, parting=parting, goes_on=goes_on, choices=choices)
        if not found.clashes:
            boards = [goes_on if goes_on else fresh, *range(fresh + 1, fresh + number)]
            fresh += number
            held = carried_out(held, found, boards, day)
        day += timedelta(draw(st.integers(1, 400)))
    return held


def carried_out(held, found, boards, day):
    ended = {each.membership for each in found.ends}
    after = [replace(each, ends_on=day) if each.membership in ended else each for each in held]
    for each in found.takes:
        after.append(
            Held(len(after), each.bloc, boards[each.successor], each.seat, day, each.until)
        )
    return after


@given(histories(), st.integers(0, 1600))
def test_on_any_day_a_seat_has_one_holder_or_none_and_a_board_one_seat_of_a_bloc(held, after):
    day = JULY + timedelta(after)
    running = [each for each in held if each.runs(day)]

    assert len({(each.bloc, each.seat) for each in running}) == len(running)
    assert len({(each.bloc, each.board) for each in running}) == len(running)


@given(histories())
def test_no_membership_ends_before_it_begins(held):
    assert all(each.ends_on is None or each.starts_on < each.ends_on for each in held)
